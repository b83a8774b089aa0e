"""Validates a project: everything wrong with it, part by part, in the memory of its largest part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hmicgrade.lint.checks import WHOLE_CHECKS
from hmicgrade.lint.examination import Examined, examine
from hmicgrade.lint.facts import Gathered
from hmicgrade.lint.recalling import Memory, examine_unread
from hmicgrade.lint.subjects import Schemes, Whole
from hmicgrade.lint.suppressions import Suppression, ignored
from hmicgrade.load.parts import Part
from hmicgrade.load.project import Unread
from hmicgrade.model.catalogue import National
from hmicgrade.model.diagnostics import Diagnostic, in_order
from hmicgrade.model.project import SchemeFolder


@dataclass(frozen=True, slots=True)
class Validation:
    """Everything wrong with a project, in order, with the files that were examined and the texts it points into.

    `suppressed` are the diagnostics that a comment says to ignore.
    """

    diagnostics: tuple[Diagnostic, ...]
    suppressed: tuple[Diagnostic, ...]
    sources: Mapping[str, str]
    files: tuple[str, ...]


@dataclass(slots=True)
class _Findings:
    """What was found in the parts so far, with nothing that is alike in many of them held many times."""

    files: list[str] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    suppressions: list[Suppression] = field(default_factory=list)
    facts: Gathered = field(default_factory=Gathered)

    def take(self, one: Examined) -> None:
        self.files += one.files
        self.sources |= one.sources
        self.diagnostics += one.diagnostics
        self.suppressions += one.suppressions
        self.facts.take(one.facts)


def validate(parts: Iterable[Part | Unread], memory: Memory | None = None) -> Validation:
    """Return everything wrong with a project that is read part by part.

    With a memory, a force that is as it was is not read again; the result is the same with and without one.
    """
    schemes: dict[str, SchemeFolder] = {}
    national: list[National] = []
    found = _Findings()
    for part in parts:
        if isinstance(part, Unread):
            found.take(examine_unread(part, schemes, memory))
        else:
            schemes |= part.schemes
            national += part.national
            found.take(examine(part, schemes))
    return _conclude(found, schemes, tuple(national))


def _conclude(found: _Findings, schemes: Schemes, national: tuple[National, ...]) -> Validation:
    whole = Whole(schemes, national, found.facts.facts())
    diagnostics = [*found.diagnostics, *(one for check in WHOLE_CHECKS for one in check(whole))]
    kept, suppressed = ignored(in_order(diagnostics), found.suppressions)
    return Validation(kept, suppressed, found.sources, tuple(sorted(found.files)))
