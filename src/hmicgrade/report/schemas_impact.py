"""The schemas of `hmicgrade-impact/1` and `hmicgrade-rules/1`."""

from __future__ import annotations

from hmicgrade.evaluate.comparing.elements import Extent, Part
from hmicgrade.evaluate.impact.results import Turn
from hmicgrade.load.editor import Schema
from hmicgrade.report.schema_parts import (
    DIGEST,
    WRONG,
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
    year,
)

_COMPARED = {
    "base": record(
        "Where the history parted from the revision that was named.",
        {"revision": text("The revision as it was named."), "commit": text("The commit.", "[0-9a-f]{40,64}")},
    ),
    "head": record(
        "What was compared with it; null for the files as they are.",
        {
            "revision": or_null(text("The revision as it was named.")),
            "commit": or_null(text("The commit.", "[0-9a-f]{40,64}")),
        },
    ),
}
ELEMENT = {
    "part": word_of("What of the rules differs.", Part),
    "subject": text("The grade, word, cap, level or criterion concerned; may be empty."),
    "extent": word_of("Whether one version has nothing of it.", Extent),
    "was": several("What only the old version says.", text("In the words of the files.")),
    "now": several("What only the new version says.", text("In the words of the files.")),
}
"""The members of one difference of the rules."""

_RULES = {
    "rules": several(
        "Every difference of the rules.",
        record(
            "A difference.",
            {
                "scheme": an_id("The scheme."),
                "areas": ids("The areas that it is in; none where it is in all of the scheme."),
                **ELEMENT,
            },
        ),
    ),
    "wholes": several(
        "Schemes and areas that one version alone has, or has without errors.",
        record(
            "A scheme or an area.",
            {
                "scheme": an_id("The scheme."),
                "area": or_null(an_id("The area; null for the scheme as a whole.")),
                "added": truth("Whether the new version has it."),
            },
        ),
    ),
}
_PLACE = {
    "force": an_id("The force."),
    "year": year("The inspection year, or the name of a round."),
    "scheme": text("The scheme; empty where no file names one."),
    "area": an_id("The area."),
}
_OTHERS = or_null(number("How many other sets of as many do the same; null where they were not counted."))


def _stand(description: str) -> Schema:
    return or_null(
        record(
            description,
            {
                "grades": grades("The grades possible, best first, or that of an override; none where it is refused."),
                "error": several("The errors that it is refused for.", record("Something wrong with a file.", WRONG)),
                "supposed": grades("If they are judgements that no longer apply: the grades without these."),
            },
        )
    )


_RESPONSIBLE = record(
    "What moves the grade; null where one version did not grade the area.",
    {
        "ruled": grades("The grades of the old evidence under the new rules."),
        "rules": or_null(
            record(
                "The fewest differences of the rules that move the old evidence.",
                {"changes": several("The differences.", record("A difference.", ELEMENT)), "others": _OTHERS},
            )
        ),
        "evidence": or_null(
            record(
                "The fewest findings and judgements that move it on.",
                {
                    "findings": several(
                        "The findings.",
                        record(
                            "A finding that changes.",
                            {
                                "criterion": an_id("The criterion."),
                                "was": text("The finding before."),
                                "now": text("The finding after."),
                            },
                        ),
                    ),
                    "judgements": several(
                        "The judgements.",
                        record(
                            "A judgement that one version alone has.",
                            {
                                "judgement": text("Its kind."),
                                "of": several("The cap, grade or criteria concerned.", text("A name.")),
                                "added": truth("Whether the new version has it."),
                            },
                        ),
                    ),
                    "others": _OTHERS,
                },
            )
        ),
    },
)
IMPACT = document(
    "hmicgrade-impact/1",
    "Which grades a change moves.",
    {
        **_COMPARED,
        "headline": text("What it does, in a sentence or two."),
        "forces": number("How many forces have evidence in either version."),
        "moved_forces": ids("The forces of which a grade moves."),
        "moves": several(
            "The areas whose grade moves, by force, year and area.",
            record(
                "An area.",
                {
                    **_PLACE,
                    "turn": word_of("What becomes of its grade.", Turn),
                    "before": _stand("How it stood; null where it was not there."),
                    "after": _stand("How it stands; null where it is gone."),
                    "responsible": or_null(_RESPONSIBLE),
                },
            ),
        ),
        "knife_edges": several(
            "Areas that one finding parts from another grade, and did not before.",
            record("An area.", {**_PLACE, "grade": text("The grade that the rules give.")}),
        ),
        "reworded": several(
            "Criteria of one id whose text is another.",
            record(
                "A criterion.",
                {
                    "scheme": an_id("The scheme."),
                    "areas": ids("The areas that have it."),
                    "criterion": an_id("The criterion."),
                    "was": text("Its old text."),
                    "now": text("Its new text."),
                },
            ),
        ),
        **_RULES,
    },
)
"""The schema of `hmicgrade impact`."""

_STATES = {
    "states": number("How many states there are."),
    "sets": number("How many sets of findings they stand for."),
}
_AREA = record(
    "An area in which the rules differ.",
    {
        "area": an_id("The area."),
        "exact": truth("False where the states pass the limit: nothing is known then."),
        "only_before": ids("Criteria of the old version alone, taken to be at the best finding."),
        "only_after": ids("Criteria of the new version alone, likewise."),
        **_STATES,
        "differing": record("How many of them grade differently.", _STATES),
        "shifts": several(
            "The changes of grade, that with the smallest findings first.",
            record(
                "Findings that led to some grades and lead to others.",
                {
                    "before": grades("The grades of the old version."),
                    "after": grades("The grades of the new version."),
                    **_STATES,
                    "witness": mapping("The smallest findings that show it, by criterion.", text("A finding.")),
                },
            ),
        ),
    },
)
RULES = document(
    "hmicgrade-rules/1",
    "Which findings two versions of the rules grade differently.",
    {
        **_COMPARED,
        "schemes": several(
            "The schemes with rules that both versions have.",
            record(
                "A scheme.",
                {
                    "scheme": an_id("The scheme."),
                    "digests": several("The digests of both versions.", text("A digest.", DIGEST), least=2),
                    "comparable": truth("False where the versions have other findings."),
                    "same": number("How many areas have the same rules in both."),
                    "areas": several("The areas in which they differ.", _AREA),
                },
            ),
        ),
        **_RULES,
    },
)
"""The schema of `hmicgrade impact --rules`."""
