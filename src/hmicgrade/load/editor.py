"""What a value of a file may be to an editor that checks it, as JSON Schema of draft 7.

The loader reads every plain scalar as text. An editor has parsed the file first: `2007` is a number to it, `true` a
boolean, and only what stands in quotes, or looks like neither, is a string. So each kind of value is described for
everything that its text can have become.
"""

from __future__ import annotations

from typing import Any

from hmicgrade.load import limits

Schema = dict[str, Any]
"""A JSON Schema, or a part of one."""

NOT_BLANK = "[^\\t-\\r\\u001c-\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]"
"""A character that is no white space. Written out, as `\\S` is not the same everywhere."""

DATE_PATTERN = (
    r"(?!0000)[0-9]{4}"
    r"(-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?|-(0[13-9]|1[0-2])-(29|30)|-(0[13578]|1[02])-31)?"
    r"|(?!0000)([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29"
)
"""A year, a month or a day that is in the calendar."""


_MEANINGS = {
    "strength": "What the force does well.",
    "work_in_progress": "What the force has begun.",
    "area_for_improvement": "What the force should do better.",
    "context": "What a reader should know; it decides nothing.",
    "supports": "The criterion is met, as far as this goes.",
    "in_progress": "What the criterion asks is under way.",
    "short": "The criterion is met late, unevenly or in part.",
    "well_short": "The criterion is far from met.",
    "published": "The wording is as published.",
    "reconstructed": "Made later, from what was published.",
    "recorded": "Recorded at the time.",
    "none": "Nothing would.",
    "evidence": "A finding is missing.",
    "judgement": "The rules leave several grades open.",
    "both": "A finding is missing, and the rules leave several grades open.",
    "never": "The criterion applies to every force.",
    "with-reason": "The criterion may be found not to apply, with the reason.",
    "not-graded": "The area was inspected and not graded.",
    "carried-forward": "The grade is one of an earlier year.",
    "read-from-prose": "The grade is read from the report's text.",
    "programmed": "In any case.",
    "risk-based": "Where the risk calls for it.",
    "planned": "At a time that is settled already.",
}


def whole(pattern: str) -> str:
    """Return a pattern for the whole of a string. In some engines `$` alone would let a last line break pass."""
    return f"^(?:{pattern})$(?!\\n)"


def _fitting(pattern: str, otherwise: str) -> Schema:
    """Describe strings that fit a pattern as a whole; editors show what is said otherwise."""
    return {"pattern": whole(pattern), "patternErrorMessage": otherwise}


def name(pattern: str) -> Schema:
    """Describe an id or a reference; one of digits alone is a number to an editor."""
    fits = _fitting(pattern, "Expected an id: lower-case letters, digits and hyphens, at most 64 characters")
    return {"type": ["string", "integer", "boolean"], "minimum": 0, **fits}


def word(pattern: str) -> Schema:
    """Describe a name that cannot be a number."""
    fits = _fitting(pattern, "Expected lower-case letters, digits and underscores, such as partly_met")
    return {"type": ["string", "boolean"], **fits}


def words_in_a_row(pattern: str) -> Schema:
    """Describe words that no editor takes for anything else."""
    return {"type": "string", **_fitting(pattern, "Expected lower-case words with single spaces")}


def prose() -> Schema:
    """Describe text that is not blank."""
    fits = {"pattern": NOT_BLANK, "patternErrorMessage": "The text is blank"}
    return {"type": ["string", "number", "boolean"], "maxLength": limits.VALUE_CHARACTERS, **fits}


def phrase(pattern: str) -> Schema:
    """Describe the id of a criterion, or words that select several."""
    fits = _fitting(pattern, "Expected the id of a criterion, or a phrase such as 'all fair criteria'")
    return {"type": ["string", "integer", "boolean"], "minimum": 0, **fits}


def flag() -> Schema:
    """Describe true or false, in quotes or without."""
    return {"type": ["boolean", "string"], **_fitting("true|false", "Expected true or false")}


def count(pattern: str) -> Schema:
    """Describe a whole number of at most 9 digits."""
    fits = _fitting(pattern, "Expected a whole number")
    return {"type": ["integer", "string"], "minimum": 0, "maximum": 10**9 - 1, **fits}


def number(pattern: str) -> Schema:
    """Describe a number of at most 9 digits before the point; how many stand after it is not seen by an editor."""
    fits = _fitting(pattern, "Expected a number with at most 6 decimals")
    return {"type": ["number", "string"], "minimum": 0, "exclusiveMaximum": 10**9, **fits}


def number_above_zero(pattern: str) -> Schema:
    """Describe a number as above that is not 0."""
    fits = _fitting(f"(?![0.]*$)(?:{pattern})", "Expected a number above 0 with at most 6 decimals")
    return {"type": ["number", "string"], "exclusiveMinimum": 0, "exclusiveMaximum": 10**9, **fits}


def month(pattern: str) -> Schema:
    """Describe a month."""
    return {"type": "string", **_fitting(pattern, "Expected a month, such as 2007-09")}


def date() -> Schema:
    """Describe a year, a month or a day."""
    return _year(_fitting(DATE_PATTERN, "Expected a date, such as 2007, 2007-09 or 2007-09-30"))


def year(pattern: str) -> Schema:
    """Describe a year, or the name of a round."""
    return _year(_fitting(pattern, "Expected a year or a round, such as 2007, 2021/22 or 2023-25"))


def _year(fits: Schema) -> Schema:
    return {"type": ["integer", "string"], "minimum": 1000, "maximum": 9999, **fits}


def words(*names: str) -> Schema:
    """Describe a closed list of words."""
    return {"type": "string", "enum": list(names), "enumDescriptions": [_MEANINGS[one] for one in names]}
