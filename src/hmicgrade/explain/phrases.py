"""The small change of English: plurals, lists, quotation, names of grades."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BLANK = re.compile(r"[ \t\n]+")


def one_line(text: str) -> str:
    """Return a text on one line."""
    return _BLANK.sub(" ", text).strip(" ")


def quoted(text: str) -> str:
    """Quote a text of a file within a sentence, without the full stop that would end it."""
    return f"'{one_line(text).removesuffix('.')}'"


def capitalised(text: str) -> str:
    """Return the text with its first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def grade_name(grade: str) -> str:
    """Write a grade as a name: `fair` is "Fair"."""
    return capitalised(grade.replace("-", " "))


def listed(parts: Sequence[str], word: str = "and") -> str:
    """Join parts as English does: "a, b and c"."""
    *most, last = parts
    return f"{', '.join(most)} {word} {last}" if most else last


def either(grades: Sequence[str]) -> str:
    """Write several grades as alternatives: "Excellent, Good or Poor"."""
    return listed([grade_name(grade) for grade in grades], "or")


def plural(number: int, one: str, many: str) -> str:
    """Write a number with its noun: "1 finding", "3 findings"."""
    return f"{number} {one if number == 1 else many}"


def findings(number: int) -> str:
    """Write a number of findings."""
    return plural(number, "finding", "findings")


def criteria(number: int) -> str:
    """Write a number of criteria."""
    return plural(number, "criterion", "criteria")


def is_or_are(number: int) -> str:
    """Return the verb that a number wants."""
    return "is" if number == 1 else "are"
