"""The whole argument for the grade of an area, in the order in which a moderator checks it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused, Origin, QuantityReadings
from hmicgrade.evaluate.inspection import OpenArea
from hmicgrade.explain import argument_sentences as say
from hmicgrade.explain.area import explain
from hmicgrade.explain.argued_findings import behind, criteria
from hmicgrade.explain.argued_rules import caps, rules
from hmicgrade.explain.argument import Argument, Half, Held, Node, Origins, Role, Side, criterion_node_id, remark
from hmicgrade.explain.basis import published, reservations, sources
from hmicgrade.explain.grade import grade
from hmicgrade.explain.limits import judgements
from hmicgrade.explain.readings import readings, telling_and_alike
from hmicgrade.explain.reasons import reasons
from hmicgrade.explain.sentences import before_override, not_assessed
from hmicgrade.explain.statements import Statement, Topic
from hmicgrade.model.evidence import Judgement
from hmicgrade.model.project import Inspection
from hmicgrade.model.scheme import NOT_ASSESSED


def argue(area: OpenArea, assessment: AreaAssessment, inspection: Inspection) -> Argument:
    """Return the argument for the grade of an area that was opened and then graded."""
    stands_behind = behind(area, inspection)
    top = headline(assessment)
    parts = (
        _why(assessment),
        rules(assessment),
        caps(assessment),
        _judgements(assessment),
        _readings(assessment),
        _missing(assessment),
        _basis(assessment),
        criteria(assessment, stands_behind),
    )
    whole = Node(top.id, top.role, top.text, top.stated, (*top.children, *parts), heading=say.GRADE)
    title = assessment.area.title
    return Argument(assessment.scheme, assessment.area.id, title, None, assessment.exact, whole)


def refused(result: AreaRefused) -> Node:
    """Return what is said of an area that errors keep from being graded."""
    said = explain(result).statements[0]
    points = tuple(_remarks("refused", (point.text for point in said.points)))
    return Node("refused", Role.CLAIM, said.text, children=points, heading=said.topic)


def headline(assessment: AreaAssessment) -> Node:
    """Return the claim that an area has its grade, with what stands beside it."""
    said = next(one for one in grade(assessment) if one.topic is Topic.GRADE)
    beside = [*(point.text for point in said.points), published(assessment).text]
    beside += [one.text for one in reservations(assessment)]
    return Node("grade", Role.CLAIM, said.text, assessment, tuple(_remarks("grade", beside)))


def _remarks(parent: str, texts: Iterable[str], depth: int = 1) -> Iterator[Node]:
    for place, text in enumerate(texts, 1):
        yield remark(parent, str(place), text, depth)


def _why(assessment: AreaAssessment) -> Node:
    said, because = [one.text for one in reasons(assessment)], assessment.because
    text = said[0] if said else say.NO_RULES
    whole = text if assessment.override is None else before_override(text)
    if because is None:
        halves = [remark("why", "open", say.OPEN_GRADE)] if said else []
    else:
        halves = [
            *_remarks("why", said[1:]),
            _half(assessment, Side.LOWER, because.at_least),
            _half(assessment, Side.HIGHER, because.at_most),
        ]
    return Node("why", Role.ARGUMENT, whole, children=tuple(halves), heading=say.WHY)


def _half(assessment: AreaAssessment, side: Side, named: tuple[str, ...]) -> Node:
    nothing, some = _HALVES[side]
    held = tuple(_held(assessment, side, criterion) for criterion in named)
    return Node(f"why/{side}", Role.ARGUMENT, some if named else nothing, Half(side, named), held)


_HALVES = {
    Side.LOWER: (say.NOTHING_BELOW, say.NOT_LOWER),
    Side.HIGHER: (say.NOTHING_ABOVE, say.NOT_HIGHER),
}


def _held(assessment: AreaAssessment, side: Side, criterion: str) -> Node:
    finding = assessment.finding(criterion)
    text = say.named(criterion, finding.finding, finding.criterion.text)
    refs = (criterion_node_id(criterion),)
    return Node(f"why/{side}/{criterion}", Role.ARGUMENT, text, Held(finding, side), refs=refs)


def _judgements(assessment: AreaAssessment) -> Node:
    stated = zip(judgements(assessment), assessment.judgements, strict=True)
    children = tuple(
        _statement(said, f"judgements/{place}", judgement) for place, (said, judgement) in enumerate(stated, 1)
    )
    return _part("judgements", say.JUDGEMENTS, children, say.NO_JUDGEMENTS)


def _part(id_: str, heading: str, children: tuple[Node, ...], nothing: str) -> Node:
    return Node(id_, Role.ARGUMENT, "" if children else nothing, children=children, heading=heading, depth=2)


def _statement(said: Statement, id_: str, stated: Judgement | QuantityReadings) -> Node:
    texts = (point.text for point in said.points)
    return Node(id_, Role.ARGUMENT, said.text, stated, tuple(_remarks(id_, texts, 2)), depth=2)


def _readings(assessment: AreaAssessment) -> Node:
    telling, alike = telling_and_alike(assessment)
    said = list(readings(assessment))
    children = [
        _statement(text, f"readings/{one.quantity.word}", one) for text, one in zip(said, telling, strict=False)
    ]
    if alike:
        children.append(_alike(said[-1], alike))
    return _part("readings", say.READINGS, tuple(children), say.NO_WORDS)


def _alike(said: Statement, alike: Iterable[QuantityReadings]) -> Node:
    words = tuple(
        Node(f"readings/{one.quantity.word}", Role.ARGUMENT, point.text, one, depth=2)
        for point, one in zip(said.points, alike, strict=True)
    )
    return Node("readings/alike", Role.ARGUMENT, said.text, children=words, depth=2)


def _missing(assessment: AreaAssessment) -> Node:
    missing = assessment.missing
    if not missing.criteria:
        return Node("missing", Role.ARGUMENT, say.NOTHING_MISSING, missing, heading=say.MISSING, depth=2)
    texts = [one.text for one in grade(assessment) if one.topic is Topic.INSPECT]
    named = tuple(
        Node(
            f"missing/{one}",
            Role.ARGUMENT,
            say.named(one, NOT_ASSESSED, assessment.finding(one).criterion.text),
            refs=(criterion_node_id(one),),
            depth=2,
        )
        for one in missing.criteria
    )
    return Node(
        "missing",
        Role.ARGUMENT,
        " ".join([not_assessed(len(missing.criteria)), *texts]),
        missing,
        named,
        heading=say.MISSING,
        depth=2,
    )


def _basis(assessment: AreaAssessment) -> Node:
    texts = [one.text for one in sources(assessment)]
    known = Counter(one.origin for one in assessment.findings if one.finding != NOT_ASSESSED)
    by_origin = tuple((origin, known[origin]) for origin in Origin if known[origin])
    stated = Origins(len(assessment.findings), by_origin)
    children = tuple(_remarks("basis", texts, 2))
    return Node("basis", Role.ARGUMENT, stated=stated, children=children, heading=say.BASIS, depth=2)
