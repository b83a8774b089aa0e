"""The schema of `hmicgrade-history/1`."""

from __future__ import annotations

from hmicgrade.evaluate.comparing.directions import Direction
from hmicgrade.evaluate.comparing.history import Cause, How
from hmicgrade.evaluate.comparing.lines import Lineage
from hmicgrade.load.editor import Schema
from hmicgrade.report import history
from hmicgrade.report.schema_parts import (
    DIGEST,
    WRONG,
    an_id,
    document,
    grades,
    ids,
    number,
    or_null,
    record,
    several,
    text,
    word_of,
    year,
)

_AT = {"year": year("The year or round."), "scheme": an_id("The scheme of the round.")}
_BREAK = or_null(
    record(
        "What keeps grades from being compared across it.",
        {
            "causes": several("Why.", word_of("A cause.", Cause), least=1),
            "source": or_null(text("Where they are declared not comparable.")),
        },
    )
)
_ROUND = record(
    "A round.",
    {
        "year": _AT["year"],
        "scheme": record(
            "The scheme of the round.",
            {"id": an_id("The scheme."), "digest": text("The digest of the files of the scheme.", DIGEST)},
        ),
        "grades": grades("The grades of the scheme, best first; none where it has errors."),
        "evidence_digest": or_null(text("The digest of the files of the evidence, if there is any.", DIGEST)),
        "break": _BREAK,
    },
)
_PUBLISHED = record(
    "What was published.",
    {
        "grade": or_null(text("The grade.")),
        "status": or_null(text("How it came to be published, where not as a grade of its own.")),
        "source": text("Where."),
    },
)


def _step(description: str) -> Schema:
    return or_null(
        record(
            description,
            {
                **_AT,
                "areas": ids("What the area was there."),
                "lineage": word_of("How it is related to those.", Lineage),
                "direction": word_of("Where it went since.", Direction),
                "steps": {
                    "description": "The grades gained, below 0 where they were lost.",
                    "type": ["integer", "null"],
                },
                "break": _BREAK,
            },
        )
    )


_MARK = record(
    "The area, or one that it was made of.",
    {
        "area": an_id("The area."),
        "title": text("Its title."),
        "grade": or_null(text("The grade; null where there is none, or several are possible.")),
        "possible": grades("The grades that are possible, best first; after an override its grade."),
        "how": word_of("How the grade came about.", How),
        "margin": or_null(number("The fewest findings that change what is computed, before any override.")),
        "published": or_null(_PUBLISHED),
        "from": _step("The nearest earlier round that has it, and where it went since; null where none has."),
        "since": _step(
            "The last round that graded it in its own right, if an earlier one still and not across a break."
        ),
        "error": several("The errors that keep it from being graded.", record("Something wrong with a file.", WRONG)),
    },
)
_AREA = record(
    "An area as it was last.",
    {
        "area": an_id("The area."),
        "title": text("Its title."),
        "rounds": several(
            "The rounds that have it, earliest first.",
            record("The area in a round.", {**_AT, "areas": several("What it was there.", _MARK, least=1)}),
            least=1,
        ),
    },
)

HISTORY = document(
    history.FORMAT,
    "All rounds of a force.",
    {
        "force": an_id("The force."),
        "left_out": several("What on file is not taken into account.", text("Recorded findings or judgements.")),
        "rounds": several("The rounds, earliest first, with the break before each.", _ROUND, least=1),
        "areas": several("The areas that were asked for, by their first round.", _AREA),
    },
)
"""The schema of `hmicgrade history`."""
