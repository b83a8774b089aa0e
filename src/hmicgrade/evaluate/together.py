"""How the grade of an area depends on the readings of all vague words, each alone and all together, exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from itertools import combinations, groupby, pairwise, product
from math import prod

from hmicgrade.evaluate.area import examined, want_of
from hmicgrade.evaluate.assessment import AreaRefused, ReadingPoint, ReadingRange, Want
from hmicgrade.evaluate.bands import Bands
from hmicgrade.evaluate.case import Case, lattice_of
from hmicgrade.evaluate.diagram import LatticeTooLargeError
from hmicgrade.evaluate.lattice import AreaLattice
from hmicgrade.evaluate.readings import Stretch, counts_at, point_of, reading_order, stretches
from hmicgrade.evaluate.reasons import grade_names, possible_grades
from hmicgrade.model.areas import Area
from hmicgrade.model.conditions import Amount, CountSentence, ScoreSentence
from hmicgrade.model.diagnostics import in_order
from hmicgrade.model.evidence import Override
from hmicgrade.model.scheme import Quantity, Scheme

TOGETHER_LIMIT = 2_000
"""How many readings of all words together are tried; past it each word is tried alone."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a sentence counts where its word begins or ceases to hold: `have` of `total`, weights where it is by weight.

    `certain` tells whether it counts so many whatever the missing findings are.
    """

    sentence: CountSentence | ScoreSentence
    have: Fraction
    total: Fraction
    by_weight: bool
    certain: bool


@dataclass(frozen=True, slots=True)
class Breakpoint:
    """A number at which the result changes: for readings of it and below one way, above it another.

    It is a share of 1 for percentages, else a count. `counts` are the counts that lie there.
    """

    number: Fraction
    counts: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class WordReadings:
    """The result along the range of one vague word, the others read as the scheme reads them.

    There is a breakpoint between each two neighbours of `ranges`, which differ in their result. Where they are not
    known, `exact` is False and any grade is given for the whole range.
    """

    quantity: Quantity
    ranges: tuple[ReadingRange, ...]
    breakpoints: tuple[Breakpoint, ...]
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Move:
    """Other readings of some words, the nearest to the present ones in each stretch, and the result under them."""

    readings: tuple[tuple[str, Amount], ...]
    possible: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AreaReadings:
    """How an area's result depends on readings, before any override.

    `results` are the different results under all allowed readings of all words together, the present one first, then
    in the order in which they are met from the first readings on; it is None where there were too many `combinations`.
    `move` is the smallest move of readings that gives another result: the fewest words, then the fewest breakpoints of
    theirs that are crossed, then the words and readings that come first. It is None where none does, or none is known.
    """

    scheme: Scheme
    area: Area
    possible: tuple[str, ...]
    undetermined: Want | None
    override: Override | None
    words: tuple[WordReadings, ...]
    combinations: int
    results: tuple[tuple[str, ...], ...] | None
    move: Move | None
    exact: bool

    @property
    def over_all(self) -> tuple[str, ...] | None:
        """Every grade possible under some allowed readings, best first; None where that is not known."""
        if self.results is None:
            return None
        found = {grade for result in self.results for grade in result}
        return tuple(name for name in self.scheme.grade_names if name in found)


def readings_over(case: Case) -> AreaReadings | AreaRefused:
    """Return how the result of an area depends on readings, or refuse it with what is wrong."""
    case, problems = examined(case)
    if problems:
        return AreaRefused(case.area.id, in_order(problems))
    lattice = lattice_of(case)
    reader = _Reader(case, lattice, _words(case, lattice))
    number = prod(len(word.stretches) for word in reader.words)
    together = number <= TOGETHER_LIMIT and not reader.is_unsure
    results = reader.results() if together else None
    return AreaReadings(
        scheme=case.scheme,
        area=case.area,
        possible=possible_grades(lattice),
        undetermined=want_of(lattice),
        override=case.judgements.override,
        words=tuple(reader.along(at) for at in range(len(reader.words))),
        combinations=number,
        results=results,
        move=reader.move(len(reader.words) if together else 1),
        exact=together and reader.exact,
    )


@dataclass(frozen=True, slots=True)
class _Word:
    """A vague word with the stretches of its range in which no sentence tells readings apart, and the present one."""

    quantity: Quantity
    stretches: tuple[Stretch, ...]
    present: int
    sure: bool


def _words(case: Case, lattice: AreaLattice) -> tuple[_Word, ...]:
    return tuple(word for quantity in case.scheme.quantities for word in _word(case, lattice, quantity))


def _word(case: Case, lattice: AreaLattice, quantity: Quantity) -> Iterator[_Word]:
    """Yield a word that some sentence uses. Where its stretches are too many to be known, it keeps its reading."""
    found = stretches(lattice, case.judgements.by_cap, quantity)
    if found is None:
        yield _Word(quantity, ((quantity.reading, quantity.reading),), 0, sure=False)
    elif found:
        here = reading_order(quantity.reading)
        present = next(at for at, (_, last) in enumerate(found) if here <= reading_order(last))
        yield _Word(quantity, found, present, sure=True)


Places = tuple[int, ...]
"""A stretch of each word, by its place."""


@dataclass
class _Reader:
    """Reads the words of a case in every way, each way once."""

    case: Case
    lattice: AreaLattice
    words: tuple[_Word, ...]
    exact: bool = True
    known: dict[Places, tuple[str, ...]] = field(default_factory=dict)

    @property
    def present(self) -> Places:
        return tuple(word.present for word in self.words)

    @property
    def is_unsure(self) -> bool:
        return not all(word.sure for word in self.words)

    def possible(self, places: Places) -> tuple[str, ...]:
        """Return the possible grades where each word is read as in a stretch of its range."""
        if places not in self.known:
            self.known[places] = self._possible(places)
        return self.known[places]

    def _possible(self, places: Places) -> tuple[str, ...]:
        if self._bands is None:
            return self._by_lattice(places)
        chosen = {word.quantity.word: at for word, at in zip(self.words, places, strict=True)}
        return grade_names(self.lattice, self._bands.possible(chosen))

    @cached_property
    def _bands(self) -> Bands | None:
        """What is quicker than a lattice for each choice; None past its limit, or where a cap is set aside."""
        if self.case.judgements.set_aside:
            return None
        choices = {word.quantity.word: tuple(last for _, last in word.stretches) for word in self.words}
        try:
            return Bands(self.lattice, {}, choices)
        except LatticeTooLargeError:
            return None

    def _by_lattice(self, places: Places) -> tuple[str, ...]:
        read = {word.quantity.word: word.stretches[at][1] for word, at in zip(self.words, places, strict=True)}
        scheme = self.case.scheme
        quantities = tuple(replace(one, reading=read.get(one.word, one.reading)) for one in scheme.quantities)
        case = replace(self.case, scheme=replace(scheme, quantities=quantities), hypothetical=True)
        lattice = lattice_of(examined(case)[0])
        self.exact = self.exact and lattice.completions is not None
        return possible_grades(lattice)

    def results(self) -> tuple[tuple[str, ...], ...]:
        """Return the different results over all readings together, the present one first."""
        every = product(*(range(len(word.stretches)) for word in self.words))
        return tuple(dict.fromkeys(map(self.possible, (self.present, *every))))

    def along(self, at: int) -> WordReadings:
        """Return the result along the range of one word."""
        word = self.words[at]
        if not word.sure:
            return WordReadings(word.quantity, (_unknown(word, self.case.scheme),), (), exact=False)
        parts = [
            (stretch, self.possible((*self.present[:at], place, *self.present[at + 1 :])))
            for place, stretch in enumerate(word.stretches)
        ]
        ranges = tuple(_merged(parts))
        breaks = tuple(_breakpoint(self.lattice, word.quantity, here.last) for here, _ in pairwise(ranges))
        return WordReadings(word.quantity, ranges, breaks)

    def move(self, most: int) -> Move | None:
        """Return the smallest move of at most so many words that gives another result."""
        for number in range(1, most + 1):
            moves = sorted(self._moves(number), key=self._distance)
            for places in moves:
                if self.possible(places) != self.possible(self.present):
                    return self._move(places)
        return None

    def _moves(self, number: int) -> Iterator[Places]:
        """Yield every way to read so many words otherwise, in the order of the words and their readings."""
        for moved in combinations(range(len(self.words)), number):
            yield from product(
                *(
                    [place for place in range(len(word.stretches)) if place != word.present]
                    if at in moved
                    else [word.present]
                    for at, word in enumerate(self.words)
                )
            )

    def _distance(self, places: Places) -> int:
        return sum(abs(at - word.present) for at, word in zip(places, self.words, strict=True))

    def _move(self, places: Places) -> Move:
        readings = tuple(
            (word.quantity.word, word.stretches[at][0 if at > word.present else 1])
            for at, word in zip(places, self.words, strict=True)
            if at != word.present
        )
        return Move(readings, self.possible(places))


def _unknown(word: _Word, scheme: Scheme) -> ReadingRange:
    return ReadingRange(point_of(word.quantity.first), point_of(word.quantity.last), None, scheme.grade_names)


def _merged(parts: list[tuple[Stretch, tuple[str, ...]]]) -> Iterator[ReadingRange]:
    for possible, alike in groupby(parts, key=lambda part: part[1]):
        run = [stretch for stretch, _ in alike]
        grade = possible[0] if len(possible) == 1 else None
        yield ReadingRange(point_of(run[0][0]), point_of(run[-1][1]), grade, possible)


def _breakpoint(lattice: AreaLattice, quantity: Quantity, last: ReadingPoint) -> Breakpoint:
    number = last.number * 100 if quantity.reading.percent else last.number
    counts = dict.fromkeys(
        Counted(sentence, have, total, quantity.reading.by_weight, certain)
        for sentence, have, total, certain in counts_at(lattice, quantity, number)
    )
    return Breakpoint(last.number, tuple(counts))
