"""`hmicgrade site`: what it writes of a small project, what it leaves out, and where it writes nothing."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from hmicgrade.__main__ import main
from hmicgrade.cli import publishing
from hmicgrade.cli.publishing import Built, Content, built
from hmicgrade.load.files import Origin, Root
from tests.report import reported
from tests.report.documents.reading import Page
from tests.report.site.walking import walked

REPORT = "forces/north/2007/index.html"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(reported.write(tmp_path))
    return tmp_path


def site(root: Path, *words: str, code: int = 0) -> dict[str, bytes]:
    """Write the site of a project and return its files."""
    assert main(["site", "-o", "site", *words]) == code
    folder = root / "site"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> bytes:
    capsys.readouterr()
    assert main(list(words)) in {0, 1}
    return capsys.readouterr().out.encode()


def test_everything_can_be_reached_and_every_link_leads_somewhere(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = site(root)
    assert capsys.readouterr().err.startswith("hmicgrade: 24 pages on 1 force written to 'site'\n")
    found = walked(files)
    assert found.broken == []
    assert set(files) - found.reached() == {".hmicgrade-site"}
    assert {path for path in files if path.startswith("forces/") and path.endswith("html")} == {
        "forces/north/index.html",
        "forces/north/2005/index.html",
        REPORT,
    }
    assert site(root) == files


def test_the_grades_of_the_first_page_lead_to_their_reasons(root: Path) -> None:
    page = Page(site(root)["index.html"])
    assert {
        ("North Police", "forces/north/index.html"),
        ("North Police", REPORT),
        ("Good", f"{REPORT}#area.calls"),
        ("undetermined: no evidence", f"{REPORT}#area.quiet"),
        ("Poor, as published", f"{REPORT}#area.custody"),
        ("not graded, as published", f"{REPORT}#area.roads"),
        ("Poor, as published", "forces/north/2005/index.html#area.calls"),
    } <= {(one.words, one.attributes["href"]) for one in page.named("a")}


def test_the_assessment_is_what_assess_prints(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for flags in ([], ["--no-judgements"], ["--no-recorded"]):
        files = site(root, *flags)
        told = printed(capsys, "assess", "north", "--year", "2007", "--format", "json", *flags)
        assert files["forces/north/2007/assessment.json"] == told
        assert "forces/north/2005/assessment.json" not in files


def test_what_is_left_out_and_drafts_are_said_on_every_page(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = site(root, "--draft", "--no-judgements", "--no-recorded")
    assert "recorded findings and judgements are left out" in capsys.readouterr().err
    for path, content in files.items():
        if path.endswith("html"):
            page = Page(content)
            notices = [one.words for one in page.elements if one.attributes.get("class") == "notice"]
            assert len(notices) == 2
            assert notices[0] == "Draft: not for publication"
            assert notices[1].startswith("Recorded findings and judgements are left out")
            assert "site -o site --draft --no-judgements --no-recorded" in page.words


def test_a_public_site_holds_nothing_that_is_not_public(root: Path) -> None:
    evidence = root / "evidence/north/2007/calls.yaml"
    text = evidence.read_text(encoding="utf-8").replace("by: Panel", f"by: {reported.DATUM}")
    evidence.write_text(text, encoding="utf-8")
    whole, public = site(root), site(root, "--public")
    for secret in (reported.CONFIDENCE, reported.DATUM, *reported.UNTOLD):
        assert any(secret.encode() in content for content in whole.values())
        assert [path for path, content in public.items() if secret.encode() in content] == []
    (area, _) = json.loads(public["forces/north/2007/assessment.json"])["areas"]
    (judgement,) = area["judgements"]
    assert (judgement["reason"], judgement["by"]) == ("The reason is not public.", "[left out]")


def test_areas_with_errors_are_shown_as_such(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evidence = root / "evidence/north/2007/calls.yaml"
    text = evidence.read_text(encoding="utf-8").replace("effect: short", "").replace("calls-counted", "calls-conted")
    evidence.write_text(text, encoding="utf-8")
    for flags in ([], ["--public"]):
        files = site(root, *flags, code=1)
        assert "error HG205" in capsys.readouterr().err
        assert walked(files).broken == []
        assert "not graded" in Page(files["index.html"]).words
        assert "calls-conted" in Page(files[REPORT]).words
        assert b"calls-conted" in files["forces/north/2007/assessment.json"]


def test_a_scheme_with_errors_or_none_has_its_pages_still(root: Path) -> None:
    (root / "criteria/s/scheme.yaml").write_text("kind: scheme\n", encoding="utf-8")
    found = walked(site(root, code=1))
    assert found.broken == []
    (root / "criteria/s").rename(root / "criteria/t")
    files = site(root, code=1)
    assert walked(files).broken == []
    assert "schemes/s/index.html" in files


def test_a_force_of_which_nothing_is_known_has_a_page(root: Path) -> None:
    (root / "evidence/south").mkdir()
    (root / "evidence/south/force.yaml").write_text("kind: force\nid: south\nname: South\n", encoding="utf-8")
    files = site(root)
    assert "Nothing is on file of this force." in Page(files["forces/south/index.html"]).words
    assert walked(files).broken == []


def test_without_a_report_there_is_no_site(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "evidence/north/published.yaml").unlink()
    for file in (root / "evidence/north/2007").iterdir():
        file.unlink()
    assert main(["site", "-o", "site"]) == 2
    said = "hmicgrade: there is neither evidence nor a published grade: nothing is written\n"
    assert said in capsys.readouterr().err
    assert not (root / "site").exists()
    assert [one.name for one in root.iterdir() if one.name.startswith(".")] == []


@pytest.mark.parametrize("folder", [".", "..", "criteria", "criteria/new", "evidence/north", "site/.."])
def test_what_is_read_is_never_replaced(root: Path, capsys: pytest.CaptureFixture[str], folder: str) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert main(["site", "-o", folder]) == 2
    said = f"'{folder}' holds files that are read, or lies among them: name a folder beside them"
    assert capsys.readouterr().err == f"hmicgrade: {said}\n"
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_folder_that_was_changed_is_left_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = site(root)
    (root / "site/index.html").write_text("mine", encoding="utf-8")
    capsys.readouterr()
    assert main(["site", "-o", "site"]) == 2
    said = "'site' was changed since it was made: 'index.html' is not as it was; move it away, or remove it"
    assert capsys.readouterr().err == f"hmicgrade: {said}\n"
    assert (root / "site/index.html").read_text(encoding="utf-8") == "mine"
    assert len(files) == sum(path.is_file() for path in (root / "site").rglob("*"))


def test_what_breaks_off_leaves_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(publishing, "index_page", interrupted)
    assert main(["site", "-o", "site"]) == 130
    assert sorted(one.name for one in root.iterdir()) == ["criteria", "evidence"]


def test_what_is_told_of_a_site_comes_after_its_files(root: Path) -> None:
    ended: list[Built] = []

    def making() -> Iterator[tuple[str, bytes]]:
        ended.append((yield from built(Root(root, Origin.NAMED), Content())))

    made = list(making())
    files, (told,) = dict(made), ended
    assert len(files) == len(made)
    assert told.pages == sum(path.endswith(".html") for path in files)
    assert (told.forces, told.reports, told.diagnostics) == (1, 2, ())
    assert io.BytesIO(files["index.html"]).readline() == b"<!DOCTYPE html>\n"
