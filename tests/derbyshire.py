"""The real report, as its tests and its document use it: the project, its grades, and figures taken from those."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path

from hmicgrade import AreaAssessment, Project, assess, load_project
from hmicgrade.evaluate.assessment import Change, ReadingPoint
from hmicgrade.model.evidence import Cited, Decide, EvidenceFile, Judgement, Override, RecordedFinding, SetAside
from hmicgrade.model.project import Inspection
from hmicgrade.model.table import Effect

ROOT = Path(__file__).parent.parent
SCHEME = "hmic-2007"
NAMED = 5
"""How many criteria a table names before it only counts them."""


@cache
def project() -> Project:
    found, diagnostics = load_project(ROOT)
    assert diagnostics == ()
    return found


def inspection() -> Inspection:
    found = project().inspection("derbyshire", 2007)
    assert found is not None
    return found


@cache
def graded(*, recorded: bool = True, judgements: bool = True) -> dict[str, AreaAssessment]:
    return _by_area(project(), recorded=recorded, judgements=judgements)


def alone() -> dict[str, AreaAssessment]:
    """Give what the evidence gives by itself, area by area."""
    return graded(recorded=False, judgements=False)


@cache
def outweighed() -> dict[str, AreaAssessment]:
    """Give what the rules would give with no override, had the criteria that the overrides outweigh been met."""
    files = tuple(_without_override(file) for file in inspection().files)
    others = tuple(one for one in project().inspections if one is not inspection())
    return _by_area(replace(project(), inspections=(*others, replace(inspection(), files=files))))


def tally(one: AreaAssessment, level: str) -> Counter[str]:
    """Count the findings of one level."""
    return Counter(finding.finding for finding in one.findings if finding.criterion.level == level)


def figures() -> str:
    """Write the tables of the document on the report."""
    tables = (
        ("Grades", _grades()),
        ("Findings, recorded ones included", _findings()),
        ("What recorded findings change", _recorded()),
        ("What judgements change", _judgements()),
        ("Where a reading matters", _readings()),
        ("What would change a grade", _changes()),
        ("Shares, from the evidence alone", _shares()),
    )
    return "\n".join(f"### {title}\n\n{table}" for title, table in tables)


SHARES: dict[str, Callable[[AreaAssessment], Fraction]] = {
    "Fair met": lambda one: _share(one, ["fair"], {"met": 1}),
    "Fair at least partly met": lambda one: _share(one, ["fair"], {"met": 1, "partly_met": 1}),
    "Fair score": lambda one: _share(one, ["fair"], {"met": 1, "partly_met": Fraction(1, 2)}),
    "Good met": lambda one: _share(one, ["good"], {"met": 1}),
    "Fair and Good met": lambda one: _share(one, ["fair", "good"], {"met": 1}),
    "Fair and Good score": lambda one: _share(one, ["fair", "good"], {"met": 1, "partly_met": Fraction(1, 2)}),
}
"""Ways to put an area's findings into one number; a partly met criterion scores half."""


def _share(one: AreaAssessment, levels: Iterable[str], worth: dict[str, int | Fraction]) -> Fraction:
    findings = [finding.finding for finding in one.findings if finding.criterion.level in levels]
    return sum((Fraction(worth.get(finding, 0)) for finding in findings), Fraction(0)) / len(findings)


def _by_area(from_: Project, *, recorded: bool = True, judgements: bool = True) -> dict[str, AreaAssessment]:
    whole = assess(from_, "derbyshire", 2007, recorded=recorded, judgements=judgements)
    graded_areas = {one.area.id: one for one in whole.areas if isinstance(one, AreaAssessment)}
    assert len(graded_areas) == len(whole.areas)
    return graded_areas


def _without_override(file: EvidenceFile) -> EvidenceFile:
    overrides = [each for each in file.judgements if isinstance(each, Override)]
    met = [_taken_as_met(file, cited.ref) for override in overrides for cited in override.despite]
    others = tuple(each for each in file.judgements if each not in overrides)
    return replace(file, findings=(*file.findings, *met), judgements=others)


