"""Sets of findings as a reader sees them: by criterion, with what they give."""

from __future__ import annotations

from hmicgrade.evaluate.proof.profiles import Ground
from hmicgrade.evaluate.proof.results import Change, Witness
from hmicgrade.evaluate.reasons import grade_names
from hmicgrade.evaluate.ruleset import Grades


def findings_of(ground: Ground, size: int) -> tuple[tuple[str, str], ...]:
    """Return the findings of the set that has a size, by criterion."""
    names = ground.scheme.findings
    values = ground.sizes.values(size)
    return tuple((one.id, names[value]) for one, value in zip(ground.criteria, values, strict=True))


def names_of(ground: Ground, grades: Grades) -> tuple[str, ...]:
    """Return the names of a set of grades, best first."""
    return grade_names(ground.lattice, grades)


def still(ground: Ground, size: int, gives: Grades) -> Witness:
    """Return a set of findings as it is."""
    return Witness(findings_of(ground, size), names_of(ground, gives))


def changed(ground: Ground, size: int, change: Change, gives: tuple[Grades, Grades]) -> Witness:
    """Return a set of findings of which one is changed, with what it gives before and after."""
    before, after = gives
    return Witness(findings_of(ground, size), names_of(ground, before), change, names_of(ground, after))
