"""The names nearest to one that is not there."""

from __future__ import annotations

import pytest

from hmicgrade.load.names import did_you_mean, listed, nearest

FORCES = ("derbyshire", "devon-and-cornwall", "dyfed-powys", "greater-manchester", "hampshire", "west-yorkshire")


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("derbyshire", "derbyshire"),
        ("Derbyshire", "derbyshire"),
        ("derby", "derbyshire"),
        ("derbysire", "derbyshire"),
        ("manchester", "greater-manchester"),
        ("d\u0435rbyshire", "derbyshire"),
        ("gmp", "greater-manchester"),
    ],
)
def test_the_nearest_name_comes_first(word: str, found: str) -> None:
    assert nearest(word, FORCES, aliases={"GMP": "greater-manchester"})[0] == found


def test_nothing_is_near_to_nonsense() -> None:
    assert nearest("xyzzy", FORCES) == ()
    assert nearest("d", FORCES) == ()


def test_no_more_than_asked_for_and_each_once() -> None:
    assert len(nearest("shire", [f"shire-{n}" for n in range(9)], most=3)) == 3
    assert nearest("gmp", FORCES, aliases={"gmp": "hampshire", "gmpp": "hampshire"}) == ("hampshire",)


def test_hints() -> None:
    assert did_you_mean("derby", FORCES) == "did you mean 'derbyshire'?"
    assert did_you_mean("xyzzy", ("b", "a", "b")) == "expected 'b' or 'a'"
    assert did_you_mean("xyzzy", [f"shire-{n}" for n in range(9)]) == ""
    assert did_you_mean("xyzzy", ()) == ""


def test_lists_of_choices() -> None:
    assert listed(["a"]) == "'a'"
    assert listed(["a", "b", "c"]) == "'a', 'b' or 'c'"