def _taken_as_met(file: EvidenceFile, criterion: str) -> RecordedFinding:
    against = [
        Cited(item.id)
        for item in file.items
        if any(link.criterion == criterion and link.effect in {Effect.SHORT, Effect.WELL_SHORT} for link in item.links)
    ]
    return RecordedFinding(criterion, "met", reason="taken as met", despite=tuple(against))


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    titles = list(head)
    lines = [titles, ["---"] * len(titles), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _grade(one: AreaAssessment) -> str:
    return one.grade.capitalize() if one.grade else " or ".join(grade.capitalize() for grade in one.possible)


def _grades() -> str:
    stages = (alone(), graded(judgements=False), graded())
    return _table(
        ["area", "evidence alone", "with recorded findings", "with judgements too", "published"],
        (
            [one.area.title, *(_grade(stage[name]) for stage in stages), _published(one)]
            for name, one in graded().items()
        ),
    )


def _published(one: AreaAssessment) -> str:
    assert one.published is not None
    assert one.published.grade is not None
    return one.published.grade.capitalize()


def _findings() -> str:
    return _table(
        ["area", "Fair: met, partly, not", "Good: met, partly, not", "Excellent: met, not", "missing"],
        (
            [
                one.area.title,
                _counts(one, "fair", "met", "partly_met", "not_met"),
                _counts(one, "good", "met", "partly_met", "not_met"),
                _counts(one, "excellent", "met", "not_met"),
                str(len(one.missing.criteria)),
            ]
            for one in graded().values()
        ),
    )


def _counts(one: AreaAssessment, level: str, *findings: str) -> str:
    counts = tally(one, level)
    return ", ".join(str(counts[finding]) for finding in findings)


def _recorded() -> str:
    return _table(
        ["area", "criterion", "level", "the evidence gives", "recorded"],
        (
            [
                one.area.title,
                f"`{finding.criterion.id}`",
                finding.criterion.level.capitalize(),
                alone()[name].finding(finding.criterion.id).finding.replace("_", " "),
                finding.finding.replace("_", " "),
            ]
            for name, one in graded().items()
            for finding in one.findings
            if finding.origin == "recorded"
        ),
    )


def _judgements() -> str:
    return _table(
        ["area", "judgement", "grade without any", "grade with it and those above"],
        (row for name in graded() for row in _judgement_rows(name)),
    )


def _judgement_rows(name: str) -> Iterable[list[str]]:
    without, one = graded(judgements=False)[name], graded()[name]
    for place, judgement in enumerate(one.judgements):
        last = place == len(one.judgements) - 1
        open_ = " or ".join(grade.capitalize() for grade in one.computed)
        yield [one.area.title, _judgement(judgement), _grade(without), _grade(one) if last else open_]


def _judgement(judgement: Judgement) -> str:
    match judgement:
        case Decide(grade):
            return f"decides for {grade.capitalize()}"
        case SetAside(_, criterion):
            return f"sets aside the critical failure of `{criterion}`"
        case Override(grade, despite):
            return f"overrides with {grade.capitalize()} despite {', '.join(f'`{cited.ref}`' for cited in despite)}"
        case _:
            return f"treats `{judgement.criterion}` as critical"


def _readings() -> str:
    return _table(
        ["area", "word", "readings", "grade"],
        (
            [one.area.title, f"'{word.quantity.word}'", f"{_point(each.first)} to {_point(each.last)}", grade]
            for one in outweighed().values()
            for word in one.readings
            if len(word.ranges) > 1
            for each in word.ranges
            for grade in [" or ".join(grade.capitalize() for grade in each.possible)]
        ),
    )


def _point(point: ReadingPoint) -> str:
    percent = point.number * 100
    number = f"{percent}%" if percent.denominator == 1 else f"{point.number} ({float(percent):.1f}%)"
    return f"{point.comparison} {number}"


def _changes() -> str:
    return _table(
        ["area", "to raise what the rules give", "to lower it", "margin"],
        (
            [one.area.title, _change(one.raising, "met"), _change(one.lowering, "not met"), str(one.margin)]
            for one in graded().values()
        ),
    )


def _change(change: Change | None, finding: str) -> str:
    if change is None:
        return "nothing can"
    few = change.changes <= NAMED and len(change.recipes) == 1 and not change.recipes[0].any
    names = ", ".join(f"`{each}`" for each in change.recipes[0].all) if few else ""
    return f"{change.to.capitalize()}: {change.changes} to {finding}" + (f" ({names})" if names else "")


def _shares() -> str:
    ordered = sorted(alone().values(), key=lambda one: ("good", "fair", "poor").index(_published(one).lower()))
    return _table(
        ["area", "published", *SHARES],
        (
            [one.area.title, _published(one), *(f"{float(100 * of(one)):.0f}%" for of in SHARES.values())]
            for one in ordered
        ),
    )
