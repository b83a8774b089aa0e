"""`hmicgrade codes`: a whole page as it is printed, the catalogue in every format, and colour."""

from __future__ import annotations

import json

import pytest

from hmicgrade.__main__ import main
from hmicgrade.load.files import code_page
from hmicgrade.model.codes import CODES
from tests.golden import Golden


@pytest.mark.parametrize("asked", ["HG010", "hg010", "anchor"])
def test_a_page_as_text(asked: str, capsys: pytest.CaptureFixture[str], golden: Golden) -> None:
    assert main(["codes", asked]) == 0
    golden.check("codes/HG010.text", capsys.readouterr().out.encode())


@pytest.mark.parametrize("code", CODES)
def test_every_page_can_be_asked_for(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["codes", CODES[code].name, "--format", "markdown"]) == 0
    assert capsys.readouterr().out == code_page(code)


@pytest.mark.parametrize("name", ["text", "json", "csv", "markdown"])
def test_the_catalogue_holds_every_code_in_order(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["codes", "--format", name]) == 0
    out = capsys.readouterr().out
    places = [out.index(code) for code in CODES]
    assert places == sorted(places)
    if name == "json":
        assert {one["code"]: one["severity"] for one in json.loads(out)["codes"]} == {
            code: about.severity for code, about in CODES.items()
        }


@pytest.mark.parametrize("words", [["codes"], ["codes", "HG010"]], ids=" ".join)
def test_colour_adds_nothing_but_colour(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    assert "\x1b" not in capsys.readouterr().out
    assert main([*words, "--color", "always"]) == 0
    assert "\x1b[1m" in capsys.readouterr().out
