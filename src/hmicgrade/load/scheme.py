"""From `scheme.yaml` to the scheme of the model, with every check on the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hmicgrade.load.checks import check_known, check_unique
from hmicgrade.load.conditions import (
    AFTER_QUANTITY,
    GRAMMAR_WORDS,
    QUANTITY_STARTS,
    Vocabulary,
    parse_condition,
)
from hmicgrade.load.document import Document
from hmicgrade.load.locate import locate
from hmicgrade.load.nodes import Mapping, Text, entries, named
from hmicgrade.load.quantities import build_quantities
from hmicgrade.load.rules import build_table
from hmicgrade.load.shapes_scheme import JudgedShape, SchemeShape
from hmicgrade.model.conditions import Condition
from hmicgrade.model.scheme import (
    NOT_APPLICABLE,
    NOT_ASSESSED,
    Cap,
    GradeRule,
    Incomparable,
    Period,
    ScaleValue,
    Scheme,
    Silence,
)
from hmicgrade.model.table import FindingsTable

_RELATION_WORDS = ("at", "below")


def build_scheme(document: Document, shape: SchemeShape, tags: frozenset[str]) -> Scheme:
    """Return the scheme of a file, noting everything wrong with it. `tags` are those of all its criteria."""
    _check_names(document, shape, tags)
    vocabulary = _vocabulary(document, shape, tags)
    return Scheme(
        id=shape.id,
        title=shape.title,
        levels=tuple(shape.levels),
        grades=tuple(_grades(document, shape, vocabulary)),
        scale=tuple(ScaleValue(value.finding, value.score) for value in shape.scale),
        table=_table(document, shape, vocabulary.findings),
        otherwise=_otherwise(document, shape),
        quantities=build_quantities(document, shape),
        caps=tuple(_caps(document, shape, vocabulary)),
        silence=tuple(_silence(document, shape, vocabulary)),
        override_steps=shape.overrides.at_most_steps if shape.overrides else None,
        source=shape.source,
        note=shape.note,
        period=_period(document, shape),
        not_comparable=tuple(_incomparable(document, shape)),
        span=document.at("id"),
    )


def _incomparable(document: Document, shape: SchemeShape) -> Iterator[Incomparable]:
    for at, one in enumerate(shape.not_comparable):
        yield Incomparable(one.with_, one.source, document.at("not_comparable", at, "with"))


def _vocabulary(document: Document, shape: SchemeShape, tags: frozenset[str]) -> Vocabulary:
    """Return the words of a scheme's conditions, with those that are given but have errors of their own."""
    levels = [level.value for level in entries(document.whole, "levels") if isinstance(level, Text)]
    findings = [finding.value for finding in named(document.whole, "scale", "finding")]
    quantities = document.whole.get("quantities") if document.whole else None
    words = [entry.key.value for entry in quantities.entries] if isinstance(quantities, Mapping) else []
    own = tuple(value.finding for value in shape.scale)
    return Vocabulary(tuple(levels), tags, frozenset(words), tuple(dict.fromkeys([*own, *findings])))


def _check_names(document: Document, shape: SchemeShape, tags: frozenset[str]) -> None:
    others = ((one.with_, document.at("not_comparable", at, "with")) for at, one in enumerate(shape.not_comparable))
    check_unique(document, others, "scheme", "HG219")
    levels = [(level, document.at("levels", at)) for at, level in enumerate(shape.levels)]
    check_unique(document, levels, "level")
    check_unique(
        document, ((rule.grade, document.at("grades", at, "grade")) for at, rule in enumerate(shape.grades)), "grade"
    )
    check_unique(document, ((cap.cap, document.at("caps", at, "cap")) for at, cap in enumerate(shape.caps)), "cap")
    for level, span in levels:
        if level in GRAMMAR_WORDS:
            document.note("HG310", f"the level '{level}' is a word of the grammar", span, "choose another word")
    _check_scale(document, shape)
    _check_quantity_words(document, shape, tags)


def _check_scale(document: Document, shape: SchemeShape) -> None:
    values = [(value.finding, document.at("scale", at, "finding")) for at, value in enumerate(shape.scale)]
    check_unique(document, values, "finding")
    for finding, span in values:
        if finding in {NOT_ASSESSED, NOT_APPLICABLE}:
            document.note("HG310", f"'{finding}' is no value of a scale", span, "leave it out: every scheme has it")
        elif finding.split("_")[0] in _RELATION_WORDS:
            document.note("HG310", f"the finding '{finding}' begins as a comparison does", span, "choose another word")


