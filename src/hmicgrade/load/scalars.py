"""What a text of a file may mean: ids, numbers, dates and words, each as a type of the shapes.

Every value arrives as text. A value that does not fit raises an error whose type is a key of
`hmicgrade.load.complaints.COMPLAINTS`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, LiteralString, NoReturn, TypeVar

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from hmicgrade.load import editor
from hmicgrade.model.evidence import Kind, Year
from hmicgrade.model.table import Effect

_T = TypeVar("_T")

ID_PATTERN = r"[a-z0-9][a-z0-9-]{0,63}"
"""What an id looks like, as a regular expression for the whole of it."""

_FINDING_PATTERN = r"[a-z][a-z0-9_]{0,63}"
_NUMBER_PATTERN = r"[0-9]{1,9}(\.[0-9]{1,6})?"
_WHOLE_PATTERN = r"[0-9]{1,9}"
_MONTH_PATTERN = r"[0-9]{4}-(0[1-9]|1[0-2])"
_DATE_PATTERN = r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?"
_YEAR_PATTERN = r"[0-9]{4}([/-][0-9]{2}([0-9]{2})?)?"
_WORDS_PATTERN = r"[a-z][a-z'-]*( [a-z][a-z'-]*)*"
_PHRASE_PATTERN = r"[a-z0-9][a-z0-9-]*( [a-z0-9][a-z0-9-]*)*"
_COUNT_PATTERN = f"none|{_WHOLE_PATTERN}"


def is_id(text: str) -> bool:
    """Tell whether a text can be an id."""
    return re.fullmatch(ID_PATTERN, text) is not None


def is_year(text: str) -> bool:
    """Tell whether a text can be a year or the name of a round."""
    return re.fullmatch(_YEAR_PATTERN, text) is not None


def _refuse(error: LiteralString, context: dict[str, Any] | None = None) -> NoReturn:
    raise PydanticCustomError(error, error, context)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    _refuse("text")


def _matching(pattern: str, error: LiteralString) -> Callable[[object], str]:
    compiled = re.compile(pattern)

    def read(value: object) -> str:
        text = _text(value)
        if compiled.fullmatch(text):
            return text
        _refuse(error)

    return read


def _reading(read: Callable[[str], _T], pattern: str, error: LiteralString) -> Callable[[object], _T]:
    matching = _matching(pattern, error)
    return lambda value: read(matching(value))


def _prose(value: object) -> str:
    text = unicodedata.normalize("NFC", _text(value)).strip()
    if text:
        return text
    _refuse("blank")


def _count(text: str) -> int | str:
    return int(text) if text.isdigit() else text


def _weight(value: object) -> Fraction:
    weight = _reading(Fraction, _NUMBER_PATTERN, "weight")(value)
    if weight > 0:
        return weight
    _refuse("weight")


def _date(value: object) -> str:
    text = _matching(_DATE_PATTERN, "date")(value)
    try:
        date.fromisoformat(text + "-01-01"[len(text) - len("YYYY") :])
    except ValueError:
        _refuse("date")
    return text


def read_year(text: str) -> Year:
    """Return a year as a number, a round's name as text."""
    return int(text) if text.isdigit() else text


def one_of(*words: str) -> Callable[[object], str]:
    """Return the validator of a closed list of words."""

    def read(value: object) -> str:
        text = _text(value)
        if text in words:
            return text
        _refuse("word", {"allowed": words})

    return read


def always(text: str) -> WithJsonSchema:
    """Return the mark of a key that says the same in every file of its kind. What it says is checked elsewhere."""
    return WithJsonSchema({"const": text})


_REFERENCE_PATTERN = f"{ID_PATTERN}(/{ID_PATTERN})?"
_KINDS = tuple(str(kind) for kind in Kind)
_EFFECTS = tuple(str(effect) for effect in Effect)

