"""The findings as parts of an argument: each criterion once, where its finding comes from, the statements behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from hmicgrade.evaluate.assessment import AreaAssessment, CriterionFinding, Origin
from hmicgrade.evaluate.findings import Bearing, Key, mix_of, name_of
from hmicgrade.evaluate.inspection import OpenArea
from hmicgrade.explain import argument_sentences as say
from hmicgrade.explain.argument import Ground, Node, Role, Told, criterion_node_id
from hmicgrade.explain.evidence import KINDS
from hmicgrade.model.evidence import Item
from hmicgrade.model.project import Inspection
from hmicgrade.model.scheme import Scheme
from hmicgrade.model.table import Effect
from hmicgrade.model.wording import given_text, number_text


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind the findings of an area, and the statements by the names that it gives them."""

    area: OpenArea
    items: Mapping[str, Item]

    @property
    def scheme(self) -> Scheme:
        """The scheme that the area is graded under."""
        return self.area.case.scheme

    def cited(self, finding: CriterionFinding) -> tuple[str, ...]:
        """Return the statements that a recorded finding names, none where it rests on whatever there is."""
        record = self.area.recorded.get(finding.criterion.id)
        named = finding.origin is Origin.RECORDED and record is not None and record.finding.evidence
        return finding.evidence if named else ()


def behind(area: OpenArea, inspection: Inspection) -> Behind:
    """Return what stands behind the findings of an area of an inspection."""
    keys = {(file.name, item.id): item for file in inspection.files for item in file.items}
    return Behind(area, {name_of(key, area.area_id): item for key, item in keys.items()})


def criteria(assessment: AreaAssessment, sources: Behind) -> Node:
    """Return the part on every criterion of an area."""
    children = tuple(
        criterion_node(finding, grounds(finding, sources, criterion_node_id(finding.criterion.id)))
        for finding in assessment.findings
    )
    return Node("criteria", Role.ARGUMENT, children=children, heading=say.CRITERIA, depth=3)


def criterion_node(finding: CriterionFinding, children: tuple[Node, ...]) -> Node:
    """Return the claim that a criterion has its finding."""
    criterion = finding.criterion
    text = say.described(criterion.id, tuple(marks(finding)), finding.finding, criterion.text)
    return Node(criterion_node_id(criterion.id), Role.CLAIM, text, finding, children, depth=3)


def marks(finding: CriterionFinding) -> Iterator[str]:
    """Yield what sentences can tell of a criterion: its level, its flags, its tags and its weight."""
    criterion = finding.criterion
    yield criterion.level
    yield from ["critical"] if criterion.critical else []
    yield from [] if criterion.significant else ["not significant"]
    yield from criterion.tags
    yield from [] if criterion.weight == 1 else [say.weighing(number_text(criterion.weight))]


def grounds(finding: CriterionFinding, sources: Behind, parent: str, depth: int = 3) -> tuple[Node, ...]:
    """Return where a finding comes from, and the statements behind it."""
    found = sources.area.found[finding.criterion.id]
    mix = mix_of(found)
    line = sources.scheme.table.line(mix) if found else None
    effects = tuple((effect, mix[effect]) for effect in Effect if mix[effect])
    stated = Ground(finding, line, effects)
    first, *further = _ground_texts(stated, sources.scheme)
    return (
        Node(f"{parent}/ground", Role.ARGUMENT, first, stated, depth=depth),
        *(Node(f"{parent}/ground-{at}", Role.ARGUMENT, text, depth=depth) for at, text in enumerate(further, 2)),
        *(_told(one, f"{parent}/evidence") for one in _statements(finding, sources)),
    )


def _ground_texts(ground: Ground, scheme: Scheme) -> Iterator[str]:
    finding, level = ground.finding, ground.finding.criterion.level
    match finding.origin:
        case Origin.RECORDED:
            yield say.recorded(finding.provenance or "", finding.reason)
            if ground.line is not None:
                yield say.implied(ground.line.finding, given_text(ground.line.given), ground.effects)
            if finding.despite:
                yield say.despite(finding.despite)
        case Origin.EVIDENCE:
            yield say.inferred(given_text(ground.line.given) if ground.line else "", ground.effects)
        case Origin.SILENCE:
            yield say.silent(level, scheme.finding_in_silence(level) or finding.finding)
        case Origin.NONE:
            yield say.BY_NOBODY
        case _:
            assert_never(finding.origin)


def _statements(finding: CriterionFinding, sources: Behind) -> Iterator[Told]:
    """Yield the statements that bear on a criterion, then those that only a recorded finding cites."""
    area, found = sources.area.area_id, sources.area.found[finding.criterion.id]
    keys, cited = dict.fromkeys(bearing.item for bearing in found), sources.cited(finding)
    bearing_names = [name_of(key, area) for key in keys]
    for key in keys:
        yield _bearing(key, found, sources, cited)
    for name in cited:
        if name not in bearing_names:
            yield Told(name, sources.items.get(name), (), None, cited=True)


def _bearing(key: Key, found: tuple[Bearing, ...], sources: Behind, cited: tuple[str, ...]) -> Told:
    area = sources.area.area_id
    own = [bearing for bearing in found if bearing.item == key]
    root = own[0].root
    name = name_of(key, area)
    effects = tuple(bearing.effect for bearing in own)
    same_as = None if root == key else name_of(root, area)
    return Told(name, sources.items[name], effects, same_as, cited=name in cited)


def _told(told: Told, parent: str) -> Node:
    return Node(f"{parent}/{told.name}", Role.EVIDENCE, _told_text(told), told, depth=4)


def _told_text(told: Told) -> str:
    if told.item is None:
        return say.unreadable(told.name)
    said = [say.MARKS[effect] for effect in told.effects]
    said += [say.says_again(told.same_as)] if told.same_as is not None else []
    said += [say.CITED] if told.cited else []
    return say.statement(told.name, (KINDS[told.item.kind], *said), told.item.text, told.item.source)
