"""Checks of the criteria of a scheme: what is written down and used nowhere, or stands twice.

What the rules make of them is the matter of the proofs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hmicgrade.lint.subjects import Schemes, documents_of
from hmicgrade.lint.texts import alike, all_of
from hmicgrade.load.document import Document
from hmicgrade.load.nodes import Mapping, Text, entries, named
from hmicgrade.load.parts import Part
from hmicgrade.model.areas import Area
from hmicgrade.model.conditions import Sentence, sentences
from hmicgrade.model.diagnostics import Diagnostic, Related, Span
from hmicgrade.model.project import SchemeFolder
from hmicgrade.model.scheme import Scheme


@dataclass(frozen=True, slots=True)
class _Ruled:
    """A scheme with rules, what its folder holds, and every sentence of its rules and caps."""

    part: Part
    folder: SchemeFolder
    scheme: Scheme
    sentences: tuple[Sentence, ...]

    @property
    def every_area(self) -> tuple[Area, ...]:
        """The areas, none where some have errors: what is in no area cannot be told then."""
        return () if self.folder.refused else self.folder.areas

    @property
    def files_of_criteria(self) -> list[Document]:
        """The documents that hold criteria."""
        return documents_of(self.part, self.folder.id, "area", "common")


def criteria(part: Part, schemes: Schemes) -> Iterable[Diagnostic]:  # noqa: ARG001 - every check is given both
    """Yield what is wrong with the criteria and rules of each scheme of a part."""
    for folder in part.schemes.values():
        yield from _unused_commons(part, folder)
        yield from _repeated_texts(part, folder)
        if folder.scheme and folder.scheme.has_rules:
            ruled = _Ruled(part, folder, folder.scheme, tuple(_sentences(folder.scheme)))
            yield from _unused_tags(ruled)
            yield from _empty_levels(ruled)


def _sentences(scheme: Scheme) -> Iterator[Sentence]:
    for rule in scheme.grades:
        yield from sentences(rule.requires) if rule.requires else ()
    for cap in scheme.caps:
        yield from sentences(cap.when)


def _unused_tags(ruled: _Ruled) -> Iterator[Diagnostic]:
    used = {adjective for sentence in ruled.sentences for adjective in sentence.selector.adjectives}
    first: dict[str, Span] = {}
    for document in ruled.files_of_criteria:
        for criterion in entries(document.whole, "criteria"):
            for tag in entries(criterion, "tags") if isinstance(criterion, Mapping) else ():
                if isinstance(tag, Text):
                    first.setdefault(tag.value, tag.span)
    for name, span in first.items():
        if name not in used:
            yield Diagnostic("HG322", f"no condition uses the tag '{name}'", span, "remove it, or use it")


def _empty_levels(ruled: _Ruled) -> Iterator[Diagnostic]:
    levels = {criterion.level for area in ruled.every_area for criterion in area.criteria}
    main = documents_of(ruled.part, ruled.folder.id, "scheme")
    for at, level in enumerate(ruled.scheme.levels if ruled.every_area else ()):
        if level not in levels:
            hint = "write a criterion at this level, or remove it"
            yield Diagnostic("HG323", f"no area has a criterion at '{level}'", main[0].at("levels", at), hint)


def _unused_commons(part: Part, folder: SchemeFolder) -> Iterator[Diagnostic]:
    included = set()
    for document in documents_of(part, folder.id, "area"):
        for one in entries(document.whole, "includes"):
            included.add(one.value if isinstance(one, Text) else isinstance(one, Mapping) and one.text("common"))
    for document in documents_of(part, folder.id, "common"):
        if document.stem not in included:
            hint = f"add '{document.stem}' to the 'includes' of an area, or remove the file"
            yield Diagnostic("HG324", "no area includes these criteria", document.at("id"), hint)


def _repeated_texts(part: Part, folder: SchemeFolder) -> Iterator[Diagnostic]:
    first: dict[str, Text] = {}
    for document in documents_of(part, folder.id, "area", "common"):
        for text in named(document.whole, "criteria", "text"):
            known = first.setdefault(alike(text.value), text)
            if known is not text:
                related = Related(all_of(known), "first written here")
                hint = "let the areas share it in a common file, or say what is different"
                yield Diagnostic("HG326", "another criterion has the same text", all_of(text), hint, (related,))
