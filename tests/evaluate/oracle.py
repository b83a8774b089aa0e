"""The grade worked out the long way: every completion written out, every sentence counted by hand.

It shares the words of the model and the types of the answers with the engine, and no code. It is slow, so the areas
it is asked about are small.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import combinations, product

from hmicgrade.evaluate.assessment import Because, CapState, Recipe, Want
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.conditions import (
    AllBut,
    AllOf,
    Amount,
    AnyOf,
    Comparison,
    Condition,
    CountSentence,
    Plain,
    Quantity,
    Relation,
    ScoreSentence,
    Selector,
    Sentence,
    Status,
    TotalSentence,
    Word,
)
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED, Cap, Scheme

Findings = tuple[str, ...]
Grades = frozenset[str]
Readings = Mapping[str, Amount]
Rows = list[tuple[Criterion, str]]


@dataclass(frozen=True, slots=True)
class Small:
    """An area small enough to write every completion out: its findings, by place, and the judgements made."""

    scheme: Scheme
    area: Area
    findings: Findings
    set_aside: tuple[tuple[str, str], ...] = ()
    treat: tuple[str, ...] = ()
    decide: str | None = None
    override: str | None = None
    despite: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(criterion.id for criterion in self.area.criteria)

    def finding(self, criterion: str) -> str:
        return self.findings[self.ids.index(criterion)]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say of findings in which nothing is missing."""

    uncapped: Grades
    held: frozenset[str]
    standing: frozenset[str]
    computed: Grades
    decided: Grades


def compares(number: Fraction, comparison: Comparison, with_: Fraction) -> bool:
    return {
        Comparison.AT_LEAST: number >= with_,
        Comparison.AT_MOST: number <= with_,
        Comparison.MORE_THAN: number > with_,
        Comparison.FEWER_THAN: number < with_,
        Comparison.EXACTLY: number == with_,
    }[comparison]


def share_compares(part: Fraction, whole: Fraction, comparison: Comparison, percent: Fraction) -> bool:
    if whole == 0:
        return {
            Comparison.AT_LEAST: percent == 0,
            Comparison.AT_MOST: True,
            Comparison.MORE_THAN: False,
            Comparison.FEWER_THAN: True,
            Comparison.EXACTLY: percent == 0,
        }[comparison]
    return compares(100 * part, comparison, percent * whole)


def quantity_holds(quantity: Quantity, counted: list[Fraction], all_: list[Fraction], readings: Readings) -> bool:
    """`counted` and `all_` are the weights of the criteria that have the status, and of all that are selected."""
    m, n = len(counted), len(all_)
    match quantity:
        case Plain():
            return {Plain.ALL: m == n, Plain.ANY: m >= 1, Plain.NO: m == 0}[quantity]
        case AllBut(number):
            return m >= n - number
        case Word(word):
            return quantity_holds(readings[word], counted, all_, readings)
        case Amount():
            return amount_holds(quantity, counted, all_)


def amount_holds(amount: Amount, counted: list[Fraction], all_: list[Fraction]) -> bool:
    part = sum(counted, Fraction(0)) if amount.by_weight else Fraction(len(counted))
    whole = sum(all_, Fraction(0)) if amount.by_weight else Fraction(len(all_))
    if amount.percent:
        return share_compares(part, whole, amount.bound.comparison, amount.bound.number)
    return compares(part, amount.bound.comparison, amount.bound.number)


def has_status(finding: str, status: Status, scheme: Scheme) -> bool:
    places = {value.finding: place for place, value in enumerate(scheme.scale)}
    here, asked = places[finding], places[status.finding]
    return {
        Relation.IS: here == asked,
        Relation.AT_LEAST: here <= asked,
        Relation.AT_MOST: here >= asked,
        Relation.BELOW: here > asked,
    }[status.relation]


def score(finding: str, scheme: Scheme) -> Fraction:
    return next(value.score for value in scheme.scale if value.finding == finding)


def is_selected(selector: Selector, criterion: Criterion) -> bool:
    said = {criterion.level, *criterion.tags}
    said |= {"critical"} if criterion.critical else set()
    said |= {"significant"} if criterion.significant else set()
    return said >= set(selector.adjectives)


