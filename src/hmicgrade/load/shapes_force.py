"""The shapes of `force.yaml`, `published.yaml` and the national files."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from hmicgrade.load.scalars import Id, InspectionYear, Prose, PublishedStatus, Whole, always
from hmicgrade.load.shape import Shape


class ForceShape(Shape):
    """Who was inspected."""

    kind: Annotated[Prose, always("force")] = Field(description="Always `force`.")
    id: Id = Field(description="The id of the force: the name of its folder.")
    name: Prose = Field(description="The name of the force.")
    aliases: list[Prose] = Field(default=[], description="Other names that the force goes by.")
    description: Prose = Field(default="", description="The force in a few sentences.")


class PublishedGradeShape(Shape):
    """A grade as it was published."""

    year: InspectionYear = Field(description="The year or round.")
    scheme: Id = Field(description="The scheme it was graded under.")
    area: Id = Field(description="The area.")
    grade: Id | None = Field(default=None, description="The grade, where one was given.")
    status: PublishedStatus | None = Field(default=None, description="How the grade stands in the report.")
    source: Prose = Field(description="Where it is published.")


class PublishedShape(Shape):
    """The grades of one force, as published."""

    kind: Annotated[Prose, always("published")] = Field(description="Always `published`.")
    force: Id = Field(description="The force: the name of the folder.")
    grades: list[PublishedGradeShape] = Field(description="The grades.")


class DistributionShape(Shape):
    """How many forces got each grade in one area."""

    area: Id = Field(description="The area.")
    grades: dict[Id, Whole] = Field(min_length=1, description="How many forces got each grade.")
    source: Prose = Field(default="", description="Where it is published.")


class NationalShape(Shape):
    """The published distributions of one year."""

    kind: Annotated[Prose, always("national")] = Field(description="Always `national`.")
    year: InspectionYear = Field(description="The year or round: the name of the file.")
    scheme: Id = Field(description="The scheme.")
    forces: Whole = Field(description="How many forces were graded.")
    areas: list[DistributionShape] = Field(description="The areas.")
