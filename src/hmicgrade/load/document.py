"""One YAML file, read: its text, its tree, what it says as a shape, and everything wrong with it so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import ValidationError

from hmicgrade.load.complaints import Complaint, diagnostic, without_echoes
from hmicgrade.load.events import parse
from hmicgrade.load.fixes import Fix
from hmicgrade.load.locate import find, head, locate_key, span_at, text_at, where_at, without
from hmicgrade.load.nodes import Mapping, Path, Text, missing_values, plain_data, texts
from hmicgrade.load.places import Where
from hmicgrade.load.shape import Shape, is_tag
from hmicgrade.load.text import hidden_by_escape, hidden_characters
from hmicgrade.load.text_fixes import with_fixes
from hmicgrade.model.codes import CODES, Severity
from hmicgrade.model.diagnostics import Diagnostic, Related, Span

_S = TypeVar("_S", bound=Shape)


@dataclass(slots=True)
class Document:
    """A file under examination. `diagnostics` grows as it is read, built and compared with other files.

    `whole` is None where the file is not YAML or its top level is not a mapping; `text` is None where it is not text.
    `tree` is the same without the parts that do not fit the shape: what is built from the shape stands there.
    """

    file: str
    text: str | None
    whole: Mapping | None = None
    tree: Mapping | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @property
    def stem(self) -> str:
        """The name of the file without folder and ending."""
        return self.file.rsplit("/", 1)[-1].removesuffix(".yaml")

    @property
    def kind(self) -> str | None:
        """The kind that the file says it is."""
        return self.whole.text("kind") if self.whole else None

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that keep the file from being used."""
        return tuple(found for found in self.diagnostics if CODES[found.code].severity is Severity.ERROR)

    def note(self, code: str, message: str, span: Span, hint: str = "", *related: Related, fix: Fix = ()) -> None:
        """Add a diagnostic."""
        self.diagnostics.append(Diagnostic(code, message, span, hint, related, fix))

    @property
    def root(self) -> Mapping:
        """The tree, an empty one where there is none."""
        return self.tree or Mapping((), Span.whole_file(self.file))

    def at(self, *path: str | int) -> Span:
        """Return the short span of what a path leads to; of the file's beginning where there is no tree."""
        return span_at(self.root, *path)

    def where(self, *path: str | int) -> Where:
        """Return the same without working out lines and columns, for a place that is needed only where it is wrong."""
        return where_at(self.root, *path)

    def key(self, *path: str | int) -> Span:
        """Return the span of the key that a path ends with."""
        return locate_key(self.root, path)

    def within(self, *path: str | int) -> Document:
        """Return the mapping that a path leads to as a document of its own; what is noted there is noted here.

        It is empty where the path leads to none.
        """
        node = find(self.root, path)
        part = node if isinstance(node, Mapping) else Mapping((), self.at(*path))
        return Document(self.file, self.text, part, part, self.diagnostics)

    def text_at(self, *path: str | int) -> Text:
        """Return the text that a path leads to."""
        return text_at(self.root, path)


def read_document(text: str, file: str) -> Document:
    """Read the text of a file as far as its own text goes: syntax, values that are missing, hidden characters."""
    tree, diagnostics = parse(text, file)
    found = [*with_fixes(text, tree, diagnostics), *hidden_characters(text, file)]
    document = Document(file, text, diagnostics=found)
    if isinstance(tree, Mapping):
        document.whole = document.tree = tree
        document.diagnostics += _hidden_by_escapes(tree) if "\\" in text else []
        document.diagnostics += [_missing(name, place) for name, place in missing_values(tree)]
    elif tree is not None:
        document.note("HG104", "a file must be a mapping of keys to values", head(tree), "begin it with 'kind:'")
    return document


def _hidden_by_escapes(tree: Mapping) -> list[Diagnostic]:
    return [found for one in texts(tree) for found in hidden_by_escape(one.value, one.raw, one.where)]


def _missing(name: str, place: Text) -> Diagnostic:
    what = f"'{name}' has no value" if name else "an entry of the list has no value"
    return Diagnostic("HG103", what, place.span, "write one, or leave it out")


def shaped(document: Document, shape: type[_S]) -> _S | None:
    """Return what a file says, noting what does not fit its shape.

    Where parts do not fit, the tree and the result go on without them, so that the rest can be examined all the same;
    the result is None where too little is left.
    """
    value, complaints = _validated(document.root, shape)
    if value is not None:
        return value
    noted = {found.span.start for found in document.errors}
    told = [diagnostic(complaint) for complaint in without_echoes(complaints)]
    document.diagnostics += [found for found in told if found.span.start not in noted or found.code == "HG102"]
    return _without_misfits(document, shape, complaints)


def _without_misfits(document: Document, shape: type[_S], complaints: list[Complaint]) -> _S | None:
    """Take out of a document's tree what does not fit, and what then lacks something, as long as enough is left."""
    value: _S | None = None
    while value is None:
        rest = without(document.root, [_in_file(complaint.path) for complaint in complaints])
        if rest == document.root:
            return None
        document.tree = rest
        value, complaints = _validated(rest, shape)
    return value


def _in_file(path: Path) -> Path:
    return tuple(part for part in path if not is_tag(part))


def _validated(tree: Mapping, shape: type[_S]) -> tuple[_S | None, list[Complaint]]:
    try:
        return shape.model_validate(plain_data(tree)), []
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        return None, [Complaint(one["type"], one["loc"], one.get("ctx", {}), tree, shape) for one in found]
