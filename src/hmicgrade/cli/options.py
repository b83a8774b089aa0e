"""The options that commands share, as the command line has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

Force = Annotated[str, typer.Argument(metavar="FORCE", help="The force, by its id or an alias.")]
Year = Annotated[
    str | None, typer.Option("--year", metavar="YEAR", help="The inspection year. Default: the latest with evidence.")
]
NoJudgements = Annotated[bool, typer.Option("--no-judgements", help="Leave out what persons decided.")]
NoRecorded = Annotated[bool, typer.Option("--no-recorded", help="Leave out findings that persons recorded.")]
Public = Annotated[
    bool, typer.Option("--public", help="Leave out evidence not marked public, and what looks like personal data.")
]
Draft = Annotated[bool, typer.Option("--draft", help="Mark every page as a draft.")]
Root = Annotated[
    str | None,
    typer.Option("--root", metavar="DIR", help="The project. Default: the nearest folder upwards with criteria/."),
]
Scheme = Annotated[
    str | None, typer.Option("--scheme", metavar="SCHEME", help="One scheme only; needed where several could be meant.")
]
Format = Annotated[str, typer.Option("--format", metavar="text|json|csv|markdown", help="How to print the result.")]
Color = Annotated[str, typer.Option("--color", metavar="auto|always|never", help="When to print in colour.")]
Debug = Annotated[bool, typer.Option("--debug", help="If the program itself fails, show where.")]


@dataclass(frozen=True, slots=True)
class Output:
    """Which project to read, in which format and in what colour to print: as it was given."""

    root: str | None
    format: str
    color: str
