"""Reports in every format: what they hold, what they leave out, and that nothing in them is more than text."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import docx
import pypdf
import pytest
import yaml
from docx.shared import Cm
from markdown_it import MarkdownIt

from hmicgrade.evaluate.assessment import AreaResult
from hmicgrade.explain.area import explain
from hmicgrade.explain.charting.drawings import (
    Counted,
    Distribution,
    Heading,
    Need,
    Needs,
    Part,
    Pinned,
    Rank,
)
from hmicgrade.explain.charting.subject import NOTHING
from hmicgrade.explain.reporting.document import Column, Document, Figure, Section, Table, mapped, texts
from hmicgrade.explain.statements import Explanation
from hmicgrade.model.characters import show_hidden
from hmicgrade.report.documents import docx as documents_docx
from hmicgrade.report.documents.docx import render as as_docx
from hmicgrade.report.documents.formats import DOCUMENTS
from hmicgrade.report.documents.html import render as as_html
from hmicgrade.report.documents.pdf import render as as_pdf
from tests.report import reported
from tests.report.documents.reading import Page, docx_texts, pdf_text
from tests.report.hostile import STRINGS, TEXTS

PARSER = MarkdownIt("gfm-like", {"linkify": False})
TABLE = ("table", "thead", "tbody", "tr", "th", "td")
ALL = ("report.html", "report.md", "report.docx", "report.pdf")
ALLOWED = frozenset(
    [
        *("svg", "desc", "rect", "polygon", "circle", "line", "text"),
        "a",
        "body",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "head",
        "header",
        "html",
        "li",
        "main",
        "meta",
        "nav",
        "ol",
        "p",
        "style",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
ATTRIBUTES = frozenset(
    [
        *("viewbox", "width", "height", "xmlns", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "points"),
        *("fill", "stroke", "stroke-width", "stroke-dasharray"),
        *("font-family", "font-size", "font-weight", "text-anchor"),
        "aria-hidden",
        "aria-label",
        "aria-labelledby",
        "charset",
        "class",
        "content",
        "data-head",
        "href",
        "http-equiv",
        "id",
        "lang",
        "name",
        "role",
        "scope",
        "tabindex",
    ]
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return reported.write(tmp_path)


@pytest.mark.untraced
@pytest.mark.parametrize("name", ALL)
def test_the_same_input_gives_the_same_bytes(root: Path, name: str) -> None:
    assert reported.made(root, name, "--draft") == reported.made(root, name, "--draft")


def test_html_needs_nothing_but_itself(root: Path) -> None:
    page = Page(reported.made(root, "report.html"))
    (style,) = page.named("style")
    digest = base64.b64encode(hashlib.sha256("".join(style.text).encode()).digest()).decode()
    (policy,) = [one.attributes["content"] for one in page.named("meta") if "http-equiv" in one.attributes]
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in "".join(style.text)
    assert "@import" not in "".join(style.text)


def test_html_can_be_found_one_s_way_in(root: Path) -> None:
    page = Page(reported.made(root, "report.html"))
    levels = [int(one.name[1]) for one in page.named("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    assert {one.attributes["href"] for one in page.named("a")} <= {f"#{name}" for name in ids}
    assert {"area.calls", "area.calls.grade", "criterion.calls.calls-answered", "glossary"} <= set(ids)
    assert len(page.named("caption")) == len(page.named("table"))
    assert {one.attributes["scope"] for one in page.named("th")} == {"col", "row"}
    assert page.named("html")[0].attributes["lang"] == "en-GB"
    assert page.named("a")[0].words == "Skip to the report"


def test_a_picture_stands_beside_its_table_and_has_its_words() -> None:
    table = Table("Grades", (Column("Grade"), Column("Forces", numeric=True)), (("Good", "3"),))
    figure = Figure("distribution.a", "Of 3 forces: 3 Good.", table, _drawing("Spread", "Of 3 forces: 3 Good."))
    page = Page(as_html(_document(figure)).encode())
    (picture,) = [one for one in page.elements if one.attributes.get("role") == "img"]
    assert picture.name == "svg"
    assert not {"aria-label", "aria-hidden"} & set(picture.attributes)
    names = {one.attributes["id"]: one.words for one in page.elements if "id" in one.attributes}
    assert [names[name] for name in picture.attributes["aria-labelledby"].split()] == ["Spread", "Of 3 forces: 3 Good."]
    assert "3" in page.named("table")[0].words
    content = as_docx(_document(figure))
    assert "Of 3 forces: 3 Good." in docx_texts(content)
    assert _alternatives(content) == [("Spread", "Of 3 forces: 3 Good.")]


@pytest.mark.parametrize("missing", [{"find_spec": lambda _: None}, {"as_png": lambda _: None}])
def test_where_no_picture_can_be_made_its_words_and_table_stand_alone(
    monkeypatch: pytest.MonkeyPatch, missing: dict[str, object]
) -> None:
    figure = Figure("distribution.a", "Of 3 forces: 3 Good.", _table("Grades", "Grade", "Good"), _drawing("S", "A"))
    for name, instead in missing.items():
        monkeypatch.setattr(documents_docx, name, instead)
    content = as_docx(_document(figure))
    assert {"Of 3 forces: 3 Good.", "Good"} <= set(docx_texts(content))
    assert _alternatives(content) == []


def test_a_picture_is_never_taller_than_a_page() -> None:
    rank = Rank("Good", 0, 2)
    counted = Counted(
        "1 of 2.", Fraction(1), Fraction(0), Fraction(2), whole=True, needs=(Need(Fraction(2), "Good: 2", rank),)
    )
    tall = Needs(Heading("picture.needs.a", "Tall", "Words.", NOTHING), (counted,) * 40)
    figure = Figure("needs.a", "Words.", _table("Grades", "Grade", "Good"), tall)
    (shape,) = docx.Document(io.BytesIO(as_docx(_document(figure)))).inline_shapes
    assert shape.height == Cm(22)
    assert shape.width < Cm(5)
    pdf = pypdf.PdfReader(io.BytesIO(as_pdf(_document(figure))))
    assert len(pdf.pages) <= 3


def _drawing(title: str, alt: str) -> Distribution:
    scale = tuple(Rank(name, place, 2) for place, name in enumerate(("Good", "Poor")))
    parts = (Part(scale[0], 3, "Good: 3 of 3"), Part(scale[1], 0, "Poor: 0 of 3"))
    return Distribution(Heading("picture.distribution.a", title, alt, NOTHING), parts, Pinned("Kent: Good.", "", scale))


def _alternatives(content: bytes) -> list[tuple[str, str]]:
    """Give the titles and the text alternatives of the pictures in a DOCX file."""
    xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")
    found = [one.attrib for one in ET.fromstring(xml).iter() if one.tag.endswith("}docPr")]  # noqa: S314 - ours
    return [(one["title"], one["descr"]) for one in found]


def _document(figure: Figure) -> Document:
    return Document("T", (), (), (Section("a", "A", 2, (figure,)),))


@pytest.mark.parametrize("name", ALL)
def test_every_format_says_the_same(root: Path, name: str) -> None:
    content = reported.made(root, name, "--draft")
    texts = _words(name, content)
    for said in ("Good, by override (Panel).", "The control room moved.", "Draft: not for publication", "Panel"):
        assert _bare(said) in texts
    assert _bare("What would raise it") in texts


def _words(name: str, content: bytes) -> str:
    if name.endswith("docx"):
        return _bare(" ".join(docx_texts(content)))
    if name.endswith("pdf"):
        return pdf_text(content)
    return _bare(Page(content).words if name.endswith("html") else content.decode().replace("\\", ""))


def _bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.untraced
def test_word_finds_headings_contents_and_head_rows(root: Path) -> None:
    content = reported.made(root, "report.docx", "--draft")
    word = docx.Document(io.BytesIO(content))
    styles = {one.style.name for one in word.paragraphs if one.style}
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Bullet 2", "Caption"} <= styles
    xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    assert xml.count("<w:tblHeader/>") == len(word.tables)
    assert 'TOC \\o "1-1"' in xml
    assert [xml.count(f'w:fldCharType="{kind}"') for kind in ("begin", "separate", "end")] == [1, 1, 1]
    properties = word.core_properties
    assert (properties.title, properties.language) == ("North Police: inspection report, 2007", "en-GB")
    assert {str(properties.created), str(properties.modified)} == {"2000-01-01 00:00:00+00:00"}
    assert word.sections[0].header.paragraphs[0].text == "Draft: not for publication"
    assert {one.date_time for one in zipfile.ZipFile(io.BytesIO(content)).infolist()} == {(2000, 1, 1, 0, 0, 0)}


@pytest.mark.untraced
def test_pdf_is_tagged_titled_and_marked_on_every_page(root: Path) -> None:
    content = reported.made(root, "report.pdf", "--draft")
    pdf = pypdf.PdfReader(io.BytesIO(content))
    assert "'/MarkInfo': {'/Marked': True" in str(pdf.root_object)
    assert str(pdf.root_object["/Lang"]) == "en-GB"
    assert pdf.metadata is not None
    assert pdf.metadata.title == "North Police: inspection report, 2007"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    read = pdf_text(content)
    said = (
        "It serves the north.",
        "A mirror",
        "What the findings come from",
        "Headquarters",
        "Made by",
    )
    places = [read.rfind(_bare(text)) for text in said]
    assert -1 not in places
    assert places == sorted(places)
    figures = [one for one in _structure(pdf.root_object["/StructTreeRoot"]) if one.get("/S") == "/Figure"]
    assert len(figures) >= 5
    assert all(len(str(one["/Alt"])) > 20 for one in figures)
    assert len(pdf.pages) > 1
    assert all("Draft: not for publication" in page.extract_text() for page in pdf.pages)


def _structure(node: Any) -> Iterator[Any]:  # noqa: ANN401 - a part of the structure of a PDF file
    """Yield the elements of the structure of a PDF file below one of them."""
    below = node.get("/K", [])
    for one in below if isinstance(below, list) else [below]:
        found = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(found, dict):
            yield found
            yield from _structure(found)


def test_a_public_version_leaves_out_what_is_not_public(root: Path) -> None:
    whole, public = (reported.made(root, "report.md", *words).decode() for words in ([], ["--public"]))
    for secret in (reported.CONFIDENCE, "A note.", reported.DATUM.partition("@")[0], *reported.UNTOLD):
        assert secret in whole
        assert secret not in public
    notice = (
        "2 statements not marked public, 4 reasons, contexts or examples that are not public"
        " and 1 text that looks like personal data"
    )
    assert f"**Public version, left out: {notice}. A statement left out still counts towards the findings.**" in public
    assert public.count("- s2: left out, as it is not marked public.") == 3
    assert "\\[left out\\] rang 12 times" in public
    said = ("Recorded by a person: The reason is not public.", "- Reason: The reason is not public.")
    assert [public.count(one) for one in (*said, "The context is not public.", "This example is not public.")] == [
        1
    ] * 4
    for grade in ("Good, by override (Panel).", "Checked: not met"):
        assert (grade in whole) == (grade in public)


def test_a_public_version_counts_only_what_it_would_show(root: Path) -> None:
    public = reported.made(root, "report.md", "--public", "--area", "quiet").decode()
    assert "left out: 1 statement not marked public." in public
    assert "- s1: Both share a board" not in public


def test_a_public_version_says_where_nothing_had_to_be_left_out(tmp_path: Path) -> None:
    reported.write(tmp_path, "Plain.")
    for file in tmp_path.rglob("*.yaml"):
        file.write_text(file.read_text(encoding="utf-8").replace("public: 'false'", "public: 'true'"), encoding="utf-8")
    assert "Public version: nothing had to be left out." in reported.made(tmp_path, "r.md", "--public").decode()


LONG = STRINGS["long"]
OTHERS = tuple(text for text in STRINGS.values() if text != LONG)
BOTH = pytest.mark.parametrize("texts", [OTHERS, (LONG,)], ids=["all", "long"])


def test_there_are_sixty_hostile_texts() -> None:
    assert len(set(STRINGS.values())) == 60
    assert {text for text in STRINGS.values() if any(text in one for one in TEXTS.values())} == set(STRINGS.values())


@pytest.mark.untraced
@BOTH
def test_no_text_of_a_file_is_more_than_text(tmp_path: Path, texts: tuple[str, ...]) -> None:
    reported.write(tmp_path, *texts)
    page = Page(reported.made(tmp_path, "r.html"))
    assert {one.name for one in page.elements} <= ALLOWED
    assert {name for one in page.elements for name in one.attributes} <= ATTRIBUTES
    assert all(one.attributes["href"].startswith("#") for one in page.named("a"))
    assert [text for text in texts if _shown(text)[:200] not in page.words] == []
    raw = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert [line for line in raw.splitlines() if line.lstrip().startswith("::") or "##[" in line] == []


@pytest.mark.untraced
@BOTH
def test_no_text_of_a_file_is_markup(tmp_path: Path, texts: tuple[str, ...]) -> None:
    reported.write(tmp_path, *texts)
    document = reported.made(tmp_path, "r.md").decode()
    tokens = PARSER.parse(document)
    blocks = {token.type.rpartition("_")[0] or token.type for token in tokens}
    assert blocks <= {"inline", *(["heading", "paragraph", "bullet_list", "list_item", "blockquote"]), *TABLE}
    inner = [token for token in tokens for token in token.children or ()]
    assert {token.type for token in inner} <= INLINE
    assert all(OWN_ANCHOR.fullmatch(token.content) for token in inner if token.type == "html_inline")
    assert all(str(token.attrs["href"]).startswith("#") for token in inner if token.type == "link_open")
    assert [line for line in document.splitlines() if line.lstrip().startswith("::") or "##[" in line] == []
    assert sum(token.type == "heading_open" and token.tag == "h1" for token in tokens) == 1
    said = " ".join("".join(one.content for one in token.children or ()) for token in tokens).replace("\u2060", "")
    assert [text for text in texts if _shown(text).replace("\u2060", "") not in said] == []


INLINE = {"text", "text_special", "strong_open", "strong_close", "html_inline", "link_open", "link_close"}
OWN_ANCHOR = re.compile(r'<a id="[a-z0-9.-]+">|</a>')


@pytest.mark.untraced
@BOTH
def test_texts_are_text_in_word(tmp_path: Path, texts: tuple[str, ...]) -> None:
    reported.write(tmp_path, *texts)
    content = reported.made(tmp_path, "r.docx")
    said = "\n".join(" ".join(one.split()) for one in docx_texts(content))
    assert [text for text in texts if _shown(text) not in said] == []
    xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    assert set(re.findall(r"<w:(fldSimple|hyperlink|object|altChunk)\b", xml)) == set()
    assert xml.count("<w:instrText") == 1


@pytest.mark.untraced
def test_texts_are_text_in_pdf(tmp_path: Path) -> None:
    reported.write(tmp_path, *OTHERS)  # the text of a PDF with one long word takes minutes to read
    content = reported.made(tmp_path, "r.pdf", "--area", "calls")
    read = pdf_text(content)
    shown = [_shown(text) for text in OTHERS]
    assert [text for text in shown if _bare(_latin(text)) not in read and _bare(text) not in read] == []
    pdf = pypdf.PdfReader(io.BytesIO(content))
    assert {"/OpenAction", "/AA", "/AcroForm"} & set(pdf.root_object) == set()
    actions = [note.get_object().get("/A") for page in pdf.pages for note in page.get("/Annots", [])]
    assert [one for one in actions if one and one.get_object().get("/S") != "/GoTo"] == []


def _shown(text: str) -> str:
    return " ".join(show_hidden(unicodedata.normalize("NFC", text)).split())


def _latin(text: str) -> str:
    return "".join(one if ord(one) < 0x180 else f"<U+{ord(one):04X}>" for one in text)


def test_characters_that_no_font_has_are_shown_by_their_numbers(root: Path) -> None:
    force = root / "evidence/north/force.yaml"
    text = force.read_text(encoding="utf-8").replace("It serves", "\u8b66\u2019s \u0175 serves")
    force.write_text(text, encoding="utf-8")
    read = pdf_text(reported.made(root, "report.pdf"))
    assert "<U+8B66>\u2019s\u0175servesthenorth." in read


def test_xml_cannot_hold_two_characters() -> None:
    table = _table("G\ufffe", "A", "x\uffff")
    document = _document(Figure("a", "a", table))
    assert {"G", "x"} <= set(docx_texts(as_docx(document)))


def test_the_glossary_has_terms_within_terms_and_those_that_overlap(root: Path) -> None:
    terms = ("log", "CAD", "CAD log", "log book", "logs", "book keeper", "CA", "unused")
    glossary = {"kind": "glossary", "terms": [{"term": one, "means": f"Meaning {at}"} for at, one in enumerate(terms)]}
    (root / "criteria/s/glossary.yaml").write_text(yaml.safe_dump(glossary), encoding="utf-8")
    force = root / "evidence/north/force.yaml"
    force.write_text(force.read_text(encoding="utf-8").replace("the north", "as CAD log books"), encoding="utf-8")
    annex = reported.made(root, "r.md").decode().partition("Annex C")[2]
    found = [one for one in terms if f"- **{one}**: " in annex]
    assert found == ["log", "CAD", "CAD log", "log book"]


def test_an_area_is_explained_once_for_the_whole_report(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    explained: list[str] = []

    def noted(result: AreaResult) -> Explanation:
        explained.append(result.area_id)
        return explain(result)

    for module in (module for name, module in sys.modules.items() if name.startswith("hmicgrade.")):
        if getattr(module, "explain", None) is explain:
            monkeypatch.setattr(module, "explain", noted)
    reported.made(root, "r.md")
    assert sorted(explained) == ["calls", "quiet"]


def test_every_format_says_how_it_is_named() -> None:
    assert [one.suffixes[0] for one in DOCUMENTS.values()] == [".html", ".md", ".docx", ".pdf"]


def test_nothing_but_texts_is_changed() -> None:
    figure = Figure("distribution.a", "words", _table("G", "A", "x"), _drawing("title", "alt"))
    changed = mapped(_document(figure), str.upper).sections[0]
    (found,) = changed.blocks
    assert isinstance(found, Figure)
    assert (found.name, found.alt, found.table) == ("distribution.a", "WORDS", _table("G", "A", "X"))
    assert isinstance(found.drawing, Distribution)
    assert (found.drawing.heading.id, found.drawing.heading.title) == ("picture.distribution.a", "TITLE")
    assert [(part.rank.name, part.number, part.words) for part in found.drawing.parts] == [
        ("GOOD", 3, "GOOD: 3 OF 3"),
        ("POOR", 0, "POOR: 0 OF 3"),
    ]
    assert set(texts(found)) >= {"WORDS", "TITLE", "KENT: GOOD.", "GOOD", "X"}


def _table(caption: str, head: str, cell: str) -> Table:
    return Table(caption, (Column(head),), ((cell,),))
