"""Documents as DOCX: real heading styles, a contents field, head rows that repeat, and nothing that runs."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import Any

import docx
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section as Page
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from hmicgrade.explain.reporting.document import (
    Block,
    Document,
    Figure,
    Graded,
    Item,
    Listing,
    Paragraph,
    See,
    Table,
    Terms,
)
from hmicgrade.model.catalogue import Term
from hmicgrade.report.charts.chart import chart
from hmicgrade.report.charts.png import as_png
from hmicgrade.report.documents.data import WIDE

_MADE = datetime(2000, 1, 1, tzinfo=UTC)
_TALLEST = Cm(22)
"""How tall a picture may be."""

_ZIPPED = (2000, 1, 1, 0, 0, 0)
"""The dates in the file: always the same, so that the same report is the same bytes."""

_BULLETS = ("List Bullet", "List Bullet 2", "List Bullet 3")
_LANGUAGE = "en-GB"
_TOP = 2
_TITLE = 255
"""How long the title may be among the properties of the file."""

_GROUP_LEVEL = 4
_BLACK = ("Title", "Heading 1", "Heading 2", "Heading 3", "Intense Quote", "Caption", "TOC Heading")
"""The styles that are not black by themselves."""

_LINE, _WIDEST, _MARGIN = 95, 60, 5
"""How many characters of a table a line holds, how many a column asks for at most, and how many its margins are."""

_SMALL = Pt(9)
"""The size of letters in a table."""

_ILLEGAL = re.compile("[\ufffe\uffff]")


def render(document: Document) -> bytes:
    """Return a document as DOCX."""
    word = docx.Document()
    _prepare(word, document)
    _paragraph(word, document.title, "Title")
    for notice in document.notices:
        _paragraph(word, notice.text, "Intense Quote")
    _terms(word, document.meta)
    _contents(word, [section.title for section in document.sections if section.level == _TOP])
    for section in document.sections:
        _paragraph(word, section.title, f"Heading {section.level - 1}")
        for block in section.blocks:
            _BLOCKS[type(block)](word, block)
    return _packed(word)


def _prepare(word: Word, document: Document) -> None:
    """Set what holds for the whole file: its properties, its language, its fonts, the mark of a draft."""
    properties = word.core_properties
    properties.title, properties.author = _clean(document.title)[:_TITLE], "hmicgrade"
    properties.comments, properties.language = "", _LANGUAGE
    properties.created = properties.modified = _MADE
    properties.revision = 1
    for name in _BLACK:
        word.styles[name].font.color.rgb = RGBColor(0, 0, 0)
    word.styles["Normal"].font.size = Pt(11)
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    if document.draft:
        page.header.paragraphs[0].text = _clean(document.draft)


def _paragraph(word: Word, text: str, style: str = "Normal") -> WordParagraph:
    paragraph = word.add_paragraph(_clean(text))
    paragraph._p.style = style.replace(" ", "")  # noqa: SLF001 - by its id: looking for its name takes most of the time
    return paragraph


def _clean(text: str) -> str:
    """Return a text without the two characters that XML cannot hold and a text of a file can."""
    return _ILLEGAL.sub("", text)


def _contents(word: Word, titles: Iterable[str]) -> None:
    """Add a field with the contents, which the reader's program brings up to date with page numbers."""
    _paragraph(word, "Contents", "TOC Heading")
    first, *others = [_paragraph(word, title) for title in titles]
    last = others[-1] if others else first
    for paragraph in (first, *others):
        paragraph.paragraph_format.space_after = Pt(2)
    begin, code, separate, end = _mark("begin"), OxmlElement("w:r"), _mark("separate"), _mark("end")
    text = OxmlElement("w:instrText")
    text.text = r' TOC \o "1-1" \h \z \u '
    code.append(text)
    for place, run in enumerate((begin, code, separate)):
        first._p.insert(place, run)  # noqa: SLF001 - python-docx has no way of its own to add a field
    last._p.append(end)  # noqa: SLF001 - as above


def _mark(kind: str) -> Any:  # noqa: ANN401 - an element of lxml, which has no types
    """Return a run with one mark of a field."""
    run, mark = OxmlElement("w:r"), OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    run.append(mark)
    return run


