"""The schemas of the lists that are printed with `--format json`."""

from __future__ import annotations

from hmicgrade.evaluate.known import Basis
from hmicgrade.evaluate.programme import Due
from hmicgrade.explain.criteria import FieldOrigin
from hmicgrade.model.catalogue import Inspected
from hmicgrade.model.evidence import Kind
from hmicgrade.model.table import Effect
from hmicgrade.report.schema_parts import (
    DIGEST,
    REFUSED,
    an_id,
    document,
    either,
    grades,
    ids,
    mapping,
    number,
    or_null,
    record,
    several,
    text,
    truth,
    word_of,
    year,
)

FORCES = document(
    "hmicgrade-forces/1",
    "The forces of a project.",
    {
        "forces": several(
            "The forces, by id.",
            record(
                "A force.",
                {
                    "force": an_id("Its id."),
                    "name": text("Its name."),
                    "aliases": several("Other names that it goes by.", text("A name.")),
                    "description": text("The force in a few sentences; may be empty."),
                    "evidence": several("The years with evidence, earliest first.", year("A year or round.")),
                    "published": several("The years with published grades.", year("A year or round.")),
                },
            ),
        )
    },
)
"""The schema of `hmicgrade forces`."""

_SCHEME_HEAD = {
    "id": an_id("The scheme."),
    "title": or_null(text("Its title; null where its file has errors.")),
    "digest": text("The digest of its files.", DIGEST),
}
_AREA_HEAD = {
    "area": an_id("The area."),
    "title": text("Its title."),
    "framework": or_null(an_id("The framework it is inspected in.")),
}
_LEVEL = record("A level.", {"level": text("The level."), "criteria": number("How many criteria it has.")})

AREAS = document(
    "hmicgrade-areas/1",
    "The areas of the schemes of a project.",
    {
        "schemes": several(
            "The schemes.",
            record(
                "A scheme.",
                {
                    **_SCHEME_HEAD,
                    "areas": several(
                        "Its areas.",
                        either(
                            "An area.",
                            record(
                                "An area that is usable.",
                                {
                                    **_AREA_HEAD,
                                    "criteria": number("How many criteria it has."),
                                    "levels": several("Its criteria by level, best level first.", _LEVEL),
                                    "critical": ids("Its critical criteria."),
                                },
                            ),
                            REFUSED,
                        ),
                    ),
                },
            ),
        )
    },
)
"""The schema of `hmicgrade areas`."""

_CRITERION = record(
    "A criterion as the area has it.",
    {
        "criterion": an_id("The criterion."),
        "level": text("The level it is written at."),
        "critical": truth("Whether it is critical."),
        "significant": truth("Whether it is significant."),
        "theme": text("Its theme; may be empty."),
        "text": text("What a force must do."),
        "not_applicable": word_of("Whether it can be found not to apply.", ("never", "with-reason")),
        "weight": text("What it counts in sentences about weight, exact.", r"[0-9]+(\.[0-9]+)?"),
        "tags": ids("The words by which conditions select it."),
        "source": text("Where it comes from; may be empty."),
        "provenance": text("Whether the wording is published or reconstructed."),
        "common": or_null(an_id("The common criteria it belongs to; null for the area's own.")),
        "changed": several("The fields that the area changes of a common criterion.", text("A field.")),
    },
    {"from": mapping("With --effective: where each field came from.", word_of("Where from.", FieldOrigin))},
)

CRITERIA = document(
    "hmicgrade-criteria/1",
    "The criteria of a scheme's areas.",
    {
        "scheme": record("The scheme.", _SCHEME_HEAD),
        "areas": several(
            "The areas that were asked for.",
            either(
                "An area.",
                record(
                    "An area that is usable.",
                    {
                        **_AREA_HEAD,
                        "criteria": several("The criteria that were asked for.", _CRITERION),
                        "left_out": several(
                            "Common criteria that the area leaves out.",
                            record(
                                "A criterion left out.",
                                {"criterion": an_id("The criterion."), "common": an_id("The common criteria.")},
                            ),
                        ),
                    },
                ),
                REFUSED,
            ),
        ),
    },
)
"""The schema of `hmicgrade criteria`."""

_INSPECTION = {
    "force": an_id("The force."),
    "year": year("The year or round."),
    "scheme": record(
        "The scheme of the evidence.",
        {"id": an_id("The scheme."), "digest": text("The digest of its files.", DIGEST)},
    ),
    "evidence_digest": text("The digest of the files of the evidence.", DIGEST),
}
_EFFECT = or_null(word_of("What the statement shows of it; null where it decides nothing.", Effect))
_STATEMENT = record(
    "A statement of evidence.",
    {
        "file": text("The area or framework whose file it stands in."),
        "item": an_id("Its id in that file."),
        "kind": word_of("How the report files it.", Kind),
        "text": text("The statement."),
        "source": text("Where it stands."),
        "date": or_null(text("The year, month or day that it is about.")),
        "same_as": or_null(text("Another item that says the same.")),
        "areas": or_null(ids("In a framework's file: the areas it is about.")),
        "public": truth("Whether the text may stand in a public report."),
        "criteria": several(
            "The criteria it is linked to.",
            record(
                "A link.",
                {
                    "area": or_null(an_id("The area; null for every area of a framework.")),
                    "criterion": an_id("The criterion."),
                    "effect": _EFFECT,
                },
            ),
        ),
    },
)
_SUPPORTED = record(
    "An area with the statements behind its criteria.",
    {
        "area": an_id("The area."),
        "framework": or_null(an_id("The framework it is inspected in.")),
        "criteria": several(
            "Its criteria.",
            record(
                "A criterion.",
                {
                    "criterion": an_id("The criterion."),
                    "level": text("The level it is written at."),
                    "critical": truth("Whether it is critical."),
                    "evidence": several(
                        "The statements that bear on it.",
                        record(
                            "A statement.",
                            {"item": text("Its id, or file/id of a shared one."), "effect": _EFFECT},
                        ),
                    ),
                },
            ),
        ),
    },
)

