"""The files that no grade depends on: the glossary and the programme of a scheme, the national distributions."""

from __future__ import annotations

from hmicgrade.load.checks import check_known, check_says, check_unique
from hmicgrade.load.document import Document
from hmicgrade.load.shapes_criteria import GlossaryShape, ProgrammeShape
from hmicgrade.load.shapes_force import NationalShape


def check_glossary(document: Document, shape: GlossaryShape | None) -> None:
    """Note the terms that are explained twice."""
    terms = shape.terms if shape else []
    check_unique(document, ((one.term, document.at("terms", at, "term")) for at, one in enumerate(terms)), "term")


def check_programme(document: Document, shape: ProgrammeShape | None, scheme_id: str, grades: tuple[str, ...]) -> None:
    """Note what is wrong with a programme. `grades` are those of the scheme, none where they cannot be known."""
    check_says(document, "id", scheme_id, "folder")
    if shape is None:
        return
    frameworks = ((one.id, document.at("frameworks", at, "id")) for at, one in enumerate(shape.frameworks))
    check_unique(document, frameworks, "framework")
    areas = (
        (area, document.at("frameworks", at, "areas", place))
        for at, one in enumerate(shape.frameworks)
        for place, area in enumerate(one.areas)
    )
    check_unique(document, areas, "area")
    decline = shape.decline_prompts_inspection
    if decline and grades:
        span = document.at("decline_prompts_inspection", "or_into")
        check_known(document, "HG208", "grade", decline.or_into, grades, span)


def check_national(document: Document, shape: NationalShape | None, grades: tuple[str, ...] | None) -> None:
    """Note what is wrong with a year's distributions. `grades` are those of the scheme, None where not known."""
    areas = shape.areas if shape else []
    check_unique(document, ((one.area, document.at("areas", at, "area")) for at, one in enumerate(areas)), "area")
    if grades is None:
        return
    for at, one in enumerate(areas):
        for grade in one.grades:
            check_known(document, "HG208", "grade", grade, grades, document.key("areas", at, "grades", grade))
