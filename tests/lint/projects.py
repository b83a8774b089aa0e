"""A small project in which nothing is wrong and nothing is idle, and how to validate it with some files changed."""

from __future__ import annotations

from collections.abc import Mapping

from hmicgrade.lint.validation import Validation, validate
from hmicgrade.load.files import Folder
from hmicgrade.load.overlay import Overlaid
from hmicgrade.load.project import stream
from hmicgrade.model.diagnostics import Diagnostic
from tests.load.projects import AREA, EVIDENCE, NATIONAL, SCHEME
from tests.load.projects import FILES as LOADED

NATION = "evidence/national/2007.yaml"
GLOSSARY = "criteria/s/glossary.yaml"
SECOND = "evidence/g/force.yaml"
SECOND_AREA = "evidence/f/2007/b.yaml"

FILES = {
    **LOADED,
    SCHEME: LOADED[SCHEME]
    .replace("levels:", "period: {from: 2006-04, to: 2007-07}\nlevels:")
    .replace("range: [more than 50%", "range: [at least 50%")
    .replace("otherwise: low", "otherwise: {judgement: [high, low]}"),
    AREA: LOADED[AREA].replace(", tags: [recent]", ""),
    EVIDENCE: LOADED[EVIDENCE].replace("evidence: [s1], despite", "evidence: [a1], despite"),
    SECOND_AREA: """\
kind: evidence
force: f
year: 2007
scheme: s
area: b
context: An ABC unit works here.
evidence:
  - {id: s1, kind: strength, text: A plan is written., criteria: [b-one], date: 2007}
""",
    GLOSSARY: """\
kind: glossary
terms:
  - {term: ABC, means: A unit}
""",
    NATION: NATIONAL,
    SECOND: """\
kind: force
id: g
name: Force G
aliases: [gee]
""",
}
"""The files of a project without any diagnostic, by path."""

Changes = Mapping[str, str | tuple[str, str] | None]
"""What becomes of a file: new text, one piece of text for another, or nothing at all."""


class _Nothing:
    """Holds no file and no folder."""

    def list_folder(self, path: str) -> Folder:
        return Folder(path)

    def read_bytes(self, path: str) -> tuple[bytes, list[Diagnostic]]:
        raise FileNotFoundError(path)


def checked(changes: Changes | None = None) -> Validation:
    """Validate the project with some files changed."""
    contents = dict(FILES)
    for path, change in (changes or {}).items():
        contents.pop(path, None)
        if change is not None:
            contents[path] = _content(path, change)
    return validate(stream(Overlaid(_Nothing(), {path: text.encode() for path, text in contents.items()})))


def _content(path: str, change: str | tuple[str, str]) -> str:
    if isinstance(change, str):
        return change
    old, new = change
    assert FILES[path].count(old) == 1, f"{path} holds {old!r} {FILES[path].count(old)} times"
    return FILES[path].replace(old, new)


def found(changes: Changes | None = None, code: str = "HG") -> list[tuple[str, str, int, int, str]]:
    """Return what is wrong with the changed project but for its proofs: code, file, line, column and message."""
    return [
        (one.code, one.span.file, one.span.start.line, one.span.start.column, one.message)
        for one in checked(changes).diagnostics
        if one.code.startswith(code) and not one.code.startswith("HG7")
    ]


def codes(changes: Changes | None = None) -> list[str]:
    """Return the codes of what is wrong with the changed project."""
    return [one[0] for one in found(changes)]
