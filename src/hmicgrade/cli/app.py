"""The commands, and what happens when one of them cannot be run."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated

import typer

from hmicgrade.cli import (
    areas,
    assess,
    chart,
    codes,
    criteria,
    diff,
    evidence,
    explain,
    fmt,
    forces,
    gaps,
    history,
    impact,
    init,
    lsp,
    national,
    new,
    plan,
    programme,
    prove,
    readings,
    report,
    schema,
    serve,
    site,
    validate,
    what_if,
    worked,
)
from hmicgrade.cli.completion import completing, with_completion
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.output import say, write_data, write_words
from hmicgrade.model.characters import show_hidden
from hmicgrade.report.styled import Line
from hmicgrade.version import __version__

COMMANDS: dict[str, Callable[..., int]] = {
    "assess": assess.assess,
    "explain": explain.explain,
    "plan": plan.plan,
    "what-if": what_if.what_if,
    "readings": readings.readings,
    "gaps": gaps.gaps,
    "diff": diff.diff,
    "impact": impact.impact,
    "history": history.history,
    "chart": chart.chart,
    "report": report.report,
    "site": site.site,
    "serve": serve.serve,
    "validate": validate.validate,
    "fmt": fmt.fmt,
    "prove": prove.prove,
    "forces": forces.forces,
    "areas": areas.areas,
    "criteria": criteria.criteria,
    "evidence": evidence.evidence,
    "national": national.national,
    "programme": programme.programme,
    "init": init.init,
    "new": new.new,
    "schema": schema.schema,
    "test": worked.worked,
    "codes": codes.codes,
    "lsp": lsp.lsp,
}
"""Every command by its name, in the order of the help."""

DEBUG = "--debug"

_HELP = "Grade police forces against written criteria. Every grade comes with its justification."


def run(words: Sequence[str]) -> int:
    """Run a command line and return its exit code. With nothing to run, print the help.

    Raises:
        CannotRun: what the words ask for cannot be done.
    """
    try:
        code = build(_named(words))(list(words) or ["--help"], prog_name="hmicgrade", standalone_mode=False)
    except CannotRun:
        raise
    except Exception as error:  # noqa: BLE001 - whatever happens, the user gets one line and the right code
        return Exit.CANNOT_RUN if completing() else _failed(error, debug=DEBUG in words)
    return int(code or Exit.RAN) if words else Exit.CANNOT_RUN


def _named(words: Sequence[str]) -> dict[str, Callable[..., int]]:
    """Return the one command that the words begin with, else all: making each of them ready takes its time."""
    return {name: COMMANDS[name] for name in words[:1] if name in COMMANDS} or COMMANDS


def build(commands: Mapping[str, Callable[..., int]] = COMMANDS) -> typer.Typer:
    """Return the program with commands, which complete their words where a shell asks them to."""
    app = typer.Typer(
        help=_HELP,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_program)
    for name, command in commands.items():
        app.command(name)(with_completion(command) if completing() else command)
    return app


def _program(version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False) -> None:
    if version:
        write_data([Line(f"hmicgrade {__version__}")])
        raise typer.Exit(Exit.RAN)


def _failed(error: Exception, *, debug: bool) -> int:
    """Tell why a command failed: a usage error in the words of the parser, anything else in one line."""
    message = getattr(error, "format_message", None)
    if callable(message):
        context = getattr(error, "ctx", None)
        say(f"{message()}\nTry '{getattr(context, 'command_path', 'hmicgrade')} --help'.")
    elif debug:
        write_words(show_hidden("".join(traceback.format_exception(error))))
    else:
        say(f"something went wrong inside the program ({type(error).__name__}); {DEBUG} shows where")
    return Exit.CANNOT_RUN
