"""The schema of the plan that is printed with `--format json`."""

from __future__ import annotations

from hmicgrade.evaluate.planning import State
from hmicgrade.load.editor import Schema
from hmicgrade.model.evidence import Kind
from hmicgrade.model.table import Effect
from hmicgrade.report.schema_parts import (
    DIGEST,
    GRADE,
    REFUSED,
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

_EFFORT = number("What improving one criterion takes.")
_LEAST = text("The least finding that is enough.")

_RECIPE = record(
    "A set of changes that reaches the grade and of which nothing can be left out.",
    {
        "effort": number("What it takes in all."),
        "changes": number("How many findings change."),
        "all": several(
            "The criteria that must all change.",
            record("A criterion.", {"criterion": an_id("The criterion."), "effort": _EFFORT, "least": _LEAST}),
        ),
        "any": several(
            "Groups of which some must change.",
            record(
                "A group.",
                {
                    "count": number("How many of them must change."),
                    "of": ids("The criteria."),
                    "effort": _EFFORT,
                    "least": _LEAST,
                },
            ),
        ),
    },
)

_CRITERION = record(
    "A criterion that some recipe names.",
    {
        "criterion": an_id("The criterion."),
        "level": text("The level it is written at."),
        "critical": truth("Whether it is critical here."),
        "text": text("What a force must do."),
        "finding": text("The finding now."),
        "effort": _EFFORT,
        "statements": several(
            "What is recorded against it, and what is in progress.",
            record(
                "A statement.",
                {
                    "item": text("The item, `file/id` where it stands in the file of another area or framework."),
                    "kind": word_of("Its kind.", Kind),
                    "effect": or_null(
                        word_of("What it shows of the criterion; null where it decides nothing.", Effect)
                    ),
                    "text": text("The statement."),
                    "source": text("Where it comes from; may be empty."),
                },
            ),
        ),
    },
)

_AREA: Schema = record(
    "The plan of an area.",
    {
        "area": an_id("The area."),
        "framework": or_null(an_id("The framework it is inspected in.")),
        "grade": or_null(text("The grade the plan begins from; null while undetermined.")),
        "possible": grades("The grades possible before any override, best first."),
        "override": or_null(text("The grade that an override gives; the plan is before it.")),
        "before": or_null(
            record(
                "How the area stands before work in progress is taken as completed; null where it is not.",
                {
                    "grade": or_null(text("The grade; null while undetermined.")),
                    "possible": grades("The grades possible before any override."),
                    "recorded_stand": ids("The criteria whose recorded finding stands although work is in progress."),
                },
            )
        ),
        "exact": truth("False where the count lattice passed its limit."),
        "state": word_of("How the plan came out.", State),
        "to": or_null(text("The grade to reach or pass; null where the scheme has no rules.")),
        "fixed": ids("The criteria that may not change."),
        "recipes": several("The recipes, cheapest first.", _RECIPE),
        "more": or_null(number("How many further recipes there are; null where they were not counted.")),
        "hindrance": or_null(
            record(
                "Why the grade is out of reach; null where it is not.",
                {
                    "release": ids(
                        "The fewest fixed criteria that would have to change too; empty if that is no help."
                    ),
                    "at_best": grades("The grades possible with everything that may change at the best finding."),
                    "caps": ids("The caps that would still hold."),
                },
            )
        ),
        "criteria": several("The criteria that recipes name, in the order of the area.", _CRITERION),
    },
)

_ACROSS = record(
    "What one step does across areas; null where one area alone is asked for.",
    {
        "steps": several(
            "Single criteria that alone lift the grade of an area, those that lift most areas first.",
            record(
                "A criterion brought to the best finding in every area where it is below it.",
                {
                    "criterion": an_id("The criterion."),
                    "below_best_in": number("In how many areas it is below the best finding, or missing."),
                    "lifts": several(
                        "The areas it lifts.",
                        record(
                            "An area.",
                            {"area": an_id("The area."), "possible": grades("The grades possible then.", least=1)},
                        ),
                    ),
                },
            ),
        ),
        "nearest": several(
            "Where no single step lifts an area: the areas, nearest to a better grade first.",
            record("An area.", {"area": an_id("The area."), "to": GRADE, "changes": number("How many findings.")}),
        ),
    },
)

PLAN = document(
    "hmicgrade-plan/1",
    "What a force must do for better grades.",
    {
        "force": an_id("The force."),
        "year": year("The inspection year, or the name of a round."),
        "scheme": record("The scheme.", {"id": an_id("The scheme."), "digest": text("Its digest.", DIGEST)}),
        "evidence_digest": text("The digest of the evidence.", DIGEST),
        "left_out": several("What was not taken into account.", text("What.")),
        "in_progress": truth("Whether all work in progress is taken as completed."),
        "across": or_null(_ACROSS),
        "areas": several("The areas, by id.", either("An area.", _AREA, REFUSED)),
    },
)
"""The schema of `hmicgrade plan`."""
