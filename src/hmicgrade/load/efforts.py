"""A file of efforts: what it takes to bring each criterion to the best finding, as YAML or as a table.

It belongs to no project: whoever plans keeps it where they like. In YAML it is a mapping of criteria to whole numbers;
in CSV a table with the columns `criterion` and `effort`, perhaps `area`, and any others. A criterion is named by its id
alone, which means every area it stands in, or as `area/criterion`, which goes before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hmicgrade.load.complaints import found
from hmicgrade.load.events import parse
from hmicgrade.load.files import read_named
from hmicgrade.load.locate import head
from hmicgrade.load.names import did_you_mean
from hmicgrade.load.nodes import Mapping as MappingNode
from hmicgrade.load.nodes import Text
from hmicgrade.load.places import Source
from hmicgrade.load.text import decode
from hmicgrade.model.characters import show_hidden
from hmicgrade.model.diagnostics import Diagnostic, Related, Span

_WHOLE = re.compile("0*[1-9][0-9]{0,8}")
_CELL = re.compile(r'[ \t]*(?:"((?:[^"]|"")*)"[ \t]*|([^,\n]*))(,|\n|\Z)')
_COLUMNS = ("criterion", "effort")


@dataclass(frozen=True, slots=True)
class Known:
    """What a file of efforts may name: the criteria of each area, and areas whose criteria cannot be read."""

    criteria: Mapping[str, frozenset[str]]
    refused: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Efforts:
    """What a file says, with its text and what is wrong with it; `said` goes by `criterion` or `area/criterion`."""

    file: str
    text: str
    said: Mapping[str, int]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """A text of the file and where it stands."""

    text: str
    span: Span


@dataclass(slots=True)
class _Reader:
    """Takes what a file says, entry by entry, and notes what is wrong."""

    known: Known
    said: dict[str, int] = field(default_factory=dict)
    first: dict[str, Span] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def take(self, name: _Word, amount: _Word) -> None:
        """Take the effort of one criterion."""
        if not self._is_known(name) or not self._is_new(name):
            return
        if _WHOLE.fullmatch(amount.text):
            self.said[name.text] = int(amount.text)
            return
        message = f"expected a whole number above 0, found {_quoted(amount.text)}"
        self.note("HG107", message, amount.span, "use digits alone, at most 9; without an entry the effort is 1")

    def note(self, code: str, message: str, span: Span, hint: str = "", *related: Related) -> None:
        self.diagnostics.append(Diagnostic(code, message, span, hint, related))

    def _is_known(self, name: _Word) -> bool:
        area, slash, criterion = name.text.rpartition("/")
        areas = self.known.criteria
        if slash and area not in areas:
            if area in self.known.refused:
                return False
            hint = did_you_mean(area, sorted({*areas, *self.known.refused}))
            self.note("HG202", f"there is no area {_quoted(area)}", name.span, hint)
            return False
        names = areas[area] if slash else frozenset().union(*areas.values())
        if criterion in names:
            return True
        where = f" in the area '{area}'" if slash else ""
        hint = did_you_mean(criterion, sorted(names))
        self.note("HG205", f"there is no criterion {_quoted(criterion)}{where}", name.span, hint)
        return False

    def _is_new(self, name: _Word) -> bool:
        if name.text not in self.first:
            self.first[name.text] = name.span
            return True
        related = Related(self.first[name.text], "first given here")
        self.note("HG114", f"the effort of '{name.text}' is given twice", name.span, "remove one of them", related)
        return False


def read_efforts(path: str, known: Known) -> Efforts:
    """Read a file of efforts: a table where its name ends in `.csv`, else YAML."""
    shown = show_hidden(path)
    data, unread = read_named(Path(path))
    text, undecoded = (None, unread) if unread else decode(data, shown)
    if text is None:
        return Efforts(shown, "", {}, tuple(undecoded))
    reader = _Reader(known)
    take = _take_table if path.lower().endswith(".csv") else _take_yaml
    take(reader, Source(text, shown))
    return Efforts(shown, text, reader.said, tuple(reader.diagnostics))


def _take_yaml(reader: _Reader, source: Source) -> None:
    tree, wrong = parse(source.text, source.file)
    reader.diagnostics += [_without_kind(one) for one in wrong]
    if isinstance(tree, MappingNode):
        for key, value in tree.entries:
            amount = value.value if isinstance(value, Text) else found(value)
            reader.take(_Word(key.value, key.span), _Word(amount, head(value)))
    elif tree is not None:
        reader.note("HG104", f"expected a mapping, found {found(tree)}", head(tree), _HOW_YAML)


_HOW_YAML = "write 'criterion: number' on a line for each criterion"
_HOW_TABLE = "begin the file with a line 'criterion,effort' or 'area,criterion,effort'"


def _without_kind(one: Diagnostic) -> Diagnostic:
    """Return what is wrong with the text; a file of efforts has no kind to begin with."""
    return Diagnostic(one.code, one.message, one.span, _HOW_YAML, one.related) if one.code == "HG016" else one


def _take_table(reader: _Reader, source: Source) -> None:
    rows = (row for row in _rows(source) if any(word.text for word in row))
    header = next(rows, None)
    if header is None:
        reader.note("HG016", "the file is empty", Span.whole_file(source.file), _HOW_TABLE)
        return
    places = {word.text: at for at, word in reversed(list(enumerate(header)))}
    lacking = [name for name in _COLUMNS if name not in places]
    for name in lacking:
        reader.note("HG102", f"the column '{name}' is missing", header[0].span, _HOW_TABLE)
    for row in rows if not lacking else ():
        _take_row(reader, {name: row[at] for name, at in places.items() if at < len(row)}, row[-1])


def _take_row(reader: _Reader, row: Mapping[str, _Word], last: _Word) -> None:
    """Take a row of a table; one that names no criterion says nothing of any."""
    criterion, area = row.get("criterion"), row.get("area")
    if criterion is None or not criterion.text:
        return
    within = f"{area.text}/" if area is not None and area.text else ""
    amount = row.get("effort", _Word("", last.span))
    reader.take(_Word(within + criterion.text, criterion.span), amount)


def _rows(source: Source) -> Iterator[list[_Word]]:
    row: list[_Word] = []
    at = 0
    while at < len(source.text) and (cell := _CELL.match(source.text, at)):
        row.append(_cell(source, cell))
        if cell[3] != ",":
            yield row
            row = []
        elif cell.end() == len(source.text):
            yield row
        at = cell.end()


def _cell(source: Source, cell: re.Match[str]) -> _Word:
    group = 2 if cell[1] is None else 1
    text = cell[group].replace('""', '"').strip() if group == 1 else cell[2].strip()
    return _Word(text, source.span(cell.start(group), cell.start(group) + len(cell[group].rstrip())))


def _quoted(text: str) -> str:
    return f"'{text}'" if len(text) <= _LONGEST else f"'{text[:_LONGEST]}…'"


_LONGEST = 80
