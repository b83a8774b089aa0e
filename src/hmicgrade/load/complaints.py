"""What a shape complains of, in words for the person who wrote the file: one table from error types to messages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, assert_never

from hmicgrade.load.fixes import Fix, date_form, finding_form, flag_form, id_form, meant, month_form, rewritten
from hmicgrade.load.locate import head, locate, locate_key, text_at
from hmicgrade.load.names import did_you_mean, listed, nearest
from hmicgrade.load.nodes import Mapping, Node, Path, Sequence, Text, texts
from hmicgrade.load.shape import Shape, shape_at
from hmicgrade.load.shapes_evidence import JUDGEMENTS
from hmicgrade.model.diagnostics import Diagnostic, Span

_LONGEST_QUOTE = 40


@dataclass(frozen=True, slots=True)
class Complaint:
    """One error of a shape: its name, the way to it, what the shape says besides, and the tree it is about."""

    name: str
    path: Path
    context: dict[str, Any]
    tree: Node
    shape: type[Shape]

    @property
    def node(self) -> Node:
        """The node that is wrong, or the one that lacks something."""
        return locate(self.tree, self.path)

    @property
    def key(self) -> str:
        """The key that the way ends with."""
        return str(self.path[-1])


def found(node: Node) -> str:
    """Say what stands in the file: "a list", or the text itself in quotes."""
    match node:
        case Sequence():
            return "a list"
        case Mapping():
            return "a mapping"
        case Text(value):
            short = value if len(value) <= _LONGEST_QUOTE else value[:_LONGEST_QUOTE] + "…"
            return f"'{' '.join(short.split())}'"
        case _:
            assert_never(node)


def without_echoes(complaints: list[Complaint]) -> list[Complaint]:
    """Return complaints without those of a missing key that is there misspelt."""
    misspelt = {(one.path[:-1], _meant(one)) for one in complaints if one.name == "extra_forbidden"}
    return [one for one in complaints if one.name != "missing" or (one.path[:-1], one.key) not in misspelt]


def _meant(complaint: Complaint) -> str:
    return next(iter(nearest(complaint.key, _free_keys(complaint), most=1)), "")


def _free_keys(complaint: Complaint) -> list[str]:
    """Return the keys that the mapping could still have."""
    parent = locate(complaint.tree, complaint.path[:-1])
    given = {entry.key.value for entry in parent.entries} if isinstance(parent, Mapping) else set()
    return [key for key in shape_at(complaint.shape, complaint.path[:-1]).key_names() if key not in given]


def diagnostic(complaint: Complaint) -> Diagnostic:
    """Return the diagnostic for an error of a shape."""
    return COMPLAINTS[complaint.name](complaint)


def _unknown_key(complaint: Complaint) -> Diagnostic:
    keys = shape_at(complaint.shape, complaint.path[:-1]).key_names()
    hint = did_you_mean(complaint.key, _free_keys(complaint)) or f"the keys here are {', '.join(keys)}"
    key = _key(complaint)
    fix = rewritten(key, meant(complaint.key, _free_keys(complaint))) if key else ()
    return Diagnostic("HG101", f"unknown key '{complaint.key}'", _key_span(complaint), hint, fix=fix)


def _missing_key(complaint: Complaint) -> Diagnostic:
    shape = shape_at(complaint.shape, complaint.path[:-1])
    hint = f"write '{complaint.key}: …': {_as_clause(shape.description_of(complaint.key))}"
    return Diagnostic("HG102", f"the key '{complaint.key}' is missing", head(complaint.node), hint)


def _as_clause(description: str) -> str:
    """Return the description of a key, a sentence, as the rest of one."""
    return description[:1].lower() + description[1:].rstrip(".")


def _key(complaint: Complaint) -> Text | None:
    """Return the key that the way ends with, as it stands in the file."""
    parent = locate(complaint.tree, complaint.path[:-1])
    entry = parent.entry(complaint.key) if isinstance(parent, Mapping) else None
    return entry.key if entry else None


def _key_span(complaint: Complaint) -> Span:
    return locate_key(complaint.tree, complaint.path)


def _wrong_shape(expected: str, hint: str = "") -> Callable[[Complaint], Diagnostic]:
    def say(complaint: Complaint) -> Diagnostic:
        node = complaint.node
        return Diagnostic("HG104", f"expected {expected}, found {found(node)}", head(node), hint)

    return say


def _value(
    code: str, expected: str, hint: str = "", form: Callable[[str], str | None] = lambda _: None
) -> Callable[[Complaint], Diagnostic]:
    """Return what says that a value is wrong; `form` gives what it can only mean, None where that is not clear."""

    def say(complaint: Complaint) -> Diagnostic:
        is_key = complaint.key == "[key]"
        written = f"'{complaint.path[-2]}'" if is_key else found(complaint.node)
        span = locate_key(complaint.tree, complaint.path[:-1]) if is_key else head(complaint.node)
        fix = () if is_key else _in_form(complaint, form)
        return Diagnostic(code, f"expected {expected}, found {written}", span, hint, fix=fix)

    return say


def _in_form(complaint: Complaint, form: Callable[[str], str | None]) -> Fix:
    """Return the edit that gives a value its form, none where the id that it would be stands in the file already."""
    text = text_at(complaint.tree, complaint.path)
    value = form(text.value)
    taken = complaint.key == "id" and any(one.value == value for one in texts(complaint.tree))
    return () if taken else rewritten(text, value)


def _word(complaint: Complaint) -> Diagnostic:
    allowed = complaint.context["allowed"]
    word = complaint.node
    hint = _only_nearest(did_you_mean(word.value, allowed)) if isinstance(word, Text) else ""
    message = f"expected {listed(allowed)}, found {found(word)}"
    return Diagnostic("HG106", message, head(word), hint, fix=_meant_word(word, allowed))


def _meant_word(word: Node, allowed: Iterable[str]) -> Fix:
    return rewritten(word, meant(word.value, allowed)) if isinstance(word, Text) else ()


def _only_nearest(hint: str) -> str:
    return hint if hint.startswith("did you mean") else ""


def _judgement(complaint: Complaint) -> Diagnostic:
    node = complaint.node
    if not isinstance(node, Mapping):
        return _wrong_shape("a mapping", "write 'judgement: decide' and its other keys")(complaint)
    word = node.get("judgement")
    if word is None:
        return Diagnostic("HG102", "the key 'judgement' is missing", head(node), f"expected {listed(JUDGEMENTS)}")
    hint = _only_nearest(did_you_mean(word.value, JUDGEMENTS)) if isinstance(word, Text) else ""
    message = f"expected {listed(JUDGEMENTS)}, found {found(word)}"
    return Diagnostic("HG106", message, head(word), hint, fix=_meant_word(word, JUDGEMENTS))


def _too_few(complaint: Complaint) -> Diagnostic:
    least = complaint.context["min_length"]
    entries = "an entry" if least == 1 else f"{least} entries"
    return Diagnostic("HG110", f"'{_list_name(complaint)}' needs at least {entries}", complaint.node.span)


def _too_many(complaint: Complaint) -> Diagnostic:
    most = complaint.context["max_length"]
    return Diagnostic("HG104", f"'{_list_name(complaint)}' takes at most {most} entries", head(complaint.node))


def _list_name(complaint: Complaint) -> str:
    return str(next(part for part in reversed(complaint.path) if isinstance(part, str) and not part.startswith("<")))


def _blank(complaint: Complaint) -> Diagnostic:
    return Diagnostic("HG110", "the text is blank", complaint.node.span, "write something, or leave the key out")


_ID_HINT = "use lower-case letters, digits and hyphens: 1 to 64 characters, the first no hyphen"

COMPLAINTS: dict[str, Callable[[Complaint], Diagnostic]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "model_type": _wrong_shape("a mapping", "write 'key: value'"),
    "dict_type": _wrong_shape("a mapping", "write 'key: value'"),
    "list_type": _wrong_shape("a list", "put each entry on a line that begins with '- ', or all in [brackets]"),
    "text": _wrong_shape("text"),
    "too_short": _too_few,
    "too_long": _too_many,
    "blank": _blank,
    "word": _word,
    "judgement": _judgement,
    "id": _value("HG105", "an id", _ID_HINT, id_form),
    "reference": _value("HG105", "an id, or two with '/' between them", _ID_HINT, id_form),
    "finding": _value(
        "HG105", "a finding", "use lower-case letters, digits and underscores, such as partly_met", finding_form
    ),
    "quantity": _value("HG105", "words", "use lower-case words with single spaces, such as 'the vast majority'"),
    "phrase": _value("HG105", "a criterion's id, or words such as 'all fair criteria'", _ID_HINT),
    "change": _value("HG106", "none, or a mapping", "write 'none', or '{to: grade, changes: number}'"),
    "count": _value("HG107", "a whole number or none", "use digits alone, at most 9"),
    "flag": _value("HG109", "true or false", form=flag_form),
    "whole": _value("HG107", "a whole number", "use digits alone, at most 9"),
    "exact": _value("HG107", "a number", "use digits, and at most 6 decimals after a point"),
    "weight": _value("HG107", "a number above 0", "use digits, and at most 6 decimals after a point"),
    "month": _value("HG108", "a month", "write it as 2007-09", month_form),
    "date": _value("HG108", "a date", "write it as 2007, 2007-09 or 2007-09-30", date_form),
    "year": _value("HG108", "a year or a round", "write it as 2007, 2021/22 or 2023-25"),
}
"""For every error that a shape can raise, what it becomes."""
