"""Checks of who decided, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hmicgrade.lint.dates import is_before
from hmicgrade.lint.subjects import Schemes, document_of, inspected
from hmicgrade.lint.texts import within
from hmicgrade.load.document import Document
from hmicgrade.load.nodes import Text
from hmicgrade.load.parts import Part
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.model.evidence import EvidenceFile
from hmicgrade.model.scheme import Period

_WORDS_OF_POSTS = (
    "Child|Command|Communications|Contact|Control|Corporate|Crime|Custody|Department|Domestic|Division|"
    "Force|Head|Intelligence|Investigations?|Learning|Major|Neighbourhoods?|Operations|Performance|Professional|"
    "Protection|Public|Response|Safer|Specialist|Standards|Support|Training|Vulnerab\\w+"
)
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Prof|Professor|Rev)\b\.?\s+[A-Z][\w'’-]*"  # noqa: RUF001 - in names
    rf"|\b(?:PC|WPC|DC|PS|DS|Sgt|DI|DCI|Insp|Supt)\b\.?\s+(?!(?:{_WORDS_OF_POSTS})\b)[A-Z][a-z][\w'’-]*"  # noqa: RUF001
    r"|\b(?:[A-Z]\.\s?){1,4}[A-Z][a-z][\w'’-]*"  # noqa: RUF001 - as above
    r"|(?<![\w.%+'-])[\w.%+'-]++@[\w.-]+"
)
"""A title or a rank with a name, initials with a name, or an e-mail address."""


def judgements(part: Part, schemes: Schemes) -> Iterable[Diagnostic]:
    """Yield what is odd about who decided, and when, in each inspection."""
    for inspection, folder in inspected(part, schemes):
        for file in inspection.files:
            if file.judgements:
                document = document_of(part, file)
                yield from _persons(document, file)
                period = folder.scheme.period if folder.scheme else None
                yield from _early(document, file, period) if period else ()


def _persons(document: Document, file: EvidenceFile) -> Iterator[Diagnostic]:
    for at in range(len(file.judgements)):
        by: Text = document.text_at("judgements", at, "by")
        found = _PERSON.search(by.value)
        if found:
            hint = "write the post, such as 'HM Inspector'"
            yield Diagnostic("HG512", "'by' names a person, not a post", within(by, *found.span()), hint)


def _early(document: Document, file: EvidenceFile, period: Period) -> Iterator[Diagnostic]:
    for at, judgement in enumerate(file.judgements):
        date = judgement.grounds.date
        if is_before(date, period.first):
            message = f"{date} is before the scheme's period begins, in {period.first}"
            yield Diagnostic("HG511", message, document.at("judgements", at, "date"), "correct the date")
