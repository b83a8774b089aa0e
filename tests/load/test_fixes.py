"""What is put right where there is one right answer, and that nothing else breaks by it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicgrade.lint.validation import validate
from hmicgrade.load.files import Disk
from hmicgrade.load.fixes import date_form, finding_form, flag_form, id_form, meant, month_form
from hmicgrade.load.overlay import Overlaid
from hmicgrade.load.project import stream
from hmicgrade.model.codes import CODES, Severity
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.model.edits import fixed
from tests.load.projects import AREA, EVIDENCE, FILES, PUBLISHED, SCHEME

ROOT = Path(__file__).parent.parent.parent
NOWHERE = Disk(Path(__file__).parent / "nowhere")
DECIDED = "judgements:\n  - {judgement: decide, grade: low, reason: It is so., by: HM Inspector, date: 2007-09}\n"
PERIOD = "period: {from: 2006-04, to: 2007-07}\n"
SOUND = {**FILES, EVIDENCE: FILES[EVIDENCE].partition("judgements:")[0]}
SHIPPED = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for folder in ("criteria", "evidence/derbyshire")
    for path in sorted((ROOT / folder).rglob("*.yaml"))
}


def wrong_with(files: dict[str, str]) -> tuple[Diagnostic, ...]:
    """Give everything wrong with a project of these files alone."""
    contents = {path: text.encode() for path, text in files.items()}
    return validate(stream(Overlaid(NOWHERE, contents))).diagnostics


def errors(diagnostics: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return [one for one in diagnostics if CODES[one.code].severity is Severity.ERROR]


def put_right(files: dict[str, str], diagnostics: tuple[Diagnostic, ...]) -> dict[str, str]:
    return {
        path: fixed(text, [one for one in diagnostics if one.span.file == path]).text for path, text in files.items()
    }


@pytest.mark.untraced
def test_the_projects_are_sound() -> None:
    assert errors(wrong_with(SOUND)) == errors(wrong_with(SHIPPED)) == []


Case = tuple[str, str, str, str, str]

CASES: list[Case] = [
    ("HG004", AREA, "Area A", '"Area: A"', "Area: A"),
    ("HG004", AREA, "Area A", '"@Area A"', "@Area A"),
    ("HG009", AREA, "title: Area A\n", "title: Area A\n", "title: Area A\ntitle: 'Area A'\n"),
    ("HG101", AREA, "critical: true", "critical: true", "critcal: true"),
    ("HG101", AREA, "tags: [recent]", "'tags': [recent]", "'tag': [recent]"),
    ("HG105", AREA, "tags: [recent]", "tags: [recent]", "tags: [Recent]"),
    ("HG105", EVIDENCE, "[a-one]", "['a/a-one']", "['A/a one']"),
    ("HG105", EVIDENCE, "partly_met", "partly_met", "Partly met"),
    ("HG106", EVIDENCE, "strength", "strength", "strenght"),
    ("HG106", EVIDENCE, "well_short", '"well_short"', '"wellshort"'),
    ("HG106", EVIDENCE, "findings:", f"{DECIDED}findings:", f"{DECIDED.replace('decide', 'decied')}findings:"),
    ("HG108", EVIDENCE, "text: It is done.", "text: It is done., date: 2007-09", "text: It is done., date: 2007/9"),
    ("HG108", SCHEME, "levels:", f"{PERIOD}levels:", f"{PERIOD.replace('2007-07', '2007.07')}levels:"),
    ("HG109", AREA, "critical: true", "critical: true", "critical: yes"),
    ("HG111", AREA, "kind: area", "kind: area", "kind: aera"),
    ("HG205", EVIDENCE, "[a-one]", "[a/a-one]", "[a/a-onee]"),
    ("HG206", EVIDENCE, "evidence: [s1]", "evidence: [w/s1]", "evidence: [ww/s1]"),
    ("HG208", SCHEME, "otherwise: low", "otherwise: low", "otherwise: lowe"),
    ("HG209", EVIDENCE, "partly_met", '"partly_met"', '"party_met"'),
    ("HG210", AREA, "level: good", "level: good", "level: goood"),
    ("HG219", AREA, "[recent]", "[recent]", "[recent, recent]"),
    ("HG219", AREA, "[recent]", "[recent, once]", "[recent, once, recent]"),
    (
        "HG305",
        SCHEME,
        "[more than 50%, at least 80%]",
        "[more than 50%, at least 80%]",
        "[at least 80%, more than 50%]",
    ),
]


YEAR = "evidence/derbyshire/2007"
SHARED_FILE = f"{YEAR}/protecting-vulnerable-people.yaml"
AREAS = "    areas: [child-abuse]\n"
SHIPPED_CASES: list[Case] = [
    ("HG201", "evidence/derbyshire/published.yaml", "scheme: hmic-2007", "scheme: hmic-2007", "scheme: hmci-2007"),
    ("HG202", "criteria/hmic-2007/programme.yaml", "[child-abuse,", "[child-abuse,", "[child-abuze,"),
    (
        "HG203",
        f"{YEAR}/protecting-vulnerable-people.yaml",
        "vulnerable-people",
        "vulnerable-people",
        "vulnerable-peple",
    ),
    ("HG204", "criteria/hmic-2007/child-abuse.yaml", "leading-practice", "leading-practice", "leading-practise"),
    ("HG207", f"{YEAR}/domestic-violence.yaml", "critical-failure", "critical-failure", "critical-falure"),
    ("HG217", SHARED_FILE, "id: s1\n", f"id: s1\n{AREAS}", f"id: s1\n{AREAS.replace('se]', 'ze]')}"),
]


@pytest.mark.untraced
@pytest.mark.parametrize(("code", "path", "old", "right", "wrong"), SHIPPED_CASES)
def test_what_is_put_right_in_the_shipped_files(code: str, path: str, old: str, right: str, wrong: str) -> None:
    mistaken = {**SHIPPED, path: SHIPPED[path].replace(old, wrong, 1)}
    found = [one for one in wrong_with(mistaken) if one.fix and one.span.file == path]
    assert [one.code for one in found] == [code]
    assert fixed(mistaken[path], found) == (SHIPPED[path].replace(old, right, 1), tuple(found))


def test_the_codes_that_can_be_put_right_are_marked() -> None:
    layout = {"HG022", "HG023", "HG024"}
    assert {code for code, *_ in [*CASES, *SHIPPED_CASES]} | layout == {
        code for code, one in CODES.items() if one.fixable
    }


@pytest.mark.parametrize(("code", "path", "old", "right", "wrong"), CASES)
def test_what_has_one_right_answer_is_put_right(code: str, path: str, old: str, right: str, wrong: str) -> None:
    before = wrong_with({**SOUND, path: SOUND[path].replace(old, right, 1)})
    mistaken = {**SOUND, path: SOUND[path].replace(old, wrong, 1)}
    found = [one for one in wrong_with(mistaken) if one.fix]
    assert [(one.code, one.span.file) for one in found] == [(code, path)]
    assert fixed(mistaken[path], found) == (SOUND[path].replace(old, right, 1), tuple(found))
    assert code not in {one.code for one in before}


@pytest.mark.parametrize(
    ("path", "old", "wrong"),
    [
        (AREA, "title: Area A", "title: Area: A # so it is"),
        (AREA, "title: Area A", "title: Area: A\n  and more"),
        (AREA, "title: Area A", 'title: Area: "A"'),
        (AREA, "title: Area A", "title: [Area, @A]"),
        (AREA, "title: Area A", "title: title: Area A"),
        (AREA, "title: Area A\n", "title: Area A\ntitle: Area B\n"),
        (AREA, "title: Area A\n", "title: Area A\ntitle: Area A # again\n"),
        (AREA, "title: Area A\n", "title: Area A\nTitle: Area A\n"),
        (AREA, "id: a-two", "id: a-two, id: a-two"),
        (AREA, "critical: true", "critical: maybe"),
        (AREA, "critical: true", "xyzzy: true"),
        (AREA, "{id: a-two", "{id: A_One"),
        (AREA, "[recent]", "[recent, # now\n    recent]"),
        (EVIDENCE, "[a-one]", "[b-three]"),
        (EVIDENCE, "[s1]", "[s2]"),
        (EVIDENCE, "[s1]", "[[s1]]"),
        (EVIDENCE, "partly_met", "?met"),
        (EVIDENCE, "kind: strength", "kind: [strength]"),
        (SCHEME, "levels:", "period: {from: 2006/07, to: 2007-13}\nlevels:"),
        (SCHEME, "otherwise: low", "otherwise: {judgement: [low, low]}"),
        (PUBLISHED, "scheme: s", "scheme: t"),
    ],
)
def test_what_has_more_than_one_answer_is_left(path: str, old: str, wrong: str) -> None:
    diagnostics = wrong_with({**SOUND, path: SOUND[path].replace(old, wrong, 1)})
    assert errors(diagnostics)
    assert [one for one in diagnostics if one.fix] == []


@pytest.mark.parametrize(
    ("form", "written", "expected"),
    [
        (id_form, "Area_A", "area-a"),
        (id_form, "area  A/ B c", "area-a/b-c"),
        (id_form, "-a", None),
        (id_form, "a.b", None),
        (finding_form, "Partly met", "partly_met"),
        (finding_form, "1st", None),
        (flag_form, "YES", "true"),
        (flag_form, "Off", "false"),
        (flag_form, "1", None),
        (date_form, "2007/9", "2007-09"),
        (date_form, "2007.9.5", "2007-09-05"),
        (date_form, "2007-02-30", None),
        (date_form, "2006/07", None),
        (date_form, "1999/00", None),
        (date_form, "September 2007", None),
        (month_form, "2007/9", "2007-09"),
        (month_form, "2007/09/05", None),
        (month_form, "x", None),
    ],
)
def test_forms(form: Callable[[str], str | None], written: str, expected: str | None) -> None:
    assert form(written) == expected


@pytest.mark.parametrize(
    ("word", "names", "expected"),
    [
        ("strenght", ["strength", "context"], "strength"),
        ("Strength", ["strength"], "strength"),
        ("aera", ["area", "common"], "area"),
        ("c-one", ["a-one"], None),
        ("case-record", ["case-records", "case-recorded"], None),
        ("hmic-2006", ["hmic-2007"], None),
        ("xyzzy", ["area"], None),
        ("xyzzy", [], None),
    ],
)
def test_the_name_that_can_only_be_meant(word: str, names: list[str], expected: str | None) -> None:
    assert meant(word, names) == expected


WORD = re.compile(r"[A-Za-z][A-Za-z_-]{2,}")


def mistaken(text: str, chance: st.DataObject) -> str:
    """Make one mistake as people make them: a slip in a word, capitals, another dash, a line or an entry twice."""
    at = chance.draw(st.sampled_from([*WORD.finditer(text)]))
    word = at[0]
    place = chance.draw(st.integers(0, len(word) - 2))
    slips = (
        word[:place] + word[place + 1 :],
        word[: place + 1] + word[place:],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        word.capitalize(),
        word.replace("-", "_"),
        word.replace("_", " "),
        f"{word}: {word}",
        f"@{word}",
        f"{word}, {word}",
        f"{word}\n{text[text.rfind(chr(10), 0, at.start()) + 1 : at.start()]}{word}",
    )
    return text[: at.start()] + chance.draw(st.sampled_from(slips)) + text[at.end() :]


def check_fixes(files: dict[str, str], data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(files)))
    before = {**files, path: mistaken(files[path], data)}
    diagnostics = wrong_with(before)
    applied = [
        one for file in before for one in fixed(before[file], [x for x in diagnostics if x.span.file == file])[1]
    ]
    after = wrong_with(put_right(before, diagnostics))
    assert len(errors(after)) <= len(errors(diagnostics))
    assert {(one.code, one.message) for one in applied} & {(one.code, one.message) for one in after} == set()


@given(st.data())
def test_a_fix_takes_an_error_away_and_adds_none(data: st.DataObject) -> None:
    """Editing the text by span: applying fixes never adds an error."""
    check_fixes(SOUND, data)


@settings(max_examples=settings().max_examples // 10)
@given(st.data())
def test_a_fix_takes_an_error_away_and_adds_none_in_the_shipped_files(data: st.DataObject) -> None:
    """Editing the text by span: applying fixes never adds an error."""
    check_fixes(SHIPPED, data)
