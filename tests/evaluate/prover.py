"""The proof of a scheme the long way: every set of findings of a small area written out and looked at.

It shares the types of the answers with the engine, and no code; what the rules say comes from the oracle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import product

from hmicgrade.evaluate.proof.results import Change, Kind, Power, Reach, Remark, Way, Witness
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.conditions import Amount, Bound, Comparison, ScoreSentence, Sentence, TotalSentence, Word
from hmicgrade.model.conditions import CountSentence as Counting
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED, Quantity, Scheme
from hmicgrade.model.wording import sentence_text
from tests.evaluate.oracle import (
    Findings,
    Grades,
    Readings,
    World,
    counts,
    holds,
    is_selected,
    score,
    sentence_holds,
    sentences_of,
)

State = tuple[tuple[int, ...], ...]
Test = Callable[[Findings], bool]


@dataclass(frozen=True)
class Prover:
    """A scheme over an area of a few criteria."""

    scheme: Scheme
    area: Area

    # The ground

    @cached_property
    def scale(self) -> tuple[str, ...]:
        return tuple(value.finding for value in self.scheme.scale)

    @cached_property
    def names(self) -> list[str]:
        return [rule.grade for rule in self.scheme.grades]

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        return self.area.criteria

    @cached_property
    def readings(self) -> Readings:
        return {quantity.word: quantity.reading for quantity in self.scheme.quantities}

    @cached_property
    def every(self) -> list[Findings]:
        """Every set of findings, smallest first."""
        return sorted(product(self.scale, repeat=len(self.criteria)), key=self.size)

    def size(self, findings: Findings) -> tuple[int, int, tuple[int, ...]]:
        """Fewest away from the best, then fewest steps away, then away early in the file, near the best first."""
        places = [self.scale.index(finding) for finding in findings]
        digits = tuple(place - 1 if place else len(self.scale) for place in places)
        return sum(place > 0 for place in places), sum(places), digits

    @cached_property
    def here(self) -> World:
        return World(self.scheme, self.criteria, frozenset(), None, self.readings)

    def gives(self, findings: Findings) -> Grades:
        return self.here.verdict(findings).computed

    def ordered(self, grades: Grades) -> tuple[str, ...]:
        return tuple(name for name in self.names if name in grades)

    def places(self, grades: Grades) -> list[int]:
        return sorted(map(self.names.index, grades))

    # States: how many criteria of each class have each finding

    @cached_property
    def classes(self) -> tuple[tuple[int, ...], ...]:
        kinds = [self._kind(criterion) for criterion in self.criteria]
        return tuple(tuple(place for place, kind in enumerate(kinds) if kind == one) for one in dict.fromkeys(kinds))

    @cached_property
    def sentences(self) -> list[Sentence]:
        conditions = [rule.requires for rule in self.scheme.grades if rule.requires is not None]
        return [one for each in (*conditions, *(cap.when for cap in self.scheme.caps)) for one in sentences_of(each)]

    def _kind(self, criterion: Criterion) -> tuple[object, ...]:
        """What each finding of a criterion adds to what each sentence counts."""
        return tuple(self._adds(sentence, criterion, finding) for sentence in self.sentences for finding in self.scale)

    def _adds(self, sentence: Sentence, criterion: Criterion, finding: str) -> Fraction:
        if not is_selected(sentence.selector, criterion):
            return Fraction(0)
        if isinstance(sentence, TotalSentence):
            return score(finding, self.scheme)
        read = self.readings[sentence.quantity.word] if isinstance(sentence.quantity, Word) else sentence.quantity
        weight = criterion.weight if isinstance(read, Amount) and read.by_weight else Fraction(1)
        return weight if counts(sentence, finding, self.scheme) else Fraction(0)

    def state(self, findings: Findings) -> State:
        return tuple(
            tuple([findings[place] for place in members].count(value) for value in self.scale)
            for members in self.classes
        )

    def class_of(self, place: int) -> tuple[int, ...]:
        return next(members for members in self.classes if place in members)

    # Remarks

    def remark(self, kind: Kind, subject: str, *, test: Test, others: tuple[str, ...] = ()) -> list[Remark]:
        """What the sets of findings that pass a test show; nothing where there are none."""
        found = [findings for findings in self.every if test(findings)]
        if not found:
            return []
        witness = Witness(self.by_id(found[0]), self.ordered(self.gives(found[0])))
        return [
            Remark(kind, subject, witness, len(set(map(self.state, found))), len(found), others, areas=(self.area.id,))
        ]

    def by_id(self, findings: Findings) -> tuple[tuple[str, str], ...]:
        return tuple((one.id, finding) for one, finding in zip(self.criteria, findings, strict=True))

    # The rules

    @cached_property
    def ruled(self) -> list[str]:
        return [rule.grade for rule in self.scheme.grades if rule.requires is not None]

    def claims(self, grade: str, findings: Findings) -> bool:
        condition = self.scheme.grades[self.names.index(grade)].requires
        rows = list(zip(self.criteria, findings, strict=True))
        return condition is not None and holds(condition, rows, self.scheme, self.readings)

    @cached_property
    def truths(self) -> dict[str, dict[Findings, bool]]:
        return {grade: {one: self.claims(grade, one) for one in self.every} for grade in self.ruled}

    @cached_property
    def alive(self) -> list[str]:
        return [grade for grade in self.ruled if any(self.truths[grade].values())]

    @cached_property
    def rungs(self) -> list[str]:
        return [
            grade
            for grade in self.alive
            if all(
                self.truths[grade][better] for one in self.every if self.truths[grade][one] for better in self.up(one)
            )
        ]

    def up(self, findings: Findings) -> Iterator[Findings]:
        return (better for _, better in self.steps(findings))

    def steps(self, findings: Findings) -> Iterator[tuple[int, Findings]]:
        for place, finding in enumerate(findings):
            value = self.scale.index(finding)
            if value:
                yield place, (*findings[:place], self.scale[value - 1], *findings[place + 1 :])

    def open_states(self) -> list[Remark]:
        def is_open(findings: Findings) -> bool:
            verdict = self.here.verdict(findings)
            return not any(self.truths[one][findings] for one in self.ruled) and verdict.computed == verdict.uncapped

        return self.remark(Kind.OPEN, "", test=is_open)

    def not_nested(self) -> list[Remark]:
        found: list[Remark] = []
        for grade in self.alive:
            lesser = [rung for rung in self.rungs if self.names.index(rung) > self.names.index(grade)]
            for rung in lesser[:1]:
                here, there = self.truths[grade], self.truths[rung]
                found += self.remark(
                    Kind.NOT_NESTED,
                    grade,
                    test=lambda one, here=here, there=there: here[one] and not there[one],  # type: ignore[misc]
                    others=(rung,),
                )
        return found

    def contradictions(self) -> list[Remark]:
        found: list[Remark] = []
        for grade in self.alive:
            here = self.truths[grade]
            better = [] if grade in self.rungs else self.ruled[: self.ruled.index(grade)]
            unlike = [one for one in better if any(self.truths[one][at] and not here[at] for at in self.every)]
            clash = tuple(one for one in unlike if any(self.truths[one][at] and here[at] for at in self.every))
            found += self.remark(
                Kind.CONTRADICTION,
                grade,
                test=lambda at, here=here, clash=clash: here[at] and any(self.truths[one][at] for one in clash),  # type: ignore[misc]
                others=clash,
            )
        return found

    # Grades

    def reach(self, grade: str) -> Reach:
        found = [findings for findings in self.every if grade in self.gives(findings)]
        ways = {self._way(grade, findings) for findings in found}
        if not found and self.by_override(grade):
            ways = {Way.OVERRIDE}
        witness = Witness(self.by_id(found[0]), self.ordered(self.gives(found[0]))) if found else None
        ordered = tuple(way for way in Way if way in ways)
        return Reach(grade, ordered, len(set(map(self.state, found))), len(found), witness)

    def _way(self, grade: str, findings: Findings) -> Way:
        verdict = self.here.verdict(findings)
        if grade not in verdict.uncapped or (len(verdict.uncapped) > 1 and len(verdict.computed) == 1):
            return Way.CAP
        if any(self.truths[one][findings] for one in self.ruled):
            return Way.RULE
        return Way.JUDGEMENT if len(self.scheme.otherwise) > 1 else Way.OTHERWISE

    def by_override(self, grade: str) -> bool:
        steps, here = self.scheme.override_steps, self.names.index(grade)
        return steps is not None and any(
            all(abs(here - place) <= steps for place in self.places(self.gives(one))) for one in self.every
        )

    def grades_without_use(self) -> set[tuple[Kind, str]]:
        reached = {grade for one in self.every for grade in self.gives(one)}
        found = set()
        for grade in self.names:
            if grade not in reached and (grade in self.ruled or not self.by_override(grade)):
                found.add((Kind.UNREACHABLE, grade))
            elif grade in self.ruled and not any(self._gives_alone(grade, one) for one in self.every):
                found.add((Kind.IDLE_RULE, grade))
        return found

    def _gives_alone(self, grade: str, findings: Findings) -> bool:
        claimed = next((one for one in self.ruled if self.truths[one][findings]), None)
        return claimed == grade and self.gives(findings) == {grade}

    def is_constant(self) -> bool:
        return len({self.gives(one) for one in self.every}) == 1

    def by_silence(self) -> Grades:
        """The grades possible where nobody has evidence on anything."""
        means = [self.scheme.finding_in_silence(one.level) or NOT_ASSESSED for one in self.criteria]
        return self.here.possible(tuple(means))

    # One finding changed

    def not_monotone(self) -> list[Remark]:
        falls = [
            (place, one, better)
            for one in self.every
            for place, better in self.steps(one)
            if self._falls(self.places(self.gives(one)), self.places(self.gives(better)))
        ]
        if not falls:
            return []
        place, one, better = min(falls, key=lambda fall: (*self.size(fall[1])[:2], fall[0], self.size(fall[1])))
        criterion = self.criteria[place].id
        change = Change(criterion, one[place], better[place])
        witness = Witness(self.by_id(one), self.ordered(self.gives(one)), change, self.ordered(self.gives(better)))
        edges = {(self.state(one), self.class_of(at), one[at]) for at, one, _ in falls}
        return [Remark(Kind.NOT_MONOTONE, criterion, witness, len(edges), len(falls), areas=(self.area.id,))]

    @staticmethod
    def _falls(before: list[int], after: list[int]) -> bool:
        return after[-1] > before[-1] or after[0] > before[0]

    def idle_criteria(self) -> list[str]:
        if self.is_constant():
            return []
        return [one.id for place, one in enumerate(self.criteria) if not self.swings(place, self.gives)]

    def swings(self, place: int, read: Callable[[Findings], object]) -> int:
        """For how many ways to find on the others does what is read depend on the finding at a place."""
        return sum(
            len({read((*one[:place], value, *one[place + 1 :])) for value in self.scale}) > 1
            for one in self.every
            if one[place] == self.scale[0]
        )

    def power(self) -> tuple[Power, ...]:
        ways = len(self.scale) ** (len(self.criteria) - 1)
        swings = [self.swings(place, self.gives) for place in range(len(self.criteria))]
        return tuple(
            Power(
                one.id,
                Fraction(swings[place], ways),
                Fraction(swings[place], sum(swings) or 1),
                tuple((name, Fraction(self._threshold(place, at), ways)) for at, name in enumerate(self.names[:-1])),
            )
            for place, one in enumerate(self.criteria)
        )

    def _threshold(self, place: int, grade: int) -> int:
        return self.swings(place, lambda findings: self.places(self.gives(findings))[-1] <= grade)

    # Parts

    def caps_that_never_hold(self) -> list[str]:
        held = {cap for one in self.every for cap in self.here.verdict(one).held}
        return [cap.id for cap in self.scheme.caps if cap.id not in held]

    def idle_caps(self) -> list[str]:
        gone = self.caps_that_never_hold()
        return [cap.id for cap in self.scheme.caps if cap.id not in gone and not self._lowers(cap.id)]

    def _lowers(self, cap: str) -> bool:
        at_most = {one.id: self.names.index(one.at_most) for one in self.scheme.caps}
        return any(
            self.gives(one)
            != {
                self.names[max(self.names.index(grade), *(at_most[each] for each in verdict.held - {cap}), 0)]
                for grade in verdict.uncapped
            }
            for one in self.every
            for verdict in [self.here.verdict(one)]
        )

    def constant_sentences(self) -> list[tuple[Kind, str]]:
        found = []
        for sentence in self.sentences:
            answers = {
                sentence_holds(sentence, list(zip(self.criteria, one, strict=True)), self.scheme, self.readings)
                for one in self.every
            }
            if len(answers) == 1:
                found.append((Kind.ALWAYS_HOLDS if answers == {True} else Kind.NEVER_HOLDS, sentence_text(sentence)))
        return found

    def idle_flags(self) -> list[str]:
        asking = [one for one in self.sentences if "critical" in one.selector.adjectives]
        return [
            one.id
            for one in self.criteria
            if one.critical and not any(is_selected(sentence.selector, one) for sentence in asking)
        ]

    def idle_quantities(self) -> list[str]:
        return [
            quantity.word
            for quantity in self.scheme.quantities
            if self._uses(quantity) and quantity.first != quantity.last
            if not any(self._matters(quantity, reading) for reading in self._amounts(quantity))
        ]

    def _uses(self, quantity: Quantity) -> list[Counting | ScoreSentence]:
        return [
            one for one in self.sentences if not isinstance(one, TotalSentence) and one.quantity == Word(quantity.word)
        ]

    def _amounts(self, quantity: Quantity) -> Iterator[Amount]:
        """Every reading of a range at which some count of some sentence could come to hold or cease to."""
        floor = quantity.reading.bound.comparison in {Comparison.AT_LEAST, Comparison.MORE_THAN}
        pair = (Comparison.AT_LEAST, Comparison.MORE_THAN) if floor else (Comparison.FEWER_THAN, Comparison.AT_MOST)
        keys = [self._key(amount, pair) for amount in (quantity.first, quantity.last)]
        for number in self._numbers(quantity):
            for place, comparison in enumerate(pair):
                if keys[0] <= (number, place) <= keys[1]:
                    yield Amount(Bound(comparison, number), quantity.reading.percent, quantity.reading.by_weight)

    @staticmethod
    def _key(amount: Amount, pair: tuple[Comparison, Comparison]) -> tuple[Fraction, int]:
        return amount.bound.number, pair.index(amount.bound.comparison)

    def _numbers(self, quantity: Quantity) -> set[Fraction]:
        numbers = {quantity.first.bound.number, quantity.last.bound.number}
        for sentence in self._uses(quantity):
            chosen = [one for one in self.criteria if is_selected(sentence.selector, one)]
            weights = [one.weight if quantity.reading.by_weight else Fraction(1) for one in chosen]
            parts = {
                sum((w for w, taken in zip(weights, pick, strict=True) if taken), Fraction(0))
                for pick in product((False, True), repeat=len(weights))
            }
            whole = sum(weights, Fraction(0)) if quantity.reading.percent else Fraction(100)
            numbers |= {100 * part / whole for part in parts if whole}
        return numbers

    def _matters(self, quantity: Quantity, reading: Amount) -> bool:
        other = World(self.scheme, self.criteria, frozenset(), None, {**self.readings, quantity.word: reading})
        return any(other.verdict(one).computed != self.gives(one) for one in self.every)

    # Criteria taken out

    def leaving_out(self) -> list[Remark]:
        found: list[Remark] = []
        for members in self.classes:
            able = [place for place in members if self.criteria[place].may_be_not_applicable]
            gains = [(place, one) for place in able for one in self.every if self._gains(place, one)]
            if gains:
                found.append(self._left_out(able, gains))
        return found

    def _gains(self, place: int, findings: Findings) -> bool:
        if findings[place] != self.scale[-1] or len(self.criteria) == 1:
            return False
        return self.places(self._without(place, findings))[0] < self.places(self.gives(findings))[0]

    def _without(self, place: int, findings: Findings) -> Grades:
        return self.gives((*findings[:place], NOT_APPLICABLE, *findings[place + 1 :]))

    def _left_out(self, able: list[int], gains: list[tuple[int, Findings]]) -> Remark:
        one = min((findings for place, findings in gains if place == able[0]), key=self.size)
        names = tuple(self.criteria[place].id for place in able)
        change = Change(names[0], self.scale[-1], NOT_APPLICABLE)
        then = self.ordered(self._without(able[0], one))
        witness = Witness(self.by_id(one), self.ordered(self.gives(one)), change, then)
        states = len({self.state(findings) for _, findings in gains})
        return Remark(Kind.LEFT_OUT, names[0], witness, states, len(gains), names[1:], areas=(self.area.id,))
