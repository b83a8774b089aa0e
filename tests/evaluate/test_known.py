from __future__ import annotations

from pathlib import Path

from hmicgrade.api import load_project
from hmicgrade.evaluate.known import known_grades
from tests.explain.sample import ALL_MET, simple


def test_an_area_that_nobody_has_inspected_is_not_known(tmp_path: Path) -> None:
    root = simple(**ALL_MET).write(tmp_path)
    area = (root / "criteria/s/calls.yaml").read_text(encoding="utf-8")
    for old, new in (("id: calls", "id: custody"), ("id: ", "id: x-")):
        area = area.replace(old, new)
    (root / "criteria/s/x-custody.yaml").write_text(area, encoding="utf-8")
    project, _ = load_project(root)
    assert [one.id for one in project.schemes["s"].areas] == ["calls", "x-custody"]
    assert [one.area for one in known_grades(project)] == ["calls"]
    assert known_grades(project, year=2006) == ()
