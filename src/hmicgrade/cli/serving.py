"""What `hmicgrade lsp` does: serve an editor until it says that it is done."""

from __future__ import annotations

from importlib.util import find_spec

from hmicgrade.cli.exits import CannotRun, Exit


def run() -> Exit:
    """Serve the editor at standard input and output, and return the exit code.

    Raises:
        CannotRun: what the server needs is not installed.
    """
    if find_spec("pygls") is None:
        reason = "the language server needs more than is installed: python -m pip install 'hmicgrade[lsp]'"
        raise CannotRun(reason)
    from hmicgrade.lsp.server import serve  # noqa: PLC0415 - it may not be installed

    serve()
    return Exit.RAN
