"""The schemas of `hmicgrade-assessment/1` and `hmicgrade-assessments/1`."""

from __future__ import annotations

from hmicgrade.evaluate.assessment import Origin, Want
from hmicgrade.load.editor import Schema
from hmicgrade.report.json_v1 import ONE, SEVERAL
from hmicgrade.report.schema_parts import (
    DIGEST,
    REFUSED,
    always,
    an_id,
    document,
    either,
    grades,
    ids,
    number,
    or_null,
    record,
    several,
    text,
    truth,
    word_of,
    year,
)

_AMOUNT = "(at least|at most|more than|fewer than)"

READING = text("How the scheme reads it.", f"{_AMOUNT} [0-9./]+%?( by weight)?")
"""The reading of a vague word, as an author writes it."""

CAP = record(
    "A cap whose condition holds in some completion, before any is set aside.",
    {
        "cap": an_id("The cap."),
        "criteria": ids("The criteria that make it hold."),
        "set_aside": truth("Whether judgements stop it wherever it held."),
        "certain": truth("Whether its condition holds whatever is missing."),
    },
)
"""A cap."""

_GROUNDS = {
    "reason": text("Why."),
    "by": text("The post that decided."),
    "date": text("When it was decided."),
    "provenance": text("Whether it was recorded at the time or reconstructed."),
}
JUDGEMENT = either(
    "A decision that a person recorded.",
    record(
        "A critical failure that does not alone warrant the capped grade.",
        {
            "judgement": always("set-aside", "What was decided."),
            "cap": an_id("The cap that is set aside."),
            "criterion": an_id("The criterion for which it is set aside."),
            **_GROUNDS,
        },
    ),
    record(
        "A criterion that is critical here for the risk carried.",
        {
            "judgement": always("treat-as-critical", "What was decided."),
            "criterion": an_id("The criterion."),
            **_GROUNDS,
        },
    ),
    record(
        "A choice among the grades that the rules leave open.",
        {"judgement": always("decide", "What was decided."), "grade": text("The grade."), **_GROUNDS},
    ),
    record(
        "A moderation panel's grade.",
        {
            "judgement": always("override", "What was decided."),
            "grade": text("The grade."),
            "despite": ids("The criteria that it outweighs."),
            **_GROUNDS,
        },
    ),
)
"""A judgement."""

_FINDING = record(
    "The status of one criterion.",
    {
        "criterion": an_id("The criterion."),
        "level": text("The level it is written at."),
        "critical": truth("Whether it is critical here, judgements counted."),
        "significant": truth("Whether it is significant."),
        "finding": text("The finding."),
        "from": word_of("Where the finding comes from.", Origin),
        "provenance": or_null(text("Of a recorded finding: recorded at the time, or reconstructed.")),
        "evidence": several("The statements it rests on.", text("A statement: its id, or file/id of a shared one.")),
        "despite": several("The statements that speak against it.", text("A statement, as above.")),
    },
)
_BECAUSE = record(
    "A smallest set of findings that fixes the grade.",
    {
        "at_least": ids("Criteria that keep the grade from being lower, by being found at least this good."),
        "at_most": ids("Criteria that keep the grade from being higher, by being found at most this good."),
    },
)
RECIPE = record(
    "All of some criteria, and some out of others.",
    {
        "all": ids("Every one of these."),
        "any": several(
            "And some of each of these.",
            record("Some out of several.", {"count": number("How many."), "of": ids("Out of these.")}),
        ),
    },
)
"""A recipe."""


def _change(description: str, ways: str) -> Schema:
    members = {
        "to": text("The grade."),
        "changes": number("The fewest findings that must change."),
        "recipes": several(ways, RECIPE, least=1),
    }
    return or_null(record(description, members, {"more": number("How many further recipes are not listed.")}))


STRETCH = record(
    "A stretch of readings with one result.",
    {
        "from": text("The first reading, an exact fraction.", f"{_AMOUNT} [0-9]+(/[0-9]+)?"),
        "to": text("The last reading.", f"{_AMOUNT} [0-9]+(/[0-9]+)?"),
        "grade": or_null(text("The grade; null where it is undetermined.")),
        "possible": grades("The grades that are possible, best first.", least=1),
    },
)
"""A stretch of readings."""

READINGS = record(
    "What one vague word of the rules decides.",
    {
        "quantity": text("The word."),
        "reading": READING,
        "grades": several(
            "The grade along the range of readings that the scheme allows.",
            STRETCH,
            least=1,
        ),
    },
)
"""What one vague word decides."""

MISSING = record(
    "The findings that are not there yet.",
    {
        "criteria": ids("The criteria that nobody has assessed."),
        "settles_most": or_null(an_id("The one whose finding would settle most.")),
        "fewest": or_null(number("The fewest whose findings can settle the grade; null where none can.")),
    },
)
"""What is missing of an area."""

OUTCOME = {
    "area": an_id("The area."),
    "framework": or_null(an_id("The framework it is inspected in.")),
    "grade": or_null(text("The grade; null while it is undetermined.")),
    "possible": grades("The grades that are possible, best first, judgements counted."),
    "computed": grades("What the rules give before a person decides among them."),
    "uncapped": grades("What the rules give with no cap."),
    "undetermined": or_null(word_of("What is wanting, where the grade is undetermined.", Want)),
    "override": or_null(text("The grade that a moderation panel set.")),
    "exact": truth("Whether every figure is exact; false past the limit of states."),
    "shadow": or_null(grades("The grades if no criterion were found not to apply.", least=1)),
    "published": or_null(text("The grade that was published.")),
}
"""The members that give the grade of an area."""

_JUSTIFICATION = {
    "caps": several("The caps whose condition holds.", CAP),
    "judgements": several("The judgements that were taken into account.", JUDGEMENT),
    "findings": several("The finding of every criterion.", _FINDING, least=1),
    "because": or_null(_BECAUSE),
    "raise": _change("What would raise the grade.", "The ways to raise it; each criterion comes to the best finding."),
    "lower": _change("What would lower the grade.", "The ways it falls; each criterion falls to the worst finding."),
    "margin": or_null(number("The fewest findings that change the grade; 1 is knife-edge.")),
    "readings": several("The vague words that the rules use.", READINGS),
    "missing": MISSING,
}

ASSESSMENT = document(
    ONE,
    "The assessment of one force and year.",
    {
        "force": an_id("The force."),
        "year": year("The year or round."),
        "scheme": record(
            "The scheme it was graded under.",
            {"id": an_id("The scheme."), "digest": text("The digest of the files of the scheme.", DIGEST)},
        ),
        "evidence_digest": text("The digest of the files of the evidence.", DIGEST),
        "areas": several(
            "Every area of the scheme.",
            either("An area.", record("An area with its grade.", {**OUTCOME, **_JUSTIFICATION}), REFUSED),
        ),
    },
)
"""The schema of one assessment."""

ASSESSMENTS = record(
    "The assessments of several forces or years.",
    {
        "format": always(SEVERAL, "The form of this document."),
        "assessments": several("The assessments.", ASSESSMENT),
    },
)
"""The schema of several assessments."""
