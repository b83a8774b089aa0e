"""Documents as PDF for every reader, those with a screen reader too: the compiler holds them to PDF/UA-1."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib.resources import files

import typst

from hmicgrade.explain.reporting.document import Document, mapped
from hmicgrade.model.characters import visible
from hmicgrade.report.documents.data import plain

_TEMPLATE = "templates/report.typ"
_STANDARD: typst.PDFStandard = "ua-1"
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""The date in the file: always the same, so that the same report is the same bytes."""

_LATIN = 0x180
_SIGNS = frozenset("\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u20ac")


def render(document: Document) -> bytes:
    """Return a document as PDF.

    Its texts reach the template as data, and are never read as markup. The fonts are those that come with the compiler;
    where they lack a character, every character beyond the Latin ones is shown by its number.
    """
    try:
        return _compiled(document)
    except typst.TypstError:
        return _compiled(mapped(document, _latin))


def _compiled(document: Document) -> bytes:
    template = files("hmicgrade.report.documents").joinpath(_TEMPLATE).read_bytes()
    made: bytes = typst.compile(
        template,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(plain(document))},
        pdf_standards=[_STANDARD],
        timestamp=_MADE,
    )
    return made


def _latin(text: str) -> str:
    return "".join(one if ord(one) < _LATIN or one in _SIGNS else visible(one) for one in text)
