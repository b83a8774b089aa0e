"""Everything in `evidence/<force>/<year>/`, read together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from hmicgrade.load.checks import check_kind, check_known, check_name, check_says
from hmicgrade.load.digest import digest
from hmicgrade.load.document import Document, shaped
from hmicgrade.load.evidence import Desk, build_evidence
from hmicgrade.load.nodes import named
from hmicgrade.load.shapes_evidence import EvidenceShape
from hmicgrade.load.vocabulary import Vocabularies, Vocabulary
from hmicgrade.model.diagnostics import Diagnostic, Related, Span
from hmicgrade.model.evidence import Cited, EvidenceFile, Year
from hmicgrade.model.project import Inspection
from hmicgrade.model.wording import id_text


def named_schemes(documents: tuple[Document, ...]) -> tuple[str, ...]:
    """Return the schemes that the files of one inspection name, the one that most of them name first."""
    found = [document.whole.text("scheme") for document in documents if document.whole]
    return tuple(name for name, _ in Counter(name for name in found if name).most_common())


def read_inspection(force: str, year: Year, documents: tuple[Document, ...], schemes: Vocabularies) -> Inspection:
    """Read the documents of one inspection together. `schemes` holds every scheme there is, None where not read."""
    return _Reader(force, year, documents, schemes).read()


class _Reader:
    """Reads one inspection. Each document's diagnostics grow on the way."""

    def __init__(self, force: str, year: Year, documents: tuple[Document, ...], schemes: Vocabularies) -> None:
        self._force = force
        self._year = year
        self._documents = documents
        self._schemes = schemes
        self._scheme_id = _scheme_id(documents, schemes)
        self._scheme = schemes.get(self._scheme_id)
        self._items = {document.stem: _item_ids(document) for document in documents}

    def read(self) -> Inspection:
        shapes = [(document, self._shape(document)) for document in self._documents]
        self._check_schemes()
        made = [self._build(document, shape) for document, shape in shapes if shape]
        built = {file.name: file for file in made if file is not None}
        self._check_circles(built)
        files = (built.get(document.stem) for document in self._documents if not document.errors)
        return Inspection(
            self._force,
            self._year,
            self._scheme_id,
            tuple(file for file in files if file is not None),
            self._refused(),
            digest(self._documents),
        )

    def _shape(self, document: Document) -> EvidenceShape | None:
        if not check_name(document, document.stem, "file") or not check_kind(document, ("evidence",)):
            return None
        shape = shaped(document, EvidenceShape)
        check_says(document, "force", self._force, "folder")
        year = str(self._year)
        check_says(document, "year", year, "folder")
        return shape

    def _check_schemes(self) -> None:
        same = [one.at("scheme") for one in self._documents if _scheme_of(one) == self._scheme_id]
        related = [Related(span, f"'{self._scheme_id}' here") for span in same[:1]]
        for document in self._documents:
            name, span = _scheme_of(document), document.at("scheme")
            if name and check_known(document, "HG201", "scheme", name, self._schemes, span) and name != self._scheme_id:
                message = f"the scheme '{name}' is not that of the other files of the year"
                document.note("HG214", message, span, "give all files of a year one scheme", *related)

    def _build(self, document: Document, shape: EvidenceShape) -> EvidenceFile | None:
        scheme = self._scheme
        if scheme is None or shape.scheme != self._scheme_id:
            return None
        if (shape.area is None) == (shape.framework is None):
            hint = f"write 'area: {document.stem}' or 'framework: {document.stem}'"
            message = "the file names neither 'area' nor 'framework'"
            if shape.area is not None:
                message = "the file names both 'area' and 'framework'"
            where = document.key("framework") if shape.area is not None else document.at()
            document.note("HG116", message, where, hint)
            return None
        areas = self._areas(document, shape, scheme)
        if not areas:
            return None
        shared = shape.framework is not None
        desk = Desk(
            document, scheme, shared, areas, self._items, self._title(document, scheme, areas[0], shared=shared)
        )
        return build_evidence(desk, shape, self._year)

    def _areas(self, document: Document, shape: EvidenceShape, scheme: Vocabulary) -> tuple[str, ...]:
        """Return the areas that a file may be about, none where it names what is not there."""
        if shape.framework is None:
            check_says(document, "area", document.stem, "file")
            if document.stem in scheme.criteria:
                return (document.stem,)
            check_known(document, "HG202", "area", shape.area or "", scheme.criteria, document.at("area"))
            return ()
        check_says(document, "framework", document.stem, "file")
        if shape.framework in scheme.criteria:
            message = f"the framework '{shape.framework}' is one area, and has no shared file"
            document.note("HG203", message, document.key("framework"), f"write 'area: {shape.framework}'")
            return ()
        check_known(document, "HG203", "framework", shape.framework, scheme.frameworks, document.at("framework"))
        return scheme.frameworks.get(shape.framework, ())

    def _title(self, document: Document, scheme: Vocabulary, area: str, *, shared: bool) -> str:
        if shared:
            return scheme.common_titles.get(document.stem) or id_text(document.stem)
        return scheme.titles.get(area) or id_text(area)

    def _check_circles(self, built: Mapping[str, EvidenceFile]) -> None:
        """Note, once for each circle, items that say again what each other say."""
        by_stem = {document.stem: document for document in self._documents}
        leads: dict[str, str] = {}
        spans: dict[str, Span] = {}
        for name, item, cited in _repeats(built.values()):
            leads[f"{name}/{item}"] = cited.ref if "/" in cited.ref else f"{name}/{cited.ref}"
            spans[f"{name}/{item}"] = cited.span or by_stem[name].at()
        for circle in _circles(leads):
            related = [Related(spans[one], "and here") for one in circle[1:]]
            message = f"the items say again what each other say: {' -> '.join((*circle, circle[0]))}"
            document = by_stem[circle[0].partition("/")[0]]
            document.note("HG213", message, spans[circle[0]], "let one of them stand for itself", *related)

    def _refused(self) -> dict[str, tuple[Diagnostic, ...]]:
        broken = [document for document in self._documents if document.errors]
        areas = sorted(self._scheme.criteria) if self._scheme else sorted({document.stem for document in broken})
        causes = {
            area: tuple(error for one in broken if self._bears(one, area) for error in one.errors) for area in areas
        }
        return {area: found for area, found in causes.items() if found}

    def _bears(self, document: Document, area: str) -> bool:
        """Tell whether a file may bear on an area."""
        if document.text is None or document.stem == area or f"{area}/" in document.text:
            return True
        return self._scheme is not None and area in self._scheme.frameworks.get(document.stem, ())


