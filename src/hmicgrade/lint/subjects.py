"""What checks look at: one part of a project, or what is left of all of them at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from hmicgrade.lint.facts import Facts
from hmicgrade.load.document import Document
from hmicgrade.load.parts import Part
from hmicgrade.model.catalogue import National
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.model.evidence import EvidenceFile, Item
from hmicgrade.model.project import Inspection, SchemeFolder

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


def inspected(part: Part, schemes: Schemes) -> Iterator[tuple[Inspection, SchemeFolder]]:
    """Yield the inspections of a part whose scheme is there, each with that scheme."""
    for inspection in part.inspections:
        if inspection.scheme in schemes:
            yield inspection, schemes[inspection.scheme]


def items_of(inspection: Inspection) -> Iterator[tuple[EvidenceFile, int, Item]]:
    """Yield the statements of an inspection: file, place in the file from 0, statement."""
    for file in inspection.files:
        for at, item in enumerate(file.items):
            yield file, at, item


def document_of(part: Part, file: EvidenceFile) -> Document:
    """Return the document that a file of evidence was read from."""
    return next(one for one in part.documents if file.span and one.file == file.span.file)


def documents_of(part: Part, scheme: str, *kinds: str) -> list[Document]:
    """Return the documents of a scheme's folder that are of some kinds, in the order of their paths."""
    folder = f"criteria/{scheme}/"
    return sorted(
        (one for one in part.documents if one.file.startswith(folder) and one.kind in kinds), key=lambda one: one.file
    )
