"""Validates a project: everything wrong with it, part by part, in the memory of its largest part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hmicgrade.lint.checks import PART_CHECKS, WHOLE_CHECKS, facts_of
from hmicgrade.lint.facts import Facts, together
from hmicgrade.lint.subjects import Schemes, Whole
from hmicgrade.lint.suppressions import Suppression, ignored, suppressions_of
from hmicgrade.load.parts import Part
from hmicgrade.model.catalogue import National
from hmicgrade.model.diagnostics import Diagnostic, in_order
from hmicgrade.model.project import SchemeFolder


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


@dataclass(frozen=True, slots=True)
class Validation:
    """Everything wrong with a project, in order, with the files that were examined and the texts it points into.

    `suppressed` are the diagnostics that a comment says to ignore.
    """

    diagnostics: tuple[Diagnostic, ...]
    suppressed: tuple[Diagnostic, ...]
    sources: Mapping[str, str]
    files: tuple[str, ...]


def validate(parts: Iterable[Part]) -> Validation:
    """Return everything wrong with a project that is read part by part."""
    schemes: dict[str, SchemeFolder] = {}
    national: list[National] = []
    examined: list[Examined] = []
    for part in parts:
        schemes |= part.schemes
        national += part.national
        examined.append(examine(part, schemes))
    return conclude(examined, schemes, tuple(national))


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


def conclude(examined: Sequence[Examined], schemes: Schemes, national: tuple[National, ...]) -> Validation:
    """Return the validation of a project from what was found in its parts."""
    whole = Whole(schemes, national, together(one.facts for one in examined))
    found = [one for part in examined for one in part.diagnostics]
    found += [one for check in WHOLE_CHECKS for one in check(whole)]
    suppressions = [one for part in examined for one in part.suppressions]
    kept, suppressed = ignored(in_order(found), suppressions)
    return Validation(
        diagnostics=kept,
        suppressed=suppressed,
        sources={file: text for part in examined for file, text in part.sources.items()},
        files=tuple(sorted(file for part in examined for file in part.files)),
    )
