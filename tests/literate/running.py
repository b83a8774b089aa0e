"""Running one command: in this process, or as a process of its own, with the same result."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path

WIDTH = 80
UNSET = (
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "FORCE_COLOR",
    "GITHUB_ACTIONS",
    "LINES",
    "NO_COLOR",
    "PY_COLORS",
    "PYTHONIOENCODING",
    "TTY_COMPATIBLE",
    "TTY_INTERACTIVE",
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did: the bytes it wrote and its exit code."""

    stdout: bytes
    stderr: bytes
    code: int


Run = Callable[[Sequence[str], Path], Outcome]


def steady(environ: MutableMapping[str, str]) -> None:
    """Make an environment say the same on every machine: 80 columns, UTF-8, nothing that asks for colour, no cache."""
    for name in [name for name in environ if name in UNSET or name.startswith("HMICGRADE_")]:
        del environ[name]
    environ["COLUMNS"] = str(WIDTH)
    environ["PYTHONUTF8"] = "1"
    environ["HMICGRADE_NO_CACHE"] = "1"


def in_process(argv: Sequence[str], root: Path) -> Outcome:
    """Call the program's own `main` from `root`, with streams that are no terminal."""
    from hmicgrade.__main__ import main  # noqa: PLC0415 - loading the program is part of running it

    out, err = _stream(), _stream()
    with contextlib.chdir(root), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(list(argv))
    return Outcome(_written(out), _written(err), code)


def as_process(argv: Sequence[str], root: Path) -> Outcome:
    """Run the program from `root` as a process of its own."""
    done = subprocess.run(  # noqa: S603 - the words come from a page of this repository and go to no shell
        [sys.executable, "-m", "hmicgrade", *argv], cwd=root, env=os.environ, capture_output=True, check=False
    )
    return Outcome(done.stdout, done.stderr, done.returncode)


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")


def _written(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    buffer = stream.buffer
    if not isinstance(buffer, io.BytesIO):
        msg = f"the program put another buffer under its stream: {buffer!r}"
        raise TypeError(msg)
    return buffer.getvalue()
