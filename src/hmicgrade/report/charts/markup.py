"""SVG, element by element. Every text is escaped here; nothing refers to anything outside, and nothing can run."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from hmicgrade.explain.phrases import one_line
from hmicgrade.model.characters import show_hidden
from hmicgrade.report.escapes import xml_escape

Number = int | Fraction
"""A place or a length in units."""


def decimal(number: Number) -> str:
    """Write a number with at most two decimals, rounded to the nearest, half away from zero."""
    if number.denominator == 1:
        return str(number)
    hundredths = (abs(number.numerator) * 200 + number.denominator) // (2 * number.denominator)
    whole, rest = divmod(hundredths, 100)
    sign = "-" if number < 0 and hundredths else ""
    return f"{sign}{whole}" + f".{rest:02}".rstrip("0").rstrip(".")


def element(name: str, attributes: Mapping[str, str | Number], *content: str) -> str:
    """Return an element. `content` is markup."""
    given = "".join(f' {key}="{_value(value)}"' for key, value in attributes.items())
    return f"<{name}{given}>{''.join(content)}</{name}>" if content else f"<{name}{given}/>"


def _value(value: str | Number) -> str:
    return xml_escape(value) if isinstance(value, str) else decimal(value)


def words(text: str) -> str:
    """Return a text as markup that shows it as it is, on one line."""
    return xml_escape(show_hidden(one_line(text)))
