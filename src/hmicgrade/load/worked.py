"""The files of worked cases in `criteria/<scheme>/tests/`, read against the scheme beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hmicgrade.load.area import Ruler, check_selections, criteria_of
from hmicgrade.load.checks import check_kind, check_known, check_says, check_unique
from hmicgrade.load.conditions import parse_reading
from hmicgrade.load.criteria import SchemeReading
from hmicgrade.load.document import Document, shaped
from hmicgrade.load.expect import build_expectations
from hmicgrade.load.judgements import build_judgements
from hmicgrade.load.phrases import given_findings
from hmicgrade.load.quantities import check_unit, is_outside
from hmicgrade.load.shapes_tests import CaseShape, InlineAreaShape, TestsShape
from hmicgrade.model.areas import Area
from hmicgrade.model.conditions import words_used
from hmicgrade.model.diagnostics import Related, Span
from hmicgrade.model.scheme import Scheme
from hmicgrade.model.worked import WorkedCase, WorkedFile, WorkedReading


def read_cases(reading: SchemeReading, documents: tuple[Document, ...]) -> tuple[WorkedFile, ...]:
    """Read the files of one scheme's worked cases together.

    A file with errors has no cases, and an area with errors takes its cases with it.
    """
    shapes = [(document, _shape(reading, document)) for document in documents]
    _check_names([(document, shape) for document, shape in shapes if shape])
    return tuple(_file(reading, document, shape) for document, shape in shapes)


def _shape(reading: SchemeReading, document: Document) -> TestsShape | None:
    if not check_kind(document, ("tests",)):
        return None
    shape = shaped(document, TestsShape)
    check_says(document, "scheme", reading.folder.id, "folder")
    if reading.scheme is not None and not reading.scheme.otherwise:
        message = f"the scheme '{reading.folder.id}' has no rules, so a case has nothing to show"
        document.note("HG756", message, document.at("scheme"), "give its grades 'requires:', or remove the file")
    return shape


def _check_names(read: list[tuple[Document, TestsShape]]) -> None:
    first: dict[str, Span] = {}
    for document, shape in read:
        for at, case in enumerate(shape.cases):
            span = document.at("cases", at, "name")
            if case.name in first:
                related = Related(first[case.name], "first given here")
                document.note("HG114", f"the case '{case.name}' is given twice", span, "choose another name", related)
            first.setdefault(case.name, span)


def _file(reading: SchemeReading, document: Document, shape: TestsShape | None) -> WorkedFile:
    if shape is None:
        return WorkedFile(reading.folder.id, document.file, ())
    names = tuple(case.name for case in shape.cases)
    if reading.scheme is None or not reading.scheme.otherwise:
        return WorkedFile(reading.folder.id, document.file, (), names)
    desk = _Desk(reading.scheme, reading)
    built = [desk.case(document.within("cases", at), case) for at, case in enumerate(shape.cases)]
    cases = () if document.errors else tuple(case for case in built if case is not None)
    tried = {case.name for case in cases}
    return WorkedFile(reading.folder.id, document.file, cases, tuple(name for name in names if name not in tried))


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the checks of a case need. Documents are the cases themselves, each as a part of its file."""

    scheme: Scheme
    reading: SchemeReading

    def case(self, document: Document, shape: CaseShape) -> WorkedCase | None:
        """Return a case, or None where its area has errors or is not there."""
        area = self._area(document, shape)
        criteria = None if area is None else tuple(one.id for one in area.criteria)
        judgements = build_judgements(document, shape, self.reading.vocabulary.rules, criteria)
        expect = build_expectations(document, shape.expect, self.scheme, criteria)
        readings = tuple(self._readings(document, shape))
        if area is None:
            return None
        findings = given_findings(document, self.scheme, area)
        inline = isinstance(shape.area, InlineAreaShape)
        span = document.at("name")
        return WorkedCase(shape.name, area, findings, expect, judgements, readings, inline, shape.note, span)

    def _area(self, document: Document, shape: CaseShape) -> Area | None:
        if isinstance(shape.area, InlineAreaShape):
            return self._inline(document.within("area"), shape.area, document.key("area"))
        if check_known(document, "HG202", "area", shape.area, self.reading.criteria, document.at("area")):
            return next((area for area in self.reading.folder.areas if area.id == shape.area), None)
        return None

    def _inline(self, document: Document, shape: InlineAreaShape, span: Span) -> Area:
        ruler = Ruler(self.scheme.levels, self.scheme.grade_names)
        area = Area("inline", "An area of the case's own", criteria_of(document, shape.criteria, ruler, "published"))
        places = ((one.id, one.span or span) for one in area.criteria)
        check_unique(document, places, "criterion")
        if all(one.level in self.scheme.levels for one in area.criteria):
            check_selections(document, area, self.scheme)
        return Area(area.id, area.title, area.criteria, span=span)

    def _readings(self, document: Document, shape: CaseShape) -> Iterator[WorkedReading]:
        known = {quantity.word: quantity for quantity in self.scheme.quantities}
        for word in sorted(shape.readings):
            key = document.key("readings", word)
            if not check_known(document, "HG750", "quantity", word, known, key):
                continue
            amount, diagnostics = parse_reading(document.text_at("readings", word))
            document.diagnostics += diagnostics
            if word not in _words_of(self.scheme):
                hint = "leave it out: it can change nothing"
                document.note("HG755", f"no rule of the scheme uses '{word}'", key, hint)
            quantity, span = known[word], document.at("readings", word)
            if amount is not None and check_unit(document, amount, quantity.reading, span):
                yield WorkedReading(word, amount, is_outside(quantity, amount))


def _words_of(scheme: Scheme) -> frozenset[str]:
    """Return the vague words that some rule or cap uses."""
    conditions = [*(rule.requires for rule in scheme.grades if rule.requires), *(cap.when for cap in scheme.caps)]
    return frozenset(word for condition in conditions for word in words_used(condition))
