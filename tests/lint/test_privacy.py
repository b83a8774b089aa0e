"""Personal data is found in its usual forms, and little else is taken for it. Every datum here is made up.

Telephone numbers are of the ranges that are kept free for fiction, names and addresses of reserved domains.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.lint.privacy import masked, personal_data, places, without_personal_data
from hmicgrade.load.document import read_document
from hmicgrade.load.parts import Part
from tests.lint.projects import FILES, SECOND, found
from tests.load.projects import FORCE, SCHEME

POSITIVE = {
    "HG640": [
        "desk@force.example",
        "First.Last@mail.force.example",
        "duty-inspector+night@police.example",
        "o'neil@force.example",
        "A_B%c@x-y.example",
        "custody_2@north.police.example",
        "help@force.example.",
        "<desk@force.example>",
    ],
    "HG641": [
        "01632 960123",
        "(01632) 960123",
        "(01632)960123",
        "01632960123",
        "01632 960 123",
        "01632-960-123",
        "020 7946 0123",
        "0207 946 0123",
        "0113 496 0123",
        "07700 900123",
        "07700 900 123",
        "+44 7700 900123",
        "+44 (0)7700 900123",
        "+441632960123",
        "0044 20 7946 0123",
        "0808 157 0123",
        "0909 879 0123",
    ],
    "HG642": ["ZE1 9ZZ", "ZE19ZZ", "B99 9AA", "W1A 9ZZ", "EC1A 9ZZ", "DE99 9XX", "m60 9qq", "SW1A  9ZZ"],
    "HG643": ["AB123456C", "AB 12 34 56 C", "AB-12-34-56-C", "ab123456c", "JG 10 37 59 A"],
    "HG644": ["AB51 XYZ", "AB51XYZ", "D123 XYZ", "P12XYZ", "XYZ 123D", "XYZ12D"],
    "HG645": [
        "crime number 12345/07",
        "Crime reference number: CR/0001/07",
        "incident no. 417 of 5 May",
        "collar number 4321",
        "PC 1234",
        "Sgt 456",
    ],
}
NEGATIVE = [
    "at 9 @ 5 o'clock",
    "follow @force on the web",
    "user@localhost",
    "5,000 of 12,000 in 2006-07",
    "01-02-2007 to 05-06-2007",
    "between 2004 and 2007, 2005 and 2006",
    "05-06 06-07 07-08",
    "from 09.30 to 17.00",
    "0.123456789",
    "1,234,567.89",
    "reference 2007/0123456789/44",
    "4000 1234 5678 9010",
    "0123",
    "999, 101 and 0300",
    "the 1st, 2nd and 3rd visits",
    "at s1 2nd",
    "section 12B of the Act",
    "A38 and M1",
    "the A614 RTC",
    "Form 621s",
    "Risk Matrix 2000",
    "level 2 and 3 meetings",
    "24-hour cover, 7 days",
    "QQ 12 34 56 C",
    "BG123456C",
    "at 10 11 12 a",
    "XX9 9XX",
    "CO2 was measured",
    "H2O",
    "25% of 40",
    "£100,000 a year",
    "a 16-year-old",
    "DS 10 cases",
    "PC 1,000",
    "PCs 1234",
    "incident number one",
    "crime numbers fell by 12%",
    "NIM level 2",
    "ISO 9001",
    "v1.2.3",
    "evidence s14, s16, a3",
    "2007-09-30",
]


@pytest.mark.parametrize("code", POSITIVE)
def test_its_usual_forms_are_found(code: str) -> None:
    missed = [datum for datum in POSITIVE[code] if code not in codes_in(f"The text has {datum} in it.")]
    assert missed == []


def test_there_are_forty_of_each() -> None:
    assert sum(map(len, POSITIVE.values())) >= 40
    assert len(NEGATIVE) >= 40


@pytest.mark.parametrize("text", NEGATIVE)
def test_what_merely_looks_like_it_is_not_found(text: str) -> None:
    assert places(f"There is {text} in it.") == []


def in_text(text: str) -> list[tuple[str, str]]:
    """Return what is found in one text: code and message."""
    quoted = text.replace("'", "''")
    document = read_document(f"kind: force\nname: '{quoted}'\n", "f.yaml")
    return [(one.code, one.message) for one in personal_data(Part((document,), ()), {})]


def codes_in(text: str) -> set[str]:
    return {one[0] for one in in_text(text)}


def found_text(datum: str) -> str:
    (place,) = places(datum)
    return datum[slice(*place)]


def test_it_is_found_in_any_text_of_any_file() -> None:
    assert found({FORCE: FILES[FORCE] + "description: Write to desk@force.example\n"}) == [
        ("HG640", FORCE, 5, 23, "this looks like an e-mail address: d…e")
    ]
    assert [one[:4] for one in found({SCHEME: ("title: A scheme", "title: A scheme, 01632 960123")})] == [
        ("HG641", SCHEME, 3, 18)
    ]


def test_it_is_found_in_comments() -> None:
    assert [one[:4] for one in found({SECOND: FILES[SECOND] + "# ring 01632 960123\n"})] == [("HG641", SECOND, 5, 8)]


def test_it_is_found_across_the_lines_of_a_folded_text() -> None:
    description = "description: >-\n  Ring\n  01632\n  960123 now.\n"
    assert [one[:4] for one in found({FORCE: FILES[FORCE] + description})] == [("HG641", FORCE, 7, 3)]


def test_texts_beside_each_other_are_not_read_as_one() -> None:
    assert found({FORCE: FILES[FORCE].replace("[eff]", "['01632', '960123']")}) == []


def test_a_file_full_of_it_is_not_listed_without_end() -> None:
    aliases = ", ".join(f"desk{number}@force.example" for number in range(500))
    assert len(found({FORCE: FILES[FORCE].replace("eff", aliases)})) == 200


EVERY = [(code, datum) for code, data in POSITIVE.items() for datum in data if datum[-1].isalnum()]
WORDS = st.lists(st.sampled_from(["The", "caller", "at", "night", "was", "seen", "there"]), max_size=6).map(" ".join)


@given(WORDS, st.sampled_from(EVERY), WORDS)
def test_a_message_never_repeats_a_datum_in_full(before: str, coded: tuple[str, str], after: str) -> None:
    """The message must not repeat the datum in full: it shows the first and the last character."""
    code, datum = coded
    found_there = [one for one in in_text(f"x {before} {datum} {after}") if one[0] == code]
    assert [one[1].rpartition(": ")[2] for one in found_there] == [masked(found_text(datum))]
    assert datum not in found_there[0][1]


@pytest.mark.parametrize("pump", ["a", "A", "1", "a@", "a.", "0 ", "01", "A1 ", "AB12 ", "crime number ", "PC ", "'"])
def test_a_text_made_to_be_slow_is_searched_to_its_end(pump: str) -> None:
    for end in ("", "!", "@", "1", "A"):
        assert places(pump * (60_000 // len(pump)) + end + " Ring 01632 960123.")


def test_personal_data_is_blanked_in_its_place() -> None:
    assert without_personal_data("Ring 01632 960123 at 9") == "Ring              at 9"
