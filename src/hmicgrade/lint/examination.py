"""Examines one part of a project: everything that reading and the checks find in it, and what the whole needs of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hmicgrade.lint.checks import PART_CHECKS, facts_of
from hmicgrade.lint.facts import Facts
from hmicgrade.lint.subjects import Schemes
from hmicgrade.lint.suppressions import Suppression, suppressions_of
from hmicgrade.load.parts import Part
from hmicgrade.model.diagnostics import Diagnostic, in_order


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in one part.

    `files` are those that were read; `sources` gives the texts that a diagnostic may point into, those of a force only
    where one does, or a check of the whole may; `diagnostics` are those before any is suppressed.
    """

    files: tuple[str, ...]
    sources: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    suppressions: tuple[Suppression, ...]
    facts: Facts


def examine(part: Part, schemes: Schemes) -> Examined:
    """Return what reading and the checks find in one part."""
    found = [*part.diagnostics, *(one for check in PART_CHECKS for one in check(part, schemes))]
    suppressions = tuple(one for document in part.documents for one in suppressions_of(document))
    pointed = {one.span.file for one in found} | {one.span.file for one in suppressions}
    pointed |= {place.span.file for one in found for place in one.related}
    facts = facts_of(part)
    pointed |= {one.spot.file for one in facts.names}
    return Examined(
        files=tuple(document.file for document in part.documents),
        sources={
            document.file: document.text
            for document in part.documents
            if document.text is not None and (part.force is None or document.file in pointed)
        },
        diagnostics=in_order(found),
        suppressions=suppressions,
        facts=facts,
    )
