"""Answers a browser on this machine, from pages in memory: no path of a request ever reaches a file.

What is asked for is looked up among the pages that are shown; nothing is put together from it. Other machines reach
nothing: the address is this machine's own. Other sites that a browser has open reach nothing either: a request must be
for this machine by name (a name of theirs may lead here), and no page may be framed or loaded by them.
"""

from __future__ import annotations

import html
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from socketserver import TCPServer
from threading import Thread
from typing import Any
from urllib.parse import quote, unquote

from hmicgrade.cli.exits import CannotRun
from hmicgrade.cli.output import say
from hmicgrade.explain.site.addresses import INDEX

ADDRESS = "127.0.0.1"
"""This machine, reached by itself alone."""

PATIENCE = 10
"""How long a browser may take over one request, in seconds."""

_HOST = re.compile(r"(127\.0\.0\.1|localhost)(:[0-9]{1,5})?", re.IGNORECASE)
"""The hosts that are answered, by any port: one may be forwarded."""

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
_OTHER_TYPE = "application/octet-stream"

_STRICT = "default-src 'none'"
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([ -!#-;=?-~]+)">')
"""What a page allows itself. It stands before anything that a text of a file is part of."""

_FIXED = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

_SAID = {
    HTTPStatus.MOVED_PERMANENTLY: "It stands at another address, to which browsers go by themselves.",
    HTTPStatus.FORBIDDEN: "Only requests for 127.0.0.1 or localhost are answered.",
    HTTPStatus.NOT_FOUND: "The site has no such page.",
    HTTPStatus.METHOD_NOT_ALLOWED: "The pages can be read, and nothing else.",
}
_OTHERWISE = "The request cannot be understood."

_REFUSAL = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{said}</p>
<p><a href="/">To the first page</a></p>
</main>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent: `more` are headers that only this answer has."""

    status: HTTPStatus
    body: bytes
    type: str
    more: Mapping[str, str]


def answer(pages: Mapping[str, bytes], hosts: list[str], target: str) -> Answer:
    """Return what is sent where a browser asks for `target`, at the hosts that its request names."""
    if len(hosts) != 1 or not _HOST.fullmatch(hosts[0]):
        return _refusal(HTTPStatus.FORBIDDEN)
    path = unquote(target.partition("?")[0]).removeprefix("/")
    name = f"{path}{INDEX}" if path.endswith("/") or not path else path
    if name in pages:
        return _page(name, pages[name])
    if f"{path}/{INDEX}" in pages:
        return _refusal(HTTPStatus.MOVED_PERMANENTLY, {"Location": f"/{quote(path)}/"})
    return _refusal(HTTPStatus.NOT_FOUND)


def _page(name: str, body: bytes) -> Answer:
    found = _POLICY.search(body) if name.endswith(".html") else None
    policy = html.unescape(found[1].decode()) if found else _STRICT
    more = {"Content-Security-Policy": f"{policy}; frame-ancestors 'none'"}
    return Answer(HTTPStatus.OK, body, _TYPES.get(PurePosixPath(name).suffix, _OTHER_TYPE), more)


def _refusal(status: HTTPStatus, more: Mapping[str, str] | None = None) -> Answer:
    text = _REFUSAL.format(title=f"{status.value} {status.phrase}", said=_SAID.get(status, _OTHERWISE))
    policy = {"Content-Security-Policy": f"{_STRICT}; frame-ancestors 'none'"}
    return Answer(status, text.encode(), _TYPES[".html"], policy | dict(more or {}))


class PageServer(ThreadingHTTPServer):
    """Shows pages by their paths. They are exchanged for others in one step: an answer is of the old or of the new."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # elsewhere it would let two servers have one port

    def __init__(self, port: int) -> None:
        self.pages: Mapping[str, bytes] = {}
        super().__init__((ADDRESS, port), _Request)

    def server_bind(self) -> None:
        """Take the port. What this machine is called is not asked for."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = ADDRESS, self.socket.getsockname()[1]

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401, ARG002 - as the library has it
        """Say what failed, unless a browser just went away."""
        error = sys.exception()
        if not isinstance(error, OSError):
            say(f"a request could not be answered ({type(error).__name__})")


def listening(port: int) -> PageServer:
    """Take a port of this machine, any free one for 0, and return the server that will answer there.

    Raises:
        CannotRun: the port cannot be had.
    """
    try:
        return PageServer(port)
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        reason = f"port {port} cannot be used ({why}): name another with --port, or 0 for any that is free"
        raise CannotRun(reason) from error


@contextmanager
def answering(server: PageServer) -> Iterator[None]:
    """Answer requests until the block ends."""
    thread = Thread(target=server.serve_forever, args=(0.1,), name="answering", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()


class _Request(BaseHTTPRequestHandler):
    """One request: the protocol is the library's, every word that is sent is from here."""

    server: PageServer
    timeout = PATIENCE

    def do_GET(self) -> None:
        self._send(self._answer())

    def do_HEAD(self) -> None:
        self._send(self._answer(), body=False)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002 - as the library has it
        """Refuse a request that the library makes nothing of; a method that is not here is not allowed."""
        status = HTTPStatus(code)
        if status is HTTPStatus.NOT_IMPLEMENTED:
            self._send(_refusal(HTTPStatus.METHOD_NOT_ALLOWED, {"Allow": "GET, HEAD"}))
        else:
            self._send(_refusal(status))

    def version_string(self) -> str:
        """Return the name of the server, without the version of anything."""
        return "hmicgrade"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - as the library has it
        """Say nothing of each request: what was asked for is of no use to anybody."""

    def _answer(self) -> Answer:
        return answer(self.server.pages, self.headers.get_all("Host") or [], self.path)

    def _send(self, given: Answer, *, body: bool = True) -> None:
        self.close_connection = True
        self.send_response(given.status)
        about = {"Content-Type": given.type, "Content-Length": str(len(given.body)), "Connection": "close"}
        for name, value in {**about, **_FIXED, **given.more}.items():
            self.send_header(name, value)
        self.end_headers()
        if body:
            self.connection.sendall(given.body)
