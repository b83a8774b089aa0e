"""The table of the formats that documents are written in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hmicgrade.explain.phrases import one_line
from hmicgrade.explain.reporting.document import Document, mapped
from hmicgrade.model.characters import show_hidden


@dataclass(frozen=True, slots=True)
class DocumentFormat:
    """How documents are written in one format.

    `suffixes` are the ends of file names that mean it, its own first. `render` is found only when it is asked for: what
    it needs may be heavy. `needs` is a module that may be missing, and `extra` what to install to have it.
    """

    suffixes: tuple[str, ...]
    render: Callable[[], Callable[[Document], bytes]]
    is_text: bool = True
    needs: str = ""
    extra: str = ""


def _html() -> Callable[[Document], bytes]:
    from hmicgrade.report.documents.html import render  # noqa: PLC0415 - loads jinja2

    return lambda document: render(_shown(document)).encode()


def _markdown() -> Callable[[Document], bytes]:
    from hmicgrade.report.documents.markdown import render  # noqa: PLC0415 - as the others

    return lambda document: render(_shown(document)).encode()


def _docx() -> Callable[[Document], bytes]:
    from hmicgrade.report.documents.docx import render  # noqa: PLC0415 - it may not be installed

    return lambda document: render(_shown(document))


def _pdf() -> Callable[[Document], bytes]:
    from hmicgrade.report.documents.pdf import render  # noqa: PLC0415 - it may not be installed

    return lambda document: render(_shown(document))


DOCUMENTS = {
    "html": DocumentFormat((".html", ".htm"), _html),
    "markdown": DocumentFormat((".md", ".markdown"), _markdown),
    "docx": DocumentFormat((".docx",), _docx, is_text=False, needs="docx", extra="docx"),
    "pdf": DocumentFormat((".pdf",), _pdf, is_text=False, needs="typst", extra="pdf"),
}
"""Every format of documents by its name, the default first."""


def format_of(name: str) -> str | None:
    """Return the format that the end of a file's name means, None where it means none."""
    ends = {suffix: format_ for format_, one in DOCUMENTS.items() for suffix in one.suffixes}
    return next((format_ for suffix, format_ in ends.items() if name.lower().endswith(suffix)), None)


def _shown(document: Document) -> Document:
    """Return a document with every text on one line, and every character shown that readers could not see."""
    return mapped(document, lambda text: show_hidden(one_line(text)))
