"""Problems as seen from a folder above the project: where CI looks for the files that it annotates."""

from __future__ import annotations

from dataclasses import replace

from hmicgrade.model.diagnostics import Diagnostic, Edit, Related, Span
from hmicgrade.report.problems.value import Problems


def seen_from_above(problems: Problems, folder: str) -> Problems:
    """Return problems with every path put below `folder`, the project's own path as seen from there."""
    return Problems(
        tuple(_moved(one, folder) for one in problems.diagnostics),
        {f"{folder}/{file}": text for file, text in problems.sources.items()},
        tuple(f"{folder}/{file}" for file in problems.files),
        problems.suppressed,
    )


def _moved(diagnostic: Diagnostic, folder: str) -> Diagnostic:
    return replace(
        diagnostic,
        span=_below(diagnostic.span, folder),
        related=tuple(Related(_below(one.span, folder), one.message) for one in diagnostic.related),
        fix=tuple(Edit(_below(one.span, folder), one.text) for one in diagnostic.fix),
    )


def _below(span: Span, folder: str) -> Span:
    return replace(span, file=f"{folder}/{span.file}")
