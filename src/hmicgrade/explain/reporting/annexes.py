"""The annexes of a report: every criterion, the readings of vague words, the terms it uses, where it comes from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from hmicgrade.evaluate.assessment import AreaAssessment, CriterionFinding, QuantityReadings
from hmicgrade.evaluate.known import has_evidence
from hmicgrade.explain.argued_findings import Behind, grounds, marks
from hmicgrade.explain.argument import Node, Role, Told
from hmicgrade.explain.argument_sentences import described
from hmicgrade.explain.argument_sentences import source as source_of
from hmicgrade.explain.naming import criterion_text
from hmicgrade.explain.phrases import one_line
from hmicgrade.explain.readings import ends
from hmicgrade.explain.reporting import pictures
from hmicgrade.explain.reporting import sentences as say
from hmicgrade.explain.reporting.document import (
    Block,
    Column,
    Document,
    Item,
    Listing,
    Paragraph,
    Section,
    Table,
    Terms,
    texts,
)
from hmicgrade.explain.reporting.reported import Reported, Subject
from hmicgrade.model.catalogue import Term
from hmicgrade.model.scheme import Quantity
from hmicgrade.model.wording import amount_text, finding_text


def criteria(reported: Reported) -> Iterator[Section]:
    """Yield the annex of every criterion, area by area."""
    yield Section("criteria", say.CRITERIA, 2, () if reported.subjects else (Paragraph(say.NO_AREAS),))
    for one in reported.subjects:
        yield from _area(reported, one)


def _area(reported: Reported, subject: Subject) -> Iterator[Section]:
    anchor, title = f"criteria.{subject.id}", one_line(reported.title(subject.id))
    assessment = subject.assessment
    if assessment is None or subject.opened is None:
        yield Section(anchor, title, 3, (Paragraph(say.REFUSED),))
    elif not has_evidence(assessment):
        yield Section(anchor, title, 3, (Paragraph(say.unassessed(len(assessment.findings))),))
    else:
        sources = reported.behind(subject.opened)
        yield Section(anchor, title, 3, (_findings(assessment, title),))
        for finding in assessment.findings:
            yield _criterion(reported, finding, sources)


def _findings(assessment: AreaAssessment, title: str) -> Table:
    columns = tuple(map(Column, (say.CRITERION, say.LEVEL, say.CRITICAL, say.FINDING, say.FROM)))
    rows = tuple(
        (
            one.criterion.id,
            one.criterion.level,
            say.YES if one.criterion.critical else say.NO,
            finding_text(one.finding),
            str(one.origin),
        )
        for one in assessment.findings
    )
    return Table(say.findings_of(title), columns, rows)


def _criterion(reported: Reported, finding: CriterionFinding, sources: Behind) -> Section:
    criterion = finding.criterion
    anchor = f"criterion.{sources.area.area_id}.{criterion.id}"
    nodes = grounds(finding, sources, anchor)
    said = f"{described(criterion.id, tuple(marks(finding)), finding.finding, '')}."
    stated = tuple(_item(reported, node) for node in nodes if node.role is Role.EVIDENCE)
    blocks: list[Block] = [
        Paragraph(said),
        *(Paragraph(node.text) for node in nodes if node.role is not Role.EVIDENCE),
        *([Listing(stated)] if stated else []),
        *([Paragraph(source_of(criterion.source))] if criterion.source else []),
    ]
    return Section(anchor, one_line(criterion_text(criterion)).removesuffix("."), 4, tuple(blocks))


def _item(reported: Reported, node: Node) -> Item:
    told = node.stated
    hidden = isinstance(told, Told) and told.item is not None and not reported.shows(told.item)
    return Item(say.withheld(told.name) if hidden and isinstance(told, Told) else node.text)


def readings(reported: Reported) -> Section:
    """Return the annex of what each reading of a vague word gives in each area."""
    found = [(one.assessment, read) for one in reported.subjects if one.assessment for read in one.assessment.readings]
    words = {read.quantity.word: read.quantity for _, read in found}
    blocks = [
        block
        for word, quantity in words.items()
        for block in _word(reported, quantity, [one for one in found if one[1].quantity.word == word])
    ]
    return Section("readings", say.WORDS, 2, tuple(blocks) or (Paragraph(say.NO_READINGS),))


_Read = tuple[AreaAssessment, QuantityReadings]
"""An area with what the readings of one word give it."""


def _word(reported: Reported, quantity: Quantity, found: Sequence[_Read]) -> Iterator[Block]:
    """Yield how a word is read; then the areas in which its reading decides nothing, and each in which it does."""
    yield Paragraph(say.read_as(quantity.word, amount_text(quantity.reading)))
    alike = [one for one in found if len(one[1].ranges) == 1]
    if alike:
        rows = tuple(
            (one_line(assessment.area.title), *row)
            for assessment, read in alike
            for row in _stretches(assessment, read)
        )
        yield Table(say.readings_of(quantity.word), tuple(map(Column, (say.AREA, say.STRETCH, say.RESULT))), rows)
    for assessment, read in found:
        if len(read.ranges) > 1:
            caption = say.readings_in(quantity.word, assessment.area.title)
            columns = tuple(map(Column, (say.STRETCH, say.RESULT)))
            table = Table(caption, columns, tuple(_stretches(assessment, read)))
            yield pictures.reading(reported, assessment, quantity.word, table)


def _stretches(assessment: AreaAssessment, read: QuantityReadings) -> Iterator[tuple[str, ...]]:
    for one in read.ranges:
        given = say.result(one.possible, override=assessment.override is not None)
        yield say.stretch(*ends(one, read.quantity)), given


def glossary(reported: Reported, written: Document) -> Section:
    """Return the annex of the terms that a document uses, and of those that explain these."""
    known = reported.folder.glossary
    used = _used(known, texts(written))
    blocks = (Paragraph(say.TERMS_USED), Terms(used)) if used else (Paragraph(say.NO_TERMS),)
    return Section("glossary", say.GLOSSARY, 2, blocks)


def _used(known: tuple[Term, ...], written: Iterable[str]) -> tuple[Term, ...]:
    means = {one.term: one.means for one in known}
    terms_in = _finder(tuple(means))
    found: set[str] = set()
    reading = list(dict.fromkeys(written))
    while reading:
        new = terms_in("\n\n".join(reading)) - found
        found |= new
        reading = [means[term] for term in sorted(new)]
    return tuple(one for one in known if one.term in found)


_NO_TERM = "(?!)"
"""A pattern that matches nothing."""


def _finder(terms: tuple[str, ...]) -> Callable[[str], set[str]]:
    """Return what finds the terms in a text, each in the singular or with an s, and those within others too."""
    one_of = "|".join(map(re.escape, sorted(terms, key=len, reverse=True))) or _NO_TERM
    pattern = re.compile(rf"(?<!\w)(?=({one_of})s?(?!\w))")
    begun_by = {term: {one for one in terms if re.match(rf"{re.escape(one)}s?(?!\w)", term)} for term in terms}
    return lambda text: set[str]().union(*(begun_by[longest] for longest in set(pattern.findall(text))))


def provenance(reported: Reported) -> Section:
    """Return the annex of what the report was made from, and how to make it again."""
    made, folder = reported.made, reported.folder
    said = (
        Term(say.VERSION, made.program),
        Term(say.SCHEME, folder.id),
        Term(say.SCHEME_DIGEST, folder.digest),
        Term(say.EVIDENCE_DIGEST, reported.inspection.digest),
        Term(say.COMMAND, made.command),
    )
    return Section("provenance", say.PROVENANCE, 2, (Terms(said), Paragraph(say.REPRODUCED)))


def told(reported: Reported) -> Iterator[tuple[str, Told]]:
    """Yield every statement that stands behind a finding of the report, each with the area that names it so."""
    for one in reported.subjects:
        if one.assessment and one.opened:
            sources = reported.behind(one.opened)
            for finding in one.assessment.findings:
                nodes = grounds(finding, sources, finding.criterion.id)
                yield from ((one.id, node.stated) for node in nodes if isinstance(node.stated, Told))