EVIDENCE = document(
    "hmicgrade-evidence/1",
    "The statements on a force, with the criteria they bear on.",
    {
        **_INSPECTION,
        "areas": several("The areas that were asked for.", either("An area.", _SUPPORTED, REFUSED)),
        "statements": several("The statements that were asked for.", _STATEMENT),
    },
)
"""The schema of `hmicgrade evidence`."""

COVERAGE = document(
    "hmicgrade-coverage/1",
    "Where the evidence on a force is thin.",
    {
        **_INSPECTION,
        "criteria": number("How many criteria were looked at."),
        "statements": number("How many statements were looked at."),
        "no_evidence": several("Criteria without evidence, by area.", _SUPPORTED),
        "one_statement": several("Criteria that rest on one statement, by area.", _SUPPORTED),
        "bears_on_nothing": several("Statements that bear on no criterion.", _STATEMENT),
        "errors": several("Areas that are not usable.", REFUSED),
    },
)
"""The schema of `hmicgrade evidence --coverage`."""

_NATIONAL_FORCE = record(
    "A force of which something is known.",
    {
        "force": an_id("The force."),
        "name": text("Its name."),
        "grade": or_null(text("Its grade; null where none is known.")),
        "basis": word_of("Where the grade comes from.", Basis),
        "possible": grades("The grades that are possible here, best first."),
        "published": or_null(text("The grade that was published.")),
        "status": or_null(text("How the grade stands in the report, where that is said.")),
        "source": text("Where it is published; may be empty."),
        "national_count": or_null(number("How many forces got this grade.")),
        "margin": or_null(number("The fewest findings that change the grade, where it is computed.")),
        "raise": or_null(
            record(
                "What would raise the grade.",
                {"to": text("The grade."), "changes": number("The fewest findings that must change.")},
            )
        ),
        "refused": truth("Whether the area of this force is not usable, because of errors."),
    },
)

NATIONAL = document(
    "hmicgrade-national/1",
    "The forces beside the national distributions of a year.",
    {
        "year": year("The year or round."),
        "areas": several(
            "The areas.",
            record(
                "An area.",
                {
                    "area": an_id("The area."),
                    "title": text("Its title."),
                    "scheme": an_id("The scheme."),
                    "national_forces": or_null(number("How many forces were graded; null without a distribution.")),
                    "source": text("Where the distribution is published; may be empty."),
                    "grades": several(
                        "The grades, best first.",
                        record(
                            "A grade.",
                            {
                                "grade": text("The grade."),
                                "national": or_null(number("How many forces got it.")),
                                "known": number("How many forces are known here with it."),
                            },
                        ),
                    ),
                    "forces": several("The forces of which something is known.", _NATIONAL_FORCE),
                },
            ),
        ),
    },
)
"""The schema of `hmicgrade national`."""

_KNOWN = record(
    "A grade of one year.",
    {
        "year": year("The year or round."),
        "scheme": an_id("The scheme."),
        "grade": or_null(text("The grade; null where it is not settled.")),
        "basis": word_of("Where it comes from.", Basis),
    },
)

_COMPARISON = record(
    "The latest grade beside the one before it on the same scale.",
    {
        "earlier": _KNOWN,
        "later": _KNOWN,
        "steps": {"description": "How many grades it fell; below 0 where it rose.", "type": "integer"},
        "significant": truth("Whether the fall prompts an inspection."),
    },
)
_RECORD = record(
    "An area.",
    {
        "area": an_id("The area."),
        "grades": several("Its grades, earliest first.", _KNOWN),
        "comparison": or_null(_COMPARISON),
        "not_compared": several("Grades on other scales.", _KNOWN),
    },
)
_FRAMEWORK = record(
    "A framework.",
    {
        "framework": an_id("The framework."),
        "title": text("Its name."),
        "inspection": word_of("Why it is inspected.", Inspected),
        "due": word_of("Whether it is due.", Due),
        "areas": several("Its areas with a known grade.", _RECORD),
    },
)
_DECLINE = record(
    "Which fall of a grade prompts an inspection.",
    {"steps": number("How many grades down."), "or_into": text("Or a fall into this grade.")},
)

PROGRAMME = document(
    "hmicgrade-programme/1",
    "Which frameworks are due for inspection, and why.",
    {
        "force": an_id("The force."),
        "name": text("Its name."),
        "programmes": several(
            "The programmes.",
            record(
                "The programme of one scheme.",
                {
                    "scheme": an_id("The scheme."),
                    "decline_prompts_inspection": or_null(_DECLINE),
                    "frameworks": several("The frameworks.", _FRAMEWORK),
                },
            ),
        ),
    },
)
"""The schema of `hmicgrade programme`."""
