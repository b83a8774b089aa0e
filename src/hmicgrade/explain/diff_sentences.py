"""The sentences of a comparison of two rounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from hmicgrade.evaluate.comparing.carrying import Loss
from hmicgrade.evaluate.comparing.directions import Direction
from hmicgrade.evaluate.comparing.results import Fate, Trait, Turn
from hmicgrade.evaluate.comparing.rounds import Standing
from hmicgrade.explain.phrases import (
    capitalised,
    criteria,
    either,
    findings,
    grade_name,
    listed,
    one_line,
    plural,
    quoted,
)
from hmicgrade.model.evidence import Decide, Judgement, Override, SetAside, TreatAsCritical
from hmicgrade.model.wording import finding_text

SAME_RULES = "Both rounds have the same rules."
RULES = "What differs in the rules"
RULES_DIFFER = "The rules differ."
BACKWARDS = "The second round is the earlier one: every change is told backwards."
NOTHING_DIFFERS = "Nothing differs."
NO_AREAS = "Neither round has an area."
SUMMARY = "Summary"
COLUMNS = ("Area", "Direction")
NOT_INVENTED = "The steps cannot be split."
MAY_BE_FEWER = "Fewer changes may do, but none of these can be spared."
NO_SPLIT_OF_MERGED = "The areas it was made of had different grades, so the change is not split."
WORDING_FOR_A_PERSON = "Reworded: a person must say whether it still asks the same."


def title(force: str, old: object, new: object) -> str:
    """Head the page."""
    return f"Changes: {one_line(force)}, {old} to {new}"


def round_of(year: object, scheme: str) -> str:
    """Say what a round was graded against."""
    return f"{year}: {scheme}."


def unknown_rules(years: Sequence[str]) -> str:
    """Say which rounds have no rules here."""
    return f"The rules of {listed(list(dict.fromkeys(years)))} are not known here."


def left_out(names: Sequence[str]) -> str:
    """Say what was not taken into account."""
    return f"{capitalised(listed(names))} are left out of both rounds."


# The summary


def counted(areas: int, counts: Sequence[tuple[Direction, int]]) -> str:
    """Say how many areas went where."""
    parts = [f"{number} {_COUNTED[direction]}" for direction, number in counts]
    return f"{plural(areas, 'area', 'areas')}: {listed(parts)}."


_COUNTED = {
    Direction.IMPROVED: "improved",
    Direction.IMPROVED_WITHIN: "improved within the grade",
    Direction.STABLE: "stable",
    Direction.DECLINED_WITHIN: "declined within the grade",
    Direction.DECLINED: "declined",
    Direction.OPEN: "left open",
    Direction.NOT_COMPARABLE: "not comparable",
    Direction.CARRIED_FORWARD: "carried forward",
    Direction.NOT_GRADED: "without a grade in one round",
    Direction.NEW: "new",
    Direction.GONE: "gone",
}

_ARROWS = {
    Direction.IMPROVED: "\N{UPWARDS ARROW}",
    Direction.IMPROVED_WITHIN: "\N{NORTH EAST ARROW}",
    Direction.STABLE: "\N{RIGHTWARDS ARROW}",
    Direction.DECLINED_WITHIN: "\N{SOUTH EAST ARROW}",
    Direction.DECLINED: "\N{DOWNWARDS ARROW}",
}


def direction_cell(direction: Direction) -> str:
    """Write a direction in a table, with an arrow where there is one."""
    return _with_arrow(direction, _COUNTED[direction])


def _with_arrow(direction: Direction, text: str) -> str:
    arrow = _ARROWS.get(direction)
    return f"{arrow} {text}" if arrow else text


def declared(by: str, other: str) -> str:
    """Say that grades are declared not comparable; the source follows."""
    return f"Not comparable: the scheme {by} declares that its grades cannot be set beside those of {other}."


def source(text: str) -> str:
    """Give the source of a declaration."""
    return f"Source: {one_line(text)}"


def other_scale(old: str, new: str) -> str:
    """Say that the scales of two schemes differ; both follow."""
    return f"Not comparable: the schemes {old} and {new} have different grades."


def scale_of(scheme: str, grades: Sequence[str]) -> str:
    """Name the grades of a scheme."""
    return f"{scheme}: {listed([grade_name(one) for one in grades]) if grades else 'not known, because of errors'}"


# The grades of an area


def standing_cell(standing: Standing, grades: Sequence[str], by: str | None) -> str:
    """Write the grade of a round with how it came about."""
    if not grades:
        return _STANDINGS[standing]
    how = "by override" if by is not None else _STANDINGS[standing]
    return f"{either(grades)} ({how})"


_STANDINGS = {
    Standing.COMPUTED: "computed",
    Standing.PUBLISHED: "published",
    Standing.CARRIED_FORWARD: "carried forward",
    Standing.NOT_GRADED: "not graded",
    Standing.NO_EVIDENCE: "no evidence",
    Standing.REFUSED: "not usable, because of errors",
}


def grade_of(year: object, area: str | None, cell: str, published: str | None) -> str:
    """Give the grade of an area in a round, with its title where that differs, and the published grade beside it."""
    whose = f", {one_line(area)}" if area else ""
    beside = f"; published as {grade_name(published)}" if published else ""
    return f"{year}{whose}: {cell}{beside}."


def override_by(by: str, date: str) -> str:
    """Say by whom and when a grade was overridden."""
    return f"overridden by {one_line(by)}, {date}"


def renamed(old: str, year: object) -> str:
    """Say what an area was called."""
    return f"In {year} it was {quoted(old)}."


def split_from(old: str, others: Sequence[str]) -> str:
    """Say what an area comes from, and which others come from the same one."""
    if not others:
        return f"It comes from {quoted(old)}, which goes on."
    do = "does" if len(others) == 1 else "do"
    return f"It comes from {quoted(old)}, as {do} {listed([quoted(one) for one in others])}."


def taken_from(others: Sequence[str]) -> str:
    """Say which areas come from one that goes on."""
    return f"{listed([quoted(one) for one in others])} {'comes' if len(others) == 1 else 'come'} from it too."


def merged(old: Sequence[str]) -> str:
    """Say which areas one was made of."""
    return f"It was made of {listed([quoted(one) for one in old])}."


def direction(direction_: Direction, steps: int | None, grade: str, year: object) -> str:
    """Say where an area went, with an arrow where there is one. `year` is the round that has it alone."""
    match direction_:
        case Direction.IMPROVED | Direction.DECLINED:
            by = f" by {_steps(abs(steps))}" if steps else ""
            text = f"{_COUNTED[direction_]}{by}"
        case Direction.IMPROVED_WITHIN | Direction.DECLINED_WITHIN:
            text = f"{_COUNTED[direction_].removesuffix(' the grade')} {grade_name(grade)}"
        case Direction.NEW | Direction.GONE:
            text = f"only {year} has it"
        case _:
            text = _IN_FULL.get(direction_, _COUNTED[direction_])
    return f"{_with_arrow(direction_, capitalised(text))}."


_IN_FULL = {
    Direction.OPEN: "no direction: more than one grade or way is possible",
    Direction.NOT_COMPARABLE: "not comparable, so no direction",
    Direction.CARRIED_FORWARD: "no direction: a grade carried forward comes from another round",
    Direction.NOT_GRADED: "no direction: it does not have a grade in both rounds",
}


def takes(grade: str, now: int, before: int) -> str:
    """Say how far another grade is, and was."""
    return f"{grade_name(grade)} is {findings(now)} away, before {before}."


def ruled(now: Sequence[str], before: Sequence[str]) -> str:
    """Say what the rules give without an override."""
    return f"Without an override the rules give {either(now)}, before {either(before)}."


def by_findings(better: int, worse: int) -> str:
    """Say how many criteria are found better or worse."""
    return f"{criteria(better)} found better and {worse} worse."


# Ruler, force and judgement

_RULER, _FORCE, _JUDGEMENT = "the ruler", "the force", "the judgements"


def parted(ruler: int, force: int, judgement: int) -> str:
    """Say how many steps of a change are whose; at least one is not 0."""
    named = ((_RULER, ruler), (_FORCE, force), (_JUDGEMENT, judgement))
    parts = [(name, steps) for name, steps in named if steps]
    whole = ruler + force + judgement
    if len(parts) == 1:
        return f"{capitalised(_moved(whole))}, all of it {parts[0][0]}."
    if len({steps > 0 for _, steps in parts}) == 1:
        (name, steps), *others = parts
        rest = [f"{abs(each)} {other}" for other, each in others]
        return f"Of {_moved(whole)}, {listed([f'{abs(steps)} is {name}', *rest])}."
    each = listed([f"{name} moved it {_moved(steps)}" for name, steps in parts])
    return f"{capitalised(each)}: {_moved(whole) if whole else 'no step'} in all."


def _moved(steps: int) -> str:
    return f"{_steps(abs(steps))} {'up' if steps > 0 else 'down'}"


def _steps(number: int) -> str:
    return plural(number, "step", "steps")


def stages(old: object, new: object, *, rules: bool, judgements: bool) -> tuple[str, ...]:
    """Name the stages of a change, from the old round to the new one. Those that change nothing are left out."""
    first = f"Evidence of {old}, rules of {old}"
    ruled_ = [f"Evidence of {old}, rules of {new}"] if rules else []
    found = f"Evidence of {new}, rules of {new}"
    return (
        first,
        *ruled_,
        *([f"{found}, judgements of {old}", f"{found}, judgements of {new}"] if judgements else [found]),
    )


def stage(name: str, grades: Sequence[str]) -> str:
    """Give the grades of a stage."""
    return f"{name}: {either(grades) if grades else 'nothing to grade'}"


# What changed


def changed(number: int) -> str:
    """Head the findings that changed."""
    return f"{plural(number, 'finding', 'findings')} changed:"


def turned(turn: Turn, name: str, now: str, before: str) -> str:
    """Name a criterion whose finding changed."""
    return f"{capitalised(_TURNS[turn])}: {name}: {finding_text(now)}, before {finding_text(before)}"


_TURNS = {
    Turn.WORSE: "worse",
    Turn.BETTER: "better",
    Turn.NOT_ASSESSED: "no longer assessed",
    Turn.ASSESSED: "newly assessed",
    Turn.NOT_APPLICABLE: "no longer applies",
    Turn.APPLIES: "applies now",
    Turn.OTHER_SCALE: "on another scale of findings",
}

TURNS = tuple(_TURNS)
"""The order in which changed findings are told."""


def named(identifier: str, marks: Sequence[str], text: str) -> str:
    """Name a criterion with its level and flags."""
    return f"{identifier} ({', '.join(marks)}), {quoted(text)}"


def fewest(number: int, *, new_rules: bool) -> str:
    """Head the fewest changes that explain a change of grade."""
    under = " under the new rules" if new_rules else ""
    return f"{plural(number, 'change is', 'changes are')} enough to explain the grade{under}:"


def explained(identifier: str, now: str, before: str) -> str:
    """Name a finding that explains a change of grade."""
    return f"{identifier}: {finding_text(now)}, before {finding_text(before)}"


def alone(number: int, grades: Sequence[str]) -> str:
    """Say what a smallest set of changes does."""
    if number == 1:
        return f"With this one alone the grade would be {either(grades)}; without it, it would not."
    return f"With these alone the grade would be {either(grades)}; without any one of them it would not."


def others(number: int) -> str:
    """Say how many other sets of as many changes would do."""
    return f"{plural(number, 'other set', 'other sets')} of as many changes would do as well."


def criteria_changed(number: int) -> str:
    """Head the criteria that are not as they were."""
    return f"{criteria(number)} of both rounds {'is' if number == 1 else 'are'} not as before:"


def trait(trait_: Trait, old: str, new: str) -> str:
    """Say what changed of a criterion."""
    match trait_:
        case Trait.ID:
            return f"Renamed: it was {old}."
        case Trait.TEXT:
            return f"{WORDING_FOR_A_PERSON} It was {quoted(old)}."
        case Trait.LEVEL:
            return f"Its level is {new}, before {old}."
        case Trait.CRITICAL | Trait.SIGNIFICANT:
            return f"It is {trait_} now." if new else f"It is no longer {trait_}."
        case _:
            return f"Its {trait_} {'are' if trait_ is Trait.TAGS else 'is'} {new or 'none'}, before {old or 'none'}."


def not_carried(number: int) -> str:
    """Head what cannot be carried over."""
    return f"{criteria(number)} cannot be carried over:"


def lost(why: Loss, name: str, finding: str | None) -> str:
    """Say of a criterion why it cannot be carried over; a new one has a finding now."""
    now = f", found {finding_text(finding)} now" if finding is not None else ""
    return f"{capitalised(_LOSSES[why])}: {name}{now}"


_LOSSES: Mapping[Loss, str] = {
    Loss.NEW: "new",
    Loss.GONE: "gone",
    Loss.MOVED: "moved to another area",
    Loss.RECORDED_APART: "recorded for a part of it only",
    Loss.NOT_ON_SCALE: "its recorded finding is not known to the new rules",
}


def judgements(number: int) -> str:
    """Head the judgements that one round has alone."""
    return f"{plural(number, 'judgement', 'judgements')} changed:"


def fate(fate_: Fate, judgement: Judgement) -> str:
    """Say what became of a judgement, with the post and the date."""
    grounds = judgement.grounds
    return f"{_FATES[fate_]}: {judged(judgement)} ({one_line(grounds.by)}, {grounds.date})"


_FATES = {
    Fate.ADDED: "Added",
    Fate.LAPSED: "Lapsed, it would no longer stand",
    Fate.WITHDRAWN: "Withdrawn, though it would still stand",
    Fate.NOT_CARRIED: "Lapsed, the new rules have no place for it",
}


def judged(judgement: Judgement) -> str:
    """Say what a judgement does."""
    match judgement:
        case SetAside(cap, criterion, _):
            return f"the cap {cap} set aside for {criterion}"
        case TreatAsCritical(criterion, _):
            return f"{criterion} treated as critical"
        case Decide(grade, _):
            return f"a decision for {grade_name(grade)}"
        case Override(grade, _, _):
            return f"an override to {grade_name(grade)}"
        case _:
            assert_never(judgement)


def not_made(text: str) -> str:
    """Name a judgement that explains a change of grade by being made no longer."""
    return f"no longer {text}"


def cannot_split(stages_: Sequence[str]) -> str:
    """Say why the steps of a change are not split: stages that leave several grades open, or none."""
    return f"{NOT_INVENTED} No single grade at: {'; '.join(stages_)}."
