"""The format `sarif`: SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), as code scanning takes it in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import groupby
from urllib.parse import quote

from hmicgrade.explain.phrases import plural
from hmicgrade.model.codes import CODES, Code
from hmicgrade.model.diagnostics import Diagnostic, Edit, Related, Span
from hmicgrade.report.diagnostics import foremost, plain_words, source_line
from hmicgrade.report.json_v1 import dump
from hmicgrade.report.problems.value import Problems
from hmicgrade.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
"""What the document is held against."""

MOST_RESULTS = 25_000
"""How many results of a run code scanning takes; past that it refuses the file."""

_BASE = "PROJECT"
_PAGES = "urn:hmicgrade:codes:"
_FINGERPRINT = 16


def as_sarif(problems: Problems) -> str:
    """Return what is wrong as a SARIF log with one run."""
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(problems)]})


def _run(problems: Problems) -> dict[str, object]:
    shown = foremost(problems.diagnostics, MOST_RESULTS)
    codes = sorted({one.code for one in shown})
    prints = _fingerprints(problems)
    return {
        "tool": {"driver": {"name": "hmicgrade", "version": __version__, "rules": [_rule(CODES[it]) for it in codes]}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_BASE: {"description": {"text": "The folder that holds criteria and evidence."}}},
        "artifacts": [{"location": _artifact(file), "roles": ["analysisTarget"]} for file in problems.files],
        "results": [{**_result(one), "ruleIndex": codes.index(one.code), **prints[one]} for one in shown],
        **_left_out(len(problems.diagnostics) - len(shown)),
    }


def _rule(code: Code) -> dict[str, object]:
    return {
        "id": code.code,
        "name": code.name,
        "shortDescription": {"text": code.summary},
        "fullDescription": {"text": code.summary},
        "help": {"text": f"{code.summary} 'hmicgrade codes {code.code}' shows the page of this code."},
        "helpUri": f"{_PAGES}{code.code}",
        "defaultConfiguration": {"level": str(code.severity)},
    }


def _result(diagnostic: Diagnostic) -> dict[str, object]:
    related = [{"id": number, **_related(one)} for number, one in enumerate(diagnostic.related)]
    return {
        "ruleId": diagnostic.code,
        "level": str(CODES[diagnostic.code].severity),
        "message": _message(". ".join(filter(None, (diagnostic.message, diagnostic.hint)))),
        "locations": [_location(diagnostic.span)],
        **({"relatedLocations": related} if related else {}),
        **({"fixes": [_fix(diagnostic)]} if diagnostic.fix else {}),
    }


def _message(text: str) -> dict[str, object]:
    """Return a text as a message; what would be a link in it is broken up."""
    return {"text": plain_words(text).replace("](", "] (")}


def _location(span: Span) -> dict[str, object]:
    return {"physicalLocation": {"artifactLocation": _artifact(span.file), "region": _region(span)}}


def _related(related: Related) -> dict[str, object]:
    return {**_location(related.span), "message": _message(related.message)}


def _artifact(file: str) -> dict[str, object]:
    return {"uri": quote(file, safe="/", errors="surrogatepass"), "uriBaseId": _BASE}


def _region(span: Span) -> dict[str, object]:
    return {
        "startLine": span.start.line,
        "startColumn": span.start.column,
        "endLine": span.end.line,
        "endColumn": span.end.column,
    }


def _fix(diagnostic: Diagnostic) -> dict[str, object]:
    edits = groupby(sorted(diagnostic.fix), key=lambda edit: edit.span.file)
    return {
        "description": _message(diagnostic.hint or diagnostic.message),
        "artifactChanges": [
            {"artifactLocation": _artifact(file), "replacements": _replacements(group)} for file, group in edits
        ],
    }


def _replacements(edits: Iterable[Edit]) -> list[dict[str, object]]:
    return [{"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}} for edit in edits]


def _fingerprints(problems: Problems) -> Mapping[Diagnostic, dict[str, object]]:
    return {one: {"partialFingerprints": {"primaryLocationLineHash": it}} for one, it in _hashes(problems)}


def _hashes(problems: Problems) -> Iterator[tuple[Diagnostic, str]]:
    """Yield what knows each diagnostic again when lines above it come or go.

    It is made of the code, the words of its line, and how many like it stand before it in the same file.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for one in problems.diagnostics:
        line = source_line(problems.sources.get(one.span.file, ""), one.span.start.line) or ""
        words = f"{one.code} {re.sub(r'[ ]+', ' ', plain_words(line)).strip()}"
        digest = sha256(words.encode()).hexdigest()[:_FINGERPRINT]
        seen[one.span.file, digest] += 1
        yield one, f"{digest}:{seen[one.span.file, digest]}"


def _left_out(more: int) -> dict[str, object]:
    if not more:
        return {}
    text = f"{plural(more, 'result is', 'results are')} left out: a run holds at most {MOST_RESULTS:,}."
    notification = {"level": "warning", "message": {"text": text}}
    return {"invocations": [{"executionSuccessful": True, "toolExecutionNotifications": [notification]}]}
