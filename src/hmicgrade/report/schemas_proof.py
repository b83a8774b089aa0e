"""The schema of `hmicgrade-proof/1`."""

from __future__ import annotations

from hmicgrade.evaluate.proof.results import Kind, Property, Verdict, Way
from hmicgrade.load.editor import Schema
from hmicgrade.report.schema_parts import (
    DIGEST,
    an_id,
    document,
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
)


def _share(description: str) -> Schema:
    return text(description, "[0-9]+(/[0-9]+)?")


_STATES = {
    "states": number("How many states there are of it."),
    "sets": number("How many sets of findings they stand for."),
}
_WITNESS = or_null(
    record(
        "The smallest set of findings that shows it.",
        {
            "findings": mapping("The finding of each criterion.", text("A finding.")),
            "gives": grades("The grades that it gives, best first."),
            "change": or_null(
                record(
                    "One finding that is changed.",
                    {
                        "criterion": an_id("The criterion."),
                        "from": text("Its finding before."),
                        "to": text("Its finding after."),
                    },
                )
            ),
            "then": or_null(grades("The grades that the changed set gives.")),
        },
    )
)
_REMARK = record(
    "Something that the proof shows.",
    {
        "kind": word_of("What it is.", Kind),
        "property": word_of("The property that it is about.", Property),
        "fault": truth("Whether it is a fault of the rules."),
        "code": or_null(text("Of a fault: its code.", "HG[0-9]{3}")),
        "subject": text("The grade, cap, criterion, word or sentence concerned; may be empty."),
        "others": several("The grades or criteria that it meets there.", text("A name.")),
        "caps": ids("The caps that it meets there."),
        "areas": ids("The areas where it is so."),
        **_STATES,
        "witness": _WITNESS,
    },
)
_GRADE = record(
    "How a grade is reached.",
    {
        "grade": text("The grade."),
        "ways": several("The ways in which it is reached.", word_of("A way.", Way)),
        **_STATES,
        "witness": _WITNESS,
    },
)
_POWER = record(
    "How often one criterion decides alone.",
    {
        "criterion": an_id("The criterion."),
        "decides": _share("How often its finding changes the result, of all findings on the others."),
        "share": _share("Its part of all such changes."),
        "at_least": several(
            "How often it settles a grade or better, for each grade but the worst.",
            record("A grade.", {"grade": text("The grade."), "decides": _share("How often.")}),
        ),
    },
)
_AREA = record(
    "What is proved of one area.",
    {
        "area": an_id("The area."),
        "proved": truth("Whether everything was checked and nothing is a fault."),
        "exact": truth("Whether every state was looked at; false past the limit of states."),
        "criteria": number("How many criteria it has."),
        "classes": number("How many classes of criteria that no sentence can tell apart."),
        **_STATES,
        "properties": several(
            "What became of each property.",
            record(
                "A property.",
                {"property": word_of("The property.", Property), "verdict": word_of("What became of it.", Verdict)},
            ),
        ),
        "remarks": several("What was seen in this area.", _REMARK),
        "grades": several("How each grade is reached, best first.", _GRADE),
        "power": several("How often each criterion decides.", _POWER),
    },
)

PROOF = document(
    "hmicgrade-proof/1",
    "The proof of a scheme's rules over everything that could be found.",
    {
        "scheme": record(
            "The scheme.", {"id": an_id("The scheme."), "digest": text("The digest of its files.", DIGEST)}
        ),
        "proved": truth("Whether every area was checked in everything and nothing is a fault."),
        "exact": truth("Whether no area passed the limit of states."),
        "refused": ids("Areas whose files have errors: nothing is proved of them."),
        "remarks": several("What is so in every area.", _REMARK),
        "areas": several("The areas.", _AREA),
    },
)
"""The schema of `hmicgrade prove`."""
