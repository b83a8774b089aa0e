"""The national picture for people: for each area the distributions as bars, and where each force stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hmicgrade.evaluate.known import Basis, Known
from hmicgrade.evaluate.national import AreaPicture, Picture
from hmicgrade.explain import national_sentences as say
from hmicgrade.explain.known import reasons_of
from hmicgrade.explain.page import Bar, Entry, Page, Section
from hmicgrade.explain.phrases import grade_name


def national_page(picture: Picture, names: Mapping[str, str], titles: Mapping[str, str]) -> Page:
    """Return the page of a year. `names` gives the names of forces by id, `titles` those of schemes."""
    schemes = dict.fromkeys(area.scheme for area in picture.areas)
    notes = [_note(picture, scheme, titles.get(scheme, scheme) or say.UNKNOWN_SCHEME) for scheme in schemes]
    sections = tuple(_section(area, names, titles if len(schemes) > 1 else {}) for area in picture.areas)
    return Page(say.title(picture.year), sections, " ".join(notes) or say.NOTHING_USABLE)


def _note(picture: Picture, scheme: str, title: str) -> str:
    areas = [area for area in picture.areas if area.scheme == scheme]
    known = len({one.force for area in areas for one in area.known})
    totals = [area.forces for area in areas if area.forces is not None]
    return say.beside(title, max(totals), known) if totals else say.without_distribution(title, known)


def _section(area: AreaPicture, names: Mapping[str, str], titles: Mapping[str, str]) -> Section:
    scheme = f" ({titles.get(area.scheme, area.scheme)})" if titles else ""
    forces = tuple(Entry(_stands(area, one, names), tuple(reasons_of(one))) for one in area.known)
    return Section(
        f"{area.title}{scheme}", (*(forces or (Entry(say.NOTHING_KNOWN),)), *_sources(area)), tuple(_bars(area))
    )


def _bars(area: AreaPicture) -> Iterator[Bar]:
    for one in area.counts:
        if one.national is not None and area.forces is not None:
            words = say.of_forces(one.national, area.forces)
            yield Bar(grade_name(one.grade), say.PUBLISHED, one.national, words)
        yield Bar(grade_name(one.grade), say.KNOWN, one.known, str(one.known))


def _stands(area: AreaPicture, one: Known, names: Mapping[str, str]) -> str:
    known = sum(other.grade == one.grade for other in area.known)
    place = say.place(one.grade, area.national_count(one.grade), area.forces, known) if one.grade else ""
    open_here = say.undetermined(one.possible) if one.possible else ""
    refused = say.NO_GRADE if one.refused else ""
    return say.stands(names.get(one.force, one.force), [place, _basis(one), open_here, refused])


def _basis(one: Known) -> str:
    row = one.published
    if one.grade is None:
        return say.NOT_GRADED if row else ""
    if one.basis is Basis.PUBLISHED:
        return say.published(row.status if row else None)
    if row is None or row.grade is None:
        return say.ONLY_COMPUTED
    return say.SAME_PUBLISHED if row.grade == one.grade else say.other_published(row.grade)


def _sources(area: AreaPicture) -> Iterator[Entry]:
    if area.source:
        yield Entry(say.source(area.source))
    rows = [one.published.source for one in area.known if one.published]
    sources = tuple(dict.fromkeys(source for source in rows if source))
    if sources:
        yield Entry(say.sources(sources))