def counts(sentence: Sentence, finding: str, scheme: Scheme) -> bool:
    """Whether a sentence counts a criterion with this finding; a total counts what is below the best."""
    match sentence:
        case CountSentence(_, _, status):
            return has_status(finding, status, scheme)
        case ScoreSentence(_, _, bound):
            return compares(score(finding, scheme), bound.comparison, bound.number)
        case TotalSentence():
            return finding != scheme.scale[0].finding


def sentence_holds(sentence: Sentence, rows: Rows, scheme: Scheme, readings: Readings) -> bool:
    chosen = [
        (criterion, finding)
        for criterion, finding in rows
        if finding != NOT_APPLICABLE and is_selected(sentence.selector, criterion)
    ]
    if isinstance(sentence, TotalSentence):
        return total_holds(sentence, [score(finding, scheme) for _, finding in chosen], scheme)
    counted = [criterion.weight for criterion, finding in chosen if counts(sentence, finding, scheme)]
    return quantity_holds(sentence.quantity, counted, [criterion.weight for criterion, _ in chosen], readings)


def total_holds(sentence: TotalSentence, scores: list[Fraction], scheme: Scheme) -> bool:
    total = sum(scores, Fraction(0))
    if not sentence.of_maximum:
        return compares(total, sentence.bound.comparison, sentence.bound.number)
    highest = max(value.score for value in scheme.scale) * len(scores)
    return share_compares(total, highest, sentence.bound.comparison, sentence.bound.number)


def holds(condition: Condition, rows: Rows, scheme: Scheme, readings: Readings) -> bool:
    match condition:
        case AnyOf(members):
            return any(holds(member, rows, scheme, readings) for member in members)
        case AllOf(members):
            return all(holds(member, rows, scheme, readings) for member in members)
        case CountSentence() | ScoreSentence() | TotalSentence():
            return sentence_holds(condition, rows, scheme, readings)


def sentences_of(condition: Condition) -> Iterator[Sentence]:
    if isinstance(condition, AnyOf | AllOf):
        for member in condition.members:
            yield from sentences_of(member)
    else:
        yield condition


def completions(findings: Findings, scheme: Scheme) -> Iterator[Findings]:
    scale = tuple(value.finding for value in scheme.scale)
    return product(*(scale if finding == NOT_ASSESSED else (finding,) for finding in findings))


@dataclass(slots=True)
class World:
    """The rules over one area with certain judgements and readings in force."""

    scheme: Scheme
    criteria: tuple[Criterion, ...]
    set_aside: frozenset[tuple[str, str]]
    decide: str | None
    readings: Readings
    known: dict[Findings, Verdict] = field(default_factory=dict)

    def verdict(self, findings: Findings) -> Verdict:
        if findings not in self.known:
            self.known[findings] = self._verdict(findings)
        return self.known[findings]

    def _verdict(self, findings: Findings) -> Verdict:
        rows = list(zip(self.criteria, findings, strict=True))
        uncapped = self._claimed(rows)
        held = [cap for cap in self.scheme.caps if holds(cap.when, rows, self.scheme, self.readings)]
        standing = [cap for cap in held if self._still_holds(cap, rows)]
        computed = frozenset(self.lowered(grade, standing) for grade in uncapped)
        decided = frozenset({self.decide}) if self.decide in computed and self.decide is not None else computed
        return Verdict(
            uncapped, frozenset(cap.id for cap in held), frozenset(cap.id for cap in standing), computed, decided
        )

    def _claimed(self, rows: Rows) -> Grades:
        for rule in self.scheme.grades:
            if rule.requires is not None and holds(rule.requires, rows, self.scheme, self.readings):
                return frozenset({rule.grade})
        return frozenset(self.scheme.otherwise)

    def _still_holds(self, cap: Cap, rows: Rows) -> bool:
        best = self.scheme.scale[0].finding
        taken = [
            (one, best if (cap.id, one.id) in self.set_aside and finding != NOT_APPLICABLE else finding)
            for one, finding in rows
        ]
        return holds(cap.when, taken, self.scheme, self.readings)

    def lowered(self, grade: str, caps: list[Cap]) -> str:
        names = [rule.grade for rule in self.scheme.grades]
        return names[max(names.index(grade), *(names.index(cap.at_most) for cap in caps), 0)]

    def verdicts(self, findings: Findings) -> list[Verdict]:
        return [self.verdict(complete) for complete in completions(findings, self.scheme)]

    def possible(self, findings: Findings) -> Grades:
        return frozenset().union(*(verdict.decided for verdict in self.verdicts(findings)))

    def makes_hold(self, cap: Cap, criterion: Criterion, finding: str) -> bool:
        """Whether some sentence of a cap that holds counts a criterion here, and would not at the best finding."""
        best = self.scheme.scale[0].finding
        return finding != NOT_APPLICABLE and any(
            is_selected(sentence.selector, criterion)
            and counts(sentence, finding, self.scheme)
            and not counts(sentence, best, self.scheme)
            for sentence in sentences_of(cap.when)
        )

    def cap_makers(self, cap: Cap, findings: Findings) -> set[str]:
        return {
            criterion.id
            for complete in completions(findings, self.scheme)
            if cap.id in self.verdict(complete).held
            for criterion, finding in zip(self.criteria, complete, strict=True)
            if self.makes_hold(cap, criterion, finding)
        }