def _check_quantity_words(document: Document, shape: SchemeShape, tags: frozenset[str]) -> None:
    follow = {*AFTER_QUANTITY, *shape.levels, *tags}
    for word in shape.quantities:
        start = next((start for start in sorted(QUANTITY_STARTS) if _begins(word, start)), None)
        if start is not None:
            message = f"'{word}' begins with '{start}', a phrase of the grammar"
            document.note("HG310", message, document.key("quantities", word), "choose another word")
        for other in shape.quantities:
            if other != word and _begins(word, other) and word[len(other) :].split()[0] in follow:
                message = f"'{word}' could also be read as '{other}' and what follows it"
                document.note("HG310", message, document.key("quantities", word), "choose another word")


def _begins(word: str, start: str) -> bool:
    return f"{word} ".startswith(f"{start} ")


def _condition(document: Document, path: tuple[str | int, ...], vocabulary: Vocabulary) -> Condition | None:
    condition, diagnostics = parse_condition(locate(document.root, path), vocabulary)
    document.diagnostics += diagnostics
    return condition


def _grades(document: Document, shape: SchemeShape, vocabulary: Vocabulary) -> Iterator[GradeRule]:
    for at, rule in enumerate(shape.grades):
        has_rule = rule.requires is not None
        requires = _condition(document, ("grades", at, "requires"), vocabulary) if has_rule else None
        yield GradeRule(rule.grade, rule.means, requires, rule.source, document.at("grades", at, "grade"))


def _caps(document: Document, shape: SchemeShape, vocabulary: Vocabulary) -> Iterator[Cap]:
    for at, cap in enumerate(shape.caps):
        when = _condition(document, ("caps", at, "when"), vocabulary)
        check_known(document, "HG208", "grade", cap.at_most, _names(document), document.at("caps", at, "at_most"))
        if when is not None:
            span = document.at("caps", at, "cap")
            yield Cap(cap.cap, when, cap.at_most, cap.may_be_set_aside, cap.source, span)


def _names(document: Document) -> tuple[str, ...]:
    return tuple(grade.value for grade in named(document.whole, "grades", "grade"))


def _has_rules(document: Document) -> bool:
    rules = (rule for rule in entries(document.whole, "grades") if isinstance(rule, Mapping))
    return any(rule.get("requires") is not None for rule in rules)


def _otherwise(document: Document, shape: SchemeShape) -> tuple[str, ...]:
    given = shape.otherwise
    if given is None:
        if _has_rules(document) and not _is_given(document, "otherwise"):
            hint = "add 'otherwise:' with a grade, or with 'judgement:' and the grades a person decides between"
            document.note(
                "HG306", "'otherwise' is missing: the grade where no rule holds", document.key("grades"), hint
            )
        return ()
    if not _has_rules(document) and all(found.code != "HG101" for found in document.diagnostics):
        hint = "remove it, or say what a grade requires"
        document.note(
            "HG307",
            "'otherwise' stands in a scheme in which no grade requires anything",
            document.key("otherwise"),
            hint,
        )
    if isinstance(given, JudgedShape):
        names, path = tuple(given.judgement), ("otherwise", "judgement")
        places = ((name, document.at(*path, at)) for at, name in enumerate(names))
        check_unique(document, places, "grade", "HG219", least=2)
        return _known_grades(document, ((name, (*path, at)) for at, name in enumerate(names)))
    return _known_grades(document, [(given, ("otherwise",))])


def _is_given(document: Document, key: str) -> bool:
    return document.whole is not None and document.whole.get(key) is not None


def _known_grades(document: Document, names: Iterable[tuple[str, tuple[str | int, ...]]]) -> tuple[str, ...]:
    order = _names(document)
    known = {name for name, path in names if check_known(document, "HG208", "grade", name, order, document.at(*path))}
    return tuple(name for name in order if name in known)


def _table(document: Document, shape: SchemeShape, findings: tuple[str, ...]) -> FindingsTable:
    if _has_rules(document) and not _is_given(document, "findings"):
        hint = "add the table that turns the effects of evidence into findings"
        document.note("HG102", "the key 'findings' is missing", document.at(), hint)
    return build_table(document, shape, findings)


def _silence(document: Document, shape: SchemeShape, vocabulary: Vocabulary) -> Iterator[Silence]:
    for level, finding in shape.silence.items():
        check_known(document, "HG210", "level", level, vocabulary.levels, document.key("silence", level))
        check_known(document, "HG209", "finding", finding, vocabulary.findings, document.at("silence", level))
        yield Silence(level, finding)


def _period(document: Document, shape: SchemeShape) -> Period | None:
    if shape.period is None:
        return None
    if shape.period.to < shape.period.from_:
        document.note("HG108", "the period ends before it begins", document.at("period", "to"), "swap the months")
    return Period(shape.period.from_, shape.period.to)
