"""What the commands of a case printed, beside what its page says they print."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from tests.literate.document import After, Block, Case, DocumentError, Session
from tests.literate.running import Outcome, Run
from tests.literate.scratch import lay_out

NO_NEWLINE = "[no newline at the end]"


@dataclass(frozen=True, slots=True)
class Printed:
    """What a console block and the stderr block after it would have to hold."""

    session: Session
    console: str
    stderr: str

    @property
    def differs(self) -> bool:
        """Whether the page says something else."""
        return self.console != self.session.console.content or self.stderr != expected_stderr(self.session)


@dataclass(frozen=True, slots=True)
class Left:
    """What an after block would have to hold."""

    after: After
    content: str

    @property
    def differs(self) -> bool:
        """Whether the page says something else."""
        return self.content != self.after.block.content


Shown = Printed | Left


def expected_stderr(session: Session) -> str:
    """Give what a page says about stderr: nothing, where it has no block for it."""
    return "" if session.stderr is None else session.stderr.content


def run_case(case: Case, root: Path, run: Run) -> tuple[Shown, ...]:
    """Lay out the files of a case under `root`, run its commands there, and give what they printed and left.

    Raises DocumentError if they leave no file where the page shows one.
    """
    lay_out(case, root)
    printed = [_run_session(session, root, run) for session in case.sessions]
    return (*printed, *(_left(case, after, root) for after in case.after))


def _left(case: Case, after: After, root: Path) -> Left:
    path = root / after.path
    if not path.is_file():
        there = sorted(one.relative_to(root).as_posix() for one in root.rglob("*") if one.is_file())
        message = f"there is no file {after.path!r} afterwards; there are {there}"
        raise DocumentError(case.path, after.block.start + 1, message)
    return Left(after, shown(path.read_bytes()))


def _run_session(session: Session, root: Path, run: Run) -> Printed:
    outcomes = [(command, run(command.argv, root)) for command in session.commands]
    console = "".join(f"{command.text}\n{shown(outcome.stdout)}{_exit(outcome)}" for command, outcome in outcomes)
    return Printed(session, console, "".join(shown(outcome.stderr) for _, outcome in outcomes))


def _exit(outcome: Outcome) -> str:
    return f"[exit {outcome.code}]\n" if outcome.code else ""


def shown(written: bytes) -> str:
    """Show bytes as lines of a page: what it cannot hold is escaped as in Python, a missing last newline is said."""
    text = "".join(map(_visible, written.decode("utf-8", errors="backslashreplace")))
    return text if not text or text.endswith("\n") else f"{text}\n{NO_NEWLINE}\n"


def _visible(character: str) -> str:
    return character if character.isprintable() or character == "\n" else ascii(character)[1:-1]


def complaints(case: Case, found: tuple[Shown, ...]) -> str:
    """Say where a page and the program disagree, as unified diffs; empty where they agree."""
    return "\n".join(line for each in found if each.differs for line in _complaint(case, each))


def _complaint(case: Case, found: Shown) -> list[str]:
    if isinstance(found, Left):
        return _diff(case, found.after.block, found.after.block.content, found.content, found.after.path)
    session = found.session
    return [
        *_diff(case, session.console, session.console.content, found.console, "console"),
        *_diff(case, session.stderr or session.console, expected_stderr(session), found.stderr, "stderr"),
    ]


def _diff(case: Case, block: Block, expected: str, actual: str, name: str) -> list[str]:
    place = f"{case.path}:{block.start + 1}"
    return list(
        difflib.unified_diff(
            expected.splitlines(),
            actual.splitlines(),
            f"{place} {name}, as written",
            f"{name}, as printed",
            lineterm="",
        )
    )