def _scheme_id(documents: tuple[Document, ...], schemes: Collection[str]) -> str:
    """Return the scheme that most files name and that is there, else one that is named, else the only one there is."""
    named = named_schemes(documents) or (tuple(schemes) if len(schemes) == 1 else ())
    there = [name for name in named if name in schemes]
    return next(iter((*there, *named)), "")


def _scheme_of(document: Document) -> str:
    return document.root.text("scheme") or ""


def _item_ids(document: Document) -> tuple[str, ...] | None:
    if document.whole is None:
        return None
    return tuple(one.value for one in named(document.whole, "evidence", "id"))


def _repeats(files: Iterable[EvidenceFile]) -> Iterator[tuple[str, str, Cited]]:
    """Yield the items that say again what another says: file, item, and the other as it is cited."""
    for file in files:
        for item in file.items:
            if item.same_as:
                yield file.name, item.id, item.same_as


def _circles(leads: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield each circle of a mapping once, from its first name on."""
    done: set[str] = set()
    for start in sorted(leads):
        way: list[str] = []
        here = start
        while here in leads and here not in done:
            done.add(here)
            way.append(here)
            here = leads[here]
        if here in way:
            circle = way[way.index(here) :]
            lowest = circle.index(min(circle))
            yield (*circle[lowest:], *circle[:lowest])
