"""Characters written by their numbers."""

from __future__ import annotations


def json_escape(character: str) -> str:
    r"""Write one character as JSON escapes it: `\u202e`, or a pair of these beyond the Basic Multilingual Plane."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place : place + 2].hex()}" for place in range(0, len(units), 2))
