"""The schemas of `hmicgrade-what-if/1`, `hmicgrade-readings/1` and `hmicgrade-gaps/1`."""

from __future__ import annotations

from collections.abc import Mapping

from hmicgrade.evaluate.assessment import Want
from hmicgrade.load.editor import Schema
from hmicgrade.model.supposed import Act
from hmicgrade.report import gaps, supposing, together
from hmicgrade.report.schema_parts import (
    DIGEST,
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
from hmicgrade.report.schemas_assessment import CAP, READING, RECIPE, STRETCH

_SHARE = "[0-9]+(/[0-9]+)?"
_POSSIBLE = grades("The grades that are possible, best first; none under a scheme without rules.")
_UNDETERMINED = or_null(word_of("What is wanting, where the grade is undetermined.", Want))
_OVERRIDE = or_null(text("The grade that a moderation panel set; nothing else here counts it."))
_EXACT = truth("Whether every figure is exact; false past a limit.")


def _inspected(format_: str, description: str, areas: str, area: Mapping[str, Schema]) -> Schema:
    """Describe a document on one inspection, area by area."""
    return document(
        format_,
        description,
        {
            "force": an_id("The force."),
            "year": year("The year or round."),
            "scheme": record(
                "The scheme it is graded under.",
                {"id": an_id("The scheme."), "digest": text("The digest of the files of the scheme.", DIGEST)},
            ),
            "evidence_digest": text("The digest of the files of the evidence.", DIGEST),
            "left_out": several("What on file is not taken into account.", text("Recorded findings or judgements.")),
            "areas": several(areas, either("An area.", record("An area that is graded.", area), REFUSED), least=1),
        },
    )


_JUDGEMENT = record(
    "A judgement.",
    {"judgement": word_of("What it does.", Act)},
    {
        "cap": an_id("Of a set-aside: the cap."),
        "criterion": an_id("Of a set-aside or a criterion treated as critical: the criterion."),
        "grade": text("Of a decision: the grade."),
    },
)
_SUPPOSED = record(
    "What is supposed.",
    {
        "findings": several(
            "Findings.",
            record(
                "A finding.",
                {
                    "criterion": an_id("The criterion."),
                    "from": text("Its finding on file."),
                    "to": text("The finding that is supposed."),
                },
            ),
        ),
        "judgements": several("Judgements beside those on file.", _JUDGEMENT),
        "without": several("Judgements on file that are left out.", word_of("What they do.", Act)),
        "readings": several(
            "Readings of vague words.",
            record(
                "A reading.",
                {
                    "quantity": text("The word."),
                    "from": READING,
                    "to": text("The reading that is supposed."),
                    "outside": truth("Whether the range that the scheme allows does not hold it."),
                },
            ),
        ),
    },
)


def _outcome(description: str) -> Schema:
    return record(
        description,
        {
            "grade": or_null(text("The grade before any override; null while it is undetermined.")),
            "possible": _POSSIBLE,
            "computed": grades("What the rules give before a person decides among them."),
            "uncapped": grades("What the rules give with no cap."),
            "undetermined": _UNDETERMINED,
            "override": _OVERRIDE,
            "shadow": or_null(grades("The grades if no criterion were found not to apply.")),
            "margin": or_null(number("The fewest findings that change the grade; 1 is knife-edge.")),
            "caps": several("The caps whose condition holds.", CAP),
        },
    )


def _step(description: str) -> Schema:
    return or_null(
        record(
            description,
            {
                "to": text("The finding that is tried."),
                "possible": grades("The grades that are then possible, best first."),
                "changes": truth("Whether that is another result."),
            },
        )
    )


_STEPS = record(
    "A criterion and its single steps.",
    {
        "criterion": an_id("The criterion."),
        "level": text("The level it is written at."),
        "critical": truth("Whether it is critical here, judgements counted."),
        "finding": text("The finding from which the steps are taken."),
        "ends": truth("Whether nothing was found, so that the best and the worst finding are tried instead."),
        "up": _step("One step better; null where there is none."),
        "down": _step("One step worse; null where there is none."),
    },
)

WHAT_IF = _inspected(
    supposing.FORMAT,
    "What would follow in one area if other things were found, judged or read. Not the grade on file.",
    "The one area.",
    {
        "area": an_id("The area."),
        "supposed": _SUPPOSED,
        "now": _outcome("The result as it stands."),
        "then": _outcome("The result as it would be, without an override."),
        "changes": truth("Whether other grades would be possible."),
        "judgements_left_out": several("Judgements that would not apply.", _JUDGEMENT),
        "steps": several("The single steps from what is supposed, criterion by criterion.", _STEPS, least=1),
        "exact": _EXACT,
    },
)
"""The schema of `hmicgrade what-if`."""

_COUNT = record(
    "A count that lies there.",
    {
        "sentence": text("The sentence that counts."),
        "have": text("How much it counts, weights where it is by weight.", _SHARE),
        "of": text("Out of how much.", _SHARE),
        "certain": truth("Whether it counts so much whatever is missing."),
    },
)
_BREAKPOINT = record(
    "A number at which the result changes.",
    {
        "number": text("A share of 1 for percentages, else a count.", _SHARE),
        "counts": several("What is counted there.", _COUNT),
    },
)
_WORD = record(
    "What one vague word decides alone.",
    {
        "quantity": text("The word."),
        "reading": READING,
        "grades": several("The result along the range of readings that the scheme allows.", STRETCH, least=1),
        "breakpoints": several("The numbers between these stretches.", _BREAKPOINT),
        "exact": truth("Whether the stretches are known; if not, any grade is given for the whole range."),
    },
)
_MOVE = record(
    "The smallest move of readings that gives another result.",
    {
        "readings": several(
            "The words that are read otherwise.",
            record(
                "A word.",
                {"quantity": text("The word."), "reading": text("The nearest such reading, an exact fraction.")},
            ),
            least=1,
        ),
        "possible": grades("The grades that are then possible, best first."),
    },
)

READINGS = _inspected(
    together.FORMAT,
    "How grades depend on what vague words are read as, before any override.",
    "Every area that was asked for.",
    {
        "area": an_id("The area."),
        "possible": _POSSIBLE,
        "undetermined": _UNDETERMINED,
        "override": _OVERRIDE,
        "words": several("The vague words that the rules use.", _WORD),
        "combinations": number("How many ways to read all words together no sentence takes for the same."),
        "results": or_null(several("The different results over these, the present one first.", _POSSIBLE)),
        "over_all": or_null(grades("Every grade that is possible under some of them, best first.")),
        "move": or_null(_MOVE),
        "exact": _EXACT,
    },
)
"""The schema of `hmicgrade readings`."""

_WEIGHED = record(
    "A missing finding.",
    {
        "criterion": an_id("The criterion."),
        "level": text("The level it is written at."),
        "critical": truth("Whether it is critical here, judgements counted."),
        "share": or_null(text("In which share of the answers on the others it alone changes the result.", _SHARE)),
    },
)
_SETTLING = record(
    "The fewest inspections that could leave one grade alone.",
    {
        "grade": text("The grade."),
        "fewest": or_null(number("How many; null where no answers would.")),
        "recipes": several("The smallest sets of criteria to inspect.", RECIPE),
        "more": number("How many further recipes are not listed."),
    },
)
_CERTAIN = record(
    "The smallest set that settles the grade whatever is found.",
    {"fewest": number("How many."), "criteria": ids("Which.")},
)

GAPS = _inspected(
    gaps.FORMAT,
    "What is missing of a force, and what inspections would settle, before any override.",
    "Every area that was asked for.",
    {
        "area": an_id("The area."),
        "possible": _POSSIBLE,
        "undetermined": _UNDETERMINED,
        "override": _OVERRIDE,
        "inspected": truth("Whether anything of the area was inspected."),
        "criteria": number("How many criteria the area has."),
        "not_applicable": number("How many of them do not apply."),
        "missing": several("What is missing, what settles most first.", _WEIGHED),
        "next": or_null(an_id("What to inspect next; null where nothing missing matters.")),
        "fewest": or_null(number("The fewest whose findings could settle the grade; null where none could.")),
        "at_best": or_null(several("The same for each possible grade, best first.", _SETTLING)),
        "certain": or_null(_CERTAIN),
        "exact": _EXACT,
    },
)
"""The schema of `hmicgrade gaps`."""
