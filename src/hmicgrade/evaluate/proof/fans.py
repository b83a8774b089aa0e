"""What happens when one criterion takes each finding in turn and the others stay as they are."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from hmicgrade.evaluate.diagram import Diagram
from hmicgrade.evaluate.proof.profiles import Ground
from hmicgrade.evaluate.proof.walks import Mass, Masses, Rows, Step, gather, start, walk

Result = TypeVar("Result", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Fan(Generic[Result]):
    """One class of criteria, with its first member changed: its results for each finding, best first, at least two.

    `others` are the sets of findings on all the other criteria that give these results.
    """

    members: tuple[int, ...]
    results: tuple[Result, ...]
    others: Mass

    @property
    def place(self) -> int:
        """The place of the criterion that is changed."""
        return self.members[0]


def fans(ground: Ground, diagram: Diagram[Result]) -> Iterator[Fan[Result]]:
    """Yield every fan whose results differ, class by class.

    Raises:
        LatticeTooLargeError: there are too many.
    """
    steps = list(ground.steps(diagram.layers))
    masses, taken = start((0,), len(ground.values)), 0
    for members in ground.classes:
        opened = _opened(masses, diagram.layers[taken])
        for nodes, mass in walk(opened, _widened(steps[taken + 1 :], len(ground.values)), apart=True).items():
            yield Fan(members, tuple(diagram.results[node] for node in nodes), mass)
        masses = walk(masses, steps[taken : taken + len(members)])
        taken += len(members)


def _opened(masses: Masses, rows: Rows) -> Masses:
    """Return where the first criterion of a class leads with each finding, unless that is the same for all."""
    opened: Masses = {}
    for (node,), mass in masses.items():
        if len(set(rows[node])) > 1:
            gather(opened, tuple(rows[node]), mass)
    return opened


def _widened(steps: list[Step], width: int) -> Iterator[Step]:
    """Yield the steps after the changed criterion, for so many nodes; what is left of its class opens anew."""
    for at, step in enumerate(steps):
        yield replace(step, layers=step.layers * width, opens=step.opens or at == 0)
