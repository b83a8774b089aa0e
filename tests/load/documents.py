"""Documents made from the shapes: what each key may hold, or nearly, and how it is written as YAML."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from pydantic import WithJsonSchema

from hmicgrade.load import scalars
from hmicgrade.load.schemas import FILE_KINDS
from hmicgrade.load.shape import Shape
from tests.load.editing import is_seen_as_written

PLAIN = re.compile("[A-Za-z0-9]([A-Za-z0-9 _./-]*[A-Za-z0-9_./-])?|")


@dataclass(frozen=True)
class Scalar:
    """A scalar: its text, and whether it stands in quotes."""

    text: str
    quoted: bool = False

    def written(self, *, in_list: bool) -> str:
        plain = PLAIN.fullmatch(self.text) and is_seen_as_written(self.text) and not (in_list and not self.text)
        return self.text if plain and not self.quoted else json.dumps(self.text, ensure_ascii=False)


Tree = Scalar | list[Any] | dict[str, Any]
NAME = st.from_regex(scalars.ID_PATTERN, fullmatch=True)
SHORT = st.sampled_from(["a", "b1", "fair", "good", "2007", "101", "7-a", "true", "x" * 64])
TEXTS = st.sampled_from(
    ["It is done.", "1984", "0.5", "true", "no", "Ünïcode · text", "a: b # c", "- x", "'", '"', "\\"]
)
NUMBERS = st.sampled_from(["0", "1", "2.5", "999999999", "0.000001", "12.250000", "007", "000.10"])


def _fitting(pattern: str) -> st.SearchStrategy[str]:
    return st.from_regex(pattern, fullmatch=True)


VALID: list[tuple[Any, st.SearchStrategy[str]]] = [
    (scalars.Id, SHORT | NAME),
    (scalars.Reference, SHORT | st.builds("{}/{}".format, SHORT, NAME)),
    (scalars.FindingName, st.sampled_from(["met", "partly_met", "not_assessed", "true"])),
    (scalars.QuantityWord, st.sampled_from(["most", "the vast majority", "a dog's share"])),
    (scalars.CriteriaPhrase, SHORT | st.sampled_from(["all fair criteria", "every 2nd one", "2007"])),
    (scalars.CountOrNone, st.sampled_from(["none", "0", "12", "999999999"])),
    (scalars.Prose, TEXTS | st.text("abc é\n.-", min_size=1).filter(str.strip)),
    (scalars.Flag, st.sampled_from(["true", "false"])),
    (scalars.Whole, _fitting("[0-9]{1,9}")),
    (scalars.Exact, NUMBERS),
    (scalars.Weight, NUMBERS.filter(lambda text: text != "0")),
    (scalars.Month, _fitting("[12][0-9]{3}-(0[1-9]|1[0-2])")),
    (scalars.DateText, st.sampled_from(["2007", "2007-02", "2008-02-29", "1900-12-31"]) | st.dates().map(str)),
    (scalars.InspectionYear, st.sampled_from(["2007", "2021/22", "2021-22", "2023-2025", "0007"])),
]
"""What fits each kind of scalar."""

NEARLY = st.sampled_from(
    [
        *(
            "",
            " ",
            "\n",
            "a\n",
            "2007\n",
            "true\n",
            "met\n",
            "Bad Id",
            "-a",
            "a-",
            "a_b",
            "A",
            "é",
            "x" * 65,
            "a/b",
            "a/b/c",
        ),
        *(
            "True",
            "yes",
            "null",
            "~",
            "-1",
            "+1",
            "1.",
            ".5",
            "1.0",
            "1e3",
            "0x1f",
            "0.0000001",
            "1000000000",
            "0",
            "0.0",
        ),
        *(
            "999",
            "0999",
            "10000",
            "2007-13",
            "2007-00",
            "2007-02-29",
            "2008-02-29",
            "2007-02-30",
            "2007-9",
            "2007/2",
            "0000",
        ),
        *(
            "2021/22",
            "2021/2022",
            "2007-02-28T00:00:00",
            "area",
            "common",
            "decide",
            "set-aside",
            "strength",
            "suports",
        ),
        *(
            "none",
            "None",
            "all fair criteria",
            "all  criteria",
            "evidence",
            "both",
            "never",
            "Recorded",
            "most  of",
            "the vast majority",
            "\u00a0",
            "\u2003",
            "\ufeff",
            "a\u00a0",
            "x" * 65537,
        ),
    ]
)
"""Texts that fit some kinds of scalar and not others."""


@cache
def documents(kind: str) -> st.SearchStrategy[Tree]:
    """Make documents of a kind that fit its shape."""
    return _mapping(FILE_KINDS[kind].shape, 3)


@cache
def _mapping(shape: type[Shape], depth: int) -> st.SearchStrategy[Tree]:
    hints = get_type_hints(shape, include_extras=True)
    keys = {field.alias or name: (field, hints[name]) for name, field in shape.model_fields.items()}
    optional = {key for key, (field, _) in keys.items() if not field.is_required()}
    made = {key: _values(hint, field.metadata, depth) for key, (field, hint) in keys.items()}
    return st.fixed_dictionaries(
        {key: one for key, one in made.items() if key not in optional},
        optional={key: one for key, one in made.items() if key in optional and depth},
    )


def _values(hint: Any, metadata: Sequence[Any], depth: int) -> st.SearchStrategy[Tree]:  # noqa: ANN401 - any annotation
    for known, texts in VALID:
        if _bare(hint) == known:
            return st.builds(Scalar, texts, st.booleans())
    if get_origin(hint) is Annotated:
        return _annotated(hint, depth)
    if isinstance(hint, type) and issubclass(hint, Shape):
        return st.deferred(lambda: _mapping(hint, max(0, depth - 1)))
    arguments = [one for one in get_args(hint) if one is not type(None)]
    if get_origin(hint) is list:
        least, most = _limits(metadata)
        return st.lists(_values(arguments[0], (), depth), min_size=least, max_size=most)
    if get_origin(hint) is dict:
        keys = next(texts for known, texts in VALID if known == arguments[0])
        return st.dictionaries(keys, _values(arguments[1], (), depth), min_size=_limits(metadata)[0], max_size=3)
    shallow = arguments if depth else arguments[:1]
    return st.one_of([_values(one, metadata, depth) for one in shallow])


def _annotated(hint: Any, depth: int) -> st.SearchStrategy[Tree]:  # noqa: ANN401 - any annotation
    schemas: list[Any] = [one.json_schema for one in hint.__metadata__ if isinstance(one, WithJsonSchema)]
    for schema in reversed(schemas):
        words = [schema["const"]] if "const" in schema else schema["enum"]
        return st.builds(Scalar, st.sampled_from(words), st.booleans())
    return _values(hint.__origin__, hint.__metadata__, depth)


def _bare(hint: Any) -> Any:  # noqa: ANN401 - any annotation
    """Return an annotation without the name that a union gives it."""
    if get_origin(hint) is not Annotated:
        return hint
    kept = tuple(one for one in hint.__metadata__ if type(one).__name__ != "Tag")
    return Annotated[(hint.__origin__, *kept)] if kept else hint.__origin__


def _limits(metadata: Sequence[Any]) -> tuple[int, int]:
    every = [inner for one in metadata for inner in (one, *getattr(one, "metadata", ()))]
    least = [one.min_length for one in every if hasattr(one, "min_length")]
    most = [one.max_length for one in every if hasattr(one, "max_length")]
    return (least or [0])[0] or 0, (most or [3])[0] or 3


Place = tuple[str | int, ...]


def places(tree: Tree, here: Place = ()) -> list[Place]:
    """Return the way to each node of a document."""
    inner: list[tuple[str | int, Any]] = []
    if isinstance(tree, dict):
        inner = list(tree.items())
    elif isinstance(tree, list):
        inner = list(enumerate(tree))
    return [here, *(place for key, one in inner for place in places(one, (*here, key)))]


SCALARS = st.builds(Scalar, st.one_of(NEARLY, *(texts for _, texts in VALID)), st.booleans())
WRONG: st.SearchStrategy[Tree] = (
    SCALARS | st.just([]) | st.just({}) | st.lists(SCALARS, max_size=3) | st.dictionaries(NAME, SCALARS, max_size=2)
)
KEYS = st.sampled_from(
    ["extra", "Id", "id", "kind", "any of", "all of", "judgement", "grade", "a", "2007", "A b", "x\n"]
)


Draw = Callable[[st.SearchStrategy[Any]], Any]


@st.composite
def mutations(draw: st.DrawFn, tree: Tree) -> Tree:
    """Change a document in one place: another value, a key less or more or renamed, an entry less or doubled."""
    every = places(tree)
    leaves = [place for place in every if isinstance(_at(tree, place), Scalar)]
    anywhere = draw(st.sampled_from([True, False, False]))
    place = draw(st.sampled_from(every if anywhere or not leaves else leaves))
    return _changed(draw, tree, place)


def _at(tree: Any, place: Place) -> Any:  # noqa: ANN401 - any node of a document
    for step in place:
        tree = tree[step]
    return tree


def _changed(draw: Draw, tree: Tree, place: Place) -> Tree:
    if place:
        inner: Any = tree
        changed = _changed(draw, inner[place[0]], place[1:])
        if isinstance(tree, dict):
            return {key: changed if key == place[0] else one for key, one in tree.items()}
        return [changed if at == place[0] else one for at, one in enumerate(inner)]
    return _replaced(draw, tree)


def _replaced(draw: Draw, tree: Tree) -> Tree:
    match tree:
        case dict() if tree and draw(st.integers(0, 2)):
            return _other_keys(draw, tree)
        case dict():
            return {**tree, draw(KEYS): draw(WRONG)}
        case list() if tree and draw(st.booleans()):
            at = draw(st.integers(0, len(tree) - 1))
            return [*tree[:at], *draw(st.sampled_from([[], [tree[at]] * 2])), *tree[at + 1 :]]
        case _:
            near = isinstance(tree, Scalar) and draw(st.integers(0, 7))
            other: Tree = draw(SCALARS if near else WRONG)
            return other


def _other_keys(draw: Draw, tree: dict[str, Any]) -> Tree:
    gone = draw(st.sampled_from(sorted(tree)))
    name = draw(st.none() | KEYS)
    kept = {key: one for key, one in tree.items() if key != gone}
    return kept if name is None else {**kept, name: tree[gone]}


def written(tree: Tree, *, in_list: bool = False) -> str:
    """Return a document as YAML in brackets."""
    match tree:
        case dict():
            return "{" + ", ".join(f"{json.dumps(key)}: {written(one)}" for key, one in tree.items()) + "}"
        case list():
            return "[" + ", ".join(written(one, in_list=True) for one in tree) + "]"
        case _:
            return tree.written(in_list=in_list)
