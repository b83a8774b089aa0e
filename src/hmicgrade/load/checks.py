"""The checks that every kind of file shares: names that must differ, names that must be there, the file's own."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from hmicgrade.load.complaints import found
from hmicgrade.load.document import Document
from hmicgrade.load.fixes import Fix, respelt, without_entry
from hmicgrade.load.names import did_you_mean, listed
from hmicgrade.load.nodes import Node, Text
from hmicgrade.load.places import Where, span_of
from hmicgrade.load.scalars import is_id
from hmicgrade.model.characters import show_hidden
from hmicgrade.model.diagnostics import Related, Span

KINDS = ("scheme", "area", "common", "evidence", "force", "published", "national", "glossary", "programme", "tests")
"""Every kind of file."""


def check_unique(
    document: Document, names: Iterable[tuple[str, Where]], what: str, code: str = "HG114", *, least: int = 1
) -> None:
    """Note every name that was given before. `least` is how many entries a list of them must keep."""
    first: dict[str, Where] = {}
    for name, where in names:
        if name in first:
            message, span = f"the {what} '{name}' is given twice", span_of(where)
            related = Related(span_of(first[name]), "first given here")
            fix = without_entry(document.text or "", document.root, span, least) if code == "HG219" else ()
            document.note(code, message, span, "remove one of them", related, fix=fix)
        first.setdefault(name, where)


def check_known(  # noqa: PLR0913, PLR0917 - one value for each part of the message
    document: Document, code: str, what: str, name: str, known: Collection[str], place: Where, where: str = ""
) -> bool:
    """Tell whether a name is known, and note it where it is not.

    `what` says what it names ("grade") and `where` in which place it was looked for (" in the area 'a'").
    """
    if name in known:
        return True
    span = span_of(place)
    fix = respelt(document.text or "", span, name, known)
    document.note(code, f"there is no {what} '{name}'{where}", span, did_you_mean(name, known), fix=fix)
    return False


def check_kind(document: Document, allowed: tuple[str, ...]) -> bool:
    """Tell whether a file's kind is one of those that its folder holds, and note it where it is not."""
    if document.whole is None:
        return False
    node = document.whole.get("kind")
    if node is None:
        document.note("HG102", "the key 'kind' is missing", document.at(), f"begin the file with 'kind: {allowed[0]}'")
        return False
    kind = document.kind
    if kind in allowed:
        return True
    if kind not in KINDS:
        hint = did_you_mean(kind, allowed) if kind else f"expected {listed(allowed)}"
        _note_new(document, node, hint, respelt(document.text or "", node.span, kind, allowed) if kind else ())
    else:
        message = f"a file of kind '{kind}' does not belong here"
        document.note("HG112", message, document.at("kind"), f"expected {listed(allowed)}")
    return False


def _note_new(document: Document, node: Node, hint: str, fix: Fix) -> None:
    span = document.at("kind")
    if all(noted.span.start != span.start for noted in document.errors):
        document.note("HG111", f"there is no kind of file called {found(node)}", span, hint, fix=fix)


def check_says(document: Document, key: str, expected: str, place: str) -> None:
    """Note where a file says something else of itself than its path says. `place` is the part of the path."""
    node = document.root.get(key)
    if isinstance(node, Text) and node.value != expected:
        message = f"'{key}' is '{node.value}', but the {place} is named '{expected}'"
        document.note("HG113", message, node.span, f"write '{key}: {expected}', or rename the {place}")


def check_name(document: Document, name: str, place: str) -> bool:
    """Tell whether a file or folder name can be an id, and note it where it cannot."""
    if is_id(name):
        return True
    hint = "use lower-case letters, digits and hyphens: 1 to 64 characters, the first no hyphen"
    document.note("HG115", f"the {place} name '{show_hidden(name)}' is no id", Span.whole_file(document.file), hint)
    return False