def _items(word: Word, items: Iterable[Item], depth: int = 0) -> None:
    for item in items:
        _paragraph(word, item.text, _BULLETS[min(depth, len(_BULLETS) - 1)])
        _items(word, item.items, depth + 1)


def _terms(word: Word, terms: Iterable[Term]) -> None:
    for term in terms:
        paragraph = word.add_paragraph()
        paragraph.add_run(f"{_clean(term.term)}: ").bold = True
        paragraph.add_run(_clean(term.means))


def _table(word: Word, table: Table) -> None:
    _paragraph(word, table.caption, "Caption").paragraph_format.keep_with_next = True
    made = word.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    _widen(made, table, word.sections[0])  # before there are cells, which take over the width of their column
    _row(made, table, [column.head for column in table.columns], head=True)
    for row in table.rows:
        _row(made, table, row)
    word.add_paragraph()


def _widen(made: WordTable, table: Table, page: Page) -> None:
    """Share the width of the page between the columns of a table: room for the longest word of each, then for more."""
    cells = list(zip([column.head for column in table.columns], *table.rows, strict=True))
    least = [max(len(word) for text in column for word in text.split()) + _MARGIN for column in cells]
    wanted = [min(max(map(len, column)), _WIDEST) for column in cells]
    more = [max(1, want - need) for want, need in zip(wanted, least, strict=True)]
    spare = max(0, _LINE - sum(least))
    widths = [need * sum(more) + spare * extra for need, extra in zip(least, more, strict=True)]
    room = _room(page)
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Emu(room * width // sum(widths))


def _room(page: Page) -> int:
    """Return how wide the text of a page is."""
    return int(page.page_width or 0) - int(page.left_margin or 0) - int(page.right_margin or 0)


def _row(made: WordTable, table: Table, texts: Iterable[str], *, head: bool = False) -> None:
    """Add a row; one that is the head of the table is repeated on every page."""
    row = made.add_row()  # type: ignore[no-untyped-call] # python-docx leaves it without types
    for cell, column, text in zip(row.cells, table.columns, texts, strict=True):
        paragraph = cell.paragraphs[0]
        run = paragraph.add_run(_clean(text))
        run.bold, run.font.size = head, _SMALL
        if column.numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if head:
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no way of its own
        properties.append(OxmlElement("w:tblHeader"))


def _picture(word: Word, figure: Figure) -> None:
    """Add a picture with its words, where it can be drawn here."""
    drawn = chart(figure.drawing, WIDE) if figure.drawing and find_spec("resvg_py") else None
    png = as_png(drawn.svg) if drawn else None
    if drawn and png:
        room = _room(word.sections[0])
        shape = word.add_picture(io.BytesIO(png), width=Emu(room))
        if shape.height > _TALLEST:
            shape.width, shape.height = Emu(shape.width * _TALLEST // shape.height), _TALLEST
        about = shape._inline.docPr  # noqa: SLF001 - python-docx has no way of its own
        about.set("title", _clean(drawn.title))
        about.set("descr", _clean(drawn.alt))


def _figure(word: Word, figure: Figure) -> None:
    _picture(word, figure)
    _paragraph(word, figure.alt)
    _table(word, figure.table)


def _graded(word: Word, graded: Graded) -> None:
    _paragraph(word, graded.grade.text, "Intense Quote")
    _items(word, graded.grade.items)
    for group in graded.groups:
        _paragraph(word, group.title, f"Heading {_GROUP_LEVEL - 1}")
        for item in group.said:
            _paragraph(word, item.text)
            _items(word, item.items)


_BLOCKS: dict[type[Block], Callable[[Word, Any], object]] = {
    Paragraph: lambda word, block: _paragraph(word, block.text),
    See: lambda word, block: _paragraph(word, block.text),
    Listing: lambda word, block: _items(word, block.items),
    Table: _table,
    Terms: lambda word, block: _terms(word, block.terms),
    Figure: _figure,
    Graded: _graded,
}
"""How each kind of block is written."""


def _packed(word: Word) -> bytes:
    """Return the file with fixed dates on its parts."""
    made, packed = io.BytesIO(), io.BytesIO()
    word.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _ZIPPED), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
