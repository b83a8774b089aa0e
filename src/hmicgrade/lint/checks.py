"""The one table of checks: what is run on each part of a project, and what on the whole of it."""

from __future__ import annotations

from collections.abc import Iterable

from hmicgrade.evaluate.inspection import inspection_problems
from hmicgrade.evaluate.proof.diagnostics import scheme_warnings
from hmicgrade.lint.coverage import evidenced_by, unevidenced
from hmicgrade.lint.criteria import criteria
from hmicgrade.lint.evidence import statements
from hmicgrade.lint.facts import Facts
from hmicgrade.lint.forces import force_file, names_of, shared_names
from hmicgrade.lint.ids import look_alike_forces, look_alikes
from hmicgrade.lint.judgements import judgements
from hmicgrade.lint.layout import layout
from hmicgrade.lint.lineage import lineage
from hmicgrade.lint.national import given_by, more_than_national, sources
from hmicgrade.lint.privacy import personal_data
from hmicgrade.lint.records import recorded
from hmicgrade.lint.subjects import PartCheck, Schemes, Whole, WholeCheck, inspected
from hmicgrade.lint.wording import too_long, unexplained
from hmicgrade.load.parts import Part
from hmicgrade.model.diagnostics import Diagnostic


def records_and_judgements(part: Part, schemes: Schemes) -> Iterable[Diagnostic]:
    """Yield what is wrong with the recorded findings and the judgements of each inspection."""
    for inspection, folder in inspected(part, schemes):
        yield from inspection_problems(folder, inspection)


def rules_as_proved(whole: Whole) -> Iterable[Diagnostic]:
    """Yield what the proof of each scheme's rules shows to be wrong."""
    for folder in whole.schemes.values():
        yield from scheme_warnings(folder)


PART_CHECKS: tuple[PartCheck, ...] = (
    records_and_judgements,
    layout,
    criteria,
    lineage,
    statements,
    recorded,
    judgements,
    force_file,
    sources,
    unexplained,
    too_long,
    personal_data,
    look_alikes,
)
"""Run on each part as it is read."""

WHOLE_CHECKS: tuple[WholeCheck, ...] = (
    unevidenced,
    more_than_national,
    shared_names,
    look_alike_forces,
    rules_as_proved,
)
"""Run at the end."""


def facts_of(part: Part) -> Facts:
    """Return what a part says that other parts are checked against."""
    return Facts(
        inspected=frozenset(one.scheme for one in part.inspections),
        unread=frozenset(one.scheme for one in part.inspections if one.refused),
        evidenced=evidenced_by(part),
        given=given_by(part),
        names=names_of(part),
    )
