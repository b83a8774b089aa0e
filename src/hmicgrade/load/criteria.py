"""Everything in `criteria/<scheme>/`, read together: the scheme, its common criteria and its areas."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from hmicgrade.load.area import Common, Ruler, build_area, build_criteria, check_selections, common_id
from hmicgrade.load.catalogue import read_glossary, read_programme
from hmicgrade.load.checks import check_kind, check_name, check_says
from hmicgrade.load.conditions import GRAMMAR_WORDS
from hmicgrade.load.digest import digest
from hmicgrade.load.document import Document, shaped
from hmicgrade.load.nodes import Mapping as MappingNode
from hmicgrade.load.nodes import Text, entries, named
from hmicgrade.load.scalars import ID_PATTERN
from hmicgrade.load.scheme import build_scheme
from hmicgrade.load.shapes_criteria import AreaShape, CommonShape
from hmicgrade.load.shapes_scheme import SchemeShape
from hmicgrade.load.vocabulary import CriterionName, RuleNames, Vocabulary
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.catalogue import Programme, Term
from hmicgrade.model.diagnostics import Diagnostic, Related, Span
from hmicgrade.model.project import SchemeFolder
from hmicgrade.model.scheme import Scheme

_C = TypeVar("_C", AreaShape, CommonShape)

_OTHER_KINDS = ("area", "common", "glossary", "programme")
_KIND = re.compile(r"^kind:[ \t]*([a-z]+)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class SchemeReading:
    """A scheme's folder as the checks of other files need it.

    `criteria` gives the criteria of each area, None where its file has errors. `frameworks` gives the areas of each
    framework; an area whose file cannot be read counts for each. `titles` gives the titles of common criteria.
    """

    folder: SchemeFolder
    titles: Mapping[str, str]
    criteria: Mapping[str, tuple[Criterion, ...] | None]
    frameworks: Mapping[str, tuple[str, ...]]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What files of evidence may name of the scheme."""
        scheme = self.scheme
        caps = () if scheme is None else tuple(cap.id for cap in scheme.caps)
        return Vocabulary(
            self.folder.id,
            None if scheme is None else RuleNames(scheme.grade_names, caps, scheme.findings),
            {area: None if found is None else tuple(map(_named, found)) for area, found in self.criteria.items()},
            self.frameworks,
            {area.id: area.title for area in self.folder.areas},
            self.titles,
        )

    @property
    def scheme(self) -> Scheme | None:
        """The scheme, None where its file has errors."""
        return self.folder.scheme


def _named(criterion: Criterion) -> CriterionName:
    return CriterionName(criterion.id, criterion.common is not None)


def read_scheme(
    scheme_id: str, documents: tuple[Document, ...], folder_problems: tuple[Diagnostic, ...]
) -> SchemeReading:
    """Read the documents of one scheme's folder together."""
    return _Reader(scheme_id, documents, folder_problems).read()


