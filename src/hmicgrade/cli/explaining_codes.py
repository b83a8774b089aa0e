"""What `hmicgrade codes` does: list every code, or print the page of one."""

from __future__ import annotations

import sys

from hmicgrade.api import Sort, UnknownName
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.options import Output
from hmicgrade.cli.output import wants_colour, width, write_data
from hmicgrade.cli.reading import check_output
from hmicgrade.load.files import code_page
from hmicgrade.model.codes import CODES, Code
from hmicgrade.report.catalogue import catalogue
from hmicgrade.report.code_page import PAGE_FORMATS, CodePage
from hmicgrade.report.listing import LISTINGS
from hmicgrade.report.styled import Line


def run(code: str | None, output: Output) -> Exit:
    """Print what is asked for, and return the exit code.

    Raises:
        CannotRun: there is no such code, format or colour mode.
    """
    try:
        check_output(output, LISTINGS if code is None else PAGE_FORMATS)
        lines = _catalogue(output) if code is None else _page(_code(code), output)
    except UnknownName as unknown:
        raise CannotRun(str(unknown)) from unknown
    write_data(lines, colour=wants_colour(output.color, sys.stdout))
    return Exit.RAN


def _catalogue(output: Output) -> tuple[Line, ...]:
    return LISTINGS[output.format].render(catalogue(), width())


def _page(code: Code, output: Output) -> tuple[Line, ...]:
    return PAGE_FORMATS[output.format](CodePage(code, code_page(code.code)), width())


def _code(name: str) -> Code:
    """Return a code by itself or by its name, whatever the case of letters.

    Raises:
        UnknownName: there is none.
    """
    known = {name: code for code in CODES.values() for name in (code.code, code.name)}
    found = {key.casefold(): code for key, code in known.items()}.get(name.casefold())
    if found is None:
        raise UnknownName(Sort.CODE, name, known)
    return found
