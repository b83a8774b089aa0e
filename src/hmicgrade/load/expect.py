"""What a worked case expects: each key of `expect` as a field with its value and its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hmicgrade.load.checks import check_known, check_unique
from hmicgrade.load.document import Document
from hmicgrade.load.nodes import Path
from hmicgrade.load.shapes_tests import ChangeShape, ExpectShape
from hmicgrade.model.scheme import Scheme
from hmicgrade.model.worked import NONE, Expected, Field, Value


def build_expectations(
    document: Document, shape: ExpectShape, scheme: Scheme, criteria: tuple[str, ...] | None
) -> tuple[Expected, ...]:
    """Return what a case expects, noting unknown names and an expectation of nothing.

    `criteria` are those of the case's area, None if not known.
    """
    expectations = _Expectations(document.within("expect"), scheme, criteria)
    found = tuple(expectations.read(shape))
    if not found and not _is_faulty(document):
        document.note("HG751", "the case expects nothing", document.key("expect"), "say at least its 'grade:'")
    return found


def _is_faulty(document: Document) -> bool:
    """Tell whether something in `expect` is noted as an error already, or the key itself is."""
    node = document.root.get("expect")
    return node is None or any(node.span.start <= found.span.start <= node.span.end for found in document.errors)


@dataclass(frozen=True, slots=True)
class _Expectations:
    document: Document
    scheme: Scheme
    criteria: tuple[str, ...] | None

    def read(self, shape: ExpectShape) -> Iterator[Expected]:
        yield from self._grades(shape)
        if shape.undetermined is not None:
            yield self._expected(Field.UNDETERMINED, shape.undetermined, "undetermined")
        yield from self._caps(shape)
        yield from self._change("raise", shape.raising, Field.RAISE_TO, Field.RAISE_CHANGES)
        yield from self._change("lower", shape.lower, Field.LOWER_TO, Field.LOWER_CHANGES)
        if shape.margin is not None:
            yield self._expected(Field.MARGIN, None if shape.margin == NONE else shape.margin, "margin")
        if shape.because is not None:
            yield from self._criteria(Field.AT_LEAST, shape.because.at_least, "at_least")
            yield from self._criteria(Field.AT_MOST, shape.because.at_most, "at_most")

    def _expected(self, field: Field, value: Value, *path: str) -> Expected:
        return Expected(field, value, self.document.at(*path))

    def _grades(self, shape: ExpectShape) -> Iterator[Expected]:
        if shape.grade is not None:
            self._known_grade(shape.grade, "grade")
            yield self._expected(Field.GRADE, shape.grade, "grade")
        for field, names in ((Field.POSSIBLE, shape.possible), (Field.UNCAPPED, shape.uncapped)):
            if names is not None:
                yield self._several(field, names, "HG208", "grade", self.scheme.grade_names, (str(field),))

    def _known_grade(self, name: str, *path: str) -> None:
        check_known(self.document, "HG208", "grade", name, self.scheme.grade_names, self.document.at(*path))

    def _several(  # noqa: PLR0913, PLR0917 - one value for each part of the message
        self, field: Field, names: list[str], code: str, what: str, known: Sequence[str] | None, path: Path
    ) -> Expected:
        places = [(name, self.document.at(*path, at)) for at, name in enumerate(names)]
        check_unique(self.document, places, what, "HG219")
        for name, span in places if known is not None else ():
            check_known(self.document, code, what, name, known or (), span)
        return Expected(field, tuple(names), self.document.at(*path))

    def _caps(self, shape: ExpectShape) -> Iterator[Expected]:
        caps = [cap.id for cap in self.scheme.caps]
        if shape.cap is not None:
            check_known(self.document, "HG207", "cap", shape.cap, [*caps, NONE], self.document.at("cap"))
            yield self._expected(Field.CAP, None if shape.cap == NONE else shape.cap, "cap")
        if shape.set_aside is not None:
            check_known(self.document, "HG207", "cap", shape.set_aside, caps, self.document.at("set_aside"))
            yield self._expected(Field.SET_ASIDE, shape.set_aside, "set_aside")

    def _change(self, key: str, shape: ChangeShape | str | None, to: Field, changes: Field) -> Iterator[Expected]:
        if isinstance(shape, str):
            yield self._expected(to, None, key)
        elif shape is not None:
            if shape.to is not None:
                self._known_grade(shape.to, key, "to")
                yield self._expected(to, shape.to, key, "to")
            if shape.changes is not None:
                yield self._expected(changes, shape.changes, key, "changes")

    def _criteria(self, field: Field, names: list[str] | None, key: str) -> Iterator[Expected]:
        if names is not None:
            yield self._several(field, names, "HG205", "criterion", self.criteria, ("because", key))
