"""YAML in every style that the loader reads: random trees, written as authors might, with comments."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

WORDS = ("a", "b c", "it is: so", "x # y", "-", "- z", "?", "{", "'tis", 'say "so"', "\\", "é", "2007", "no", "@at", "")
PARTS = st.sampled_from(
    (*WORDS, "long words " * 9, " ", "  ", "\n", ",", "]", ":", "#", "\u202e", "\u0085", "~", "...")
)
TEXTS = st.lists(PARTS, max_size=5).map("".join)
KEYS = st.sampled_from(("a", "b", "c d", "e-f", "kind", "'", "- g", "h: i", "<<", "1"))
TREES: st.SearchStrategy[Any] = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)
FILES = st.dictionaries(KEYS, TREES, min_size=1, max_size=4)
COMMENTS = st.sampled_from(("# one", "#two", "# three: [", "# hmicgrade: ignore[HG021] so", "#"))


def quoted(value: str) -> str:
    """Write a text in double quotes, whatever it holds."""
    return json.dumps(value)


@dataclass
class Author:
    """Writes a tree in styles that are drawn, with comments that are drawn."""

    data: st.DataObject

    def chance(self, of: int) -> bool:
        return self.data.draw(st.integers(1, of)) == of

    def file(self, tree: dict[str, Any]) -> str:
        text = f"{self.own_lines(0)}{self.block(tree, self.data.draw(st.integers(0, 2)))}{self.own_lines(0)}"
        return text if self.chance(2) else text.rstrip("\n")

    def own_lines(self, indent: int) -> str:
        lines = self.data.draw(st.lists(st.just("") | COMMENTS, max_size=2)) if self.chance(3) else []
        return "".join(f"{' ' * self.data.draw(st.integers(0, indent + 3))}{line}\n" for line in lines)

    def beside(self) -> str:
        return f"{' ' * self.data.draw(st.integers(1, 3))}{self.data.draw(COMMENTS)}" if self.chance(4) else ""

    def block(self, tree: Any, indent: int) -> str:  # noqa: ANN401 - any tree
        """Write a list or mapping that is not empty, an entry a line."""
        lines = ""
        for one in tree:
            lead = f"{' ' * indent}{'-' if isinstance(tree, list) else self.scalar(one, flow=False) + ':'}"
            value = one if isinstance(tree, list) else tree[one]
            lines += self.own_lines(indent) + self.entry(lead, value, indent + self.data.draw(st.integers(1, 3)))
        return lines

    def entry(self, lead: str, value: Any, indent: int) -> str:  # noqa: ANN401 - any tree
        if isinstance(value, str):
            return self.text_entry(lead, value, indent)
        if value and not self.chance(3):
            return f"{lead}{self.beside()}\n{self.own_lines(indent)}{self.block(value, indent)}"
        return f"{lead}{self.gap()}{self.flow(value, indent)}{self.beside()}\n"

    def gap(self) -> str:
        return " " * self.data.draw(st.integers(1, 3))

    def text_entry(self, lead: str, value: str, indent: int) -> str:
        lines = value.split("\n")
        blockable = all(line and line == line.strip() for line in lines) and value.isprintable() | ("\n" in value)
        if blockable and "\u0085" not in value and "\u202e" not in value and self.chance(2):
            style = self.data.draw(st.sampled_from("|>"))
            glue = "\n" if style == "|" else "\n\n"
            body = glue.join(" " * indent + line for line in lines)
            return f"{lead} {style}-{self.beside()}\n{body}\n"
        if self.chance(4):
            return f"{lead}{self.beside()}\n{self.own_lines(indent)}{' ' * indent}{self.scalar(value, flow=False)}\n"
        return f"{lead}{self.gap()}{self.scalar(value, flow=False)}{self.beside()}\n"

    def scalar(self, value: str, *, flow: bool) -> str:
        """Write a text on one line: in quotes, or without where that reads back as the same."""
        plain = value.replace(" ", "").replace("-", "").isalnum() and value == value.strip() and value[:1] != "-"
        if plain and "\n" not in value and not (flow and "?" in value) and not self.chance(4):
            return value
        if value.isprintable() and self.chance(2):
            return "'" + value.replace("'", "''") + "'"
        return quoted(value)

    def flow(self, tree: Any, indent: int) -> str:  # noqa: ANN401 - any tree
        if isinstance(tree, str):
            return self.scalar(tree, flow=True)
        inside = [self.flow_entry(tree, one, indent) + self.turn(indent) for one in tree]
        opening, closing = "[]" if isinstance(tree, list) else "{}"
        return f"{opening}{self.turn(indent)}{','.join(inside)}{closing}"

    def flow_entry(self, tree: Any, one: Any, indent: int) -> str:  # noqa: ANN401 - any tree
        if isinstance(tree, list):
            return f"{self.turn(indent)}{self.flow(one, indent)}"
        return f"{self.turn(indent)}{self.scalar(one, flow=True)}: {self.flow(tree[one], indent)}"

    def turn(self, indent: int) -> str:
        """Break the line between brackets, perhaps with comments, or stay on it."""
        if not self.chance(6):
            return " " * self.data.draw(st.integers(0, 1))
        return f"{self.beside()}\n{self.own_lines(indent)}{' ' * indent}"


@st.composite
def documents(draw: st.DrawFn, trees: st.SearchStrategy[dict[str, Any]] = FILES) -> str:
    """Draw the text of a file."""
    return Author(draw(st.data())).file(draw(trees))
