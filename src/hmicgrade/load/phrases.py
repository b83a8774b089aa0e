"""What a worked case finds: of criteria named by their ids, or by phrases such as "all fair criteria"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hmicgrade.load.checks import check_known
from hmicgrade.load.conditions import Vocabulary, parse_phrase
from hmicgrade.load.document import Document
from hmicgrade.load.nodes import Text
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.diagnostics import Related
from hmicgrade.model.scheme import NOT_APPLICABLE, NOT_ASSESSED, Scheme
from hmicgrade.model.wording import finding_text, selector_text


@dataclass(frozen=True, slots=True)
class _Given:
    """An entry of `findings`, and the criteria it is about."""

    key: Text
    finding: str
    criteria: tuple[Criterion, ...]

    @property
    def is_phrase(self) -> bool:
        return " " in self.key.value


def given_findings(document: Document, scheme: Scheme, area: Area) -> dict[str, str]:
    """Return the findings that a case gives, by criterion in the order of the area, noting what is wrong with them.

    What is said of a criterion by its id stands over what a phrase says of it.
    """
    given = tuple(_given(document, scheme, area))
    own = {one.id: entry.finding for entry in given if not entry.is_phrase for one in entry.criteria}
    phrases = [entry for entry in given if entry.is_phrase]
    _check_agreement(document, phrases, own)
    for entry in given:
        _check_applies(document, entry, own)
    found = {one.id: entry.finding for entry in phrases for one in entry.criteria} | own
    return {one.id: found[one.id] for one in area.criteria if one.id in found}


def _given(document: Document, scheme: Scheme, area: Area) -> Iterator[_Given]:
    known = (*scheme.findings, NOT_ASSESSED, NOT_APPLICABLE)
    for entry in document.within("findings").root.entries:
        key, finding = entry.key, document.text_at("findings", entry.key.value)
        check_known(document, "HG209", "finding", finding.value, known, finding.span)
        criteria = _selected(document, scheme, area, key) if " " in key.value else _named(document, area, key)
        yield _Given(key, finding.value, criteria)


def _named(document: Document, area: Area, key: Text) -> tuple[Criterion, ...]:
    criterion = area.criterion(key.value)
    if criterion is None:
        check_known(document, "HG205", "criterion", key.value, [one.id for one in area.criteria], key.span)
    return () if criterion is None else (criterion,)


def _selected(document: Document, scheme: Scheme, area: Area, key: Text) -> tuple[Criterion, ...]:
    tags = frozenset(tag for one in area.criteria for tag in one.tags)
    selector, diagnostics = parse_phrase(key, Vocabulary(scheme.levels, tags, frozenset(), scheme.findings))
    document.diagnostics += diagnostics
    if selector is None:
        return ()
    chosen = tuple(one for one in area.criteria if all(one.fits(adjective) for adjective in selector.adjectives))
    if not chosen:
        words = selector_text(selector, singular=True)
        document.note("HG752", f"the area has no {words}", key.span, "leave the entry out, or choose other words")
    return chosen


def _check_agreement(document: Document, phrases: Sequence[_Given], own: dict[str, str]) -> None:
    """Note every phrase that gives a criterion another finding than an earlier phrase, unless its id settles it."""
    for at, entry in enumerate(phrases):
        for before in phrases[:at]:
            clash = next((one for one in entry.criteria if one in before.criteria and one.id not in own), None)
            if clash is not None and entry.finding != before.finding:
                says = f"'{clash.id}' is {finding_text(before.finding)} by one phrase, {finding_text(entry.finding)} by"
                hint = f"give '{clash.id}' its own finding, or narrow a phrase"
                related = Related(before.key.span, "the other phrase")
                document.note("HG754", f"{says} another", entry.key.span, hint, related)


def _check_applies(document: Document, entry: _Given, own: dict[str, str]) -> None:
    for one in entry.criteria:
        stands = not entry.is_phrase or one.id not in own
        if entry.finding == NOT_APPLICABLE and stands and not one.may_be_not_applicable:
            hint = "choose another finding; `not_applicable: with-reason` on the criterion allows it"
            document.note("HG404", f"'{one.id}' always applies, so it cannot be not applicable", entry.key.span, hint)