class _Reader:
    """Reads one folder. Each document's diagnostics grow on the way."""

    def __init__(self, scheme_id: str, documents: tuple[Document, ...], problems: tuple[Diagnostic, ...]) -> None:
        self._id = scheme_id
        self._documents = documents
        self._problems = problems
        self._main = next((document for document in documents if document.stem == "scheme"), None)
        self._others = [document for document in documents if document.stem != "scheme"]
        self._areas: dict[str, tuple[Document, AreaShape | None]] = {}
        self._shared: dict[str, tuple[Document, CommonShape | None]] = {}
        self._own: dict[str, tuple[Criterion, ...]] = {}
        self._built: dict[str, Area] = {}
        self._glossary: tuple[Term, ...] = ()
        self._plan: Document | None = None
        self._programme: Programme | None = None

    def read(self) -> SchemeReading:
        for document in self._others:
            self._read_other(document)
        self._areas |= {stem: (document, None) for stem, document in self._unknown_areas()}
        scheme = self._read_scheme()
        ruler = self._ruler(scheme)
        commons = {name: self._common(name, ruler) for name in self._shared}
        for name, (document, area) in self._areas.items():
            if area is not None:
                self._own[name] = build_criteria(document, area, ruler)
        self._check_ids()
        self._check_frameworks()
        usable = {name: common if common and not common.document.errors else None for name, common in commons.items()}
        for name, (document, area) in self._areas.items():
            if area is not None:
                self._build(name, document, area, usable, ruler, scheme)
        return self._reading(scheme, commons)

    def _read_other(self, document: Document) -> None:
        if not check_name(document, document.stem, "file") or not check_kind(document, _OTHER_KINDS):
            return
        match document.kind:
            case "area":
                self._areas[document.stem] = (document, self._named(document, AreaShape))
            case "common":
                self._shared[document.stem] = (document, self._named(document, CommonShape))
            case "glossary":
                self._glossary += read_glossary(document)
            case _:
                self._read_programme(document)

    def _named(self, document: Document, shape: type[_C]) -> _C | None:
        read = shaped(document, shape)
        check_says(document, "id", document.stem, "file")
        return read

    def _unknown_areas(self) -> Iterator[tuple[str, Document]]:
        """Yield the documents whose kind cannot be known, and which are taken for areas unless they are included."""
        included = {
            common_id(include) for _, area in self._areas.values() if area is not None for include in area.includes
        }
        for document in self._others:
            kind = _salvaged_kind(document)
            if document.stem in self._areas or document.stem in self._shared or kind in {"glossary", "programme"}:
                continue
            if kind == "common" or document.stem in included:
                self._shared[document.stem] = (document, None)
            else:
                yield document.stem, document

    def _read_programme(self, document: Document) -> None:
        programme = read_programme(document, self._id, self._grades(), self._area_names())
        if self._plan:
            related = Related(self._plan.at(), "first given here")
            document.note("HG114", "the scheme has a second programme", document.at("kind"), "join the two", related)
        else:
            self._plan, self._programme = document, programme

    def _area_names(self) -> tuple[str, ...]:
        """Return the names of the files that are areas, or may be."""
        return tuple(one.stem for one in self._others if _salvaged_kind(one) not in {"common", "glossary", "programme"})

    def _grades(self) -> tuple[str, ...]:
        return tuple(grade.value for grade in named(self._main.whole if self._main else None, "grades", "grade"))

    def _read_scheme(self) -> Scheme | None:
        if self._main is None or not check_kind(self._main, ("scheme",)):
            return None
        shape = shaped(self._main, SchemeShape)
        check_says(self._main, "id", self._id, "folder")
        scheme = build_scheme(self._main, shape, self._tags()) if shape else None
        return None if self._main.errors else scheme

    def _tags(self) -> frozenset[str]:
        found = {tag for document in self._others for tag in _tags_of(document)}
        return frozenset(found)

    def _ruler(self, scheme: Scheme | None) -> Ruler:
        return Ruler(scheme.levels, scheme.grade_names) if scheme else Ruler(None, None)

    def _common(self, name: str, ruler: Ruler) -> Common | None:
        document, shape = self._shared[name]
        return Common(document, shape.title, build_criteria(document, shape, ruler)) if shape else None

    def _check_ids(self) -> None:
        first: dict[str, Span] = {}
        used = [
            (document, at.value, at.span)
            for document in (*self._by_file(self._shared), *self._by_file(self._areas))
            for at in named(document.whole, "criteria", "id")
        ]
        for document, name, span in used:
            if name in first:
                related = Related(first[name], "first used here")
                document.note("HG211", f"the criterion id '{name}' is already used", span, "choose another id", related)
            first.setdefault(name, span)

    def _by_file(self, read: Mapping[str, tuple[Document, object]]) -> list[Document]:
        return [document for _, (document, _) in sorted(read.items())]

    def _check_frameworks(self) -> None:
        for name, (document, area) in self._areas.items():
            if area is not None and area.framework in self._areas and area.framework != name:
                message = f"the framework '{area.framework}' has the id of an area"
                hint = "only an area that is alone in its framework can share its id"
                document.note("HG212", message, document.at("framework"), hint)

    def _build(  # noqa: PLR0913, PLR0917 - one value from each of its sources
        self,
        name: str,
        document: Document,
        shape: AreaShape,
        commons: Mapping[str, Common | None],
        ruler: Ruler,
        scheme: Scheme | None,
    ) -> None:
        area = build_area(document, shape, self._own[name], commons, ruler)
        if scheme is not None and not document.errors and not self._common_errors(shape):
            check_selections(document, area, scheme)
        self._built[name] = area

    def _common_errors(self, shape: AreaShape) -> tuple[Diagnostic, ...]:
        names = [common_id(include) for include in shape.includes]
        return tuple(error for name in names if name in self._shared for error in self._shared[name][0].errors)

    def _area_errors(self, name: str) -> tuple[Diagnostic, ...]:
        document, shape = self._areas[name]
        return (*document.errors, *(self._common_errors(shape) if shape else ()))

    def _scheme_errors(self) -> tuple[Diagnostic, ...]:
        if self._main is None:
            return tuple(problem for problem in self._problems if problem.code == "HG903")
        return self._main.errors

    def _reading(self, scheme: Scheme | None, commons: Mapping[str, Common | None]) -> SchemeReading:
        errors = {name: self._area_errors(name) for name in self._areas}
        refused = {name: (*self._scheme_errors(), *found) for name, found in errors.items()}
        areas = tuple(self._built[name] for name in sorted(self._areas) if not refused[name])
        folder = SchemeFolder(
            self._id,
            scheme,
            areas,
            {name: found for name, found in sorted(refused.items()) if found},
            digest(self._documents),
            self._glossary,
            self._programme,
        )
        return SchemeReading(
            folder=folder,
            titles={name: common.title for name, common in commons.items() if common},
            criteria={name: None if errors[name] else self._built[name].criteria for name in sorted(self._areas)},
            frameworks=self._frameworks(),
        )

    def _frameworks(self) -> dict[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name, (document, _) in sorted(self._areas.items()):
            framework = document.whole.text("framework") if document.whole else None
            if framework:
                found[framework].append(name)
        unknown = [name for name, (document, _) in self._areas.items() if document.whole is None]
        return {framework: tuple(sorted((*areas, *unknown))) for framework, areas in found.items()}


def _salvaged_kind(document: Document) -> str | None:
    found = _KIND.search(document.text or "") if document.whole is None else None
    return found[1] if found else document.kind


def _tags_of(document: Document) -> Iterable[str]:
    """Return the tags of a file's criteria; of one that is not YAML, every word that could be one."""
    if document.whole is None:
        return set(re.findall(ID_PATTERN, document.text or "")) - GRAMMAR_WORDS
    criteria = [one for one in entries(document.whole, "criteria") if isinstance(one, MappingNode)]
    return {tag.value for one in criteria for tag in entries(one, "tags") if isinstance(tag, Text)}
