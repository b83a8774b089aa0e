"""The schema of the comparison that is printed with `--format json`."""

from __future__ import annotations

from hmicgrade.evaluate.comparing.carrying import Loss
from hmicgrade.evaluate.comparing.directions import Direction
from hmicgrade.evaluate.comparing.lines import Lineage
from hmicgrade.evaluate.comparing.results import Fate, Trait, Turn
from hmicgrade.evaluate.comparing.rounds import Standing
from hmicgrade.load.editor import Schema
from hmicgrade.report.diff import FORMAT
from hmicgrade.report.schema_parts import (
    DIGEST,
    WRONG,
    an_id,
    document,
    grades,
    number,
    or_null,
    record,
    several,
    text,
    truth,
    word_of,
    year,
)
from hmicgrade.report.schemas_assessment import JUDGEMENT
from hmicgrade.report.schemas_impact import ELEMENT


def _steps(description: str) -> Schema:
    return or_null({"description": description, "type": "integer"})


def _round(description: str) -> Schema:
    return record(
        description,
        {
            "year": year("The year or round."),
            "scheme": record("The scheme.", {"id": an_id("The scheme."), "digest": text("Its digest.", DIGEST)}),
            "evidence_digest": or_null(text("The digest of the evidence; null where there is none.", DIGEST)),
            "grades": grades("The grades of the scheme, best first; none where errors keep them from being known."),
        },
    )


_PUBLISHED = or_null(
    record(
        "What was published; null where nothing was.",
        {
            "grade": or_null(text("The grade.")),
            "status": or_null(text("How it was published, where it was not simply graded.")),
            "source": text("Where."),
        },
    )
)


def _graded(description: str) -> Schema:
    return record(
        description,
        {
            "area": an_id("The area."),
            "title": text("Its title."),
            "standing": word_of("How its grade came about.", Standing),
            "grades": grades("The grades that are possible, best first, or the one of an override."),
            "override": or_null(text("The grade that an override gives.")),
            "published": _PUBLISHED,
            "error": or_null(
                several("The errors that keep it from being graded.", record("An error.", WRONG), least=1)
            ),
        },
    )


_CRITERION = {
    "criterion": an_id("The criterion, as the new round calls it."),
    "level": text("Its level."),
    "critical": truth("Whether the criteria flag it as critical."),
    "text": text("What a force must do."),
}

_IN_FULL = {
    **_CRITERION,
    "significant": truth("Whether it is significant."),
    "weight": text("Its weight, as a fraction."),
    "tags": several("Its tags.", text("A tag.")),
}

_FINDING = record(
    "A finding that changed.",
    {
        **_CRITERION,
        "was": an_id("What the old round calls the criterion."),
        "old": text("The old finding."),
        "new": text("The new finding."),
        "turn": word_of("Where it went.", Turn),
        "old_evidence": several("The items it rested on.", text("An item.")),
        "new_evidence": several("The items it rests on.", text("An item.")),
    },
)

_SPLIT = record(
    "The change taken apart; null where one of the rounds has no evidence. Steps below 0 are down.",
    {
        "old": grades("Old evidence under the old rules."),
        "ruled": grades("Old evidence under the new rules, with the old judgements that they can take."),
        "found": grades("New evidence under the new rules, with the same judgements."),
        "new": grades("New evidence under the new rules, with the new judgements."),
        "ruler": _steps("The steps that the rules moved the grade; null where a stage leaves several grades open."),
        "force": _steps("The steps that the evidence moved it."),
        "judgement": _steps("The steps that judgements moved it."),
        "steps": _steps("The whole, the sum of the three."),
    },
)

_EXPLAINS = record(
    "The fewest changes that explain a change of grade under the new rules; null where there is none.",
    {
        "findings": several(
            "The findings.",
            record(
                "A finding.",
                {
                    "criterion": an_id("The criterion."),
                    "old": text("The old finding, as the new rules take it."),
                    "new": text("The new finding."),
                },
            ),
        ),
        "judgements": several(
            "The judgements.",
            record(
                "A judgement.",
                {"made": truth("True where it is made, false where it no longer is."), "judgement": JUDGEMENT},
            ),
        ),
        "others": or_null(
            number("How many other sets of as many changes would do; null where these may not be the fewest.")
        ),
    },
)

_AREA = record(
    "An area of either round.",
    {
        "area": an_id("The area; the old one where it is gone."),
        "title": text("Its title."),
        "lineage": word_of("How the areas of the two rounds are related.", Lineage),
        "old": several("What it was; several areas where they were merged.", _graded("An area of the old round.")),
        "new": or_null(_graded("What it is; null where it is gone.")),
        "direction": word_of("Where it went.", Direction),
        "steps": _steps("The grades gained, below 0 where they were lost; null where that cannot be said."),
        "differs": truth("Whether anything of it differs."),
        "split": or_null(_SPLIT),
        "findings": several("The findings that changed.", _FINDING),
        "explains": or_null(_EXPLAINS),
        "criteria": several(
            "The criteria of both rounds that are not as they were.",
            record(
                "A criterion.",
                {
                    "old": record("As it was.", _IN_FULL),
                    "new": record("As it is.", _IN_FULL),
                    "changed": several("What changed.", word_of("A trait.", Trait), least=1),
                },
            ),
        ),
        "not_carried": several(
            "The criteria that cannot be carried over.",
            record(
                "A criterion.",
                {
                    "criterion": an_id("The criterion, as its own round calls it."),
                    "area": or_null(an_id("Its area in the old round; null for a criterion of the new one.")),
                    "why": word_of("Why not.", Loss),
                },
            ),
        ),
        "judgements": several(
            "The judgements that one round has alone.",
            record("A judgement.", {"fate": word_of("What became of it.", Fate), "judgement": JUDGEMENT}),
        ),
    },
)

DIFF = document(
    FORMAT,
    "Two rounds of a force, compared.",
    {
        "force": an_id("The force."),
        "old": _round("The old round."),
        "new": _round("The new round."),
        "left_out": several("What was not taken into account.", text("What.")),
        "backwards": truth("True where the old round is the later one."),
        "rules": several("What differs in the rules, criteria aside.", record("A difference.", ELEMENT)),
        "same_rules": truth("Whether both rounds were graded by the same rules."),
        "comparable": truth("Whether the grades of the two can be compared."),
        "same_scale": truth("Whether both schemes have the same grades."),
        "declared": or_null(
            record(
                "Who declares that the grades are not comparable; null where nobody does.",
                {
                    "by": an_id("The scheme that says so."),
                    "with": an_id("The scheme it says so of."),
                    "source": text("Where the inspectorate says so."),
                },
            )
        ),
        "counts": {
            "description": "How many areas went where.",
            "type": "object",
            "additionalProperties": number("How many."),
        },
        "areas": several("The areas that are asked for.", _AREA),
    },
)
"""The schema of `hmicgrade diff`."""
