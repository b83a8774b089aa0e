"""From the files of criteria to the areas of the model: criteria in order, as each area changes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hmicgrade.load.checks import check_known, check_unique
from hmicgrade.load.conditions import GRAMMAR_WORDS
from hmicgrade.load.document import Document
from hmicgrade.load.shapes_criteria import AreaShape, CommonShape, CriterionShape, IncludeShape
from hmicgrade.model.areas import Area, Criterion, GradeMeaning, LeftOut
from hmicgrade.model.conditions import AllOf, AnyOf, Condition, Sentence, TotalSentence
from hmicgrade.model.diagnostics import Related
from hmicgrade.model.scheme import GradeRule, Scheme
from hmicgrade.model.wording import sentence_text


@dataclass(frozen=True, slots=True)
class Common:
    """Criteria that areas share, as their file gives them."""

    document: Document
    title: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Ruler:
    """What the checks of criteria need from the scheme: its levels and grades, None where they cannot be known."""

    levels: tuple[str, ...] | None
    grades: tuple[str, ...] | None


def build_criteria(document: Document, shape: AreaShape | CommonShape, ruler: Ruler) -> tuple[Criterion, ...]:
    """Return the criteria of a file, noting what is wrong with their levels and tags."""
    common = shape.id if isinstance(shape, CommonShape) else None
    return criteria_of(document, shape.criteria, ruler, shape.provenance, common)


def criteria_of(
    document: Document, shapes: Sequence[CriterionShape], ruler: Ruler, provenance: str, common: str | None = None
) -> tuple[Criterion, ...]:
    """Return the criteria under `criteria` in a document, noting what is wrong with their levels and tags."""
    return tuple(_criterion(document, at, one, ruler, provenance, common) for at, one in enumerate(shapes))


def _criterion(  # noqa: PLR0913, PLR0917 - one value from each of its sources
    document: Document, at: int, shape: CriterionShape, ruler: Ruler, provenance: str, common: str | None
) -> Criterion:
    if ruler.levels is not None:
        check_known(document, "HG210", "level", shape.level, ruler.levels, document.at("criteria", at, "level"))
    _check_tags(document, at, shape, ruler.levels or ())
    _check_was(document, shape.was, "criteria", at, "was")
    return Criterion(
        id=shape.id,
        level=shape.level,
        text=shape.text,
        critical=shape.critical,
        significant=shape.significant,
        theme=shape.theme,
        may_be_not_applicable=shape.not_applicable == "with-reason",
        weight=shape.weight,
        tags=tuple(shape.tags),
        source=shape.source,
        provenance=provenance,
        common=common,
        was=tuple(shape.was),
        span=document.at("criteria", at, "id"),
    )


def _check_was(document: Document, names: Sequence[str], *path: str | int) -> None:
    check_unique(document, ((one, document.at(*path, place)) for place, one in enumerate(names)), "id", "HG219")


def _check_tags(document: Document, at: int, shape: CriterionShape, levels: tuple[str, ...]) -> None:
    for place, tag in enumerate(shape.tags):
        if tag in levels or tag in GRAMMAR_WORDS:
            what = "a level" if tag in levels else "a word of the grammar"
            span = document.at("criteria", at, "tags", place)
            document.note("HG310", f"the tag '{tag}' is {what}", span, "choose another word")
    check_unique(
        document,
        ((tag, document.at("criteria", at, "tags", place)) for place, tag in enumerate(shape.tags)),
        "tag",
        "HG219",
    )


def build_area(
    document: Document, shape: AreaShape, own: tuple[Criterion, ...], commons: Mapping[str, Common | None], ruler: Ruler
) -> Area:
    """Return an area with its effective criteria. In `commons` those whose file has errors are None."""
    shared = tuple(
        criterion
        for at, include in enumerate(shape.includes)
        for criterion in _included(document, at, include, commons, ruler)
    )
    _check_includes(document, shape)
    _check_was(document, shape.was, "was")
    if ruler.grades is not None:
        for grade in shape.grade_means:
            check_known(document, "HG208", "grade", grade, ruler.grades, document.key("grade_means", grade))
    return Area(
        id=shape.id,
        title=shape.title,
        criteria=(*shared, *own),
        framework=shape.framework,
        grade_means=tuple(GradeMeaning(grade, means) for grade, means in shape.grade_means.items()),
        left_out=tuple(_left_out(shape)),
        provenance=shape.provenance,
        was=tuple(shape.was),
        span=document.at("id"),
    )


def common_id(include: str | IncludeShape) -> str:
    """Return the id of the common criteria that an entry of `includes` names."""
    return include if isinstance(include, str) else include.common


def _check_includes(document: Document, shape: AreaShape) -> None:
    names = ((common_id(include), document.at("includes", at)) for at, include in enumerate(shape.includes))
    check_unique(document, names, "inclusion of", "HG219")


def _included(
    document: Document, at: int, include: str | IncludeShape, commons: Mapping[str, Common | None], ruler: Ruler
) -> Iterator[Criterion]:
    where = ("includes", at) if isinstance(include, str) else ("includes", at, "common")
    name = common_id(include)
    if not check_known(document, "HG204", "common file", name, commons, document.at(*where)):
        return
    common = commons[name]
    if common is None:
        return
    if isinstance(include, str):
        yield from common.criteria
        return
    _check_changes(document, at, include, common, ruler)
    for criterion in common.criteria:
        if criterion.id not in include.without:
            yield _changed(criterion, include)


def _changed(criterion: Criterion, include: IncludeShape) -> Criterion:
    """Return a common criterion as an area has it, remembering what the area changes."""
    critical = criterion.critical or criterion.id in include.critical
    level = include.levels.get(criterion.id, criterion.level)
    changes = {"critical": critical != criterion.critical, "level": level != criterion.level}
    names = tuple(name for name, differs in changes.items() if differs)
    return replace(criterion, critical=critical, level=level, changed=names)


def _left_out(shape: AreaShape) -> Iterator[LeftOut]:
    for include in shape.includes:
        if isinstance(include, IncludeShape):
            yield from (LeftOut(criterion, include.common) for criterion in include.without)


def _check_changes(document: Document, at: int, include: IncludeShape, common: Common, ruler: Ruler) -> None:
    known = [criterion.id for criterion in common.criteria]
    named = [
        *((name, document.at("includes", at, "critical", place)) for place, name in enumerate(include.critical)),
        *((name, document.at("includes", at, "without", place)) for place, name in enumerate(include.without)),
        *((name, document.key("includes", at, "levels", name)) for name in include.levels),
    ]
    for name, span in named:
        check_known(document, "HG205", "criterion", name, known, span, f" in '{common.document.stem}'")
    if ruler.levels is not None:
        for name, level in include.levels.items():
            span = document.at("includes", at, "levels", name)
            check_known(document, "HG210", "level", level, ruler.levels, span)


def check_selections(document: Document, area: Area, scheme: Scheme) -> None:
    """Note every condition of a grade that selects no criterion of an area, and an area without criteria."""
    if not scheme.otherwise:
        return
    if not area.criteria:
        document.note("HG312", "the area has no criteria", document.at("id"), "add 'criteria:' or 'includes:'")
        return
    for rule in scheme.grades:
        for sentence in _needed(rule.requires) if rule.requires else ():
            if not any(_selects(sentence, criterion) for criterion in area.criteria):
                _note_selection(document, rule, sentence)


def _needed(condition: Condition) -> Iterator[Sentence]:
    """Yield the sentences that must all hold: those that stand in no `any of`."""
    match condition:
        case AllOf(members):
            for member in members:
                yield from _needed(member)
        case AnyOf():
            return
        case _:
            yield condition


def _selects(sentence: Sentence, criterion: Criterion) -> bool:
    return all(criterion.fits(adjective) for adjective in sentence.selector.adjectives)


def _note_selection(document: Document, rule: GradeRule, sentence: Sentence) -> None:
    words = " ".join(sentence.selector.adjectives)
    message = f"the area has no {words} criterion, which the grade '{rule.grade}' needs"
    verb = "adds up" if isinstance(sentence, TotalSentence) else "counts"
    related = (Related(sentence.span, f"'{sentence_text(sentence)}' {verb} them"),) if sentence.span else ()
    span = document.key("criteria") if document.root.get("criteria") else document.at("id")
    document.note("HG302", message, span, "add a criterion, or change the condition", *related)
