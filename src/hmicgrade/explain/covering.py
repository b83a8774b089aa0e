"""How much of a scheme its worked cases decide, in words."""

from __future__ import annotations

from hmicgrade.evaluate.covering import Covering
from hmicgrade.evaluate.points import Kind, Point
from hmicgrade.explain.phrases import grade_name, plural

_SENTENCES = {
    Kind.GRADE: "no case comes out as {grade}",
    Kind.RULE_HOLDS: "the rule for {grade} never decides by holding",
    Kind.RULE_FAILS: "the rule for {grade} never decides by failing",
    Kind.SENTENCE_HOLDS: "in the rule for {grade}, '{sentence}' never decides by holding",
    Kind.SENTENCE_FAILS: "in the rule for {grade}, '{sentence}' never decides by failing",
    Kind.QUANTITY: "no sentence with '{of}' decides",
    Kind.OTHERWISE: "no case falls to 'otherwise'",
    Kind.CAP_HOLDS: "the cap '{of}' never holds",
    Kind.CAP_LOWERS: "the cap '{of}' never lowers a grade",
    Kind.CAP_SENTENCE_HOLDS: "in the cap '{of}', '{sentence}' never decides by holding",
    Kind.CAP_SENTENCE_FAILS: "in the cap '{of}', '{sentence}' never decides by failing",
    Kind.SET_ASIDE: "setting the cap '{of}' aside never changes a grade",
    Kind.TREAT_AS_CRITICAL: "treating a criterion as critical never changes a grade",
    Kind.DECIDE: "no judgement decides for {grade}",
    Kind.OVERRIDE: "no grade is overridden",
    Kind.CRITICAL: "in {area}, '{of}' never makes a cap decide alone",
}


_FOLLOWS = {
    Kind.SENTENCE_HOLDS: Kind.RULE_HOLDS,
    Kind.SENTENCE_FAILS: Kind.RULE_FAILS,
    Kind.CAP_SENTENCE_HOLDS: Kind.CAP_LOWERS,
    Kind.CAP_LOWERS: Kind.CAP_HOLDS,
}
"""What no case can decide where none decides another point of the same rule or cap."""


def undecided_texts(covering: Covering) -> tuple[str, ...]:
    """Say what no case decides, without what follows: where a rule never decides, no sentence of it does."""
    lacking = set(covering.undecided)
    told = (one for one in covering.undecided if _cause(one) not in lacking)
    return tuple(point_text(one) for one in told)


def _cause(point: Point) -> Point | None:
    return Point(_FOLLOWS[point.kind], point.of) if point.kind in _FOLLOWS else None


def point_text(point: Point) -> str:
    """Say that no case decides a point."""
    return _SENTENCES[point.kind].format(
        grade=grade_name(point.of), of=point.of, sentence=point.sentence, area=point.area
    )


def covering_text(covering: Covering) -> str:
    """Write how much is decided: "hmic-2007: 50 of 52 points are decided by a case (96%)"."""
    every = plural(len(covering.points), "point", "points")
    return f"{covering.scheme}: {covering.decided} of {every} decided by a case ({covering.percent}%)"


def under_text(covering: Covering, threshold: int) -> str:
    """Say that too little of a scheme is decided."""
    every = plural(len(covering.points), "point", "points")
    return f"{covering.scheme}: {covering.decided} of {every} decided by a case, under {threshold}%"
