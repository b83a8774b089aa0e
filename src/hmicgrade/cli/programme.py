"""`hmicgrade programme`: the words of its command line. What it does is loaded only when it runs."""

from __future__ import annotations

from hmicgrade.cli.options import Color, Debug, Force, Format, Output, Root


def programme(
    force: Force,
    *,
    root: Root = None,
    format_: Format = "text",
    color: Color = "auto",
    debug: Debug = False,  # noqa: ARG001 - read from the command line before this runs
) -> int:
    """Tell which frameworks are due for inspection, and why.

    Examples: hmicgrade programme derbyshire; hmicgrade programme metropolitan --format csv
    """
    from hmicgrade.cli import programming  # noqa: PLC0415 - loads the whole engine

    return programming.run(force, Output(root, format_, color))
