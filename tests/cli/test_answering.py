"""The server of `hmicgrade serve`, asked over the network as a browser would, and as one would who means harm."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse, RemoteDisconnected

import pytest

from hmicgrade.cli.answering import ADDRESS, PageServer, answering, listening
from hmicgrade.cli.exits import CannotRun

POLICY = "default-src 'none'; style-src 'sha256-aGVsbG8+/w=='"
META = POLICY.replace("'", "&#x27;")
PAGE = f'<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="{META}"><title>x</title>'
PAGES = {
    "index.html": PAGE.encode(),
    "plain.html": b"<!DOCTYPE html><title>x</title>",
    "forces/north/index.html": b"north",
    "forces/north/2007/assessment.json": b"{}",
    "tables/a b.csv": b"a\r\n",
    "LICENCE": b"words",
}


@pytest.fixture(scope="module")
def server() -> Iterator[PageServer]:
    with listening(0) as started:
        started.pages = PAGES
        with answering(started):
            yield started


def asked(server: PageServer, target: str, method: str = "GET", *hosts: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(ADDRESS, server.server_port, timeout=10)
    connection.putrequest(method, target, skip_host=True)
    for host in hosts or (f"{ADDRESS}:{server.server_port}",):
        connection.putheader("Host", host)
    connection.endheaders()
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def said(server: PageServer, raw: bytes) -> bytes:
    """Return what is answered to bytes that no library would send."""
    with socket.create_connection((ADDRESS, server.server_port), timeout=10) as connection:
        connection.sendall(raw)
        return b"".join(iter(lambda: connection.recv(65536), b""))


@pytest.mark.parametrize(
    ("target", "name", "kind"),
    [
        ("/", "index.html", "text/html; charset=utf-8"),
        ("/index.html?q=a/../b", "index.html", "text/html; charset=utf-8"),
        ("/forces/north/", "forces/north/index.html", "text/html; charset=utf-8"),
        ("/forces/north/2007/assessment.json", "forces/north/2007/assessment.json", "application/json"),
        ("/tables/a%20b.csv", "tables/a b.csv", "text/csv; charset=utf-8"),
        ("/LICENCE", "LICENCE", "application/octet-stream"),
    ],
)
def test_a_page_is_sent_as_what_it_is(server: PageServer, target: str, name: str, kind: str) -> None:
    response, body = asked(server, target)
    assert (response.status, body) == (200, PAGES[name])
    assert response.headers["Content-Type"] == kind
    assert response.headers["Content-Length"] == str(len(body))
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response.headers["Server"] == "hmicgrade"
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize(
    ("target", "policy"),
    [
        ("/", POLICY),
        ("/plain.html", "default-src 'none'"),
        ("/LICENCE", "default-src 'none'"),
        ("/x", "default-src 'none'"),
    ],
)
def test_the_policy_is_the_page_s_own_and_no_frame_may_show_it(server: PageServer, target: str, policy: str) -> None:
    response, _ = asked(server, target)
    assert response.headers["Content-Security-Policy"] == f"{policy}; frame-ancestors 'none'"


def test_a_folder_without_its_stroke_leads_to_the_folder(server: PageServer) -> None:
    response, body = asked(server, "/forces/north")
    assert (response.status, response.headers["Location"]) == (301, "/forces/north/")
    assert b"another address" in body


@pytest.mark.parametrize(
    "target",
    [
        "/../pyproject.toml",
        "/..%2fpyproject.toml",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/forces/../index.html",
        "/./index.html",
        "//index.html/",
        "/etc/passwd",
        "/C:\\windows",
        "/forces/",
        "/index.html%00",
        "/%ff",
        "http://a.example/",
        "*",
        "/" + "a" * 300,
        "/favicon.ico",
    ],
)
def test_what_is_not_a_page_is_not_found(server: PageServer, target: str) -> None:
    response, body = asked(server, target)
    assert response.status == 404
    assert b"<h1>404 Not Found</h1>" in body
    assert target.strip("/*").encode() not in body or target == "*"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:9000", "127.0.0.1", "127.0.0.1:1"])
def test_this_machine_is_answered_by_any_port(server: PageServer, host: str) -> None:
    assert asked(server, "/", "GET", host)[0].status == 200


@pytest.mark.parametrize(
    "hosts",
    [
        ("a.example",),
        ("a.example:8000",),
        ("127.0.0.1.a.example",),
        ("localhost.",),
        ("127.0.0.1:8000@a.example",),
        ("[::1]",),
        ("",),
        ("localhost", "localhost"),
        ("localhost", "a.example"),
    ],
)
def test_another_host_is_refused(server: PageServer, hosts: tuple[str, ...]) -> None:
    response, body = asked(server, "/", "GET", *hosts)
    assert response.status == 403
    assert PAGES["index.html"] not in body
    assert b"<h1>403 Forbidden</h1>" in body


def test_no_host_is_refused(server: PageServer) -> None:
    assert said(server, b"GET / HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.0 403 ")


def test_head_is_told_the_same_and_sent_nothing(server: PageServer) -> None:
    response, body = asked(server, "/", "HEAD")
    assert (response.status, body) == (200, b"")
    assert response.headers["Content-Length"] == str(len(PAGES["index.html"]))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "X<script>"])
def test_nothing_but_reading_is_allowed(server: PageServer, method: str) -> None:
    answer = said(server, f"{method} / HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.0 405 ")
    assert b"\r\nAllow: GET, HEAD" in head
    assert b"script" not in body


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"GET / HTTP/9.9\r\n\r\n", b"505"),
        (b"\x16\x03\x01\x02 \x00\r\n\r\n", b"400"),
        (b"GET / / HTTP/1.1\r\n\r\n", b"400"),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", b"414"),
        (b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 200 + b"\r\n", b"431"),
    ],
)
def test_what_is_no_request_is_refused_in_a_page(server: PageServer, raw: bytes, code: bytes) -> None:
    answer = said(server, raw)
    assert f"<h1>{code.decode()} ".encode() in answer
    assert b"cannot be understood" in answer


def test_pages_are_exchanged_for_others_in_one_step() -> None:
    with listening(0) as server, answering(server):
        assert asked(server, "/")[0].status == 404
        server.pages = {"index.html": b"new"}
        assert asked(server, "/")[1] == b"new"


def test_a_browser_that_goes_away_is_nobody_s_concern(server: PageServer, capsys: pytest.CaptureFixture[str]) -> None:
    connection = socket.create_connection((ADDRESS, server.server_port))
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.sendall(b"GET / HT")
    connection.close()
    assert asked(server, "/")[0].status == 200
    assert capsys.readouterr().err == ""


class Failing(dict[str, bytes]):
    """Pages that cannot be looked at."""

    def __init__(self, error: type[Exception]) -> None:
        self.error = error

    def __contains__(self, _: object) -> bool:
        raise self.error


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ZeroDivisionError, "hmicgrade: a request could not be answered (ZeroDivisionError)\n"),
        (BrokenPipeError, ""),
    ],
)
def test_a_fault_of_the_program_s_own_is_said(
    error: type[Exception], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with listening(0) as server, answering(server):
        server.pages = Failing(error)
        with pytest.raises(RemoteDisconnected):
            asked(server, "/")
        server.pages = PAGES
        assert asked(server, "/")[0].status == 200
    assert capsys.readouterr().err == told


def test_a_port_that_is_taken_is_said(server: PageServer) -> None:
    with pytest.raises(CannotRun) as reason:
        listening(server.server_port)
    assert str(reason.value) == (
        f"port {server.server_port} cannot be used (address already in use): "
        "name another with --port, or 0 for any that is free"
    )


def test_nobody_but_this_machine_is_listened_to(server: PageServer) -> None:
    assert server.socket.getsockname()[0] == ADDRESS
