from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from tests.literate.document import Case, Command, DocumentError, Remove, Replace, Write, parse_document

PAGE = Path("page.md")
CONSOLE = "```console\n$ hmicgrade\n```\n"


def parse(text: str) -> tuple[Case, ...]:
    return parse_document(PAGE, dedent(text))


def test_files_before_the_first_case_belong_to_every_case() -> None:
    one, two = parse(f"```yaml a.yaml\nx: 1\n```\n## One\n{CONSOLE}\n## Two\n```yaml b.yaml\n```\n{CONSOLE}")
    assert one.files == (Write("a.yaml", b"x: 1\n", 1),)
    assert two.files == (Write("a.yaml", b"x: 1\n", 1), Write("b.yaml", b"", 10))


def test_a_command_is_split_as_a_shell_would() -> None:
    (case,) = parse("## One\n```console\n$ hmicgrade assess 'two words' --format json\nout\n$ hmicgrade\n```\n")
    (session,) = case.sessions
    assert session.commands == (
        Command("$ hmicgrade assess 'two words' --format json", ("assess", "two words", "--format", "json")),
        Command("$ hmicgrade", ()),
    )


def test_every_kind_of_file_block() -> None:
    (case,) = parse(
        "## One\n```base64 raw\n/v8A\n```\n```yaml remove gone.yaml\n```\n"
        f"```replace c/a.yaml\nold\nlines\n---\nnew\n```\n```yaml\nan: illustration\n```\n{CONSOLE}"
    )
    assert case.files == (
        Write("raw", b"\xfe\xff\x00", 2),
        Remove("gone.yaml", 5),
        Replace("c/a.yaml", "old\nlines", "new", 7),
    )


def test_a_longer_fence_holds_a_shorter_one() -> None:
    (case,) = parse(f"## One\n````text a.md\n```\n````\n{CONSOLE}")
    assert case.files == (Write("a.md", b"```\n", 2),)


def test_a_stderr_block_may_follow_with_words_between() -> None:
    (case,) = parse(f"## One\n{CONSOLE}\nIt warns:\n\n```stderr\nbeware\n```\n")
    (session,) = case.sessions
    assert session.stderr is not None
    assert session.stderr.content == "beware\n"


def test_a_block_shows_a_file_as_the_commands_leave_it() -> None:
    (case,) = parse(f"## One\n{CONSOLE}```yaml after a.yaml\nx: 1\n```\n")
    (after,) = case.after
    assert (after.path, after.block.content, case.files) == ("a.yaml", "x: 1\n", ())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Only words.\n", "page.md:1: a page needs at least one case"),
        ("## One\nOnly words.\n", "page.md:1: the case 'One' asserts nothing"),
        ("## One\n```console\n```\n", "page.md:2: a console block begins with a command"),
        ("## One\n```console\nout\n```\n", "page.md:2: a console block begins with a command"),
        ("## One\n```console\n$ hmicgrader\n```\n", "page.md:2: a console block begins with a command"),
        ("## One\n```console\n$ hmicgrade 'open\n```\n", "page.md:3: the command cannot be split"),
        (f"{CONSOLE}## One\n{CONSOLE}", "page.md:1: a command stands under a heading"),
        (f"## One\n{CONSOLE}## One\n{CONSOLE}", "page.md:5: two cases are called 'One'"),
        (f"## One\n```stderr\n```\n{CONSOLE}", "page.md:2: a stderr block follows the console block"),
        (f"## One\n{CONSOLE}```stderr\n```\n```stderr\n```\n", "page.md:7: a stderr block follows the console block"),
        (f"## One\n{CONSOLE}```yaml ../a\n```\n", "page.md:5: '../a' lies outside the project"),
        (f"## One\n{CONSOLE}```yaml /a\n```\n", "page.md:5: '/a' lies outside the project"),
        (f"## One\n{CONSOLE}```yaml remove a\nx\n```\n", "page.md:5: a remove block is empty"),
        (f"## One\n{CONSOLE}```yaml add a b\n```\n", "page.md:5: this block is not understood: 'yaml add a b'"),
        (f"## One\n{CONSOLE}```console x\n```\n", "page.md:5: this block is not understood: 'console x'"),
        (f"## One\n{CONSOLE}```yaml after\n```\n", "page.md:5: an after block names its file"),
        (f"## One\n{CONSOLE}```yaml after ../a\n```\n", "page.md:5: '../a' lies outside the project"),
        (f"## One\n{CONSOLE}```console after a\n```\n", "page.md:5: this block is not understood"),
        (f"```yaml after a\n```\n## One\n{CONSOLE}", "page.md:1: an after block stands under a heading"),
        (f"## One\n{CONSOLE}```replace\n```\n", "page.md:5: a replace block names its file"),
        (f"## One\n{CONSOLE}```replace a\nold\n```\n", "page.md:5: a replace block holds the old text"),
        (f"## One\n{CONSOLE}```replace a\n---\nnew\n```\n", "page.md:5: a replace block says which text"),
        (f"## One\n{CONSOLE}```repeat a\nold\n---\nmany\n```\n", "page.md:5: 'many' is no number of times"),
        (f"## One\n{CONSOLE}```repeat a\nold\n```\n", "page.md:5: a repeat block holds a text, one line"),
        (f"## One\n{CONSOLE}```pipe a\nx\n```\n", "page.md:5: a pipe block is empty"),
        (f"## One\n{CONSOLE}```holds\nx\n```\n", "page.md:5: a holds block names its file"),
        (f"<!-- base: gone -->\n\n## One\n{CONSOLE}", "page.md:1: there is no base 'gone'"),
        (f"## One\n{CONSOLE}```base64 a\n!!\n```\n", "page.md:5: this is not base64"),
        (f"## One\n{CONSOLE}```yaml a\nx: 1\n", "page.md:5: this fenced block is never closed"),
        (f"## One\n{CONSOLE}- item\n\n  ```yaml a\n  ```\n", "page.md:7: a fenced block starts at the beginning"),
    ],
)
def test_a_page_that_cannot_be_right_is_refused(text: str, message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse(text)
    assert str(caught.value).startswith(message)
