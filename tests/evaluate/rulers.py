"""Two versions of small rules at random: a few differences between them, on one set of findings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from hmicgrade.evaluate.assessment import CriterionFinding, Origin
from hmicgrade.evaluate.comparing.elements import Ruler
from hmicgrade.evaluate.findings import Record
from hmicgrade.evaluate.impact.responsible import Stage
from hmicgrade.evaluate.inspection import OpenArea
from hmicgrade.model.areas import Criterion
from hmicgrade.model.evidence import RecordedFinding
from hmicgrade.model.scheme import NOT_ASSESSED, Cap, Scheme, Silence
from tests.evaluate.oracle import Small
from tests.evaluate.strategies import CRITERIA, case_of, conditions, otherwise, smalls


@dataclass(frozen=True, slots=True)
class Two:
    """An area with what was found there, and another version of its rules."""

    old: Small
    new: Ruler

    @property
    def old_ruler(self) -> Ruler:
        return Ruler(self.old.scheme, self.old.area)

    def opened(self) -> OpenArea:
        """The area in the old version, every finding recorded."""
        case = case_of(self.old, hypothetical=True)
        known = {one.criterion.id: one.finding for one in case.findings if one.finding != NOT_ASSESSED}
        recorded = {name: Record("a", RecordedFinding(name, finding, "So it is")) for name, finding in known.items()}
        return OpenArea(case, {one.criterion.id: () for one in case.findings}, recorded)

    def stage(self) -> Stage:
        opened = self.opened()
        found = tuple(CriterionFinding(one, NOT_ASSESSED, Origin.NONE) for one in self.new.area.criteria)
        after = replace(opened.case, scheme=self.new.scheme, area=self.new.area, findings=found)
        return Stage(opened, {"a": opened}, OpenArea(after, {}, {}))


def _requires(draw: st.DrawFn, scheme: Scheme) -> Scheme:
    at = draw(st.integers(0, len(scheme.grades) - 1))
    words = tuple(one.word for one in scheme.quantities)
    rule = replace(scheme.grades[at], requires=draw(st.one_of(st.none(), conditions(scheme.scale, words))))
    return replace(scheme, grades=(*scheme.grades[:at], rule, *scheme.grades[at + 1 :]))


def _reading(draw: st.DrawFn, scheme: Scheme) -> Scheme:
    quantities = tuple(replace(one, reading=draw(st.sampled_from((one.first, one.last)))) for one in scheme.quantities)
    return replace(scheme, quantities=quantities)


def _caps(draw: st.DrawFn, scheme: Scheme) -> Scheme:
    words = tuple(one.word for one in scheme.quantities)
    added = Cap(
        f"new-{len(scheme.caps)}", draw(conditions(scheme.scale, words)), draw(st.sampled_from(scheme.grade_names))
    )
    return replace(scheme, caps=draw(st.sampled_from((scheme.caps[1:], (*scheme.caps, added)))))


def _otherwise(draw: st.DrawFn, scheme: Scheme) -> Scheme:
    return replace(scheme, otherwise=draw(otherwise(scheme.grade_names)))


def _silence(draw: st.DrawFn, scheme: Scheme) -> Scheme:
    return replace(scheme, silence=(Silence("fair", draw(st.sampled_from(scheme.findings))),))


def _scores(_: st.DrawFn, scheme: Scheme) -> Scheme:
    return replace(scheme, scale=(replace(scheme.scale[0], score=scheme.scale[0].score + 1), *scheme.scale[1:]))


EDITS: tuple[Callable[[st.DrawFn, Scheme], Scheme], ...] = (
    _requires,
    _requires,
    _reading,
    _caps,
    _otherwise,
    _silence,
    _scores,
)


def _criteria(draw: st.DrawFn, criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """Change a criterion, put one in, or take one out of several; sometimes only under another name."""
    at = draw(st.integers(0, len(criteria) - 1))
    kind = draw(st.sampled_from(("traits", "traits", "rename", "put", "take")))
    one = criteria[at]
    changed = {
        "traits": (*criteria[:at], replace(draw(CRITERIA), id=one.id), *criteria[at + 1 :]),
        "rename": (*criteria[:at], replace(one, id=f"{one.id}-b", was=(one.id,)), *criteria[at + 1 :]),
        "put": (*criteria, replace(draw(CRITERIA), id="new"))
        if all(each.id != "new" for each in criteria)
        else criteria,
        "take": (*criteria[:at], *criteria[at + 1 :]) if len(criteria) > 1 else criteria,
    }
    return changed[kind]


@st.composite
def twos(draw: st.DrawFn) -> Two:
    """Rules with a few differences, on findings with judgements that applied."""
    old = draw(smalls(most=4))
    scheme, criteria = old.scheme, old.area.criteria
    for edit in draw(st.lists(st.sampled_from(EDITS), max_size=3)):
        scheme = edit(draw, scheme)
    for _ in range(draw(st.integers(0, 2))):
        criteria = _criteria(draw, criteria)
    return Two(old, Ruler(scheme, replace(old.area, criteria=criteria)))
