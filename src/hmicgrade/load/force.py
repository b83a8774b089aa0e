"""From `force.yaml` and `published.yaml` to the force of the model."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from hmicgrade.load.checks import check_kind, check_known, check_says, check_unique
from hmicgrade.load.document import Document, shaped
from hmicgrade.load.names import did_you_mean, nearest
from hmicgrade.load.shapes_force import ForceShape, PublishedGradeShape, PublishedShape
from hmicgrade.model.project import Force, Published
from hmicgrade.model.wording import id_text

_MISSPELT = 0.85
"""How much an area must be like a known one to look misspelt."""


def read_force(force_id: str, document: Document | None) -> Force:
    """Return a force without its published grades. Without a usable file its name is made from its id."""
    shape = shaped(document, ForceShape) if document and check_kind(document, ("force",)) else None
    if document:
        check_says(document, "id", force_id, "folder")
    if document is None or shape is None:
        return Force(force_id, id_text(force_id))
    aliases = ((alias, document.at("aliases", at)) for at, alias in enumerate(shape.aliases))
    check_unique(document, aliases, "alias", "HG219")
    return Force(force_id, shape.name, tuple(shape.aliases), shape.description)


def read_published(
    force_id: str,
    document: Document,
    grades: Mapping[str, Collection[str] | None],
    areas: Mapping[str, Collection[str]],
) -> tuple[Published, ...]:
    """Return the published grades of a force, noting what is wrong with them.

    `grades` gives the grades of every scheme there is, None where they cannot be known; `areas` its areas.
    """
    shape = shaped(document, PublishedShape) if check_kind(document, ("published",)) else None
    check_says(document, "force", force_id, "folder")
    rows = shape.grades if shape else []
    names = ((_row_name(row), document.at("grades", at, "area")) for at, row in enumerate(rows))
    check_unique(document, names, "grade of")
    for at, row in enumerate(rows):
        _check_row(document, at, row, grades, areas)
    return tuple(_published(document, rows))


def _row_name(row: PublishedGradeShape) -> str:
    return f"{row.area} in {row.year} under {row.scheme}"


def _check_row(
    document: Document,
    at: int,
    row: PublishedGradeShape,
    grades: Mapping[str, Collection[str] | None],
    areas: Mapping[str, Collection[str]],
) -> None:
    if row.grade is None and row.status is None:
        hint = "add it, or say why there is none: 'status: not-graded'"
        document.note("HG102", "the key 'grade' is missing", document.at("grades", at), hint)
    if not check_known(document, "HG201", "scheme", row.scheme, grades, document.at("grades", at, "scheme")):
        return
    known = grades[row.scheme]
    if known is not None and row.grade is not None:
        check_known(document, "HG208", "grade", row.grade, known, document.at("grades", at, "grade"))
    _check_spelling(document, at, row.area, areas.get(row.scheme, ()))


def _check_spelling(document: Document, at: int, area: str, known: Collection[str]) -> None:
    """Warn of an area that is not there but nearly so; others may be graded without criteria here."""
    if area not in known and nearest(area, known, cutoff=_MISSPELT):
        message = f"there are no criteria for an area '{area}'"
        document.note("HG220", message, document.at("grades", at, "area"), did_you_mean(area, known))


def _published(document: Document, rows: list[PublishedGradeShape]) -> Iterator[Published]:
    for at, row in enumerate(rows):
        yield Published(
            row.year, row.scheme, row.area, row.grade, row.status, row.source, document.at("grades", at, "area")
        )
