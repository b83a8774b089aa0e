"""Where output goes: the one writer, and what it must know of the stream it writes to."""

from __future__ import annotations

import contextlib
import io
import os
import secrets
import shutil
import sys
from collections.abc import Sequence
from typing import TextIO

from hmicgrade.cli.exits import CannotRun
from hmicgrade.model.characters import show_hidden
from hmicgrade.report.escapes import json_escape
from hmicgrade.report.styled import Line, Style, plain

COLOUR_MODES = ("auto", "always", "never")
"""When styles are shown; the first is the default."""

MIN_WIDTH = 20
"""The narrowest output, in cells, that is still laid out."""

MAX_WIDTH = 120
"""The widest line in a terminal that does not say `COLUMNS`: longer ones are hard to read."""

_STYLES = {
    Style.PLAIN: "",
    Style.TITLE: "bold",
    Style.HEADING: "bold cyan",
    Style.GRADE: "bold",
    Style.FAINT: "dim",
    Style.ERROR: "bold red",
    Style.WARNING: "bold yellow",
}


def write_data(lines: Sequence[Line], *, colour: bool = False, guarded: bool = True) -> None:
    """Write the result of a command to stdout. `guarded` where no CI runner can find a command in it.

    Raises:
        CannotRun: the stream takes no more, for another reason than that its reader has gone.
    """
    try:
        _write(sys.stdout, _painted(lines) if colour else plain(lines), guarded=guarded)
    except OSError as error:
        reason = f"the result cannot be written: {error.strerror or error}"
        raise CannotRun(reason) from error


def write_words(text: str) -> None:
    """Write to stderr what a person should read beside the result; where that fails, nothing more can be said."""
    with contextlib.suppress(OSError):
        _write(sys.stderr, text, guarded=False)


def say(message: str) -> None:
    """Write to stderr, in the program's own name. Names and texts within the message may be anyone's."""
    write_words(show_hidden(f"hmicgrade: {message}\n"))


def wants_colour(mode: str, stream: TextIO | None) -> bool:
    """Tell whether styles are shown on a stream: as `--color` says, else as the environment and the stream suggest."""
    if mode != "auto":
        return mode == "always"
    if stream is None or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Return how many cells a line may take."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns):
        return max(MIN_WIDTH, int(columns))
    return max(MIN_WIDTH, min(MAX_WIDTH, shutil.get_terminal_size().columns))


def _painted(lines: Sequence[Line]) -> str:
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.text import Text  # noqa: PLC0415 - only a terminal needs it

    out = io.StringIO()
    console = Console(
        file=out, force_terminal=True, color_system="standard", no_color=False, legacy_windows=False, width=MAX_WIDTH
    )
    for line in lines:
        styled = Text(line.text, style=_STYLES[line.style])
        console.print(styled, soft_wrap=True, markup=False, highlight=False, emoji=False)
    return out.getvalue()


def _write(stream: TextIO | None, text: str, *, guarded: bool) -> None:
    if stream is None or not text:
        return
    if not guarded and os.environ.get("GITHUB_ACTIONS") == "true":
        token = secrets.token_hex(16)
        text = f"::stop-commands::{token}\n{text}::{token}::\n"
    try:
        stream.write(_encodable(text, stream.encoding or "utf-8"))
        stream.flush()
    except OSError as error:
        _silence(stream)
        if not isinstance(error, BrokenPipeError):
            raise


def _encodable(text: str, encoding: str) -> str:
    """Return the text with every character that an encoding lacks escaped as JSON does, so that JSON stays JSON."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(character if _has(encoding, character) else json_escape(character) for character in text)
    return text


def _has(encoding: str, character: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _silence(stream: TextIO) -> None:
    """Send what is still to come nowhere: the stream takes no more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
