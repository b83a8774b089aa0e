"""The page of one code: Markdown that tests run, shown as text for people, as data, or as it is.

A page has headings, paragraphs and fenced blocks. The words after a fence say what its block is of the example: a file,
a change to one, a command with what it prints.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from hmicgrade.model.codes import Code
from hmicgrade.report.json_v1 import dump
from hmicgrade.report.styled import Line, Style, unstyled
from hmicgrade.report.text import broken, underlined
from hmicgrade.version import __version__

FORMAT = "hmicgrade-code/1"
"""The form of the document."""

_BLOCK = re.compile(
    r"(?P<fence>`{3,})(?P<info>[^\n]*)\n(?P<content>.*?)^(?P=fence)$|[^\n]+(\n[^\n]+)*", re.DOTALL | re.MULTILINE
)
_COMMENT = re.compile(r"<!--.*?-->\n*", re.DOTALL)
_LABELS: Mapping[str, str] = {
    "replace": "In {path}, instead of:",
    "repeat": "In {path}, over and over:",
    "holds": "In {path}:",
    "remove": "Without {path}.",
    "link": "{path} is a link to:",
    "pipe": "{path} is a pipe.",
    "base64": "{path}, in base64:",
    "file": "{path}:",
    "stderr": "On stderr:",
}
_BETWEEN: Mapping[str, str] = {"replace": "there is:", "repeat": "so many times:"}


@dataclass(frozen=True, slots=True)
class CodePage:
    """A code and its page in Markdown."""

    code: Code
    text: str


def as_text(page: CodePage, width: int) -> tuple[Line, ...]:
    """Return a page as lines; words take at most `width` cells, examples stand as they are."""
    blocks = [list(_block(found, width)) for found in _BLOCK.finditer(_COMMENT.sub("", page.text))]
    return tuple(line for number, block in enumerate(blocks) for line in [Line("")] * (number > 0) + block)


def _block(found: re.Match[str], width: int) -> Iterator[Line]:
    if found["fence"]:
        yield from _example(found["info"].split(), found["content"], width)
        return
    marks, _, title = found[0].partition(" ")
    match marks:
        case "#":
            yield from underlined(title, "=", width)
        case "##":
            yield from underlined(title, "-", width)
        case _:
            yield from broken(found[0], width)


def _example(info: list[str], content: str, width: int) -> Iterator[Line]:
    """Yield a block with words about what it is: "console", "yaml PATH", "yaml remove PATH", "replace PATH"."""
    *kinds, path = info
    kind = next((one for one in (*reversed(kinds), path) if one in _LABELS), "file")
    if info != ["console"]:
        yield from broken(_LABELS[kind].format(path=path), width, style=Style.FAINT)
    for line in unstyled(content) if content else ():
        between = line.text == "---" and _BETWEEN.get(kind)
        yield Line(between, Style.FAINT) if between else line


def as_json(page: CodePage) -> str:
    """Return a code with its page as a JSON document."""
    code = page.code
    about = {"code": code.code, "name": code.name, "severity": str(code.severity), "summary": code.summary}
    return dump({"format": FORMAT, "version": __version__, **about, "page": page.text})


PAGE_FORMATS: Mapping[str, Callable[[CodePage, int], tuple[Line, ...]]] = {
    "text": as_text,
    "json": lambda page, _: unstyled(as_json(page)),
    "markdown": lambda page, _: unstyled(page.text),
}
"""Every format of a page by its name, the default first. Pages are the program's own: no text of a file is in them."""
