"""Checks of criteria that nothing is known of anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hmicgrade.lint.facts import Evidenced
from hmicgrade.lint.subjects import Whole
from hmicgrade.load.parts import Part
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.model.project import SchemeFolder


def evidenced_by(part: Part) -> frozenset[Evidenced]:
    """Return the criteria that the statements and recorded findings of a part bear on."""
    return frozenset(_evidenced(part))


def _evidenced(part: Part) -> Iterator[Evidenced]:
    for inspection in part.inspections:
        for file in inspection.files:
            yield from ((file.scheme, finding.criterion) for finding in file.findings)
            for item in file.items:
                yield from ((file.scheme, link.criterion) for link in item.links if link.effect is not None)


def unevidenced(whole: Whole) -> Iterable[Diagnostic]:
    """Yield each criterion without evidence and recorded finding, of the schemes that forces are inspected under.

    Where a file of evidence has errors nothing is said: it may hold what seems to be missing. At a level that must be
    claimed, no evidence is an answer.
    """
    for name in sorted((whole.facts.inspected - whole.facts.unread) & whole.schemes.keys()):
        yield from _of_scheme(whole.schemes[name], whole.facts.evidenced)


def _of_scheme(folder: SchemeFolder, evidenced: frozenset[Evidenced]) -> Iterator[Diagnostic]:
    for area in folder.areas if folder.scheme and folder.scheme.has_rules else ():
        for criterion in area.criteria:
            silent = folder.scheme is not None and folder.scheme.finding_in_silence(criterion.level) is not None
            if criterion.span and not silent and (folder.id, criterion.id) not in evidenced:
                message = f"nothing bears on '{criterion.id}' in any file of evidence"
                yield Diagnostic("HG620", message, criterion.span, "add evidence on it, or record a finding")
