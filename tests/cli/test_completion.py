"""Completion of the command line, asked for as shells ask for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hmicgrade.__main__ import main
from hmicgrade.cli import completing, completion
from hmicgrade.cli.app import COMMANDS
from tests.load.projects import AREA, COMMON, EVIDENCE, FILES, NATIONAL, OTHER, PUBLISHED, SCHEME, Change, write_project

PROGRAM = Path(sys.executable).with_name("hmicgrade")
PROJECT: dict[str, Change] = {
    "evidence/national/2007.yaml": NATIONAL,
    "evidence/national/notes.yaml": NATIONAL,
    "evidence/f/2021-22/a.yaml": FILES[EVIDENCE].replace("2007", "2021/22"),
    PUBLISHED: ("{year: 2007,", "{year: 2023/24,"),
    "evidence/Not An Id/force.yaml": "kind: force\n",
    "criteria/t/scheme.yaml": FILES[SCHEME].replace("id: s", "id: t").replace("low", "weak"),
    "criteria/t/z.yaml": FILES[AREA].replace("id: a", "id: z"),
    OTHER: ("common: c,", "common: c, without: [c-two],"),
    COMMON: FILES[COMMON] + "  - {id: c-two, level: fair, text: It is checked.}\n",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(write_project(tmp_path, PROJECT))
    return tmp_path


def asked(words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shell: str = "bash") -> str:
    """Give what the program answers a shell that asks how a command line can go on at its end."""
    monkeypatch.setenv("_HMICGRADE_COMPLETE", f"complete_{shell}")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(words.count(" ")))
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", words)
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    with pytest.raises(SystemExit) as ended:
        main([])
    captured = capsys.readouterr()
    assert (ended.value.code, captured.err) == (0, "")
    return captured.out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("hmicgrade fo", "forces"),
        ("hmicgrade assess ", "f"),
        ("hmicgrade assess g", ""),
        ("hmicgrade assess f ", "a b z"),
        ("hmicgrade assess f --year ", "2007 2021-22"),
        ("hmicgrade assess f --year 2021", "2021-22"),
        ("hmicgrade assess nobody --year ", "2007"),
        ("hmicgrade assess --year ", "2007"),
        ("hmicgrade assess f --fail-under ", "high low weak"),
        ("hmicgrade explain ", "f"),
        ("hmicgrade explain f ", "a b z"),
        ("hmicgrade explain f b ", "b-one c-one"),
        ("hmicgrade explain f b --year 2021", "2021-22"),
        ("hmicgrade explain f b --format m", "markdown mermaid"),
        ("hmicgrade explain f b --depth ", "1 2 3 4"),
        ("hmicgrade plan ", "f"),
        ("hmicgrade plan f ", "a b z"),
        ("hmicgrade plan f a --to ", "high low weak"),
        ("hmicgrade plan f a --fixed a-one --fixed a-t", "a-two"),
        ("hmicgrade what-if f a ", "a-one= a-two="),
        ("hmicgrade what-if f a a-one=met a-t", "a-two="),
        ("hmicgrade what-if f a --judgement decide=", "decide=high decide=low decide=weak"),
        ("hmicgrade what-if f a --judgement treat", "treat-as-critical=a-one treat-as-critical=a-two"),
        ("hmicgrade what-if f a --judgement set", "set-aside=critical:"),
        ("hmicgrade what-if f a --without-judgement d", "decide"),
        ("hmicgrade what-if f a --reading ", "most="),
        ("hmicgrade readings f ", "a b z"),
        ("hmicgrade gaps f --year ", "2007 2021-22"),
        ("hmicgrade diff f ", "2007 2021-22 2023-24"),
        ("hmicgrade diff f 2007 202", "2021-22 2023-24"),
        ("hmicgrade diff g ", ""),
        ("hmicgrade diff f 2007 2021-22 ", "a b z"),
        ("hmicgrade diff f --format h", "html-fragment"),
        ("hmicgrade history f ", "a b z"),
        ("hmicgrade chart re", "reading"),
        ("hmicgrade chart distribution ", "2007"),
        ("hmicgrade chart grid 20", "2007"),
        ("hmicgrade chart needs ", "f"),
        ("hmicgrade chart needs f ", "a b z"),
        ("hmicgrade chart needs f a --year ", "2007 2021-22"),
        ("hmicgrade chart distribution 2007 a --force ", "f"),
        ("hmicgrade chart reading f a ", "most"),
        ("hmicgrade report f --area ", "a b z"),
        ("hmicgrade report f --year ", "2007 2021-22"),
        ("hmicgrade report f --format ", "html markdown docx pdf"),
        ("hmicgrade national ", "2007"),
        ("hmicgrade areas --scheme ", "s t"),
        ("hmicgrade criteria --scheme s ", "a b"),
        ("hmicgrade criteria --scheme gone ", ""),
        ("hmicgrade criteria a ", "a-one a-two"),
        ("hmicgrade criteria b ", "b-one c-one"),
        ("hmicgrade criteria gone ", ""),
        ("hmicgrade evidence f --criterion ", "a-one a-two b-one c-one c-two z-one z-two"),
        ("hmicgrade evidence f --criterion c", "c-one c-two"),
        ("hmicgrade evidence f --kind st", "strength"),
        ("hmicgrade schema area", "area areas-1"),
        ("hmicgrade new criterion x --level ", "fair good"),
        ("hmicgrade codes HG00", "HG001 HG002 HG003 HG004 HG005 HG006 HG007 HG008 HG009"),
        ("hmicgrade validate --format j", "json junit"),
        ("hmicgrade validate --fail-on ", "error warning"),
        ("hmicgrade assess --color a", "auto always"),
        ("hmicgrade assess --root /nowhere/at/all ", ""),
        ("hmicgrade assess --no-such --year ", "2007"),
    ],
)
@pytest.mark.usefixtures("project")
def test_words_are_completed_from_the_project_around(
    words: str, expected: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(words, monkeypatch, capsys).split() == expected.split()


@pytest.mark.parametrize(
    "words", ["hmicgrade 'un", "'", "hmicgrade assess \\", "hmicgrade \x00\udc80 ", "", "hmicgrade -- --"]
)
def test_words_that_no_shell_would_give_are_answered(
    words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.environ", dict(os.environ))
    asked(words, monkeypatch, capsys)


def test_another_root_is_asked_where_one_is_named(
    project: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    other = write_project(tmp_path_factory.mktemp("other"))
    (other / "evidence/f").rename(other / "evidence/g")
    monkeypatch.chdir(project.parent)
    assert asked(f"hmicgrade assess --root {other} ", monkeypatch, capsys) == "g\n"


@pytest.mark.parametrize(
    ("path", "content"),
    [
        (AREA, "kind: area\nid: a\ncriteria:\n  - {id: a-one, level: [\n  - id: a-two\n"),
        (AREA, b"kind: area\ncriteria:\n  - id: a-one\n  - id: a-two\n\xff"),
        (AREA, "kind: area # it is\n- [not a mapping\n  - {id: a-one}\n  - {id: a-two}\n"),
        (COMMON, "kind: common\ncriteria: no list\n"),
        (SCHEME, "]"),
        (AREA, FILES[AREA] + "includes: [[c], {without: c}]\n"),
    ],
)
def test_a_broken_project_gives_what_can_be_found(
    path: str, content: str | bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(write_project(tmp_path, {path: content}))
    found = asked("hmicgrade criteria a ", monkeypatch, capsys).split()
    assert found == ([] if isinstance(content, bytes) else ["a-one", "a-two"])
    assert asked("hmicgrade assess ", monkeypatch, capsys) == "f\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.usefixtures("project")
def test_each_shell_is_answered_in_its_own_way(
    shell: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = asked("hmicgrade areas --scheme ", monkeypatch, capsys, shell)
    assert answer == {"bash": "s\nt\n", "zsh": '_arguments \'*: :(("s"\n"t"))\'\n', "fish": "s\nt\n"}[shell]


def test_whatever_fails_within_is_silent(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(*_: object) -> list[str]:
        raise RuntimeError

    monkeypatch.setattr(completing, "candidates", fail)
    monkeypatch.setenv("_HMICGRADE_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "hmicgrade assess ")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert main([]) == 2
    assert capsys.readouterr() == ("", "")


def test_what_cannot_be_read_gives_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(completing, "find_root", refuse)
    assert completing.candidates("FORCE", {}) == []


CHOSEN = {"DIR", "FILE", "ID", "N", "PATH", "REV", "TEXT"}
"""What no list of words can be given for: files, which shells complete themselves, and a person's own words."""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_word_of_a_command_is_completed_or_anyones_to_choose(name: str) -> None:
    completion.with_completion(COMMANDS[name])
    for info in completion.words_of(COMMANDS[name]):
        if info.metavar and info.metavar not in CHOSEN:
            assert info.autocompletion, f"{name}: nothing completes {info.metavar}"


