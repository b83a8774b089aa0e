"""What an area remembers of the common criteria that it includes."""

from __future__ import annotations

from pathlib import Path

from hmicgrade.load.project import read
from hmicgrade.model.areas import LeftOut
from tests.load.projects import COMMON, FILES, OTHER, SHARED, Change, write_project

MORE = """\
  - {id: c-two, level: fair, text: It is led well., critical: true}
  - {id: c-three, level: good, text: It is led better.}
"""


def test_an_area_remembers_what_it_changes_and_leaves_out(tmp_path: Path) -> None:
    includes = "critical: [c-one, c-two], levels: {c-one: good, c-two: fair}, without: [c-three]}, d]"
    changes: dict[str, Change] = {
        COMMON: FILES[COMMON] + MORE,
        OTHER: ("critical: [c-one]}]", includes),
        "criteria/s/d.yaml": FILES[COMMON].replace("id: c\n", "id: d\n").replace("c-one", "d-one"),
        SHARED: None,
    }
    loaded = read(write_project(tmp_path, changes))
    assert loaded.diagnostics == ()
    area = loaded.project.schemes["s"].areas[1]
    assert [(one.id, one.common, one.changed) for one in area.criteria] == [
        ("c-one", "c", ("critical", "level")),
        ("c-two", "c", ()),
        ("d-one", "d", ()),
        ("b-one", None, ()),
    ]
    assert area.left_out == (LeftOut("c-three", "c"),)
