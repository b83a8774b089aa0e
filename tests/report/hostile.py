"""Texts that try to be more than text, and a project that holds one of them wherever a text may stand."""

from __future__ import annotations

from pathlib import Path

from hmicgrade.api import assess, load_project
from hmicgrade.report.assessment import Assessment
from tests.explain.sample import ALL_MET, Sample, simple

TEXTS = {
    "markup": "[bold red]x[/bold red] [link=http://a.example]y[/link] :smile:",
    "escape": "\x1b[2J\x1b]0;title\x07\x9b31m \x1b]8;;http://a.example\x1b\\y",
    "bidirectional": "a\u202eb\u2066c\u200bd\u200ee",
    "separators": "a\u2028b\u2029c\x85d\x0be\x0cf\rg",
    "command": "::error file=a,line=1::x",
    "lines": "first\n::error::x\n  ::set-env name=A::b\nlast",
    "old command": "x ##[error]y ##[group]z",
    "formula": '=HYPERLINK("http://a.example","x")',
    "formulas": "+1\n-1\n@SUM(A1)\n\t=1",
    "markdown": "# h\n* l\n> q\n[a](javascript:x) ![i](http://a.example/i) `c` **b** _i_ ~~s~~ | t | <b>x</b> &lt; \\",
    "references": "@someone #123 GH-4 www.a.example https://a.example a@b.example",
    "numbered": "1. one 2) two --- ===",
    "wide": "警察は\u0301毎日 e\u0301 \U0001f46e\u200d\u2640\ufe0f",
    "long": "x" * 60_000,
    "json": '"quoted" \\ \U000e0041\U0001f46e',
}


def assessed(root: Path, text: str) -> Assessment:
    """Return an assessment that holds the text wherever a text may stand."""
    return _graded(_filled(text).write(root))


def _filled(text: str) -> Sample:
    sample = simple(**ALL_MET | {"one": "not_met", "two": "partly_met"})
    sample.texts = dict.fromkeys(sample.criteria, text)
    sample.area = {"title": text, "grade_means": {"fair": text}}
    sample.scheme["title"] = text
    for grade in sample.scheme["grades"]:
        grade["means"] = text
    sample.judgements = [
        {"judgement": "set-aside", "cap": "failure", "criterion": "one", "reason": text, "by": text},
        {"judgement": "decide", "grade": "fair", "reason": text, "by": text},
        {"judgement": "override", "grade": "poor", "despite": ["three"], "reason": text, "by": text},
    ]
    return sample


def _graded(root: Path) -> Assessment:
    project, _ = load_project(root)
    return assess(project, "north", 2007)