def test_what_is_asked_of_the_project_can_be_found() -> None:
    assert set(completion.NAMED_BY_THE_PROJECT) == set(completing.FINDERS)


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_a_real_bash_completes_with_the_script_that_is_shown(project: Path) -> None:
    script = f"""
        PATH={PROGRAM.parent}:$PATH
        eval "$(_HMICGRADE_COMPLETE=source_bash hmicgrade)"
        complete -p hmicgrade
        COMP_WORDS=(hmicgrade criteria b "") COMP_CWORD=3
        _hmicgrade_completion hmicgrade
        echo "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(  # noqa: S603 - fixed words
        ["bash", "--norc", "-c", script],  # noqa: S607 - whichever bash is there
        cwd=project,
        env={"PATH": os.environ["PATH"], "HOME": str(project)},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode() == "complete -o default -F _hmicgrade_completion hmicgrade\nb-one c-one\n"
    assert done.stderr == b""


@pytest.mark.untraced
def test_an_answer_takes_little_more_than_any_command(project: Path) -> None:
    help_, answer = (
        min(_took(words, project, environment) for _ in range(3))
        for words, environment in (
            (["criteria", "--help"], {}),
            ([], {"_HMICGRADE_COMPLETE": "complete_bash", "COMP_WORDS": "hmicgrade criteria b ", "COMP_CWORD": "3"}),
        )
    )
    assert answer < help_ + 0.3


def _took(words: list[str], project: Path, environment: dict[str, str]) -> float:
    """Give the processor time of a process, in seconds."""
    before = os.times()
    subprocess.run([str(PROGRAM), *words], cwd=project, env=os.environ | environment, capture_output=True, check=True)  # noqa: S603 - fixed words
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system
