"""The language server, spoken to as an editor speaks to it: in a process of its own, and in this one."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hmicgrade.__main__ import main
from hmicgrade.lint.validation import Validation
from hmicgrade.load.overlay import Overlaid
from hmicgrade.lsp import server
from hmicgrade.lsp.workshop import examine
from hmicgrade.model.diagnostics import Diagnostic, Edit, Position, Span
from tests.load.projects import AREA, COMMON, EVIDENCE, FILES, SHARED, write_project
from tests.lsp.client import WAIT, Client

SOUND = {EVIDENCE: FILES[EVIDENCE].partition("judgements:")[0]}
LINES = SOUND[EVIDENCE].split("\n")
LINKED = next(number for number, line in enumerate(LINES) if "criteria: [a-one]" in line)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path / "a project", SOUND)


@pytest.fixture
def client() -> Iterator[Client]:
    """Give a client of a server in this process."""
    (read_in, write_in), (read_out, write_out) = os.pipe(), os.pipe()
    to, from_ = os.fdopen(write_in, "wb"), os.fdopen(read_out, "rb")
    streams = os.fdopen(read_in, "rb"), os.fdopen(write_out, "wb")
    thread = threading.Thread(target=server.serve, args=streams)
    thread.start()
    speaking = Client(to, from_)
    yield speaking
    speaking.end()
    thread.join(WAIT)
    assert not thread.is_alive()
    for stream in (to, from_, *streams):
        stream.close()


def codes(found: list[dict[str, Any]]) -> set[str]:
    return {one["code"] for one in found}


@pytest.mark.untraced
def test_a_whole_conversation_with_a_process_of_its_own(project: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "hmicgrade", "lsp", "--stdio"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        client = Client(process.stdin, process.stdout)
        client.begin(project)
        evidence = project / EVIDENCE
        client.open(evidence, SOUND[EVIDENCE].replace("kind: strength", "kind: strenght"))
        (found,) = client.diagnostics(evidence, lambda said: "HG106" in codes(said))
        assert found["severity"] == 1
        assert found["message"].endswith("\ndid you mean 'strength'?")
        client.change(evidence, SOUND[EVIDENCE])
        client.diagnostics(evidence, lambda said: "HG106" not in codes(said))
        start = LINES[LINKED].index("a-one")
        offered = client.at("completion", evidence, LINKED, start + 2)["items"]
        assert [one["label"] for one in offered] == ["a-one", "a-two"]
        assert "It is done." in client.at("hover", evidence, LINKED, start + 1)["contents"]["value"].replace("\\", "")
        assert client.at("definition", evidence, LINKED, start)["uri"] == (project / AREA).as_uri()
        client.end()
        assert process.wait(WAIT) == 0
        assert process.stderr.read() == b""


def test_what_it_can_do_is_said_at_first(client: Client, project: Path) -> None:
    able = client.begin(project)["capabilities"]
    assert able["textDocumentSync"]["change"] == 1
    assert able["codeActionProvider"]["codeActionKinds"] == ["quickfix"]
    assert {"completionProvider", "hoverProvider", "definitionProvider"} <= set(able)


def test_a_place_is_answered_and_typing_on_puts_off_the_examination(client: Client, project: Path) -> None:
    client.begin(project)
    client.open(project / EVIDENCE, "kind: [")
    for version, text in enumerate(("kind: ", "kind: evidenc", SOUND[EVIDENCE].replace("a-two", "a-tow")), start=2):
        client.change(project / EVIDENCE, text, version)
    assert {"HG205"} <= codes(client.diagnostics(project / EVIDENCE))
    character = LINES[LINKED].index("a-one") + 1
    told = client.at("hover", project / EVIDENCE, LINKED, character)["contents"]
    assert (told["kind"], told["value"]) == ("markdown", "**a-one** (fair, critical)\n\nIt is done.")
    defined = client.at("definition", project / EVIDENCE, LINKED, character)
    line = next(number for number, each in enumerate(FILES[AREA].split("\n")) if "a-one" in each)
    assert (defined["uri"], defined["range"]["start"]["line"]) == ((project / AREA).as_uri(), line)
    assert client.at("hover", project / EVIDENCE, 5, 0) is not None
    assert client.at("definition", project / EVIDENCE, 5, 0) is None
    assert client.at("hover", project / EVIDENCE, 1000, 0) is None


def test_what_was_found_in_an_older_text_is_not_told(
    client: Client, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.begin()
    began, may_end = threading.Event(), threading.Event()

    def slow(files: Overlaid) -> Validation:
        began.set()
        assert may_end.wait(WAIT)
        return examine(files)

    monkeypatch.setattr("hmicgrade.lsp.server.examine", slow)
    client.open(project / AREA, "kind: [")
    assert began.wait(WAIT)
    client.change(project / AREA, FILES[AREA].replace("level: good", "levle: good"))
    assert client.at("hover", project / AREA, 0, 0)
    may_end.set()
    assert "HG101" in codes(client.diagnostics(project / AREA))


def test_an_editor_that_cannot_watch_files_is_not_asked_to(client: Client, project: Path) -> None:
    client.begin(project, watches=False)
    client.open(project / AREA, "kind: [")
    client.diagnostics(project / AREA)
    assert client.asked == []


def test_the_whole_project_is_examined_at_first(client: Client, project: Path) -> None:
    (project / AREA).write_text(FILES[AREA].replace("level: good", "levle: good"), encoding="utf-8")
    client.begin(project)
    assert "HG101" in codes(client.diagnostics(project / AREA))
    (asked,) = client.asked
    assert asked["method"] == "client/registerCapability"


def test_a_change_in_one_file_is_told_of_in_another(client: Client, project: Path) -> None:
    client.begin(project)
    client.open(project / AREA, FILES[AREA].replace("id: a-one", "id: a-renamed"))
    assert "HG205" in codes(client.diagnostics(project / EVIDENCE, lambda said: "HG205" in codes(said)))
    client.tell("textDocument/didClose", {"textDocument": {"uri": (project / AREA).as_uri()}})
    client.diagnostics(project / EVIDENCE, lambda said: "HG205" not in codes(said))


def test_a_file_that_changes_elsewhere_is_looked_at_again(client: Client, project: Path) -> None:
    client.begin(project)
    (project / AREA).write_text("kind: area\n[", encoding="utf-8")
    change = {"uri": (project / AREA).as_uri(), "type": 2}
    client.tell("workspace/didChangeWatchedFiles", {"changes": [change, {"uri": "file:///elsewhere", "type": 1}]})
    assert "HG004" in codes(client.diagnostics(project / AREA))
    (project / AREA).write_text(FILES[AREA], encoding="utf-8")
    client.tell("textDocument/didSave", {"textDocument": {"uri": (project / AREA).as_uri()}})
    client.diagnostics(project / AREA, lambda said: "HG004" not in codes(said))


def test_related_places_come_with_a_diagnostic(client: Client, project: Path) -> None:
    client.begin(project)
    client.open(project / COMMON, FILES[COMMON].replace("c-one", "a-one"))
    every = [client.diagnostics(project / name, lambda said: "HG211" in codes(said)) for name in (AREA,)]
    (found,) = [one for said in every for one in said if one["code"] == "HG211"]
    (related,) = found["relatedInformation"]
    assert related["location"]["uri"] == (project / COMMON).as_uri()
    assert found["data"]["name"] == "criterion-taken"


@pytest.mark.parametrize(("encoding", "units"), [("utf-16", 2), ("utf-8", 4), ("utf-32", 1)])
def test_columns_are_counted_as_the_editor_counts(encoding: str, units: int, client: Client, project: Path) -> None:
    client.begin(project, encodings=(encoding,))
    line = "  - {id: s9, text: \U0001f46e, kind: strenght}"
    client.open(project / EVIDENCE, SOUND[EVIDENCE].replace("findings:", f"{line}\r\nfindings:"))
    found = client.diagnostics(project / EVIDENCE, lambda said: "HG106" in codes(said))
    (place,) = [one["range"] for one in found if one["code"] == "HG106"]
    before = line.index("strenght") - 1 + units
    assert [place["start"]["character"], place["end"]["character"]] == [before, before + len("strenght")]
    offered = client.at("completion", project / EVIDENCE, place["start"]["line"], before + 2)["items"]
    assert [one["textEdit"]["range"] for one in offered] == [
        {"start": place["start"], "end": {"line": place["start"]["line"], "character": before + 2}}
    ]


def test_two_projects_are_kept_apart(client: Client, project: Path, tmp_path: Path) -> None:
    other = write_project(tmp_path / "other", SOUND | {AREA: FILES[AREA].replace("a-two", "a-three")})
    client.begin(project, other)
    assert "HG205" in codes(client.diagnostics(other / EVIDENCE, lambda said: "HG205" in codes(said)))
    client.open(other / AREA, FILES[AREA])
    client.diagnostics(other / EVIDENCE, lambda said: "HG205" not in codes(said))


def test_files_of_no_project_are_passed_over(client: Client, tmp_path: Path) -> None:
    client.begin(tmp_path)
    stray = tmp_path / "x.yaml"
    client.open(stray, "kind: ")
    for uri in (stray.as_uri(), "untitled:Untitled-1", "file:///evidence/x.yaml"):
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": "kind: "}
        client.tell("textDocument/didOpen", {"textDocument": document})
        client.tell("textDocument/didSave", {"textDocument": {"uri": uri}})
        asked = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 6}}
        assert client.ask("textDocument/completion", asked)["items"] == []
        assert client.ask("textDocument/hover", asked) is None
        assert client.ask("textDocument/definition", asked) is None
        nothing = {"start": asked["position"], "end": asked["position"]}
        asked = {"textDocument": {"uri": uri}, "range": nothing, "context": {"diagnostics": []}}
        assert client.ask("textDocument/codeAction", asked) == []


def test_what_has_one_right_answer_is_offered_as_a_quick_fix(
    client: Client, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    span = Span(EVIDENCE, Position(LINKED + 1, 5), Position(LINKED + 1, 7))

    def found(files: Overlaid) -> Validation:
        made = Diagnostic("HG101", "a key", span, "did you mean 'id'?", (), (Edit(span, "id"),))
        validation = examine(files)
        return Validation((made,), (), validation.sources, validation.files)

    monkeypatch.setattr("hmicgrade.lsp.server.examine", found)
    client.begin(project)
    client.open(project / EVIDENCE, SOUND[EVIDENCE])
    client.diagnostics(project / EVIDENCE)
    uri = (project / EVIDENCE).as_uri()

    def actions(line: int) -> list[dict[str, Any]]:
        place = {"line": line, "character": 5}
        wanted = {"start": place, "end": place}
        params = {"textDocument": {"uri": uri}, "range": wanted, "context": {"diagnostics": []}}
        answer: list[dict[str, Any]] = client.ask("textDocument/codeAction", params)
        return answer

    (action,) = actions(LINKED)
    assert (action["title"], action["kind"]) == ("hmicgrade: did you mean 'id'?", "quickfix")
    place = {"start": {"line": LINKED, "character": 4}, "end": {"line": LINKED, "character": 6}}
    assert action["edit"] == {"changes": {uri: [{"range": place, "newText": "id"}]}}
    assert actions(0) == []
    client.change(project / EVIDENCE, SOUND[EVIDENCE] + "\n")
    assert actions(LINKED) == []


def test_a_shared_file_is_offered_the_common_criteria(client: Client, project: Path) -> None:
    client.begin(project)
    text = FILES[SHARED].replace("criteria: [c-one]", "criteria: [c")
    client.open(project / SHARED, text)
    line = next(number for number, each in enumerate(text.split("\n")) if each.endswith("criteria: [c}"))
    character = text.split("\n")[line].index("[c") + 2
    offered = client.at("completion", project / SHARED, line, character)["items"]
    assert "c-one" in [one["label"] for one in offered]


def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("hmicgrade.cli.serving.find_spec", lambda _: None)
    assert main(["lsp"]) == 2
    said = "the language server needs more than is installed: python -m pip install 'hmicgrade[lsp]'"
    assert capsys.readouterr() == ("", f"hmicgrade: {said}\n")


def test_the_command_serves_until_the_editor_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[bool] = []
    monkeypatch.setattr(server, "serve", lambda: served.append(True))
    assert main(["lsp", "--stdio"]) == 0
    assert served == [True]


@pytest.mark.untraced
@pytest.mark.parametrize(
    "said", [b"", b"Content-Length: 2\r\n\r\n{}", b"Content-Length: 9\r\n\r\nnonsense!", b"x\r\n\r\n"]
)
def test_what_is_no_message_brings_no_traceback(said: bytes) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hmicgrade", "lsp"], input=said, capture_output=True, check=False, timeout=WAIT
    )
    assert (done.returncode, done.stderr) == (0, b"")
