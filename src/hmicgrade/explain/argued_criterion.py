"""The argument for the finding of one criterion, and whether that could change the grade alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hmicgrade.evaluate.alone import Alone, alone
from hmicgrade.evaluate.assessment import AreaAssessment, CriterionFinding
from hmicgrade.evaluate.case import Case
from hmicgrade.evaluate.inspection import OpenArea
from hmicgrade.explain import argument_sentences as say
from hmicgrade.explain.argued_area import headline
from hmicgrade.explain.argued_findings import behind, criterion_node, grounds
from hmicgrade.explain.argued_rules import counting
from hmicgrade.explain.argument import Argument, Node, Role, Supposed, remark
from hmicgrade.explain.sentences import before_override
from hmicgrade.model.project import Inspection


def argue_criterion(area: OpenArea, assessment: AreaAssessment, inspection: Inspection, criterion: str) -> Argument:
    """Return the argument for the finding of one criterion of an area that was opened and then graded."""
    finding = assessment.finding(criterion)
    whole = criterion_node(finding, ())
    stands_behind = behind(area, inspection)
    ground = grounds(finding, stands_behind, "ground", depth=1)
    by_itself, exact = _alone(assessment, area.case, criterion)
    children = (
        *_remarks(finding),
        replace(headline(assessment), heading=say.GRADE),
        Node("ground", Role.ARGUMENT, children=ground, heading=say.GROUND),
        counting(assessment, finding),
        by_itself,
    )
    top = Node(whole.id, whole.role, whole.text, finding, children, heading=say.CRITERION)
    area_ = assessment.area
    return Argument(assessment.scheme, area_.id, area_.title, criterion, assessment.exact and exact, top)


def _remarks(finding: CriterionFinding) -> Iterator[Node]:
    criterion = finding.criterion
    if criterion.theme:
        yield remark("criterion", "theme", say.theme(criterion.theme))
    if criterion.source:
        yield remark("criterion", "source", say.source(criterion.source))


def _alone(assessment: AreaAssessment, case: Case, criterion: str) -> tuple[Node, bool]:
    """Return the part on what the criterion could change by itself, and whether it is exact."""
    found = alone(case, criterion)
    if not assessment.possible:
        return _nothing(say.NO_RULES), found.exact
    if not found.results:
        return _nothing(say.CANNOT_BE_TRIED), found.exact
    now = say.area_now(assessment.possible)
    text = now if assessment.override is None else before_override(now)
    supposed = (_supposed(criterion, finding, possible) for finding, possible in found.results)
    children = (*supposed, *_conclusions(assessment, found))
    return Node("alone", Role.ARGUMENT, text, children=children, heading=say.ALONE), found.exact


def _nothing(text: str) -> Node:
    return Node("alone", Role.ARGUMENT, text, heading=say.ALONE)


def _supposed(criterion: str, finding: str, possible: tuple[str, ...]) -> Node:
    stated = Supposed(criterion, finding, possible)
    return Node(f"alone/{finding}", Role.ARGUMENT, say.supposed(finding, possible), stated)


def _conclusions(assessment: AreaAssessment, found: Alone) -> Iterator[Node]:
    changes = any(possible != assessment.possible for _, possible in found.results)
    yield remark("alone", "changes", say.ALONE_CHANGES if changes else say.ALONE_NEVER)
    if found.decides is not None:
        text = say.decides(found.decides.often, found.decides.completions)
        yield Node("alone/decides", Role.ARGUMENT, text, found.decides)
    if not found.exact:
        yield remark("alone", "exact", say.NOT_EXACT)
