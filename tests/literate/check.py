"""What the commands of a case printed, beside what its page says they print."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from tests.literate.document import Block, Case, Session
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


def expected_stderr(session: Session) -> str:
    """Give what a page says about stderr: nothing, where it has no block for it."""
    return "" if session.stderr is None else session.stderr.content


def run_case(case: Case, root: Path, run: Run) -> tuple[Printed, ...]:
    """Lay out the files of a case under `root`, run all its commands there, and give what they printed."""
    lay_out(case, root)
    return tuple(_run_session(session, root, run) for session in case.sessions)


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


def complaints(case: Case, printed: tuple[Printed, ...]) -> str:
    """Say where a page and the program disagree, as unified diffs; empty where they agree."""
    return "\n".join(_complaint(case, each) for each in printed if each.differs)


def _complaint(case: Case, printed: Printed) -> str:
    session = printed.session
    return "\n".join(
        [
            *_diff(case, session.console, session.console.content, printed.console, "console"),
            *_diff(case, session.stderr or session.console, expected_stderr(session), printed.stderr, "stderr"),
        ]
    )


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
