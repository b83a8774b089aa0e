"""The schemas of what `validate`, `test` and `codes` print with `--format json`."""

from __future__ import annotations

from hmicgrade.evaluate.points import Kind as Point
from hmicgrade.load.editor import Schema
from hmicgrade.model.codes import Severity
from hmicgrade.model.worked import Field
from hmicgrade.report.schema_parts import (
    PLACE,
    WRONG,
    an_id,
    document,
    either,
    grades,
    number,
    or_null,
    record,
    several,
    text,
    truth,
    word_of,
)

PROBLEMS = document(
    "hmicgrade-problems/1",
    "Everything that is wrong with the files that were looked at.",
    {
        "files": number("How many files have something wrong with them."),
        "diagnostics": several(
            "What is wrong, in the order of files and places.",
            record(
                "Something wrong with a file.",
                {
                    **WRONG,
                    "name": text("The name of its code."),
                    "fix": several(
                        "The edits that put it right; none where it has no one right answer.",
                        record("A change to the file.", {**PLACE, "text": text("What stands there instead.")}),
                    ),
                },
            ),
        ),
        "counts": record(
            "How much is wrong.",
            {
                "errors": number("How many errors."),
                "warnings": number("How many warnings."),
                "fixable": number("How many have edits that put them right."),
                "suppressed": number("How many warnings a comment ignores."),
            },
        ),
    },
)
"""The schema of `hmicgrade validate`."""


def _value(description: str) -> Schema:
    choices = [text("A name."), number("A number."), several("Names.", text("A name.")), {"type": "null"}]
    return either(description, *choices)


_TRIED = record(
    "A case that was tried.",
    {
        "scheme": an_id("The scheme."),
        "file": text("The file it stands in."),
        "line": PLACE["line"],
        "column": PLACE["column"],
        "name": text("What the case shows."),
        "area": or_null(an_id("The area; null for an area of the case's own.")),
        "passed": truth("Whether it gave what was expected."),
        "grade": or_null(text("The grade it gave; null where it is undetermined or refused.")),
        "possible": grades("The grades it left possible, best first."),
        "error": several("What kept it from being graded.", record("Something wrong with the case.", WRONG)),
        "faults": several(
            "What was not as expected.",
            record(
                "One thing that was not as expected.",
                {
                    "field": word_of("What was expected of.", Field),
                    "expected": _value("What was expected."),
                    "got": _value("What it gave."),
                    "shows_nothing": truth("Whether it held without the case showing anything."),
                    "line": or_null(number("The line where it is expected.")),
                    "column": or_null(number("The column where it is expected.")),
                },
            ),
        ),
        "outside_range": several("Vague words read outside the range of the scheme.", text("A word.")),
    },
)
_UNDECIDED = record(
    "What no case decides.",
    {
        "point": word_of("What it is about.", Point),
        "of": text("The grade, cap, word or criterion; empty for what a scheme has once."),
        "sentence": text("The sentence; empty where it is about none."),
        "area": or_null(an_id("Of a criterion: its area.")),
    },
)

TESTS = document(
    "hmicgrade-tests/1",
    "What trying worked cases found.",
    {
        "passed": number("How many cases gave what was expected."),
        "failed": number("How many did not."),
        "not_tried": several(
            "Cases that were left out.",
            record(
                "A case.",
                {"scheme": an_id("The scheme."), "file": text("Its file."), "name": text("What it shows.")},
            ),
        ),
        "cases": several("The cases that were tried.", _TRIED),
        "coverage": several(
            "How much of each scheme the cases decide.",
            record(
                "A scheme.",
                {
                    "scheme": an_id("The scheme."),
                    "points": number("How many points there are to decide."),
                    "decided": number("How many of them the cases decide."),
                    "undecided": several("The others.", _UNDECIDED),
                },
            ),
        ),
    },
)
"""The schema of `hmicgrade test`."""

_CODE = {
    "code": text("The code.", "HG[0-9]{3}"),
    "name": text("Its name."),
    "severity": word_of("How bad it is.", Severity),
    "summary": text("What is wrong."),
}

CODES = document(
    "hmicgrade-codes/1",
    "The catalogue of what can be wrong with files.",
    {"codes": several("The codes, in order.", record("A code.", _CODE))},
)
"""The schema of `hmicgrade codes`."""

CODE = document("hmicgrade-code/1", "One code with its page.", {**_CODE, "page": text("Its page, in Markdown.")})
"""The schema of `hmicgrade codes CODE`."""
