"""An inspection made by hand: two areas of one framework that share a criterion, and a third area by itself."""

from __future__ import annotations

from collections.abc import Mapping

from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused, AreaResult, CriterionFinding
from hmicgrade.evaluate.inspection import Options, assess_inspection
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.diagnostics import Diagnostic, Position, Span
from hmicgrade.model.evidence import Cited, EvidenceFile, Item, Judgement, Kind, Link, RecordedFinding
from hmicgrade.model.project import Force, Inspection, Project, Published, SchemeFolder
from hmicgrade.model.scheme import Cap, Scheme, Silence
from hmicgrade.model.table import Effect
from tests.evaluate.made import ALL_FAIR, CRITICAL_FAILURE, scheme

SHARED = Criterion("leadership", "fair", common="people", may_be_not_applicable=True)
VIOLENCE = Area(
    "violence", "Violence", (SHARED, Criterion("risk", "fair"), Criterion("beacon", "excellent")), framework="people"
)
CHILDREN = Area("children", "Children", (SHARED, Criterion("training", "fair")), framework="people")
LOCAL = Area("local", "Local", (Criterion("priorities", "fair"),))
AREAS = (CHILDREN, LOCAL, VIOLENCE)

SCHEME = scheme(
    {"good": ALL_FAIR, "poor": None},
    "poor",
    caps=(Cap("critical-failure", CRITICAL_FAILURE, "poor", may_be_set_aside=True),),
    silence=(Silence("excellent", "not_met"),),
)

EFFECTS = {"+": Effect.SUPPORTS, "~": Effect.IN_PROGRESS, "-": Effect.SHORT, "--": Effect.WELL_SHORT, "": None}


def link(written: str) -> Link:
    """A link as `+risk` or `--children/training`; `risk` alone has no effect."""
    name = written.lstrip("+-~")
    area, slash, criterion = name.rpartition("/")
    return Link(criterion, EFFECTS[written[: len(written) - len(name)]], area if slash else None)


def item(id_: str, *links: str, same_as: str | None = None, areas: tuple[str, ...] | None = None) -> Item:
    parent = Cited(same_as) if same_as else None
    return Item(id_, Kind.STRENGTH, "A statement", tuple(map(link, links)), same_as=parent, areas=areas)


def found(
    criterion: str, finding: str, *, evidence: tuple[str, ...] = (), despite: tuple[str, ...] = ()
) -> RecordedFinding:
    span = Span("file.yaml", Position(1, 1), Position(1, 2))
    cited, against = tuple(map(Cited, evidence)), tuple(map(Cited, despite))
    return RecordedFinding(criterion, finding, "For a reason", cited, against, "reconstructed", span=span)


def file_of(
    area: str, *items: Item, findings: tuple[RecordedFinding, ...] = (), judgements: tuple[Judgement, ...] = ()
) -> EvidenceFile:
    return EvidenceFile(area, "test", 2007, "s", area=area, items=items, findings=findings, judgements=judgements)


def shared(*items: Item, findings: tuple[RecordedFinding, ...] = (), name: str = "people") -> EvidenceFile:
    return EvidenceFile(name, "test", 2007, "s", framework=name, items=items, findings=findings)


def inspection_of(*files: EvidenceFile, refused: Mapping[str, tuple[Diagnostic, ...]] | None = None) -> Inspection:
    return Inspection("test", 2007, "s", files, refused or {}, "")


def project_of(
    inspection: Inspection,
    *,
    rules: Scheme | None = SCHEME,
    areas: tuple[Area, ...] = AREAS,
    refused: Mapping[str, tuple[Diagnostic, ...]] | None = None,
    published: tuple[Published, ...] = (),
) -> Project:
    folder = SchemeFolder("s", rules, areas, refused or {}, "")
    return Project({"s": folder}, {"test": Force("test", "Test", published=published)}, (inspection,))


def results(
    *files: EvidenceFile, options: Options | None = None, rules: Scheme = SCHEME, areas: tuple[Area, ...] = AREAS
) -> dict[str, AreaResult]:
    """The result of each area of the inspection that these files make, by area."""
    inspection = inspection_of(*files)
    all_ = assess_inspection(project_of(inspection, rules=rules, areas=areas), inspection, options)
    return {one.area.id if isinstance(one, AreaAssessment) else one.area: one for one in all_}


def finding(criterion: str, *files: EvidenceFile, area: str = "violence", rules: Scheme = SCHEME) -> CriterionFinding:
    """What these files make of one criterion of an area."""
    result = results(*files, rules=rules)[area]
    assert isinstance(result, AreaAssessment), result
    return result.finding(criterion)


def codes(*files: EvidenceFile, area: str = "violence") -> list[str]:
    """The codes of what is wrong with an area."""
    result = results(*files)[area]
    return [one.code for one in result.diagnostics] if isinstance(result, AreaRefused) else []
