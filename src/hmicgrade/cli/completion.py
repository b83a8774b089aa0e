"""What a shell is offered for the words of a command line. The words are made only when it asks for them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import get_type_hints

import typer
from typer.models import ArgumentInfo, OptionInfo

_ASKS = "_HMICGRADE_COMPLETE"

NAMED_BY_THE_PROJECT = (
    *("AREA", "CODE", "CRITERION", "CRITERION=FINDING", "FORCE", "GRADE", "JUDGEMENT", "KIND", "LEVEL", "SCHEME"),
    *("NEW", "OLD", "SUBJECT", "WORD", "WORD=READING", "YEAR"),
)
"""What the project around is asked for; other words in capitals are files, or anyone's to choose."""


def completing() -> bool:
    """Tell whether a shell asks what the command line could go on with."""
    return _ASKS in os.environ


def with_completion(command: Callable[..., int]) -> Callable[..., int]:
    """Give each word of a command what completes it: the words of its metavar, or what the project holds of them."""
    for info in words_of(command):
        metavar = info.metavar or ""
        if "|" in metavar:
            info.autocompletion = _one_of(metavar.split("|"))
        elif metavar in NAMED_BY_THE_PROJECT:
            info.autocompletion = _from_project(metavar)
    return command


def words_of(command: Callable[..., int]) -> Iterator[ArgumentInfo | OptionInfo]:
    """Yield what a command says of each word that it takes."""
    for hint in get_type_hints(command, include_extras=True).values():
        yield from (one for one in getattr(hint, "__metadata__", ()) if isinstance(one, ArgumentInfo | OptionInfo))


def _one_of(words: Iterable[str]) -> Callable[[str], list[str]]:
    def complete(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return complete


def _from_project(metavar: str) -> Callable[[typer.Context, str], list[str]]:
    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        from hmicgrade.cli.completing import candidates  # noqa: PLC0415 - loads the reader of files

        return [word for word in candidates(metavar, _given(ctx)) if word.startswith(incomplete)]

    return complete


def _given(ctx: typer.Context) -> dict[str, str]:
    """Return the words given so far, by parameter. Before the value of an option the arguments are not yet assigned."""
    arguments = [param.name for param in ctx.command.params if param.param_type_name == "argument"]
    found = [*ctx.params.items(), *zip(arguments, ctx.args, strict=False)]
    return {name: word for name, word in found if name and isinstance(word, str)}
