"""The server itself: takes what an editor says, answers it, and tells it what is wrong when it has stopped typing."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from hmicgrade.lint.validation import Validation
from hmicgrade.lsp import messages
from hmicgrade.lsp.answers import complete, define, hover
from hmicgrade.lsp.positions import Page, Point
from hmicgrade.lsp.workshop import Spot, Workshop, examine
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.version import __version__

PAUSE = 0.2
"""How long an editor must be silent before its files are examined, in seconds."""

_WATCHED = "**/{criteria,evidence}/**/*.yaml"
_TYPED = ["/", " ", "[", ",", "{"]


def serve(stdin: BinaryIO | None = None, stdout: BinaryIO | None = None) -> None:
    """Serve an editor over two streams, by default the standard ones, until it says that it is done."""
    logging.getLogger("pygls").addHandler(logging.NullHandler())
    logging.getLogger("pygls").propagate = False
    build().start_io(stdin, stdout)


class Desk:
    """One editor: its workshop, and what it was last told of each project."""

    def __init__(self, server: LanguageServer) -> None:
        """Begin with nothing open."""
        self.server = server
        self.workshop = Workshop()
        self.turns: Counter[Path] = Counter()
        self.told: dict[Path, dict[str, tuple[Diagnostic, ...]]] = {}
        self.examined: dict[Path, dict[Path, str]] = {}

    def page(self, path: Path) -> Page:
        """Return the text of a file, and how this editor counts in it."""
        return Page(self.workshop.text(path), str(self.server.workspace.position_encoding or "utf-16"))

    def spot(self, uri: str) -> Spot | None:
        """Return which file of which project an address is."""
        path = to_fs_path(uri) if uri.startswith("file:") else None
        return self.workshop.spot(Path(path)) if path else None

    async def refresh(self, roots: Iterable[Path | None]) -> None:
        """Examine projects once the editor is silent, and tell it what is wrong with them."""
        await asyncio.gather(*(self._refresh(root) for root in dict.fromkeys(roots) if root))

    async def _refresh(self, root: Path) -> None:
        self.turns[root] += 1
        turn = self.turns[root]
        await asyncio.sleep(PAUSE)
        if self.turns[root] == turn:
            texts = dict(self.workshop.texts)
            found = await asyncio.to_thread(examine, self.workshop.files(root))
            if self.turns[root] == turn:
                self.examined[root] = texts
                self._tell(root, found)

    def _tell(self, root: Path, found: Validation) -> None:
        by_file: dict[str, list[Diagnostic]] = {name: [] for name in self.told.get(root, {})}
        for one in found.diagnostics:
            by_file.setdefault(one.span.file, []).append(one)
        for name, diagnostics in by_file.items():
            said = [messages.diagnostic(one, self.pages(root), self.uris(root)) for one in diagnostics]
            self.server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(self.uris(root)(name), said))
        self.told[root] = {name: tuple(diagnostics) for name, diagnostics in by_file.items() if diagnostics}

    def pages(self, root: Path) -> messages.Pages:
        """Return what gives the text of a file of a project."""
        return lambda name: self.page(root / name)

    def uris(self, root: Path) -> messages.Uris:
        """Return what gives the address of a file of a project."""
        return lambda name: from_fs_path(str(root / name)) or ""

    def opened(self, uri: str, text: str | None) -> Path | None:
        """Take the text of a file, or None where it is closed, and return its project."""
        path = to_fs_path(uri) if uri.startswith("file:") else None
        if path is None:
            return None
        if text is None:
            self.workshop.texts.pop(Path(path), None)
        else:
            self.workshop.texts[Path(path)] = text
        spot = self.spot(uri)
        return spot.root if spot else None


def build() -> LanguageServer:
    """Return the server with everything that it answers."""
    server = LanguageServer("hmicgrade", __version__, lsp.TextDocumentSyncKind.Full)
    desk = Desk(server)
    _add_files(server, desk)
    _add_answers(server, desk)
    return server


def _add_files(server: LanguageServer, desk: Desk) -> None:
    """Let the server take what becomes of files."""

    @server.feature(lsp.INITIALIZED)
    async def initialized(_: lsp.InitializedParams) -> None:
        _watch(server)
        folders = [to_fs_path(uri) for uri in server.workspace.folders]
        await desk.refresh(desk.workshop.root(Path(folder)) for folder in folders if folder)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        await desk.refresh([desk.opened(params.text_document.uri, params.text_document.text)])

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        await desk.refresh([desk.opened(uri, server.workspace.get_text_document(uri).source)])

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        spot = desk.spot(params.text_document.uri)
        await desk.refresh([spot.root if spot else None])

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        await desk.refresh([desk.opened(params.text_document.uri, None)])

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def watched(params: lsp.DidChangeWatchedFilesParams) -> None:
        spots = [desk.spot(change.uri) for change in params.changes]
        await desk.refresh(spot.root for spot in spots if spot)


def _watch(server: LanguageServer) -> None:
    """Ask the editor to tell of files that change outside it, where it can."""
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching and watching.dynamic_registration:
        options = lsp.DidChangeWatchedFilesRegistrationOptions([lsp.FileSystemWatcher(_WATCHED)])
        registration = lsp.Registration("files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        server.client_register_capability(lsp.RegistrationParams([registration]))


def _add_answers(server: LanguageServer, desk: Desk) -> None:
    """Let the server answer what it is asked about a place."""

    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=_TYPED))
    def completion(params: lsp.CompletionParams) -> lsp.CompletionList:
        spot = desk.spot(params.text_document.uri)
        if spot is None:
            return lsp.CompletionList(is_incomplete=False, items=[])
        page = desk.page(spot.root / spot.name)
        offers = complete(spot.name, page.text, _offset(page, params.position), desk.workshop.library(spot.root))
        return lsp.CompletionList(is_incomplete=False, items=messages.completion(offers, page))

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hovered(params: lsp.HoverParams) -> lsp.Hover | None:
        spot = desk.spot(params.text_document.uri)
        if spot is None:
            return None
        page = desk.page(spot.root / spot.name)
        found = hover(spot.name, page.text, _offset(page, params.position), desk.workshop.library(spot.root))
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, found)) if found else None

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def definition(params: lsp.DefinitionParams) -> lsp.Location | None:
        spot = desk.spot(params.text_document.uri)
        if spot is None:
            return None
        page = desk.page(spot.root / spot.name)
        found = define(spot.name, page.text, _offset(page, params.position), desk.workshop.library(spot.root))
        return messages.location(found, desk.pages(spot.root), desk.uris(spot.root)) if found else None

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix]))
    def code_action(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        spot = desk.spot(params.text_document.uri)
        path = spot.root / spot.name if spot else Path()
        if spot is None or desk.examined.get(spot.root, {}).get(path) != desk.workshop.texts.get(path):
            return []
        found = desk.told.get(spot.root, {}).get(spot.name, ())
        return messages.quick_fixes(found, params.range, desk.pages(spot.root), desk.uris(spot.root))


def _offset(page: Page, position: lsp.Position) -> int:
    return page.offset(Point(position.line, position.character))
