"""The whole report: its sections in order, then what is left out of a public version, and the notices on top."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from hmicgrade.evaluate.findings import resolve
from hmicgrade.explain.phrases import one_line
from hmicgrade.explain.reporting import annexes, opening
from hmicgrade.explain.reporting import sentences as say
from hmicgrade.explain.reporting.document import Document, Notice, Section, Sort, mapped
from hmicgrade.explain.reporting.inspected import areas
from hmicgrade.explain.reporting.judged import national, summary
from hmicgrade.explain.reporting.public import withheld
from hmicgrade.explain.reporting.reported import Reported
from hmicgrade.explain.sentences import left_out
from hmicgrade.model.catalogue import Term
from hmicgrade.model.evidence import Cited

Places = Callable[[str], list[tuple[int, int]]]
"""Where a text holds what looks like personal data: first character, and the one after the last."""


def document(reported: Reported, *, draft: bool = False) -> Document:
    """Return the report on a force and year."""
    meta = (
        Term(say.NAME, one_line(reported.force.name)),
        Term(say.YEAR, str(reported.inspection.year)),
        Term(say.SCHEME, one_line(reported.scheme_title)),
    )
    notices = [
        *([Notice(Sort.DRAFT, say.DRAFT)] if draft else []),
        *([Notice(Sort.LEFT_OUT, left_out(reported.made.left_out))] if reported.made.left_out else []),
    ]
    written = Document(_title(reported), meta, tuple(notices), tuple(_sections(reported)))
    last = (annexes.glossary(reported, written), annexes.provenance(reported))
    return replace(written, sections=(*written.sections, *last))


def _title(reported: Reported) -> str:
    force, year = reported.force.name, reported.inspection.year
    if reported.area is None:
        return say.title(force, year)
    return say.title_of_area(force, year, reported.title(reported.area))


def _sections(reported: Reported) -> Iterator[Section]:
    yield opening.about(reported)
    yield from opening.process(reported)
    yield opening.force(reported)
    yield national(reported)
    yield from summary(reported)
    yield from areas(reported)
    yield from annexes.criteria(reported)
    yield annexes.readings(reported)


def published(reported: Reported, written: Document, places: Places) -> Document:
    """Return the public version of a report: without what looks like personal data, and saying how much is left out.

    `reported` must be public, so that statements not marked public are left out of what was written.
    """
    data: set[str] = set()
    shown = mapped(written, lambda text: masked(text, places, data))
    notice = Notice(Sort.PUBLIC, say.public(_withheld(reported), withheld(reported), len(data)))
    return replace(shown, notices=(*shown.notices, notice))


def masked(text: str, places: Places, data: set[str] | None = None) -> str:
    """Return a text without what looks like personal data, which is added to `data`."""
    for start, end in reversed(_apart(places(text))):
        datum = text[start:end].lstrip("'")  # the quotation mark before it is not part of it
        if data is not None:
            data.add(datum)
        text = f"{text[: end - len(datum)]}{say.MASK}{text[end:]}"
    return text


def _apart(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return places in order, those that overlap joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _withheld(reported: Reported) -> int:
    """Count the statements that the report leaves out, as they are not marked public."""
    keys = {
        (file.name, item.id)
        for file in reported.inspection.files
        for item in reported.items(file)
        if not reported.shows(item)
    }
    for area, one in annexes.told(reported):
        if one.item is not None and not reported.shows(one.item):
            keys.add(resolve(Cited(one.name), area))
    return len(keys)
