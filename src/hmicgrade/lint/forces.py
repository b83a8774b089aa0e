"""Checks of forces beside each other: names that two of them share, folders that say nothing of their force."""

from __future__ import annotations

from collections.abc import Iterable

from hmicgrade.lint.facts import Named, spot
from hmicgrade.lint.subjects import Schemes, Whole
from hmicgrade.load.document import Document
from hmicgrade.load.parts import Part
from hmicgrade.model.diagnostics import Diagnostic, Related, Span

_WHAT = ("the id", "the name", "an alias")


def names_of(part: Part) -> tuple[Named, ...]:
    """Return what the force of a part is called, none where the part is of no force or has no usable file on it."""
    document = _own_file(part)
    if part.force is None or document is None or document.errors:
        return ()
    force = part.force.id
    aliases = [Named(2, force, alias, spot(document.at("aliases", at))) for at, alias in enumerate(part.force.aliases)]
    return (
        Named(0, force, force, spot(document.at("id"))),
        Named(1, force, part.force.name, spot(document.at("name"))),
        *aliases,
    )


def _own_file(part: Part) -> Document | None:
    return next((one for one in part.documents if one.file.count("/") == 2 and one.stem == "force"), None)  # noqa: PLR2004 - evidence/<force>/force.yaml


def force_file(part: Part, schemes: Schemes) -> Iterable[Diagnostic]:  # noqa: ARG001 - every check is given both
    """Yield the want of a file on the force itself."""
    if part.force is not None and _own_file(part) is None:
        span = Span.whole_file(f"evidence/{part.force.id}/force.yaml")
        hint = f"add it, with 'kind: force', 'id: {part.force.id}' and 'name:'"
        yield Diagnostic("HG603", f"nothing says what force '{part.force.id}' is", span, hint)


def shared_names(whole: Whole) -> Iterable[Diagnostic]:
    """Yield each name or alias that another force has as its id, name or alias."""
    first: dict[str, Named] = {}
    for one in sorted(whole.facts.names):
        known = first.setdefault(one.name.casefold(), one)
        if known.force != one.force:
            message = f"'{one.name}' is also {_WHAT[known.rank]} of the force '{known.force}'"
            hint = "give each force names of its own"
            related = Related(known.spot.span, "it stands here")
            yield Diagnostic("HG602", message, one.spot.span, hint, (related,))
