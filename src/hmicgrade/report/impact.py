"""What a change does to grades, in every form in which lists are printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hmicgrade.evaluate.comparing.elements import Element
from hmicgrade.evaluate.impact.results import (
    ByEvidence,
    ByRules,
    Edge,
    Impact,
    Move,
    Place,
    Responsible,
    Reworded,
    RuleChange,
    Stand,
    Whole,
)
from hmicgrade.explain import impact_sentences as say
from hmicgrade.explain.impact import headline, impact_page
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.report.csv import SEPARATOR, Cell
from hmicgrade.report.diagnostics import as_json
from hmicgrade.report.elements import element_json
from hmicgrade.report.listing import Listing

COLUMNS = (
    *("row", "force", "year", "scheme", "area", "turn", "before", "after", "ruled", "rules", "findings", "judgements"),
    *("part", "subject", "was", "now", "error"),
)
"""The columns. A row is of a `move`, a knife-`edge`, a `reworded` criterion, or a change of the `rules`."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What was compared: the revisions as they were named, and their commits; the files as they are have neither."""

    base: str
    base_commit: str
    head: str | None
    head_commit: str | None

    @property
    def document(self) -> dict[str, object]:
        """The members of a document that say so."""
        return {
            "base": {"revision": self.base, "commit": self.base_commit},
            "head": {"revision": self.head, "commit": self.head_commit},
        }

    @property
    def sentence(self) -> str:
        """The sentence that says so."""
        return say.compared(self.base, self.base_commit, self.head)


def impact_listing(impact: Impact, compared: Compared, names: Mapping[str, str], *, found: bool) -> Listing:
    """List what a change does; `names` are those of the forces. `found` tells that a moved grade is looked for."""
    refused = [each for move in impact.moves if move.after for each in move.after.refused]
    return Listing(
        page=impact_page(impact, names, [compared.sentence]),
        format="hmicgrade-impact/1",
        document={
            **compared.document,
            "headline": headline(impact),
            "forces": impact.forces,
            "moved_forces": list(impact.moved_forces),
            "moves": [_move(one) for one in impact.moves],
            "knife_edges": [_edge(one) for one in impact.edges],
            "reworded": [_reworded(one) for one in impact.rules.reworded],
            **rule_members(impact.rules.changes, impact.rules.wholes),
        },
        columns=COLUMNS,
        rows=tuple(_rows(impact)),
        diagnostics=tuple(refused),
        found=found and bool(impact.moves),
    )


def _place(place: Place) -> dict[str, object]:
    return {"force": place.force, "year": place.year, "scheme": place.scheme, "area": place.area}


def _move(move: Move) -> object:
    return {
        **_place(move.place),
        "turn": str(move.turn),
        "before": _stand(move.before),
        "after": _stand(move.after),
        "responsible": None if move.responsible is None else _responsible(move.responsible),
    }


def _stand(stand: Stand | None) -> object:
    if stand is None:
        return None
    errors = [as_json(one) for one in stand.refused]
    return {"grades": list(stand.grades), "error": errors, "supposed": list(stand.supposed)}


def _responsible(why: Responsible) -> object:
    return {
        "ruled": list(why.ruled),
        "rules": None if why.rules is None else _by_rules(why.rules),
        "evidence": None if why.evidence is None else _by_evidence(why.evidence),
    }


def _by_rules(why: ByRules) -> object:
    return {"changes": [element_json(one) for one in why.elements], "others": why.others}


def _by_evidence(why: ByEvidence) -> object:
    return {
        "findings": [{"criterion": one.criterion, "was": one.old, "now": one.new} for one in why.findings],
        "judgements": [
            {"judgement": one.act[0], "of": list(one.act[1:]), "added": one.added} for one in why.judgements
        ],
        "others": why.others,
    }


def _edge(one: Edge) -> object:
    return {**_place(one.place), "grade": one.grade}


def _reworded(one: Reworded) -> object:
    return {"scheme": one.scheme, "areas": list(one.areas), "criterion": one.criterion, "was": one.old, "now": one.new}


def rule_members(changes: Sequence[RuleChange], wholes: Sequence[Whole]) -> dict[str, object]:
    """Return the members of a document that say what differs in the criteria."""
    return {
        "rules": [{"scheme": one.scheme, "areas": list(one.areas), **element_json(one.element)} for one in changes],
        "wholes": [{"scheme": one.scheme, "area": one.area, "added": one.added} for one in wholes],
    }


# As a table


def _rows(impact: Impact) -> Iterator[Mapping[str, Cell]]:
    yield from map(_move_row, impact.moves)
    yield from ({"row": "edge", **_head(one.place), "after": one.grade} for one in impact.edges)
    for one in impact.rules.reworded:
        yield {
            **_rule_head("reworded", one.scheme, one.areas),
            "subject": one.criterion,
            "was": one.old,
            "now": one.new,
        }
    for change in impact.rules.changes:
        yield {**_rule_head("rules", change.scheme, change.areas), **_element_cells(change.element)}
    for whole in impact.rules.wholes:
        part, now = ("scheme" if whole.area is None else "area"), ("new" if whole.added else "gone")
        yield {"row": "rules", "scheme": whole.scheme, "area": whole.area, "part": part, "now": now}


def _head(place: Place) -> dict[str, Cell]:
    return {"force": place.force, "year": place.year, "scheme": place.scheme, "area": place.area}


def _rule_head(row: str, scheme: str, areas: Sequence[str]) -> dict[str, Cell]:
    return {"row": row, "scheme": scheme, "area": SEPARATOR.join(areas)}


def _move_row(move: Move) -> Mapping[str, Cell]:
    why = move.responsible
    return {
        "row": "move",
        **_head(move.place),
        "turn": str(move.turn),
        "before": SEPARATOR.join(move.before.grades) if move.before else None,
        "after": SEPARATOR.join(move.after.grades) if move.after else None,
        "ruled": SEPARATOR.join(why.ruled) if why else None,
        "rules": SEPARATOR.join(map(_name, why.rules.elements)) if why and why.rules else None,
        **(_evidence_cells(why.evidence) if why and why.evidence else {}),
        "error": _errors(move.after.refused) if move.after else None,
    }


def _name(one: Element) -> str:
    return f"{one.part} {one.subject}".strip()


def _evidence_cells(why: ByEvidence) -> dict[str, Cell]:
    return {
        "findings": SEPARATOR.join(one.criterion for one in why.findings),
        "judgements": SEPARATOR.join(" ".join(one.act) for one in why.judgements),
    }


def _element_cells(one: Element) -> dict[str, Cell]:
    return {"part": one.part, "subject": one.subject, "was": " | ".join(one.was), "now": " | ".join(one.now)}


def _errors(found: Sequence[Diagnostic]) -> str:
    return SEPARATOR.join(f"{one.code} {one.message}" for one in found)
