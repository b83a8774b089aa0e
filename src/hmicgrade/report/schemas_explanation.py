"""The schema of `hmicgrade-explanation/1`."""

from __future__ import annotations

from collections.abc import Mapping

from hmicgrade.evaluate.assessment import Origin
from hmicgrade.evaluate.counting import Unit
from hmicgrade.explain.argument import Role, Side
from hmicgrade.load.editor import Schema
from hmicgrade.model.evidence import Kind
from hmicgrade.model.table import Effect
from hmicgrade.report.explanation_json import FORMAT
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
from hmicgrade.report.schemas_assessment import JUDGEMENT, MISSING, OUTCOME, READINGS

_FRACTION = "[0-9]+(/[0-9]+)?"
_UNITS = [unit.name.lower() for unit in Unit]
_ITEM = text("A statement: its id, or file/id of a shared one.")

_HEAD = {
    "id": text("What it is called by others; it stays while the names in it do."),
    "parent": or_null(text("What it stands under; null for the first, to which all leads.")),
    "role": word_of("What it is in the argument.", Role),
    "heading": text("The heading of the part that it opens; empty where it opens none."),
    "text": text("What it says to people."),
    "refs": several("What it leans on elsewhere.", text("The id of a node, which may lie deeper than is shown.")),
}


def _holds(what: str) -> Schema:
    return or_null(truth(f"Whether {what} holds; null while missing findings leave that open."))


def _exact(description: str) -> Schema:
    return text(description, _FRACTION)


_SENTENCE = {
    "sentence": text("The sentence, in the plainest form of the grammar."),
    "holds": _holds("it"),
    "quantity": or_null(text("How many it asks for, as written; null for a sum of scores.")),
    "unit": word_of("What it adds up of each criterion: one, its weight or its score.", _UNITS),
    "counts": several("The findings that it counts; for a sum of scores those below the best.", text("A finding.")),
    "selected": number("How many applicable criteria it selects."),
    "have": _exact("What it counts of the findings there are."),
    "of": _exact("The most that it could count."),
    "at_least": _exact("The least that it must count to hold."),
    "at_most": _exact("The most that it may count to hold."),
}
_CAP = {
    "cap": an_id("The cap."),
    "at_most": text("The best grade that it allows."),
    "may_be_set_aside": truth("Whether a judgement may set it aside."),
    "source": text("Where it comes from."),
    "holds": _holds("its condition, before anything is set aside,"),
    "set_aside": truth("Whether judgements stop it wherever it holds."),
    "criteria": ids("The criteria that make it hold, or could."),
    "without": or_null(grades("The grades that the rules give with every cap but this; null where it does not hold.")),
    "took": grades("The grades that it takes away."),
}
_CRITERION = {
    "criterion": an_id("The criterion."),
    "text": text("What it asks for."),
    "level": text("The level it is written at."),
    "critical": truth("Whether it is critical here, judgements counted."),
    "significant": truth("Whether it is significant."),
    "tags": ids("Its tags."),
    "weight": _exact("What it weighs."),
    "source": text("Where it comes from."),
    "finding": text("The finding."),
    "from": word_of("Where the finding comes from.", Origin),
}
_GROUND = {
    "criterion": an_id("The criterion."),
    "finding": text("The finding."),
    "from": word_of("Where it comes from.", Origin),
    "provenance": or_null(text("Of a recorded finding: recorded at the time, or reconstructed.")),
    "reason": text("Of a recorded finding: why."),
    "despite": several("Of a recorded finding: the statements that speak against it.", _ITEM),
    "line": or_null(
        record(
            "The first line of the scheme's table that fits its effects.",
            {"given": text("What it asks of them."), "finding": text("The finding that it gives.")},
        )
    ),
    "effects": several(
        "What statements say of it; those that say the same count once.",
        record("An effect.", {"effect": word_of("The effect.", Effect), "statements": number("How many.")}),
    ),
}
_STATEMENT = {
    "statement": _ITEM,
    "kind": or_null(word_of("How the report files it; null where the file that it stands in has errors.", Kind)),
    "text": or_null(text("What it says; null likewise.")),
    "source": or_null(text("Where it stands; null likewise.")),
    "effects": several("What it says of the criterion; none where it is only cited.", word_of("An effect.", Effect)),
    "same_as": or_null(text("The statement that it says again.")),
    "cited": truth("Whether the recorded finding names it among others."),
}
_STATES: Mapping[str, Mapping[str, Schema]] = {
    "half": {
        "side": word_of("What its findings keep the grade from being.", Side),
        "criteria": ids("The criteria whose findings do."),
    },
    "held": {
        "criterion": an_id("The criterion."),
        "finding": text("The finding."),
        "side": word_of("What it keeps the grade from being.", Side),
    },
    "rule": {
        "grade": text("The grade."),
        "has_rule": truth("Whether it has a rule of its own."),
        "holds": _holds("the rule"),
        "source": text("Where it comes from."),
    },
    "conditions": {
        "needs": word_of("How many of the conditions under it must hold.", ("all", "any")),
        "holds": _holds("that"),
    },
    "sentence": _SENTENCE,
    "group": {
        "finding": text("The finding that they have."),
        "criteria": ids("The criteria."),
        "counted": or_null(truth("Whether the sentence counts them; null off the scale and for a sum of scores.")),
    },
    "otherwise": {
        "grades": grades("The grades between which a person decides, or the one that is given.", least=1),
        "used": or_null(truth("Whether no rule holds; null while that is open.")),
    },
    "cap": _CAP,
    "criterion": _CRITERION,
    "ground": _GROUND,
    "statement": _STATEMENT,
    "supposed": {
        "criterion": an_id("The criterion."),
        "finding": text("The finding that is supposed."),
        "possible": grades("The grades possible then, before any override.", least=1),
    },
    "decides": {
        "decides": number("In how many completions of the other missing findings it changes the result."),
        "completions": number("How many there are."),
    },
    "origins": {
        "findings": number("How many criteria there are."),
        "known": several(
            "Where the findings come from that are there.",
            record("An origin.", {"from": word_of("Where from.", Origin), "findings": number("How many.")}),
        ),
    },
}