@dataclass(slots=True)
class Oracle:
    """Everything the documents say of a small area, by enumeration."""

    small: Small
    worlds: dict[tuple[object, ...], World] = field(default_factory=dict)

    @property
    def scheme(self) -> Scheme:
        return self.small.scheme

    @property
    def names(self) -> list[str]:
        return [rule.grade for rule in self.scheme.grades]

    @property
    def best(self) -> str:
        return self.scheme.scale[0].finding

    @property
    def worst(self) -> str:
        return self.scheme.scale[-1].finding

    def ordered(self, grades: Grades) -> tuple[str, ...]:
        return tuple(name for name in self.names if name in grades)

    def worst_of(self, grades: Grades) -> int:
        return max(self.names.index(grade) for grade in grades)

    # Judgements: which apply, and which are stale

    def _world(self, treat: tuple[str, ...], set_aside: tuple[tuple[str, str], ...], readings: Readings) -> World:
        key = (treat, set_aside, tuple(readings.items()))
        if key not in self.worlds:
            criteria = tuple(
                replace(one, critical=True) if one.id in treat else one for one in self.small.area.criteria
            )
            self.worlds[key] = World(self.scheme, criteria, frozenset(set_aside), self.small.decide, readings)
        return self.worlds[key]

    def stale_treatments(self, findings: Findings) -> set[str]:
        return {
            one.id
            for one, finding in zip(self.small.area.criteria, findings, strict=True)
            if one.id in self.small.treat and (one.critical or finding in {self.best, NOT_APPLICABLE})
        }

    def stale_set_asides(self, findings: Findings, treat: tuple[str, ...], readings: Readings) -> set[tuple[str, str]]:
        plain = self._world(treat, (), readings)
        caps = {cap.id: cap for cap in self.scheme.caps}
        return {
            (cap, criterion)
            for cap, criterion in self.small.set_aside
            if criterion not in plain.cap_makers(caps[cap], findings)
        }

    def decision_is_stale(self) -> bool:
        verdicts = self.world(self.small.findings).verdicts(self.small.findings)
        return all(len(verdict.computed) == 1 or self.small.decide not in verdict.computed for verdict in verdicts)

    @property
    def scheme_readings(self) -> Readings:
        return {quantity.word: quantity.reading for quantity in self.scheme.quantities}

    def world(self, findings: Findings, readings: Readings | None = None) -> World:
        """The world as it would be with these findings: a judgement that does not apply there is not applied."""
        read = self.scheme_readings if readings is None else readings
        gone = self.stale_treatments(findings)
        treat = tuple(one for one in self.small.treat if one not in gone)
        stale = self.stale_set_asides(findings, treat, read)
        return self._world(treat, tuple(one for one in self.small.set_aside if one not in stale), read)

    def possible_with(self, findings: Findings, readings: Readings | None = None) -> Grades:
        return self.world(findings, readings).possible(findings)

    # The grade

    @property
    def here(self) -> World:
        return self.world(self.small.findings)

    @property
    def verdicts(self) -> list[Verdict]:
        return self.here.verdicts(self.small.findings)

    @property
    def possible(self) -> Grades:
        return self.here.possible(self.small.findings)

    @property
    def computed(self) -> Grades:
        return frozenset().union(*(verdict.computed for verdict in self.verdicts))

    @property
    def uncapped(self) -> Grades:
        return frozenset().union(*(verdict.uncapped for verdict in self.verdicts))

    @property
    def undetermined(self) -> Want | None:
        decided = {verdict.decided for verdict in self.verdicts}
        if len(self.possible) == 1:
            return None
        if all(len(grades) == 1 for grades in decided):
            return Want.EVIDENCE
        return Want.JUDGEMENT if len(decided) == 1 else Want.BOTH

    @property
    def caps(self) -> tuple[CapState, ...]:
        return tuple(self._cap(cap) for cap in self.scheme.caps if any(cap.id in one.held for one in self.verdicts))

    def _cap(self, cap: Cap) -> CapState:
        held = [verdict for verdict in self.verdicts if cap.id in verdict.held]
        makers = self.here.cap_makers(cap, self.small.findings)
        return CapState(
            cap,
            tuple(one for one in self.small.ids if one in makers),
            certain=len(held) == len(self.verdicts),
            set_aside=all(cap.id not in verdict.standing for verdict in held),
            without=self.ordered(frozenset().union(*(self._without(cap, verdict) for verdict in self.verdicts))),
        )

    def _without(self, cap: Cap, verdict: Verdict) -> Grades:
        others = [one for one in self.scheme.caps if one.id in verdict.standing and one.id != cap.id]
        return frozenset(self.here.lowered(grade, others) for grade in verdict.uncapped)

    @property
    def shadow(self) -> Grades | None:
        if NOT_APPLICABLE not in self.small.findings:
            return None
        return self.possible_with(tuple(self.worst if one == NOT_APPLICABLE else one for one in self.small.findings))

    def is_monotone(self) -> bool:
        """Whether improving any finding, anywhere, never worsens the worst grade open nor the best."""
        spaces = [
            (NOT_APPLICABLE,) if finding == NOT_APPLICABLE else tuple(value.finding for value in self.scheme.scale)
            for finding in self.small.findings
        ]
        return all(
            self._is_no_worse(better, findings)
            for findings in product(*spaces)
            for better in self._one_better(findings)
        )

    def _one_better(self, findings: Findings) -> Iterator[Findings]:
        scale = [value.finding for value in self.scheme.scale]
        for place, finding in enumerate(findings):
            if finding in scale[1:]:
                yield (*findings[:place], scale[scale.index(finding) - 1], *findings[place + 1 :])

    def _is_no_worse(self, better: Findings, than: Findings) -> bool:
        new, old = (sorted(map(self.names.index, self.here.verdict(one).decided)) for one in (better, than))
        return new[0] <= old[0] and new[-1] <= old[-1]

    # Reasons

    def changed(self, ids: tuple[str, ...], to: str) -> Findings:
        pairs = zip(self.small.ids, self.small.findings, strict=True)
        return tuple(to if one in ids else finding for one, finding in pairs)

    def raise_sets(self) -> tuple[str, set[frozenset[str]]] | None:
        """The grade one better than the worst possible, and every smallest set of findings that reaches it."""
        worst = self.worst_of(self.possible)
        free = [one for one in self.small.ids if self.small.finding(one) not in {self.best, NOT_APPLICABLE}]
        for size in range(1, len(free) + 1) if worst > 0 else ():
            reaching = {
                frozenset(ids)
                for ids in combinations(free, size)
                if self.worst_of(self.possible_with(self.changed(ids, self.best))) < worst
            }
            if reaching:
                return self.names[worst - 1], reaching
        return None

    def lower_sets(self) -> tuple[str, set[frozenset[str]]] | None:
        """The worst grade that a smallest fall makes possible, and every smallest set of findings that does."""
        worst = self.worst_of(self.possible)
        lowest = {self.worst, NOT_APPLICABLE, NOT_ASSESSED}
        free = [one for one in self.small.ids if self.small.finding(one) not in lowest]
        for size in range(1, len(free) + 1):
            falls = {
                frozenset(ids): self.worst_of(self.possible_with(self.changed(ids, self.worst)))
                for ids in combinations(free, size)
            }
            lowering = {ids for ids, to in falls.items() if to > worst}
            if lowering:
                return self.names[max(falls.values())], lowering
        return None

    def fixes(self, because: Because, grade: str) -> bool:
        """Whether every way of finding that respects the lists has the grade and no other."""
        scale = [value.finding for value in self.scheme.scale]
        spaces = []
        for one, finding in zip(self.small.ids, self.small.findings, strict=True):
            place = scale.index(finding) if finding in scale else None
            best = place if one in because.at_most and place is not None else 0
            last = place if one in because.at_least and place is not None else len(scale) - 1
            spaces.append([finding] if finding == NOT_APPLICABLE else scale[best : last + 1])
        return all(self.here.verdict(findings).decided == {grade} for findings in product(*spaces))

    # Missing findings

    @property
    def missing(self) -> list[str]:
        pairs = zip(self.small.ids, self.small.findings, strict=True)
        return [one for one, finding in pairs if finding == NOT_ASSESSED]

    def swings(self, criterion: str) -> int:
        """In how many ways of finding the others does this criterion alone change the result."""
        scale = [value.finding for value in self.scheme.scale]
        place = self.small.ids.index(criterion)
        rest = (*self.small.findings[:place], self.best, *self.small.findings[place + 1 :])
        return sum(
            len({self.here.verdict((*found[:place], value, *found[place + 1 :])).decided for value in scale}) > 1
            for found in completions(rest, self.scheme)
        )

    def settles_most(self) -> str | None:
        swings = {one: self.swings(one) for one in self.missing}
        top = max(swings.values(), default=0)
        return next((one for one in self.missing if swings[one] == top and top), None)

    def fewest(self) -> int | None:
        for size in range(len(self.missing) + 1):
            for ids in combinations(self.missing, size):
                if any(len(self.here.possible(found)) == 1 for found in self._answers(ids)):
                    return size
        return None

    def _answers(self, ids: tuple[str, ...]) -> Iterator[Findings]:
        scale = [value.finding for value in self.scheme.scale]
        pairs = list(zip(self.small.ids, self.small.findings, strict=True))
        return product(*(scale if one in ids else [finding] for one, finding in pairs))

    # Readings

    def used_words(self) -> set[str]:
        conditions = [rule.requires for rule in self.scheme.grades if rule.requires is not None]
        return {
            sentence.quantity.word
            for condition in [*conditions, *(cap.when for cap in self.scheme.caps)]
            for sentence in sentences_of(condition)
            if not isinstance(sentence, TotalSentence) and isinstance(sentence.quantity, Word)
        }

    def possible_reading(self, word: str, amount: Amount) -> Grades:
        return self.possible_with(self.small.findings, {**self.scheme_readings, word: amount})

    # Overrides

    def override_is_wrong(self) -> bool:
        grade, steps = self.small.override, self.scheme.override_steps
        results = {verdict.decided for verdict in self.verdicts}
        if grade is None or steps is None or len(results) > 1 or self.possible == {grade}:
            return True
        places = [self.names.index(one) for one in self.possible]
        here = self.names.index(grade)
        too_far = any(abs(here - place) > steps for place in places)
        a_decision_would_do = here == max(places) and len(places) > 1
        return too_far or a_decision_would_do or not self._despite_weighs(better=here < max(places))

    def _despite_weighs(self, *, better: bool) -> bool:
        outweighed = {value.finding for value in self.scheme.scale[1:]} if better else {self.best}
        return bool(self.small.despite) and all(self.small.finding(one) in outweighed for one in self.small.despite)


def sets_of(recipe: Recipe) -> list[frozenset[str]]:
    """Every set of criteria that a recipe names."""
    picks = [list(combinations(choice.of, choice.count)) for choice in recipe.any]
    return [frozenset({*recipe.all, *(one for pick in picked for one in pick)}) for picked in product(*picks)]
