"""The files that no grade depends on: the glossary and the programme of a scheme, the national distributions."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from hmicgrade.load.checks import check_kind, check_known, check_says, check_unique
from hmicgrade.load.document import Document, shaped
from hmicgrade.load.shapes_criteria import FrameworkShape, GlossaryShape, ProgrammeShape
from hmicgrade.load.shapes_force import DistributionShape, NationalShape
from hmicgrade.model.catalogue import Decline, Distribution, Framework, Inspected, National, Programme, Term


def read_glossary(document: Document) -> tuple[Term, ...]:
    """Return the terms of a glossary, none where it has errors, noting those that are explained twice."""
    shape = shaped(document, GlossaryShape)
    terms = shape.terms if shape else []
    names = ((one.term, document.at("terms", at, "term")) for at, one in enumerate(terms))
    check_unique(document, names, "term")
    return () if document.errors else tuple(Term(one.term, one.means) for one in terms)


def read_programme(
    document: Document, scheme_id: str, grades: Collection[str], areas: Collection[str]
) -> Programme | None:
    """Return a programme, None where it has errors, noting what is wrong with it.

    `grades` are those of the scheme, none where they cannot be known; `areas` its areas.
    """
    shape = shaped(document, ProgrammeShape)
    check_says(document, "id", scheme_id, "folder")
    if shape is None:
        return None
    _check_frameworks(document, shape, areas)
    decline = shape.decline_prompts_inspection
    if decline and grades:
        span = document.at("decline_prompts_inspection", "or_into")
        check_known(document, "HG208", "grade", decline.or_into, grades, span)
    if document.errors:
        return None
    frameworks = tuple(
        Framework(one.id, one.title, Inspected(one.inspection), tuple(one.areas)) for one in shape.frameworks
    )
    return Programme(scheme_id, frameworks, Decline(decline.steps, decline.or_into) if decline else None)


def _check_frameworks(document: Document, shape: ProgrammeShape, areas: Collection[str]) -> None:
    frameworks = ((one.id, document.at("frameworks", at, "id")) for at, one in enumerate(shape.frameworks))
    check_unique(document, frameworks, "framework")
    named = [
        (area, document.at("frameworks", at, "areas", place), one)
        for at, one in enumerate(shape.frameworks)
        for place, area in enumerate(one.areas)
    ]
    check_unique(document, ((area, span) for area, span, _ in named), "area")
    for area, span, framework in named:
        if _has_criteria(framework):
            check_known(document, "HG202", "area", area, areas, span)


def _has_criteria(framework: FrameworkShape) -> bool:
    """Tell whether the areas of a framework must have criteria: others may be named before anyone writes theirs."""
    return framework.inspection == Inspected.PROGRAMMED


def read_national(document: Document, year: str, grades: Mapping[str, Collection[str] | None]) -> National | None:
    """Return a year's distributions, None where they have errors, noting what is wrong with them.

    `year` is what the file is named after; `grades` gives the grades of every scheme there is, None where they cannot
    be known.
    """
    shape = shaped(document, NationalShape) if check_kind(document, ("national",)) else None
    check_says(document, "year", year, "file")
    if shape is None:
        return None
    names = ((one.area, document.at("areas", at, "area")) for at, one in enumerate(shape.areas))
    check_unique(document, names, "area")
    if check_known(document, "HG201", "scheme", shape.scheme, grades, document.at("scheme")):
        _check_grades(document, shape, grades[shape.scheme])
    for at, one in enumerate(shape.areas):
        _check_sum(document, at, one, shape.forces)
    return None if document.errors else _national(document, shape)


def _check_grades(document: Document, shape: NationalShape, known: Collection[str] | None) -> None:
    for at, one in enumerate(shape.areas if known is not None else ()):
        for grade in one.grades:
            check_known(document, "HG208", "grade", grade, known or (), document.key("areas", at, "grades", grade))


def _check_sum(document: Document, at: int, distribution: DistributionShape, forces: int) -> None:
    counted = sum(distribution.grades.values())
    if counted != forces:
        message = f"the grades of '{distribution.area}' add up to {counted}, not to the {forces} forces"
        document.note("HG221", message, document.key("areas", at, "grades"), "correct the counts, or 'forces'")


def _national(document: Document, shape: NationalShape) -> National:
    areas = tuple(
        Distribution(one.area, one.grades, one.source, document.at("areas", at, "area"))
        for at, one in enumerate(shape.areas)
    )
    return National(shape.year, shape.scheme, shape.forces, areas)
