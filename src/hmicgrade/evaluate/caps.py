"""Which caps hold, and which criteria make them hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from hmicgrade.evaluate.assessment import CapState
from hmicgrade.evaluate.lattice import AreaLattice, union
from hmicgrade.evaluate.meters import has_status, satisfies, selected
from hmicgrade.evaluate.reasons import grade_names
from hmicgrade.evaluate.ruleset import Grades, Outcome
from hmicgrade.model.areas import Criterion
from hmicgrade.model.conditions import CountSentence, ScoreSentence, Sentence, TotalSentence, sentences
from hmicgrade.model.scheme import Cap, Scheme


def cap_states(lattice: AreaLattice) -> tuple[CapState, ...]:
    """Return the caps whose condition holds in some completion, before anything is set aside."""
    outcomes = lattice.outcomes()
    states = (_state(lattice, index, cap, outcomes) for index, cap in enumerate(lattice.ruleset.frame.scheme.caps))
    return tuple(state for state in states if state is not None)


def _state(lattice: AreaLattice, index: int, cap: Cap, outcomes: frozenset[Outcome]) -> CapState | None:
    bit = 1 << index
    if not any(outcome.holding & bit for outcome in outcomes):
        return None
    return CapState(
        cap=cap,
        criteria=making_cap_hold(lattice, index),
        certain=all(outcome.holding & bit for outcome in outcomes),
        set_aside=not any(outcome.lowering & bit for outcome in outcomes),
        without=grade_names(lattice, union(_without(lattice, outcome, bit) for outcome in outcomes)),
    )


def _without(lattice: AreaLattice, outcome: Outcome, bit: int) -> Grades:
    """Return what an outcome would be with every cap but one."""
    return lattice.ruleset.lowered(outcome.uncapped, outcome.lowering & ~bit)


def making_cap_hold(lattice: AreaLattice, index: int) -> tuple[str, ...]:
    """Return the criteria that, in some completion in which the cap holds, are among those that make it hold."""
    return tuple(
        criterion.id
        for place, criterion in enumerate(lattice.ruleset.frame.criteria)
        if _makes_it_hold(lattice, index, place)
    )


def _makes_it_hold(lattice: AreaLattice, index: int, place: int) -> bool:
    frame = lattice.ruleset.frame
    values = counted_values(frame.scheme.caps[index], frame.criteria[place], frame.scheme)
    inside = tuple(value for value in lattice.box[place] if value in values)
    if not inside:
        return False
    box = (*lattice.box[:place], inside, *lattice.box[place + 1 :])
    return any(outcome.holding >> index & 1 for outcome in lattice.outcomes(box))


def counted_values(cap: Cap, criterion: Criterion, scheme: Scheme) -> frozenset[int]:
    """Return the findings that some sentence of a cap counts for a criterion while it would not count the best.

    For a total these are the findings below the best.
    """
    return frozenset(value for sentence in sentences(cap.when) for value in _counted(sentence, criterion, scheme))


def _counted(sentence: Sentence, criterion: Criterion, scheme: Scheme) -> Iterator[int]:
    if not selected(sentence.selector, criterion):
        return
    counts = [counts_at(sentence, value, scheme) for value in range(len(scheme.scale))]
    if not counts[0]:
        yield from (value for value, counted in enumerate(counts) if counted)


def counts_at(sentence: Sentence, value: int, scheme: Scheme) -> bool:
    """Tell whether a sentence counts a criterion with a value of the scale; a total counts what is below the best."""
    match sentence:
        case CountSentence(_, _, status):
            return has_status(status, scheme)(scheme.findings[value])
        case ScoreSentence(_, _, bound):
            return satisfies(scheme.scale[value].score, bound)
        case TotalSentence():
            return value > 0
        case _:
            assert_never(sentence)
