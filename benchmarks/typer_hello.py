"""The smallest typer program: what a command line of this kind costs before it does anything."""

from __future__ import annotations

import typer


def hello() -> None:
    """Say hello."""
    typer.echo("hello")


if __name__ == "__main__":
    typer.run(hello)
