"""Writing what the program printed back into a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tests.literate.check import Left, Shown
from tests.literate.document import Block


@dataclass(frozen=True, slots=True)
class Edit:
    """The lines from `start` up to `end` (from 0, `end` not included) become `lines`."""

    start: int
    end: int
    lines: tuple[str, ...]


def edits_for(printed: Shown) -> tuple[Edit, ...]:
    """Give the changes that make a page say what was printed, or what was left."""
    if isinstance(printed, Left):
        block = printed.after.block
        return (Edit(block.start, block.end, _fenced(block.info, block, printed.content)),)
    session = printed.session
    console = session.console
    edits = [Edit(console.start, console.end, _fenced("console", console, printed.console))]
    match session.stderr:
        case None if printed.stderr:
            added = ("", *_fenced("stderr", console, printed.stderr))
            edits.append(Edit(console.end, console.end, added))
        case Block() as block if printed.stderr:
            edits.append(Edit(block.start, block.end, _fenced("stderr", block, printed.stderr)))
        case Block() as block:
            edits.append(Edit(block.start, block.end, ()))
    return tuple(edits)


def _fenced(info: str, block: Block, content: str) -> tuple[str, ...]:
    runs = [len(run) for run in re.findall(r"^ {0,3}(`{3,})", content, flags=re.MULTILINE)]
    fence = "`" * max([len(block.fence), *(run + 1 for run in runs)])
    return (f"{fence}{info}", *content.removesuffix("\n").split("\n"), fence)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Apply changes to a page's text, from its end to its beginning so that none moves another."""
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        gap = 1 if not edit.lines and not lines[edit.start - 1] else 0
        lines[edit.start - gap : edit.end] = edit.lines
    return "\n".join(lines)