Id = Annotated[str, BeforeValidator(_matching(ID_PATTERN, "id")), WithJsonSchema(editor.name(ID_PATTERN))]
Reference = Annotated[
    str,
    BeforeValidator(_matching(_REFERENCE_PATTERN, "reference")),
    WithJsonSchema(editor.name(_REFERENCE_PATTERN)),
]
FindingName = Annotated[
    str, BeforeValidator(_matching(_FINDING_PATTERN, "finding")), WithJsonSchema(editor.word(_FINDING_PATTERN))
]
QuantityWord = Annotated[
    str, BeforeValidator(_matching(_WORDS_PATTERN, "quantity")), WithJsonSchema(editor.words_in_a_row(_WORDS_PATTERN))
]
Prose = Annotated[str, BeforeValidator(_prose), WithJsonSchema(editor.prose())]
Flag = Annotated[
    bool,
    BeforeValidator(_reading(lambda text: text == "true", "true|false", "flag")),
    WithJsonSchema(editor.flag()),
]
Whole = Annotated[
    int, BeforeValidator(_reading(int, _WHOLE_PATTERN, "whole")), WithJsonSchema(editor.count(_WHOLE_PATTERN))
]
Exact = Annotated[
    Fraction,
    BeforeValidator(_reading(Fraction, _NUMBER_PATTERN, "exact")),
    WithJsonSchema(editor.number(_NUMBER_PATTERN)),
]
Weight = Annotated[Fraction, BeforeValidator(_weight), WithJsonSchema(editor.number_above_zero(_NUMBER_PATTERN))]
Month = Annotated[
    str, BeforeValidator(_matching(_MONTH_PATTERN, "month")), WithJsonSchema(editor.month(_MONTH_PATTERN))
]
DateText = Annotated[str, BeforeValidator(_date), WithJsonSchema(editor.date())]
InspectionYear = Annotated[
    int | str,
    BeforeValidator(_reading(read_year, _YEAR_PATTERN, "year")),
    WithJsonSchema(editor.year(_YEAR_PATTERN)),
]
ItemKind = Annotated[Kind, BeforeValidator(one_of(*_KINDS)), WithJsonSchema(editor.words(*_KINDS))]
EffectWord = Annotated[Effect, BeforeValidator(one_of(*_EFFECTS)), WithJsonSchema(editor.words(*_EFFECTS))]
CriteriaProvenance = Annotated[
    str,
    BeforeValidator(one_of("published", "reconstructed")),
    WithJsonSchema(editor.words("published", "reconstructed")),
]
DecisionProvenance = Annotated[
    str, BeforeValidator(one_of("recorded", "reconstructed")), WithJsonSchema(editor.words("recorded", "reconstructed"))
]
Applicability = Annotated[
    str, BeforeValidator(one_of("never", "with-reason")), WithJsonSchema(editor.words("never", "with-reason"))
]
PublishedStatus = Annotated[
    str,
    BeforeValidator(one_of("not-graded", "carried-forward", "read-from-prose")),
    WithJsonSchema(editor.words("not-graded", "carried-forward", "read-from-prose")),
]
Inspected = Annotated[
    str,
    BeforeValidator(one_of("programmed", "risk-based", "planned")),
    WithJsonSchema(editor.words("programmed", "risk-based", "planned")),
]
CriteriaPhrase = Annotated[
    str, BeforeValidator(_matching(_PHRASE_PATTERN, "phrase")), WithJsonSchema(editor.phrase(_PHRASE_PATTERN))
]
NoneWord = Annotated[str, BeforeValidator(_matching("none", "change")), WithJsonSchema(editor.words("none"))]
CountOrNone = Annotated[
    int | str,
    BeforeValidator(_reading(_count, _COUNT_PATTERN, "count")),
    WithJsonSchema(editor.count(_COUNT_PATTERN)),
]
Wanting = Annotated[
    str,
    BeforeValidator(one_of("evidence", "judgement", "both")),
    WithJsonSchema(editor.words("evidence", "judgement", "both")),
]
