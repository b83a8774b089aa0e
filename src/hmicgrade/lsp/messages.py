"""What the server says, in the words of the Language Server Protocol (3.17)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lsprotocol import types as lsp

from hmicgrade.lsp.answers import Offer
from hmicgrade.lsp.positions import Page, Point
from hmicgrade.model.codes import CODES, Severity
from hmicgrade.model.diagnostics import Diagnostic, Span
from hmicgrade.report.diagnostics import plain_words

Pages = Callable[[str], Page]
"""Gives the text of a file by its path in the project."""

Uris = Callable[[str], str]
"""Gives the address of a file by its path in the project."""

_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
}


def position(point: Point) -> lsp.Position:
    """Return a place as the protocol has it."""
    return lsp.Position(point.line, point.column)


def stretch(page: Page, span: Span) -> lsp.Range:
    """Return a span as the protocol has it."""
    start, end = page.points(span)
    return lsp.Range(position(start), position(end))


def location(span: Span, pages: Pages, uris: Uris) -> lsp.Location:
    """Return where a span stands as the protocol has it."""
    return lsp.Location(uris(span.file), stretch(pages(span.file), span))


def diagnostic(found: Diagnostic, pages: Pages, uris: Uris) -> lsp.Diagnostic:
    """Return a diagnostic as the protocol has it; the hint is the second part of its message."""
    code = CODES[found.code]
    related = [
        lsp.DiagnosticRelatedInformation(location(one.span, pages, uris), plain_words(one.message))
        for one in found.related
    ]
    return lsp.Diagnostic(
        range=stretch(pages(found.span.file), found.span),
        message="\n".join(plain_words(part) for part in (found.message, found.hint) if part),
        severity=_SEVERITIES[code.severity],
        code=found.code,
        source="hmicgrade",
        related_information=related or None,
        data={"name": code.name, "summary": code.summary},
    )


def completion(offers: Iterable[Offer], page: Page) -> list[lsp.CompletionItem]:
    """Return offers as the protocol has them, in the order they are made in."""
    return [_item(offer, number, page) for number, offer in enumerate(offers)]


def _item(offer: Offer, number: int, page: Page) -> lsp.CompletionItem:
    start, end = (page.point(page.at(offset)) for offset in (offer.start, offer.end))
    return lsp.CompletionItem(
        label=offer.word,
        kind=lsp.CompletionItemKind.Property if offer.is_key else lsp.CompletionItemKind.Value,
        detail=offer.detail or None,
        documentation=lsp.MarkupContent(lsp.MarkupKind.Markdown, offer.means) if offer.means else None,
        sort_text=f"{number:04}",
        text_edit=lsp.TextEdit(lsp.Range(position(start), position(end)), offer.text),
    )


def quick_fixes(found: Iterable[Diagnostic], wanted: lsp.Range, pages: Pages, uris: Uris) -> list[lsp.CodeAction]:
    """Return the edits that put right what is wrong in a range, for each diagnostic that has them."""
    return [
        _quick_fix(one, pages, uris)
        for one in found
        if one.fix and _meet(stretch(pages(one.span.file), one.span), wanted)
    ]


def _quick_fix(found: Diagnostic, pages: Pages, uris: Uris) -> lsp.CodeAction:
    edits = [lsp.TextEdit(stretch(pages(edit.span.file), edit.span), edit.text) for edit in found.fix]
    return lsp.CodeAction(
        title=plain_words(f"hmicgrade: {found.hint or found.message}"),
        kind=lsp.CodeActionKind.QuickFix,
        diagnostics=[diagnostic(found, pages, uris)],
        is_preferred=True,
        edit=lsp.WorkspaceEdit(changes={uris(found.span.file): edits}),
    )


def _meet(one: lsp.Range, other: lsp.Range) -> bool:
    """Tell whether two ranges have a place in common, their ends included."""
    return _key(one.start) <= _key(other.end) and _key(other.start) <= _key(one.end)


def _key(place: lsp.Position) -> tuple[int, int]:
    return place.line, place.character
