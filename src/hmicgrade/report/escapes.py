"""Characters written by their numbers."""

from __future__ import annotations

import html
import re

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[&<>\"']|::|##\\[")
"""What is not written as it is."""

_COMMAND = re.compile(r":(?=:)|(?<=##)\[")


def json_escape(character: str) -> str:
    r"""Write one character as JSON escapes it: `\u202e`, or a pair of these beyond the Basic Multilingual Plane."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place : place + 2].hex()}" for place in range(0, len(units), 2))


def xml_escape(text: str) -> str:
    """Write a text in XML, without what XML cannot hold, and with nothing that a CI runner takes for a command."""
    if not _SPECIAL.search(text):
        return text
    escaped = html.escape(_ILLEGAL.sub("", text))
    return _COMMAND.sub(lambda found: f"&#{ord(found[0])};", escaped)