def _node(kind: str, states: Schema) -> Schema:
    return record("One step of the argument.", {**_HEAD, "kind": always(kind, "What it states."), "states": states})


_NODES = (
    _node("words", {"description": "Nothing beside its words.", "type": "null"}),
    _node("grade", record("The grade of the area.", OUTCOME)),
    _node("judgement", JUDGEMENT),
    _node("reading", READINGS),
    _node("missing", MISSING),
    *(_node(kind, record("What it states.", members)) for kind, members in _STATES.items()),
)

EXPLANATION = document(
    FORMAT,
    "The argument for the grade of an area, or for the finding of one criterion.",
    {
        "force": an_id("The force."),
        "year": year("The year or round."),
        "scheme": record(
            "The scheme it was graded under.",
            {"id": an_id("The scheme."), "digest": text("The digest of its files.", DIGEST)},
        ),
        "evidence_digest": text("The digest of the files of the evidence.", DIGEST),
        "left_out": several("What stands in the files and was not taken into account.", text("What was not.")),
        "depth": number("How deep the argument is shown, from 1 to 4."),
        "area": either(
            "The area.",
            record(
                "An area with its argument.",
                {
                    "area": an_id("The area."),
                    "criterion": or_null(an_id("The criterion that is asked about.")),
                    "exact": truth("Whether every figure is exact; false past the limit of states."),
                    "grades": grades("The grades of the scheme, best first."),
                    "scale": several(
                        "The findings of the scheme, best first.",
                        record("A finding.", {"finding": text("The finding."), "score": _exact("Its score.")}),
                    ),
                    "nodes": several(
                        "The argument, in the order in which it is read: each node after what it stands under.",
                        either("A step.", *_NODES),
                        least=1,
                    ),
                },
            ),
            REFUSED,
        ),
    },
)
"""The schema of `hmicgrade explain`."""
