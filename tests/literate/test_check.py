from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.literate.check import complaints, run_case, shown
from tests.literate.document import DocumentError, parse_document
from tests.literate.running import Outcome
from tests.literate.update import edited, edits_for

PAGE = Path("page.md")


def fake(argv: Sequence[str], root: Path) -> Outcome:
    """Print the words and the files; fail and warn where the words ask for it."""
    names = sorted(path.name for path in root.iterdir() if path.name != "left.yaml")
    stdout = f"{' '.join([*argv, *names])}\n".encode()
    if "leave" in argv:
        (root / "left.yaml").write_bytes(b"left: 1\n")
    return Outcome(stdout, b"beware\n" if "warn" in argv else b"", 2 if "fail" in argv else 0)


def complaint(text: str, root: Path) -> str:
    (case,) = parse_document(PAGE, text)
    return complaints(case, run_case(case, root, fake))


def updated(text: str, root: Path) -> str:
    (case,) = parse_document(PAGE, text)
    return edited(text, [edit for printed in run_case(case, root, fake) for edit in edits_for(printed)])


RIGHT = [
    "## One\n```console\n$ hmicgrade a\na\n```\n",
    "## One\n```console\n$ hmicgrade fail\nfail\n[exit 2]\n```\n",
    "## One\n```console\n$ hmicgrade warn\nwarn\n```\n\n```stderr\nbeware\n```\n",
    "## One\n```console\n$ hmicgrade fail\nfail\n[exit 2]\n$ hmicgrade b\nb\n```\n",
    "## One\n```yaml x.yaml\n```\n```console\n$ hmicgrade a\na x.yaml\n```\n",
    "## One\n```console\n$ hmicgrade leave\nleave\n```\n```yaml after left.yaml\nleft: 1\n```\n",
    "## One\n```yaml x.yaml\nx: 1\n```\n```console\n$ hmicgrade a\na x.yaml\n```\n```yaml after x.yaml\nx: 1\n```\n",
]
WRONG = [
    ("## One\n```console\n$ hmicgrade a\nb\n```\n", "-b\n+a"),
    ("## One\n```console\n$ hmicgrade a\n```\n", "+a"),
    ("## One\n```console\n$ hmicgrade a\na\n\n```\n", "-"),
    ("## One\n```console\n$ hmicgrade a\na\n[exit 1]\n```\n", "-[exit 1]"),
    ("## One\n```console\n$ hmicgrade fail\nfail\n```\n", "+[exit 2]"),
    ("## One\n```console\n$ hmicgrade warn\nwarn\n```\n", "+beware"),
    ("## One\n```console\n$ hmicgrade a\na\n```\n\n```stderr\nbeware\n```\n", "-beware"),
    (
        "## One\n```console\n$ hmicgrade leave\nleave\n```\n```yaml after left.yaml\nleft: 2\n```\n",
        "-left: 2\n+left: 1",
    ),
]


@pytest.mark.parametrize("text", RIGHT)
def test_a_page_that_is_right_passes_and_stays_as_it_is(text: str, tmp_path: Path) -> None:
    assert complaint(text, tmp_path) == ""
    assert updated(text, tmp_path) == text


@pytest.mark.parametrize(("text", "difference"), WRONG)
def test_a_page_that_is_wrong_fails_with_the_difference(text: str, difference: str, tmp_path: Path) -> None:
    assert difference in complaint(text, tmp_path)


@pytest.mark.parametrize("text", [text for text, _ in WRONG])
def test_update_makes_a_page_right(text: str, tmp_path: Path) -> None:
    assert complaint(updated(text, tmp_path), tmp_path) == ""


def test_a_file_that_is_not_left_is_an_error(tmp_path: Path) -> None:
    (case,) = parse_document(PAGE, "## One\n```console\n$ hmicgrade a\na\n```\n```yaml after left.yaml\n```\n")
    with pytest.raises(DocumentError, match=r"page.md:6: there is no file 'left.yaml' afterwards; there are \[\]"):
        run_case(case, tmp_path, fake)


def test_update_adds_and_removes_a_stderr_block_and_leaves_the_words(tmp_path: Path) -> None:
    page = "Words.\n\n## One\n\n```console\n$ hmicgrade {0}\n{0}\n```\n{1}\nAfter.\n"
    with_block, without = page.format("warn", "\n```stderr\nbeware\n```\n"), page.format("warn", "")
    assert updated(without, tmp_path) == with_block
    stale = with_block.replace("hmicgrade warn\nwarn", "hmicgrade a\na")
    assert updated(stale, tmp_path) == page.format("a", "")


def test_update_lengthens_a_fence_that_the_output_would_close(tmp_path: Path) -> None:
    def fenced(_argv: Sequence[str], _root: Path) -> Outcome:
        return Outcome(b"```\n", b"", 0)

    text = "## One\n```console\n$ hmicgrade\n```\n"
    (case,) = parse_document(PAGE, text)
    (printed,) = run_case(case, tmp_path, fenced)
    after = edited(text, edits_for(printed))
    assert after == "## One\n````console\n$ hmicgrade\n```\n````\n"
    (again,) = parse_document(PAGE, after)
    assert complaints(again, run_case(again, tmp_path, fenced)) == ""


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (b"", ""),
        (b"a\n", "a\n"),
        (b"a", "a\n[no newline at the end]\n"),
        (b"\x1b[1m\r\n", "\\x1b[1m\\r\n"),
        (b"\xff\n", "\\xff\n"),
        ("\u202e\u00e9\n".encode(), "\\u202e\u00e9\n"),
    ],
)
def test_what_a_page_cannot_hold_is_made_visible(written: bytes, text: str) -> None:
    assert shown(written) == text
