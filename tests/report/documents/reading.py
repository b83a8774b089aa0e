"""What is in a document when it is read back: the elements of HTML, the texts of DOCX and PDF."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from html.parser import HTMLParser

import docx
import pypdf

VOID = {"meta", "link", "br", "hr", "img", "input"}


@dataclass(slots=True)
class Element:
    """One element of a page, with its attributes and the text in it and below it."""

    name: str
    attributes: dict[str, str]
    text: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        return " ".join("".join(self.text).split())


class Page(HTMLParser):
    """The elements of a page in order, and the style."""

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(content.decode())
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        assert len(element.attributes) == len(attrs)
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().name == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text.append(data)

    def named(self, *names: str) -> list[Element]:
        return [one for one in self.elements if one.name in names]

    @property
    def words(self) -> str:
        return self.named("body")[0].words


def docx_texts(content: bytes) -> list[str]:
    """Give every text of a DOCX file: paragraphs, cells, headers."""
    word = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return [*(one.text for one in word.paragraphs), *cells, *(one.text for one in word.sections[0].header.paragraphs)]


def pdf_text(content: bytes) -> str:
    """Give the text of a PDF file, without the blanks that its lines are broken at."""
    return "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(content)).pages)
