"""Every chart, whatever its texts: well-formed, inert, on its paper, and with no text upon another."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from hmicgrade.explain.charting.drawings import Drawing
from hmicgrade.report.charts.chart import chart
from hmicgrade.report.charts.lettering import width_of
from hmicgrade.report.charts.shapes import ORDER
from tests.report.charts.drawings import drawings
from tests.report.hostile import TEXTS

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {
    "svg": {"viewBox", "width", "height", "role", "aria-labelledby", "font-family"},
    "title": {"id"},
    "desc": {"id"},
    "rect": {"x", "y", "width", "height", "fill", "stroke", "stroke-width", "stroke-dasharray"},
    "line": {"x1", "x2", "y1", "y2", "stroke", "stroke-width", "stroke-dasharray"},
    "circle": {"cx", "cy", "r", "fill", "stroke"},
    "polygon": {"points", "fill", "stroke"},
    "text": {"x", "y", "font-size", "fill", "font-weight", "text-anchor"},
}
"""The only elements and attributes: none of them can run, refer to anything or be refused as a style."""
VALUE = re.compile(r"#[0-9a-f]{6}|-?[0-9]+(\.[0-9]{1,2})?|100%|bold|middle|end|[0-9 .,-]+")
WORDS = {"role", "aria-labelledby", "font-family", "id"}
HOSTILE = {
    **TEXTS,
    "script": "</text><script>alert(1)</script><a href='javascript:x' onload=\"y\">]]>",
    "plain": "A b.",
}


def parsed(drawing: Drawing, width: int) -> ET.Element:
    return ET.fromstring(chart(drawing, width).svg)  # noqa: S314 - our own, and without a document type


@pytest.mark.untraced
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_chart_is_inert_whatever_its_texts(text: str) -> None:
    for drawing in drawings(text):
        svg = chart(drawing).svg
        assert "::" not in svg
        assert "##[" not in svg
        for one in parsed(drawing, 320).iter():
            name = one.tag.removeprefix(SVG)
            assert set(one.attrib) <= ALLOWED[name]
            assert all(VALUE.fullmatch(value) for key, value in one.attrib.items() if key not in WORDS)


@pytest.mark.parametrize("text", ["plain", "bidirectional", "escape", "separators"])
def test_the_words_of_a_chart_are_its_title_and_its_description(text: str) -> None:
    for drawing in drawings(HOSTILE.get(text, text)):
        root = parsed(drawing, 320)
        named = {one.get("id"): one.text or "" for one in root if one.get("id")}
        assert list(named) == root.get("aria-labelledby", "").split() == ["chart-sample-title", "chart-sample-desc"]
        if text == "plain":
            assert set(named.values()) == {"A b."}


Box = tuple[Fraction, Fraction, Fraction, Fraction]


def box(text: ET.Element) -> Box:
    """Give the left, right, upper and lower edge of a text, as wide as it can be."""
    size, bold = int(text.get("font-size", "")), text.get("font-weight") == "bold"
    shown = "".join([text.text or "", *(child.tail or "" for child in text)])
    wide, x, foot = width_of(shown, size, bold=bold), Fraction(text.get("x", "")), Fraction(text.get("y", ""))
    left = (
        x
        - wide * {"start": Fraction(0), "middle": Fraction(1, 2), "end": Fraction(1)}[text.get("text-anchor", "start")]
    )
    return left, left + wide, foot - size * Fraction(3, 4), foot + size * Fraction(1, 5)


@pytest.mark.untraced
@pytest.mark.parametrize("width", [320, 333, 640, 1280])
@pytest.mark.parametrize("text", ["plain", "wide", "markup", "Protecting vulnerable people, requires improvement"])
def test_no_text_leaves_the_paper_or_lies_on_another(text: str, width: int) -> None:
    for drawing in drawings(HOSTILE.get(text, text)):
        root = parsed(drawing, width)
        _, _, right, foot = map(Fraction, root.get("viewBox", "").split())
        boxes = [box(one) for one in root.iter(f"{SVG}text")]
        assert all(x1 >= 0 and x2 <= right and y1 >= 0 and y2 <= foot for x1, x2, y1, y2 in boxes)
        for one, other in combinations(boxes, 2):
            aside = one[1] <= other[0] or other[1] <= one[0]
            assert aside or one[3] <= other[2] or other[3] <= one[2], (one, other)


@pytest.mark.parametrize("width", [320, 1280])
def test_no_mark_leaves_the_paper(width: int) -> None:
    for drawing in drawings("Good"):
        root = parsed(drawing, width)
        _, _, right, foot = map(Fraction, root.get("viewBox", "").split())
        for one in root.iter():
            for x, y in corners(one):
                assert 0 <= x <= right
                assert 0 <= y <= foot


def corners(one: ET.Element) -> list[tuple[Fraction, Fraction]]:
    number = {key: Fraction(value) for key, value in one.attrib.items() if re.fullmatch(r"-?[0-9.]+", value)}
    match one.tag.removeprefix(SVG):
        case "rect" if "x" in number:
            assert number["width"] >= 0
            return [
                (number["x"], number["y"]),
                (number["x"] + number["width"], number["y"] + number["height"]),
            ]
        case "line":
            return [(number["x1"], number["y1"]), (number["x2"], number["y2"])]
        case "circle":
            return [(number["cx"] + at * number["r"], number["cy"] + at * number["r"]) for at in (-1, 1)]
        case "polygon":
            points = (point.split(",") for point in one.get("points", "").split())
            return [(Fraction(x), Fraction(y)) for x, y in points]
        case _:
            return []


def test_a_shortened_text_has_the_whole_as_its_title() -> None:
    text = "x" * 500
    for drawing in drawings(text):
        root = parsed(drawing, 320)
        cut = [one for one in root.iter(f"{SVG}text") if len(one)]
        assert cut
        assert all(one[0].text == text for one in cut)


def test_grades_have_different_shapes() -> None:
    assert len(set(ORDER)) == len(ORDER) >= 5


def test_the_same_chart_has_the_same_bytes() -> None:
    assert [chart(one).svg for one in drawings("Good")] == [chart(one).svg for one in drawings("Good")]
