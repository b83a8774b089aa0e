"""The plan of a force: one for each area that is asked for, and what a single step does across them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused
from hmicgrade.evaluate.coverage import Selection, Support
from hmicgrade.evaluate.inspection import OpenArea
from hmicgrade.evaluate.planning import AreaPlan, Ground, Terms, ground, plan
from hmicgrade.evaluate.progress import completed, standing
from hmicgrade.evaluate.steps import Near, Step, nearest, single_steps


@dataclass(frozen=True, slots=True)
class Aim:
    """What plans are asked for.

    `target` is None for one grade better in each area. `fixed` and `efforts` name criteria by id alone, which means
    every area, or as `area/criterion`. With `in_progress` plans begin where all work in progress is completed.
    """

    target: str | None
    fixed: frozenset[str]
    efforts: Mapping[str, int]
    in_progress: bool = False

    def terms(self, area: str) -> Terms:
        """Return what holds in one area."""
        start = f"{area}/"
        fixed = frozenset(one.removeprefix(start) for one in self.fixed)
        plain = {name: effort for name, effort in self.efforts.items() if "/" not in name}
        own = {name.removeprefix(start): one for name, one in self.efforts.items() if name.startswith(start)}
        return Terms(self.target, fixed, {**plain, **own})


@dataclass(frozen=True, slots=True)
class Planned:
    """The plan of one area with what is behind it.

    `supports` gives the statements behind each criterion. `before` is how the area stands while work is in progress,
    None where nothing is taken as completed; `standing` are criteria whose recorded finding that work does not change.
    """

    plan: AreaPlan
    terms: Terms
    supports: Mapping[str, Support]
    before: AreaAssessment | None = None
    standing: tuple[str, ...] = ()

    @property
    def area_id(self) -> str:
        """The id of the area, as `AreaRefused` has it too."""
        return self.plan.assessment.area_id


@dataclass(frozen=True, slots=True)
class ForcePlan:
    """The plans of a force's areas, in order.

    `steps` and `near` say what one step does across areas, None where one area alone is asked for.
    """

    areas: tuple[Planned | AreaRefused, ...]
    steps: tuple[Step, ...] | None = None
    near: tuple[Near, ...] = ()


def plan_areas(areas: Sequence[OpenArea | AreaRefused], aim: Aim, selection: Selection, *, across: bool) -> ForcePlan:
    """Plan areas; with `across`, also find where one step moves the most grades."""
    supports: dict[str, dict[str, Support]] = {}
    for support in selection.supports:
        supports.setdefault(support.area.id, {})[support.criterion.id] = support
    grounds: list[Ground] = []
    made = tuple(_area(area, aim, supports, grounds) for area in areas)
    if not across:
        return ForcePlan(made)
    terms = {here.area_id: aim.terms(here.area_id) for here in grounds}
    steps = single_steps(grounds, terms)
    return ForcePlan(made, steps, () if steps else nearest(grounds, terms))


def _area(
    area: OpenArea | AreaRefused, aim: Aim, supports: Mapping[str, Mapping[str, Support]], grounds: list[Ground]
) -> Planned | AreaRefused:
    """Plan one area, and add what its plan begins from to `grounds`."""
    if isinstance(area, AreaRefused):
        return area
    before = ground(area.case)
    here = ground(completed(area).case) if aim.in_progress else before
    if isinstance(before, Ground) and isinstance(here, Ground):
        grounds.append(here)
        return _planned(area, aim, supports[here.area_id], before, here)
    (refused, *_) = (one for one in (before, here) if isinstance(one, AreaRefused))
    return refused


def _planned(area: OpenArea, aim: Aim, supports: Mapping[str, Support], before: Ground, here: Ground) -> Planned:
    terms = aim.terms(here.area_id)
    made = plan(here, terms)
    if not aim.in_progress:
        return Planned(made, terms, supports)
    return Planned(made, terms, supports, before.assessment, standing(area))
