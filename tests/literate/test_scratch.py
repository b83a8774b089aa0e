from __future__ import annotations

from pathlib import Path

import pytest

from tests.literate.document import BASES, DocumentError, parse_document
from tests.literate.scratch import Content, files_of, lay_out

PREAMBLE = "```yaml c/a.yaml\nx: 1\ny: 1\n```\n## One\n"
CONSOLE = "```console\n$ hmicgrade\n```\n"


def files(blocks: str) -> dict[str, Content]:
    (case,) = parse_document(Path("page.md"), f"{PREAMBLE}{blocks}{CONSOLE}")
    return files_of(case)


def test_a_case_changes_the_files_of_its_page() -> None:
    assert files("```yaml c/a.yaml\nz: 2\n```\n") == {"c/a.yaml": b"z: 2\n"}
    assert files("```yaml remove c/a.yaml\n```\n") == {}
    assert files("```replace c/a.yaml\nx: 1\n---\nx: 2\n```\n") == {"c/a.yaml": b"x: 2\ny: 1\n"}
    assert files("```replace c/a.yaml\nx: 1\ny\n---\n```\n") == {"c/a.yaml": b": 1\n"}
    assert files("```replace c/a.yaml\n\ny: 1\n---\n```\n") == {"c/a.yaml": b"x: 1\n"}
    assert files("```repeat c/a.yaml\nx\n---\n3\n```\n") == {"c/a.yaml": b"xxx: 1\ny: 1\n"}
    assert files("```holds c/a.yaml\nx: 1\ny\n```\n") == {"c/a.yaml": b"x: 1\ny: 1\n"}


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("```replace c/a.yaml\nq\n---\nz\n```\n", "page.md:6: c/a.yaml holds the text to look for 0 times, not once"),
        ("```replace c/a.yaml\n: 1\n---\nz\n```\n", "page.md:6: c/a.yaml holds the text to look for 2 times, not once"),
        ("```repeat c/a.yaml\nq\n---\n2\n```\n", "page.md:6: c/a.yaml holds the text to look for 0 times, not once"),
        ("```holds c/a.yaml\nq\n```\n", "page.md:6: c/a.yaml holds the text to look for 0 times, not once"),
        ("```holds b.yaml\nq\n```\n", "page.md:6: there is no file 'b.yaml' here; there are ['c/a.yaml']"),
        ("```replace b.yaml\nq\n---\nz\n```\n", "page.md:6: there is no file 'b.yaml' here; there are ['c/a.yaml']"),
        ("```yaml remove b.yaml\n```\n", "page.md:6: there is no file 'b.yaml' here; there are ['c/a.yaml']"),
    ],
)
def test_a_change_that_does_not_match_is_refused(block: str, message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        files(block)
    assert str(caught.value) == message


def test_the_files_are_laid_out_byte_for_byte(tmp_path: Path) -> None:
    (case,) = parse_document(Path("page.md"), f"{PREAMBLE}```base64 d/raw\n/v8A\n```\n{CONSOLE}")
    lay_out(case, tmp_path)
    assert (tmp_path / "c/a.yaml").read_bytes() == b"x: 1\ny: 1\n"
    assert (tmp_path / "d/raw").read_bytes() == b"\xfe\xff\x00"


def test_links_and_pipes_are_laid_out_as_such(tmp_path: Path) -> None:
    text = f"{PREAMBLE}```link d/a\n../c/a.yaml\n```\n```pipe p\n```\n{CONSOLE}"
    (case,) = parse_document(Path("page.md"), text)
    lay_out(case, tmp_path)
    assert (tmp_path / "d/a").readlink() == Path("../c/a.yaml")
    assert (tmp_path / "d/a").read_bytes() == b"x: 1\ny: 1\n"
    assert (tmp_path / "p").is_fifo()


def test_a_page_may_begin_with_the_files_of_a_base() -> None:
    (case,) = parse_document(Path("page.md"), f"# P\n\n<!-- base: small -->\n\n## One\n{CONSOLE}")
    found = files_of(case)
    assert found["evidence/north/force.yaml"] == (BASES / "small/evidence/north/force.yaml").read_bytes()
    assert len(found) == len(list((BASES / "small").rglob("*.yaml")))
