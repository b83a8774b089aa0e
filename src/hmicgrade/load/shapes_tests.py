"""The shape of `criteria/<scheme>/tests/*.yaml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Field, Tag

from hmicgrade.load.scalars import (
    CountOrNone,
    CriteriaPhrase,
    FindingName,
    Id,
    NoneWord,
    Prose,
    QuantityWord,
    Wanting,
    Whole,
    always,
)
from hmicgrade.load.shape import TEXT, Shape
from hmicgrade.load.shapes_criteria import CriterionShape
from hmicgrade.load.shapes_evidence import JudgementEntry


class InlineCriterionShape(CriterionShape):
    """A criterion that only a case has."""

    id: Id = Field(description="The id of the criterion, used once in the case.")
    text: Prose = Field(default="", description="What a force must do; a case can leave it out.")


class InlineAreaShape(Shape):
    """An area that only a case has."""

    criteria: list[InlineCriterionShape] = Field(min_length=1, description="The criteria of the area.")


def _area_tag(value: object) -> str:
    return "<InlineAreaShape>" if isinstance(value, dict) else TEXT


AreaEntry = Annotated[
    Annotated[Id, Tag(TEXT)] | Annotated[InlineAreaShape, Tag("<InlineAreaShape>")],
    Discriminator(_area_tag),
]


class ChangeShape(Shape):
    """The fewest findings whose change moves the grade."""

    to: Id | None = Field(default=None, description="The grade that they lead to.")
    changes: Whole | None = Field(default=None, description="How many findings must change.")


def _change_tag(value: object) -> str:
    return "<ChangeShape>" if isinstance(value, dict) else TEXT


ChangeEntry = Annotated[
    Annotated[NoneWord, Tag(TEXT)] | Annotated[ChangeShape, Tag("<ChangeShape>")],
    Discriminator(_change_tag),
]


class BecauseShape(Shape):
    """The findings that fix the grade."""

    at_least: list[Id] | None = Field(default=None, description="The criteria that keep it from being lower.")
    at_most: list[Id] | None = Field(default=None, description="The criteria that keep it from being higher.")


class ExpectShape(Shape):
    """What is expected of a case."""

    grade: Id | None = Field(default=None, description="The grade.")
    possible: list[Id] | None = Field(default=None, min_length=1, description="The grades still possible.")
    uncapped: list[Id] | None = Field(default=None, min_length=1, description="The grades without any cap.")
    undetermined: Wanting | None = Field(default=None, description="What a grade that is left open waits for.")
    cap: Id | None = Field(default=None, description="A cap that is in force, or none.")
    set_aside: Id | None = Field(default=None, description="A cap that judgements set aside.")
    raising: ChangeEntry | None = Field(default=None, alias="raise", description="What would raise the grade, or none.")
    lower: ChangeEntry | None = Field(default=None, description="What would lower the grade, or none.")
    margin: CountOrNone | None = Field(default=None, description="How many findings the grade hangs on, or none.")
    because: BecauseShape | None = Field(default=None, description="The findings that fix the grade.")


class CaseShape(Shape):
    """One worked case."""

    name: Prose = Field(description="What the case shows, used once in the scheme.")
    area: AreaEntry = Field(description="An area of the scheme, or an area of the case's own.")
    note: Prose = Field(default="", description="Why the case is as it is.")
    findings: dict[CriteriaPhrase, FindingName] = Field(
        default={}, description="The finding of a criterion by its id, or of every one that a phrase selects."
    )
    judgements: list[JudgementEntry] = Field(default=[], description="Decisions that persons made in the case.")
    readings: dict[QuantityWord, Prose] = Field(
        default={}, description="Vague words, each with the reading that the case gives it."
    )
    expect: ExpectShape = Field(description="What is expected of the case.")


class TestsShape(Shape):
    """The worked cases of a scheme."""

    kind: Annotated[Prose, always("tests")] = Field(description="Always `tests`.")
    scheme: Id = Field(description="The scheme: the name of the folder.")
    cases: list[CaseShape] = Field(min_length=1, description="The cases.")
