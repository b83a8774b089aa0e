"""An editor, as far as the server can tell: messages of the protocol over two streams."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

WAIT = 30
"""How long an answer may take, in seconds, before a test fails."""


class Client:
    """Speaks to a server that reads what is written to `to` and writes to `from_`."""

    def __init__(self, to: IO[bytes], from_: IO[bytes]) -> None:
        self._to = to
        self._messages: queue.Queue[dict[str, Any]] = queue.Queue()
        self.asked: list[dict[str, Any]] = []
        self._number = 0
        threading.Thread(target=self._listen, args=(from_,), daemon=True).start()

    def _listen(self, stream: IO[bytes]) -> None:
        while header := stream.readline():
            length = int(header.split(b":")[1])
            while stream.readline().strip():
                pass
            self._messages.put(json.loads(stream.read(length)))

    def tell(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: object) -> Any:  # noqa: ANN401 - whatever the protocol gives
        """Return the result of a request."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        answer = self._next(lambda message: message.get("id") == self._number and "method" not in message)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def diagnostics(self, path: Path, expected: Callable[[list[dict[str, Any]]], bool] = bool) -> list[dict[str, Any]]:
        """Wait for diagnostics of a file that are as expected, and return them."""
        uri = path.as_uri()

        def fits(message: dict[str, Any]) -> bool:
            said = message.get("params", {})
            is_about = message.get("method") == "textDocument/publishDiagnostics" and said["uri"] == uri
            return is_about and expected(said["diagnostics"])

        found: list[dict[str, Any]] = self._next(fits)["params"]["diagnostics"]
        return found

    def _send(self, message: dict[str, object]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._to.flush()

    def _next(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        while True:
            message = self._messages.get(timeout=WAIT)
            if "method" in message and "id" in message:
                self.asked.append(message)
                self._send({"id": message["id"], "result": None})
            elif wanted(message):
                return message

    def begin(self, *folders: Path, encodings: tuple[str, ...] = ("utf-16",), watches: bool = True) -> dict[str, Any]:
        """Say who is there, and return what the server can do."""
        capabilities = {
            "general": {"positionEncodings": list(encodings)},
            **({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}} if watches else {}),
        }
        named = [{"uri": folder.as_uri(), "name": folder.name} for folder in folders]
        params = {"processId": None, "rootUri": None, "capabilities": capabilities, "workspaceFolders": named}
        result: dict[str, Any] = self.ask("initialize", params)
        self.tell("initialized", {})
        return result

    def open(self, path: Path, text: str) -> None:
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})

    def change(self, path: Path, text: str, version: int = 2) -> None:
        document = {"uri": path.as_uri(), "version": version}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def at(self, what: str, path: Path, line: int, character: int) -> Any:  # noqa: ANN401 - as `ask`
        """Ask about a place, lines and characters counted from 0."""
        document = {"uri": path.as_uri()}
        place = {"line": line, "character": character}
        return self.ask(f"textDocument/{what}", {"textDocument": document, "position": place})

    def end(self) -> None:
        assert self.ask("shutdown", None) is None
        self.tell("exit", None)
