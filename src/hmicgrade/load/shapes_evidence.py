"""The shape of `evidence/<force>/<year>/<area or framework>.yaml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Field, Tag

from hmicgrade.load.scalars import (
    DateText,
    DecisionProvenance,
    EffectWord,
    FindingName,
    Flag,
    Id,
    InspectionYear,
    ItemKind,
    Prose,
    Reference,
    always,
)
from hmicgrade.load.shape import TEXT, Shape


class LinkShape(Shape):
    """A criterion that an item bears on, with what the item shows of it."""

    criterion: Reference = Field(description="The criterion: its id, or area/id for another area's.")
    effect: EffectWord | None = Field(default=None, description="What the item shows, where it is not its kind's own.")


def _link_tag(value: object) -> str:
    return "<LinkShape>" if isinstance(value, dict) else TEXT


LinkEntry = Annotated[
    Annotated[Reference, Tag(TEXT)] | Annotated[LinkShape, Tag("<LinkShape>")],
    Discriminator(_link_tag),
]


class ItemShape(Shape):
    """One statement of evidence."""

    id: Id = Field(description="The id of the item, used once in the file.")
    kind: ItemKind = Field(description="How the report files the statement.")
    text: Prose = Field(description="The statement.")
    criteria: list[LinkEntry] = Field(default=[], description="The criteria that the statement bears on.")
    source: Prose = Field(default="", description="Where it stands; by default the title, heading and place.")
    date: DateText | None = Field(default=None, description="The year, month or day that the statement is about.")
    same_as: Reference | None = Field(default=None, description="Another item that says the same.")
    areas: list[Id] | None = Field(
        default=None, min_length=1, description="In a framework's file: the areas that the statement is about."
    )
    public: Flag = Field(default=True, description="Whether the text may stand in a public report.")


class FindingShape(Shape):
    """A finding that a person recorded."""

    criterion: Id = Field(description="The criterion.")
    finding: FindingName = Field(description="The finding, or not_assessed, or not_applicable.")
    reason: Prose = Field(description="Why.")
    evidence: list[Reference] = Field(default=[], description="The items that the finding rests on.")
    despite: list[Reference] = Field(default=[], description="The items that speak against the finding.")
    provenance: DecisionProvenance = Field(
        default="recorded", description="Whether the finding was recorded at the time."
    )
    public: Flag = Field(default=True, description="Whether the reason may stand in a public report.")


class _JudgementShape(Shape):
    reason: Prose = Field(description="Why.")
    by: Prose = Field(description="The post that decided.")
    date: DateText = Field(description="When it was decided.")
    provenance: DecisionProvenance = Field(default="recorded", description="Whether it was recorded at the time.")
    public: Flag = Field(default=True, description="Whether the reason may stand in a public report.")


class SetAsideShape(_JudgementShape):
    """One critical failure does not alone warrant the capped grade."""

    judgement: Annotated[Prose, always("set-aside")] = Field(description="Always `set-aside`.")
    cap: Id = Field(description="The cap that is set aside.")
    criterion: Id = Field(description="The criterion for which it is set aside.")


class TreatAsCriticalShape(_JudgementShape):
    """The risk carried makes a criterion critical here."""

    judgement: Annotated[Prose, always("treat-as-critical")] = Field(description="Always `treat-as-critical`.")
    criterion: Id = Field(description="The criterion.")


class DecideShape(_JudgementShape):
    """Choose among the grades that the rules leave open."""

    judgement: Annotated[Prose, always("decide")] = Field(description="Always `decide`.")
    grade: Id = Field(description="The grade.")


class OverrideShape(_JudgementShape):
    """A moderation panel's grade."""

    judgement: Annotated[Prose, always("override")] = Field(description="Always `override`.")
    grade: Id = Field(description="The grade.")
    despite: list[Id] = Field(min_length=1, description="The criteria that the grade outweighs.")


_JUDGEMENT_TAGS = {
    "set-aside": "<SetAsideShape>",
    "treat-as-critical": "<TreatAsCriticalShape>",
    "decide": "<DecideShape>",
    "override": "<OverrideShape>",
}

JUDGEMENTS = tuple(_JUDGEMENT_TAGS)
"""The judgements that there are."""


def _judgement_tag(value: object) -> str | None:
    name = value.get("judgement") if isinstance(value, dict) else None
    return _JUDGEMENT_TAGS.get(name) if isinstance(name, str) else None


JudgementEntry = Annotated[
    Annotated[SetAsideShape, Tag("<SetAsideShape>")]
    | Annotated[TreatAsCriticalShape, Tag("<TreatAsCriticalShape>")]
    | Annotated[DecideShape, Tag("<DecideShape>")]
    | Annotated[OverrideShape, Tag("<OverrideShape>")],
    Discriminator(_judgement_tag, custom_error_type="judgement", custom_error_message="judgement"),
]


class PracticeShape(Shape):
    """An example of developing practice."""

    id: Id = Field(description="The id of the example, used once in the file.")
    title: Prose = Field(description="What it is called.")
    problem: Prose = Field(description="The problem it answers.")
    solution: Prose = Field(description="What was done.")
    outcome: Prose = Field(default="", description="What came of it.")
    evaluated_by: Prose = Field(default="", description="Who evaluated it.")
    public: Flag = Field(default=True, description="Whether the example may stand in a public report.")


class EvidenceShape(Shape):
    """Evidence, findings and judgements on one area, or shared by every area of a framework."""

    kind: Annotated[Prose, always("evidence")] = Field(description="Always `evidence`.")
    force: Id = Field(description="The force: the name of the folder.")
    year: InspectionYear = Field(description="The year or round: the name of the folder.")
    scheme: Id = Field(description="The scheme that the force is graded under.")
    area: Id | None = Field(default=None, description="The area: the name of the file.")
    framework: Id | None = Field(default=None, description="The framework whose areas share the file.")
    context: Prose = Field(default="", description="What a reader should know of the force.")
    context_public: Flag = Field(default=True, description="Whether the context may stand in a public report.")
    evidence: list[ItemShape] = Field(default=[], description="The statements.")
    findings: list[FindingShape] = Field(default=[], description="Findings that a person recorded.")
    judgements: list[JudgementEntry] = Field(default=[], description="Decisions that a person recorded.")
    developing_practice: list[PracticeShape] = Field(default=[], description="Examples that the force put forward.")
