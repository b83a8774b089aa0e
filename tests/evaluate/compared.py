"""Rounds made by hand, compared; each comparison is also written in every form, and must fit its schema."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from jsonschema import Draft7Validator

from hmicgrade.evaluate.comparing.comparison import compare
from hmicgrade.evaluate.comparing.results import AreaComparison, Comparison
from hmicgrade.evaluate.comparing.rounds import graded_round
from hmicgrade.evaluate.inspection import Options
from hmicgrade.model.areas import Area
from hmicgrade.model.conditions import Plain
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.model.evidence import Cited, EvidenceFile, Grounds, Item, Judgement, RecordedFinding
from hmicgrade.model.project import Force, Inspection, Project, Published, SchemeFolder
from hmicgrade.model.scheme import Cap, Incomparable, Scheme
from hmicgrade.report.diff import diff_listing
from hmicgrade.report.fragment import as_fragment
from hmicgrade.report.listing import as_csv, as_json, as_markdown
from hmicgrade.report.schemas import OUTPUTS
from tests.evaluate.made import CRITICAL_FAILURE, sentence
from tests.evaluate.made import scheme as made_scheme

RULES = replace(
    made_scheme(
        {
            "good": sentence(Plain.ALL, "", "met"),
            "fair": sentence(Plain.ALL, "fair", "at least partly_met"),
            "poor": sentence(Plain.ALL, "fair", "not_met"),
        },
        "fair",
        "poor",
        caps=(Cap("failure", CRITICAL_FAILURE, "poor", may_be_set_aside=True),),
    ),
    override_steps=1,
)
"""Good where all is met, Fair where all of that level is partly met, else a person decides; a critical failure caps."""

SCHEMA = Draft7Validator(OUTPUTS["diff-1"].schema())
DIGEST = "sha256:" + "0" * 63
GROUNDS = Grounds("For a reason", "An inspector", "2007-09")


@dataclass(frozen=True, slots=True)
class Year:
    """A round: a scheme with its areas, and for each area its findings, statements and judgements."""

    year: int
    areas: tuple[Area, ...] = ()
    findings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    items: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    judgements: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    published: tuple[Published, ...] = ()
    scheme: Scheme | None = RULES
    id: str = "s"
    refused: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)

    def folder(self) -> SchemeFolder:
        scheme = replace(self.scheme, id=self.id) if self.scheme else None
        refused = {} if scheme else self.refused
        digest = f"{DIGEST}{len(self.id) % 10}"
        return SchemeFolder(self.id, scheme, self.areas if scheme else (), refused, digest)

    def inspection(self) -> Inspection:
        names = sorted({*self.findings, *self.items, *self.judgements})
        refused = self.refused if self.scheme else {}
        return Inspection("test", self.year, self.id, tuple(map(self._file, names)), refused, f"{DIGEST}0")

    def _file(self, area: str) -> EvidenceFile:
        recorded = tuple(
            RecordedFinding(name, finding, "For a reason") for name, finding in self.findings.get(area, {}).items()
        )
        items, made = self.items.get(area, ()), self.judgements.get(area, ())
        return EvidenceFile(area, "test", self.year, self.id, area, items=items, findings=recorded, judgements=made)

    @property
    def has_evidence(self) -> bool:
        return bool(self.findings or self.items or self.refused)


def row(area: str, grade: str | None, year: int = 2000, status: str | None = None, scheme: str = "s") -> Published:
    return Published(year, scheme, area, grade, status, "Made up")


def compared(old: Year, new: Year, options: Options | None = None) -> Comparison:
    """Compare two rounds, after trying every form in which a comparison is written."""
    force = Force("test", "Test", published=(*old.published, *new.published))
    evidence = {one.year: one for one in (new, old) if one.has_evidence}
    inspections = tuple(one.inspection() for one in evidence.values())
    project = Project({one.id: one.folder() for one in (old, new)}, {"test": force}, inspections)
    rounds = [graded_round(project, force, (str(one.year), one.id), options) for one in (old, new)]
    found = compare(force, *rounds)
    assert written(found)
    return found


def written(found: Comparison) -> str:
    """Return the page as Markdown; the document must fit its schema, and every other form be made."""
    listing = diff_listing(found, found.areas, (), found=found.differs)
    assert [error.message for error in SCHEMA.iter_errors(json.loads(as_json(listing)))] == []
    assert as_csv(listing).count("\n") > len(found.areas)
    assert as_fragment(listing.page).startswith("<section")
    return as_markdown(listing).replace("\\", "")


def only(found: Comparison) -> AreaComparison:
    (one,) = found.areas
    return one


def declaring(scheme: Scheme, other: str) -> Scheme:
    return replace(scheme, not_comparable=(Incomparable(other, "Said aloud"),))


def cited(*names: str) -> tuple[Cited, ...]:
    return tuple(map(Cited, names))
