"""The shapes of the other files in `criteria/<scheme>/`."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated

from pydantic import Discriminator, Field, Tag

from hmicgrade.load.scalars import Applicability, CriteriaProvenance, Flag, Id, Inspected, Prose, Weight, Whole, always
from hmicgrade.load.shape import TEXT, Shape


class CriterionShape(Shape):
    """One thing a force must meet."""

    id: Id = Field(description="The id of the criterion, used once in the scheme.")
    level: Id = Field(description="The level the criterion is written at.")
    critical: Flag = Field(default=False, description="Whether the criterion is critical.")
    significant: Flag = Field(default=True, description="Whether the criterion is significant.")
    theme: Prose = Field(default="", description="The theme that the criterion belongs to.")
    text: Prose = Field(description="What a force must do, in the present tense.")
    not_applicable: Applicability = Field(
        default="never", description="Whether the criterion can be found not to apply to a force."
    )
    weight: Weight = Field(default=Fraction(1), description="What the criterion counts in sentences about weight.")
    tags: list[Id] = Field(default=[], description="Words that conditions can use to select the criterion.")
    source: Prose = Field(default="", description="Where the criterion comes from.")
    was: list[Id] = Field(default=[], description="The ids that the criterion had in earlier schemes.")


class IncludeShape(Shape):
    """Common criteria, with what one area changes of them."""

    common: Id = Field(description="The id of the common criteria.")
    critical: list[Id] = Field(default=[], description="Criteria that are critical in this area.")
    without: list[Id] = Field(default=[], description="Criteria that this area leaves out.")
    levels: dict[Id, Id] = Field(default={}, description="Criteria that stand at another level in this area.")


def _include_tag(value: object) -> str:
    return "<IncludeShape>" if isinstance(value, dict) else TEXT


IncludeEntry = Annotated[
    Annotated[Id, Tag(TEXT)] | Annotated[IncludeShape, Tag("<IncludeShape>")],
    Discriminator(_include_tag),
]


class AreaShape(Shape):
    """One graded area."""

    kind: Annotated[Prose, always("area")] = Field(description="Always `area`.")
    id: Id = Field(description="The id of the area: the name of its file.")
    title: Prose = Field(description="The name of the area.")
    framework: Id | None = Field(default=None, description="The framework that the area is inspected in.")
    was: list[Id] = Field(default=[], description="The areas of earlier schemes that it was, or came from.")
    includes: list[IncludeEntry] = Field(default=[], description="The common criteria that the area shares.")
    provenance: CriteriaProvenance = Field(default="published", description="Whether the wording is as published.")
    grade_means: dict[Id, Prose] = Field(default={}, description="What a grade means in this area, where that differs.")
    criteria: list[CriterionShape] = Field(default=[], description="The area's own criteria.")


class CommonShape(Shape):
    """Criteria that several areas share."""

    kind: Annotated[Prose, always("common")] = Field(description="Always `common`.")
    id: Id = Field(description="The id of the common criteria: the name of their file.")
    title: Prose = Field(description="What the criteria are about.")
    provenance: CriteriaProvenance = Field(default="published", description="Whether the wording is as published.")
    criteria: list[CriterionShape] = Field(min_length=1, description="The criteria.")


class TermShape(Shape):
    """One term and what it means."""

    term: Prose = Field(description="The term.")
    means: Prose = Field(description="What it means.")


class GlossaryShape(Shape):
    """The terms that reports explain."""

    kind: Annotated[Prose, always("glossary")] = Field(description="Always `glossary`.")
    terms: list[TermShape] = Field(description="The terms.")


class FrameworkShape(Shape):
    """A group of areas that are inspected together."""

    id: Id = Field(description="The id of the framework.")
    title: Prose = Field(description="The name of the framework.")
    inspection: Inspected = Field(description="Why it is inspected.")
    areas: list[Id] = Field(default=[], description="The areas of the framework.")


class DeclineShape(Shape):
    """Which fall of a grade prompts an inspection."""

    steps: Whole = Field(description="How many grades down prompt an inspection.")
    or_into: Id = Field(description="The grade that always prompts one when a force falls into it.")


class ProgrammeShape(Shape):
    """What is inspected, and why."""

    kind: Annotated[Prose, always("programme")] = Field(description="Always `programme`.")
    id: Id = Field(description="The scheme that the programme belongs to.")
    frameworks: list[FrameworkShape] = Field(min_length=1, description="The frameworks.")
    decline_prompts_inspection: DeclineShape | None = Field(
        default=None, description="Which fall of a grade prompts an inspection."
    )
