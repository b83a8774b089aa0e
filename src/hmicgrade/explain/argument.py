"""An argument as a tree: what is claimed, what it follows from, and the evidence behind that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from hmicgrade.evaluate.alone import Decides
from hmicgrade.evaluate.assessment import AreaAssessment, CapState, CriterionFinding, Missing, Origin, QuantityReadings
from hmicgrade.evaluate.counting import Count
from hmicgrade.model.evidence import Item, Judgement
from hmicgrade.model.scheme import Cap, GradeRule, Scheme
from hmicgrade.model.table import Effect, TableLine

DEPTHS = range(1, 5)
"""How deep an argument may be shown: the grade; with rules; with the criteria counted; with statements of evidence."""

_CRITERIA = "criteria/"


class Role(StrEnum):
    """What a node is in the argument: said to be so, what that follows from, or what was found."""

    CLAIM = "claim"
    ARGUMENT = "argument"
    EVIDENCE = "evidence"


class Side(StrEnum):
    """What a finding keeps the grade from being."""

    LOWER = "lower"
    HIGHER = "higher"


@dataclass(frozen=True, slots=True)
class Half:
    """The findings that keep the grade from being lower, or from being higher."""

    side: Side
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """One finding of a half."""

    finding: CriterionFinding
    side: Side


@dataclass(frozen=True, slots=True)
class RuleState:
    """The rule for a grade, and whether it holds; None where that is open or the grade has no rule."""

    rule: GradeRule
    holds: bool | None


@dataclass(frozen=True, slots=True)
class Counted:
    """A sentence with what it counts, and the findings that it counts."""

    count: Count
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Conditions all of which must hold (`every`), or at least one, and whether that is so."""

    every: bool
    holds: bool | None


@dataclass(frozen=True, slots=True)
class Group:
    """Criteria of one finding that a sentence selects; `counted` is None off the scale, and in a sum of scores."""

    finding: str
    criteria: tuple[str, ...]
    counted: bool | None


@dataclass(frozen=True, slots=True)
class Otherwise:
    """The grades where no rule holds, and whether that is so here."""

    grades: tuple[str, ...]
    used: bool | None


@dataclass(frozen=True, slots=True)
class CapClaim:
    """A cap, its state where its condition may hold, and the grades that it takes away."""

    cap: Cap
    state: CapState | None
    took: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a finding comes from: the line of the table that fits the effects of its statements, where there are any.

    `effects` counts statements of one root once for each effect.
    """

    finding: CriterionFinding
    line: TableLine | None
    effects: tuple[tuple[Effect, int], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of evidence behind a finding, by the name that the area gives it.

    `effects` is what it says of the criterion, empty where it is only cited; `same_as` names what it says again.
    `cited` where the recorded finding names it, and not merely everything there is. `item` is None where its file has
    errors.
    """

    name: str
    item: Item | None
    effects: tuple[Effect, ...]
    same_as: str | None
    cited: bool


@dataclass(frozen=True, slots=True)
class Supposed:
    """The grades possible if a criterion had another finding."""

    criterion: str
    finding: str
    possible: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """How many findings come from where, those that are missing left out."""

    total: int
    by_origin: tuple[tuple[Origin, int], ...]


Stated = (
    AreaAssessment
    | CapClaim
    | Counted
    | CriterionFinding
    | Decides
    | Ground
    | Group
    | Half
    | Held
    | Joined
    | Judgement
    | Missing
    | Origins
    | Otherwise
    | QuantityReadings
    | RuleState
    | Supposed
    | Told
)
"""What a node states, beside its words."""


@dataclass(frozen=True, slots=True)
class Node:
    """One step of an argument.

    `id` is made of names alone, so that it stays the same while they do. Texts are plain: whoever shows them makes them
    safe. A node with a `heading` opens a part of its own, which may have no text. `refs` are ids of nodes elsewhere
    that it leans on. `depth` says how deep an argument must be shown for the node to be seen.
    """

    id: str
    role: Role
    text: str = ""
    stated: Stated | None = None
    children: tuple[Node, ...] = ()
    refs: tuple[str, ...] = ()
    heading: str = ""
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Argument:
    """The whole justification of an area, or of one criterion of it; `top` is what it all leads to.

    `exact` is False where some answer in it errs on the safe side.
    """

    scheme: Scheme
    area: str
    title: str
    criterion: str | None
    exact: bool
    top: Node


def shown(node: Node, depth: int) -> Node:
    """Return a node without what lies deeper than `depth`."""
    return replace(node, children=tuple(shown(child, depth) for child in node.children if child.depth <= depth))


def walk(node: Node, parent: Node | None = None) -> Iterator[tuple[Node, Node | None]]:
    """Yield a node and everything below it in the order in which it is read, each with its parent."""
    yield node, parent
    for child in node.children:
        yield from walk(child, node)


def sections(top: Node) -> Iterator[Node]:
    """Yield the parts of an argument in order, each without the parts within it."""
    yield replace(top, children=tuple(child for child in top.children if not child.heading))
    for child in top.children:
        if child.heading:
            yield from sections(child)


def words(node: Node) -> str:
    """Return the text of a node; where it heads a list of criteria that it leans on, with their names."""
    if not node.refs or not node.text.endswith(":"):
        return node.text
    return f"{node.text} {', '.join(ref.removeprefix(_CRITERIA) for ref in node.refs)}"


def remark(parent: str, name: str, text: str, depth: int = 1) -> Node:
    """Return a node of words alone, under the id of its parent."""
    return Node(f"{parent}/{name}", Role.ARGUMENT, text, depth=depth)


def criterion_node_id(criterion: str) -> str:
    """Return the id of the node that says everything of a criterion."""
    return f"{_CRITERIA}{criterion}"
