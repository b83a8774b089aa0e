"""The one table of checks: what is run on each part of a project, and what on the whole of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from hmicgrade.evaluate.inspection import inspection_problems
from hmicgrade.evaluate.proof.diagnostics import scheme_warnings
from hmicgrade.lint.facts import Facts
from hmicgrade.load.parts import Part
from hmicgrade.model.catalogue import National
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.model.project import SchemeFolder

Schemes = Mapping[str, SchemeFolder]
"""Every scheme of a project, by id."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What is left when every part has been looked at: the criteria, the national files, and the facts of all parts."""

    schemes: Schemes
    national: tuple[National, ...]
    facts: Facts


PartCheck = Callable[[Part, Schemes], Iterable[Diagnostic]]
"""Looks at one part, with the schemes of the project at hand."""

WholeCheck = Callable[[Whole], Iterable[Diagnostic]]
"""Looks at what the parts say together."""


def records_and_judgements(part: Part, schemes: Schemes) -> Iterable[Diagnostic]:
    """Yield what is wrong with the recorded findings and the judgements of each inspection."""
    for inspection in part.inspections:
        if inspection.scheme in schemes:
            yield from inspection_problems(schemes[inspection.scheme], inspection)


def rules_as_proved(whole: Whole) -> Iterable[Diagnostic]:
    """Yield what the proof of each scheme's rules shows to be wrong."""
    for folder in whole.schemes.values():
        yield from scheme_warnings(folder)


PART_CHECKS: tuple[PartCheck, ...] = (records_and_judgements,)
"""Run on each part as it is read."""

WHOLE_CHECKS: tuple[WholeCheck, ...] = (rules_as_proved,)
"""Run at the end."""


def facts_of(part: Part) -> Facts:
    """Return what a part says that other parts are checked against."""
    return Facts(inspected=frozenset(one.scheme for one in part.inspections))
