"""What holds of the rules of the grades, one state at a time: open states, and rules that do not fit together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from hmicgrade.evaluate.proof.fans import fans
from hmicgrade.evaluate.proof.profiles import Ground, Profile
from hmicgrade.evaluate.proof.results import Kind, Remark, Witness
from hmicgrade.evaluate.proof.walks import Mass, whole
from hmicgrade.evaluate.proof.witnesses import still

Test = Callable[[Profile], bool]


def _is_open(ground: Ground, profile: Profile) -> bool:
    """Tell whether no rule gives a grade, and no cap settles it either."""
    outcome = ground.outcome(profile)
    return not any(profile[: len(ground.ruleset.claims)]) and outcome.capped == outcome.uncapped


def mass_where(ground: Ground, test: Test) -> Mass | None:
    """Return the sets of findings whose profile passes a test, None where there are none."""
    return whole(mass for profile, mass in ground.profiles if test(profile))


def witness_where(ground: Ground, test: Test) -> Witness:
    """Return the smallest set of findings whose profile passes a test; there must be one."""
    profile, mass = next((profile, mass) for profile, mass in ground.profiles if test(profile))
    return still(ground, mass.smallest, ground.outcome(profile).capped)


def open_states(ground: Ground) -> Iterator[Remark]:
    """Yield the states in which no rule or cap gives a grade, so that `otherwise` does: a choice, not a fault."""
    yield from _remark(ground, Kind.OPEN, "", lambda profile: _is_open(ground, profile))


def contradictions(ground: Ground, ladder: Sequence[int]) -> Iterator[Remark]:
    """Yield each rule that says what its grade is on its own terms and yet holds where a better one does.

    `ladder` are the rungs.
    """
    for index in sometimes(ground):
        if index not in ladder:
            others = [other for other in range(index) if not _includes(ground, other, index)]
            names = _grades(ground, [other for other in others if mass_where(ground, _both(other, index))])
            yield from _remark(ground, Kind.CONTRADICTION, _grade(ground, index), _any_with(others, index), names)


def not_nested(ground: Ground, ladder: Sequence[int]) -> Iterator[Remark]:
    """Yield each rule that can hold where the next lesser of the rungs does not."""
    for index in sometimes(ground):
        lesser = [rung for rung in ladder if rung > index]
        if lesser:
            names = _grades(ground, lesser[:1])
            yield from _remark(ground, Kind.NOT_NESTED, _grade(ground, index), _without(index, lesser[0]), names)


def sometimes(ground: Ground) -> tuple[int, ...]:
    """Return the rules that hold in some state, best first, as places among those of the scheme."""
    places = range(len(ground.ruleset.claims))
    return tuple(index for index in places if any(profile[index] for profile, _ in ground.profiles))


def rungs(ground: Ground) -> tuple[int, ...]:
    """Return the rules that hold in some state and that no better finding ever breaks, best first."""
    return tuple(index for index in sometimes(ground) if _is_rung(ground, index))


def _is_rung(ground: Ground, index: int) -> bool:
    truth = ground.diagram.mapped(lambda profile: profile[index])
    return all(list(fan.results) == sorted(fan.results, reverse=True) for fan in fans(ground, truth))


def _both(one: int, other: int) -> Test:
    return lambda profile: profile[one] and profile[other]


def _without(one: int, other: int) -> Test:
    return lambda profile: profile[one] and not profile[other]


def _any_with(ones: list[int], other: int) -> Test:
    return lambda profile: profile[other] and any(profile[one] for one in ones)


def _includes(ground: Ground, better: int, lesser: int) -> bool:
    return mass_where(ground, _without(better, lesser)) is None


def _grade(ground: Ground, index: int) -> str:
    return ground.scheme.grade_names[ground.ruleset.claims[index][0]]


def _grades(ground: Ground, indexes: list[int]) -> tuple[str, ...]:
    return tuple(_grade(ground, index) for index in indexes)


def _remark(ground: Ground, kind: Kind, subject: str, test: Test, others: tuple[str, ...] = ()) -> Iterator[Remark]:
    mass = mass_where(ground, test)
    if mass is not None:
        witness = witness_where(ground, test)
        span = next((rule.span for rule in ground.scheme.grades if rule.grade == subject), None)
        yield Remark(kind, subject, witness, mass.state_count, mass.sets, others, span=span)
