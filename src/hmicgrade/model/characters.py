"""Characters that a reader cannot see, or that change how the text around them is shown."""

from __future__ import annotations

import re

_HIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, but for the tab and the line feed
    "\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # no width, or bidirectional
    "\ud800-\udfff"  # halves of a surrogate pair
    "\U000e0000-\U000e007f"  # invisible tags
)

HIDDEN = re.compile(f"[{_HIDDEN}]")
"""Matches one character that is to be shown by its number. The tab and the line feed are not among them."""


def visible(character: str) -> str:
    """Write one character by its number: `<U+202E>`."""
    return f"<U+{ord(character):04X}>"


def show_hidden(text: str) -> str:
    """Return the text with every hidden character written by its number."""
    return HIDDEN.sub(lambda found: visible(found[0]), text)
