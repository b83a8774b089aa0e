"""The parts of a scheme that do nothing: caps, sentences, vague words and critical flags."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from hmicgrade.evaluate.diagram import LatticeTooLargeError
from hmicgrade.evaluate.meters import meter, readings_of, selected
from hmicgrade.evaluate.proof.profiles import Ground, Profile
from hmicgrade.evaluate.proof.results import Kind, Remark
from hmicgrade.evaluate.proof.walks import reached
from hmicgrade.evaluate.readings import distinct_readings, sums_of
from hmicgrade.evaluate.ruleset import Outcome, compile_rules
from hmicgrade.model.conditions import Amount, Condition, Sentence, sentences, words_used
from hmicgrade.model.scheme import Quantity, Scheme
from hmicgrade.model.wording import sentence_text


def conditions(scheme: Scheme) -> Iterator[Condition]:
    """Yield every condition of a scheme: of its grades, then of its caps."""
    yield from (rule.requires for rule in scheme.grades if rule.requires is not None)
    yield from (cap.when for cap in scheme.caps)


def every_sentence(scheme: Scheme) -> Iterator[Sentence]:
    """Yield every sentence of a scheme's rules, in the order in which they are written."""
    for condition in conditions(scheme):
        yield from sentences(condition)


def caps_that_never_hold(ground: Ground, outcomes: Collection[Outcome]) -> Iterator[Remark]:
    """Yield each cap that holds in no state. `outcomes` hold every outcome there is."""
    for index, cap in enumerate(ground.scheme.caps):
        if not any(outcome.holding >> index & 1 for outcome in outcomes):
            yield Remark(Kind.CAP_NEVER_HOLDS, cap.id, span=cap.span)


def idle_caps(ground: Ground) -> Iterator[Remark]:
    """Yield each cap that holds in some state and changes the result in none."""
    for index, cap in enumerate(ground.scheme.caps, start=len(ground.ruleset.claims)):
        held = [(profile, mass) for profile, mass in ground.profiles if profile[index]]
        if held and not any(_lowers(ground, profile, index) for profile, _ in held):
            yield Remark(Kind.IDLE_CAP, cap.id, span=cap.span)


def _lowers(ground: Ground, profile: Profile, index: int) -> bool:
    without = (*profile[:index], False, *profile[index + 1 :])
    return ground.outcome(without).capped != ground.outcome(profile).capped


def constant_sentences(ground: Ground) -> Iterator[Remark]:
    """Yield each sentence that always holds, or never does.

    Raises:
        LatticeTooLargeError: a sentence has too many sums to tell.
    """
    for sentence in every_sentence(ground.scheme):
        answers = _answers(ground, sentence)
        if answers is None:
            raise LatticeTooLargeError
        yield from _constant(sentence, answers)


def surely_constant_sentences(ground: Ground) -> Iterator[Remark]:
    """Yield each sentence that is known to hold always, or never."""
    for sentence in every_sentence(ground.scheme):
        yield from _constant(sentence, _answers(ground, sentence) or frozenset())


def _answers(ground: Ground, sentence: Sentence) -> frozenset[bool] | None:
    """Return what a sentence can come out as, None where its sums are too many to tell."""
    measure = meter(sentence, ground.ruleset.frame)
    sums = sums_of(measure.gains, ground.lattice.box)
    return None if sums is None else frozenset(measure.low <= number <= measure.high for number in sums)


def _constant(sentence: Sentence, answers: frozenset[bool]) -> Iterator[Remark]:
    if len(answers) == 1:
        kind = Kind.ALWAYS_HOLDS if True in answers else Kind.NEVER_HOLDS
        yield Remark(kind, sentence_text(sentence), span=sentence.span)


def idle_flags(ground: Ground) -> Iterator[Remark]:
    """Yield each critical criterion that no sentence about critical criteria takes in."""
    selectors = [sentence.selector for sentence in every_sentence(ground.scheme)]
    asking = [selector for selector in selectors if "critical" in selector.adjectives]
    for criterion in ground.criteria:
        if criterion.critical and not any(selected(selector, criterion) for selector in asking):
            yield Remark(Kind.IDLE_FLAG, criterion.id, others=(criterion.level,), span=criterion.span)


def unused_quantities(scheme: Scheme, areas: tuple[str, ...]) -> Iterator[Remark]:
    """Yield each vague word that no rule uses."""
    used = {word for condition in conditions(scheme) for word in words_used(condition)}
    for quantity in scheme.quantities:
        if quantity.word not in used:
            yield Remark(Kind.UNUSED_QUANTITY, quantity.word, areas=areas, everywhere=True, span=quantity.span)


def idle_quantities(ground: Ground) -> Iterator[Remark]:
    """Yield each vague word whose reading, anywhere within its range, changes the result in no state.

    A range that holds one reading only is no range: its author left nothing open.

    Raises:
        LatticeTooLargeError: there are too many states or too many readings to tell apart.
    """
    for quantity in ground.scheme.quantities:
        amounts = distinct_readings(ground.lattice, {}, quantity)
        if amounts is None:
            raise LatticeTooLargeError
        if amounts and quantity.first != quantity.last and not any(_matters(ground, quantity, one) for one in amounts):
            yield Remark(Kind.IDLE_QUANTITY, quantity.word, span=quantity.span)


def _matters(ground: Ground, quantity: Quantity, reading: Amount) -> bool:
    """Tell whether a reading gives another result than the scheme's own in some state."""
    readings = {**readings_of(ground.scheme), quantity.word: reading}
    ruleset = compile_rules(ground.scheme, ground.criteria, readings, {})
    other = replace(ground, ruleset=ruleset, given=ground.order).grades
    ends = reached((0, 0), ground.steps(ground.grades.layers, other.layers))
    return any(ground.grades.results[here] != other.results[there] for here, there in ends)
