"""Every kind of diagnostic that reading gives: its smallest input and exactly how it is shown.

What is shown stands in tests/golden/diagnostics, one file a code.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hmicgrade.load import limits
from hmicgrade.load.project import read
from hmicgrade.model.codes import CODES
from hmicgrade.report.diagnostics import render
from tests.golden import Golden
from tests.load.projects import (
    AREA,
    COMMON,
    EVIDENCE,
    FILES,
    FORCE,
    NATIONAL,
    OTHER,
    PUBLISHED,
    SCHEME,
    SHARED,
    Change,
    write_project,
)

NOWHERE: dict[str, Change] = dict.fromkeys(FILES)


def _link_out(target: Path) -> None:
    target.symlink_to("/etc/passwd")


def _fifo(target: Path) -> None:
    os.mkfifo(target)


def _dangling(target: Path) -> None:
    target.symlink_to("nothing.yaml")


CASES: dict[str, dict[str, Change]] = {
    "HG001": {FORCE: b"kind: force\nid: f\nname: Caf\xe9\n"},
    "HG002": {FORCE: b"#" * (limits.FILE_BYTES + 1)},
    "HG003": {FORCE: ("Force F", "Force\x07 F")},
    "HG004": {FORCE: ("name: Force F", "name: Force: F")},
    "HG005": {FORCE: "aliases: " + "[" * limits.DEPTH},
    "HG006": {FORCE: "aliases: [" + "a," * limits.NODES + "a]"},
    "HG007": {FORCE: ("Force F", "F" * (limits.VALUE_CHARACTERS + 1))},
    "HG008": {FORCE: FILES[FORCE] + "k" * (limits.KEY_CHARACTERS + 1) + ": v\n"},
    "HG009": {FORCE: FILES[FORCE] + "name: Another\n"},
    "HG010": {FORCE: ("Force F", "&name Force F")},
    "HG011": {FORCE: ("Force F", "*name")},
    "HG012": {FORCE: ("Force F", "!!str Force F")},
    "HG013": {FORCE: FILES[FORCE] + "<<: {name: Another}\n"},
    "HG014": {FORCE: FILES[FORCE] + "---\nkind: force\n"},
    "HG015": {FORCE: FILES[FORCE] + "? [name]\n: Another\n"},
    "HG016": {FORCE: "# nothing yet\n"},
    "HG017": {FORCE: "%YAML 1.2\n---\n" + FILES[FORCE]},
    "HG018": {FORCE: _link_out},
    "HG019": {FORCE: _fifo},
    "HG020": {FORCE: _dangling},
    "HG021": {FORCE: ("Force F", "Force\u202e F")},
    "HG101": {AREA: ("level: good", "levle: good")},
    "HG102": {AREA: ("level: good, ", "")},
    "HG103": {AREA: ("title: Area A", "title:")},
    "HG104": {AREA: ("[recent]", "recent")},
    "HG105": {AREA: ("id: a-two", "id: A two")},
    "HG106": {EVIDENCE: ("kind: strength", "kind: strenght")},
    "HG107": {AREA: ("critical: true", "weight: 0")},
    "HG108": {EVIDENCE: ("date: 2007-09", "date: September 2007")},
    "HG109": {AREA: ("critical: true", "critical: yes")},
    "HG110": {COMMON: ("text: It is led.", "text: ' '")},
    "HG111": {AREA: ("kind: area", "kind: aera")},
    "HG112": {AREA: ("kind: area", "kind: evidence")},
    "HG113": {AREA: ("id: a\n", "id: b\n")},
    "HG114": {EVIDENCE: ("id: a1", "id: s1"), SHARED: None},
    "HG115": {"criteria/s/Area A.yaml": "kind: area\n"},
    "HG116": {EVIDENCE: ("area: a\n", "area: a\nframework: w\n")},
    "HG201": {EVIDENCE: ("scheme: s", "scheme: sc")},
    "HG202": {"evidence/f/2007/aa.yaml": FILES[EVIDENCE].replace("area: a\n", "area: aa\n")},
    "HG203": {"evidence/f/2007/ww.yaml": FILES[SHARED].replace("framework: w\n", "framework: ww\n")},
    "HG204": {OTHER: ("common: c, critical: [c-one]", "common: cc")},
    "HG205": {EVIDENCE: ("criteria: [a-one]", "criteria: [a-noe]")},
    "HG206": {EVIDENCE: ("evidence: [s1]", "evidence: [s2]")},
    "HG207": {
        EVIDENCE: ("{judgement: decide, grade: low", "{judgement: set-aside, cap: crtical, criterion: a-one"),
    },
    "HG208": {EVIDENCE: ("grade: low", "grade: lwo")},
    "HG209": {EVIDENCE: ("finding: partly_met", "finding: partially_met")},
    "HG210": {AREA: ("level: good", "level: godo")},
    "HG211": {OTHER: ("id: b-one", "id: c-one")},
    "HG212": {OTHER: ("framework: w", "framework: a")},
    "HG213": {
        EVIDENCE: ("text: It is done.,", "text: It is done., same_as: w/s1,"),
        SHARED: ("text: It is led.,", "text: It is led., same_as: a/s1,"),
    },
    "HG214": {
        "criteria/t/scheme.yaml": "kind: scheme\nid: t\ntitle: T\ngrades: [{grade: x}]\n",
        SHARED: ("scheme: s", "scheme: t"),
    },
    "HG215": {
        EVIDENCE: FILES[EVIDENCE]
        + "  - {judgement: decide, grade: high, reason: No., by: HM Inspector, date: 2007-09}\n"
    },
    "HG216": {SHARED: ("criteria: [c-one]", "criteria: [b/c-one]")},
    "HG217": {SHARED: ("kind: strength", "areas: [b, cc], kind: strength")},
    "HG218": {SHARED: ("{criterion: c-one,", "{criterion: b-one,")},
    "HG219": {EVIDENCE: ("despite: [a1]", "despite: [a1, a1]")},
    "HG220": {
        "criteria/s/custody.yaml": FILES[AREA].replace("id: a\n", "id: custody\n").replace("a-", "custody-"),
        PUBLISHED: ("area: a", "area: custdy"),
    },
    "HG221": {"evidence/national/2007.yaml": NATIONAL.replace("high: 3", "high: 4")},
    "HG301": {SCHEME: ("all fair criteria", "all fari criteria")},
    "HG302": {AREA: ("level: fair", "level: good")},
    "HG303": {SCHEME: ("reading: more than 50%", "reading: over 50%")},
    "HG304": {SCHEME: ("at least 80%", "at most 80%")},
    "HG305": {SCHEME: ("reading: more than 50%", "reading: at least 90%")},
    "HG306": {SCHEME: ("otherwise: low\n", "")},
    "HG307": {"criteria/t/scheme.yaml": "kind: scheme\nid: t\ntitle: T\ngrades: [{grade: x}]\notherwise: x\n"},
    "HG308": {SCHEME: ("  - {given: only in_progress, finding: partly_met}\n", "")},
    "HG309": {SCHEME: ("  - {given: any well_short, finding: not_met}", "  - {given: any well_short, finding: met}")},
    "HG310": {AREA: ("[recent]", "[good]")},
    "HG311": {SCHEME: ("given: any short", "given: some short")},
    "HG312": {AREA: "kind: area\nid: a\ntitle: Area A\nframework: w\n", EVIDENCE: None, PUBLISHED: None},
    "HG901": NOWHERE,
    "HG902": {**NOWHERE, "criteria/.keep": ""},
    "HG903": {SCHEME: None},
    "HG904": {"criteria/s/d.yml": "kind: area\n"},
}


@pytest.mark.parametrize("code", CASES)
def test_it_is_shown_like_this(code: str, tmp_path: Path, golden: Golden) -> None:
    loaded = read(write_project(tmp_path, CASES[code]))
    assert code in {found.code for found in loaded.diagnostics}
    golden.check(f"diagnostics/{code}.txt", render(loaded.diagnostics, loaded.sources).encode())


def test_every_code_of_reading_has_a_case() -> None:
    assert list(CASES) == [code for code in CODES if not code.startswith(("HG4", "HG5", "HG6", "HG7"))]


def test_the_project_without_mistakes_has_none(tmp_path: Path) -> None:
    assert read(write_project(tmp_path)).diagnostics == ()


def test_codes_run_in_order_and_names_differ() -> None:
    assert list(CODES) == sorted(CODES)
    assert len({code.name for code in CODES.values()}) == len(CODES)
