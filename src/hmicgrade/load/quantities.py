"""The vague words of a scheme: what each is read as, and the range of readings it allows."""

from __future__ import annotations

from fractions import Fraction

from hmicgrade.load.conditions import parse_reading
from hmicgrade.load.document import Document
from hmicgrade.load.fixes import swapped
from hmicgrade.load.shapes_scheme import SchemeShape
from hmicgrade.model.conditions import Amount, Comparison
from hmicgrade.model.diagnostics import Span
from hmicgrade.model.scheme import Quantity
from hmicgrade.model.wording import amount_text


def build_quantities(document: Document, shape: SchemeShape) -> tuple[Quantity, ...]:
    """Return the quantities of a scheme that have no errors, sorted by their words, noting those that do."""
    words = sorted(shape.quantities)
    found = (_quantity(document, word, bool(shape.quantities[word].range)) for word in words)
    return tuple(quantity for quantity in found if quantity is not None)


def _quantity(document: Document, word: str, has_range: bool) -> Quantity | None:  # noqa: FBT001 - private, one caller
    reading = _amount(document, ("quantities", word, "reading"))
    first = _amount(document, ("quantities", word, "range", 0)) if has_range else reading
    last = _amount(document, ("quantities", word, "range", 1)) if has_range else reading
    if reading is None or first is None or last is None:
        return None
    if _fit(document, word, reading, (first, last)):
        _check_order(document, word, reading, (first, last))
    return Quantity(word, reading, first, last, document.key("quantities", word))


def _amount(document: Document, path: tuple[str | int, ...]) -> Amount | None:
    amount, diagnostics = parse_reading(document.text_at(*path))
    document.diagnostics += diagnostics
    return amount


def _fit(document: Document, word: str, reading: Amount, ends: tuple[Amount, Amount]) -> bool:
    """Tell whether both ends of a range have the unit and the direction of the reading."""
    places = [document.at("quantities", word, "range", at) for at in range(len(ends))]
    fitting = [check_unit(document, end, reading, span) for end, span in zip(ends, places, strict=True)]
    return all(fitting)


def check_unit(document: Document, amount: Amount, reading: Amount, span: Span) -> bool:
    """Tell whether an amount has the unit and the direction of a reading, and note it where it has not."""
    if _unit(amount) == _unit(reading):
        return True
    message = f"'{amount_text(amount)}' and the reading '{amount_text(reading)}' differ in unit or direction"
    document.note("HG304", message, span, f"write it as {_unit_text(reading)}")
    return False


def _unit(amount: Amount) -> tuple[bool, bool, bool]:
    return amount.percent, amount.by_weight, amount.bound.comparison.is_floor


def _unit_text(amount: Amount) -> str:
    comparisons = "'at least' or 'more than'" if amount.bound.comparison.is_floor else "'at most' or 'fewer than'"
    unit = "a percentage" if amount.percent else "a number"
    return f"{comparisons} with {unit}{' by weight' if amount.by_weight else ''}"


def _check_order(document: Document, word: str, reading: Amount, ends: tuple[Amount, Amount]) -> None:
    first, last = ends
    span = document.at("quantities", word, "range", 0)
    if _strength(first) > _strength(last):
        message = f"the range begins above its end: '{amount_text(first)}', '{amount_text(last)}'"
        ends_of_range = [document.text_at("quantities", word, "range", at) for at in (0, 1)]
        document.note("HG305", message, span, "swap the two", fix=swapped(*ends_of_range))
    elif not _strength(first) <= _strength(reading) <= _strength(last):
        message = f"the reading '{amount_text(reading)}' is not from '{amount_text(first)}' to '{amount_text(last)}'"
        document.note(
            "HG305", message, document.at("quantities", word, "reading"), "widen the range, or change the reading"
        )


def is_outside(quantity: Quantity, amount: Amount) -> bool:
    """Tell whether the range of a quantity does not hold an amount of its unit and direction."""
    return not _strength(quantity.first) <= _strength(amount) <= _strength(quantity.last)


def _strength(amount: Amount) -> tuple[Fraction, bool]:
    """Return what orders readings: "at least x" before "more than x", "fewer than x" before "at most x"."""
    return amount.bound.number, amount.bound.comparison in {Comparison.MORE_THAN, Comparison.AT_MOST}
