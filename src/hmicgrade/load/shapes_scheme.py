"""The shape of `criteria/<scheme>/scheme.yaml`."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Union

from pydantic import Discriminator, Field, Tag

from hmicgrade.load.scalars import Exact, FindingName, Flag, Id, Month, Prose, QuantityWord, Whole, always
from hmicgrade.load.shape import LIST, TEXT, Shape


def _member_tag(value: object) -> str:
    if isinstance(value, dict):
        return "<AllOfShape>" if "all of" in value and "any of" not in value else "<AnyOfShape>"
    return TEXT


MemberShape = Annotated[
    Union[  # noqa: UP007 - a forward reference cannot be joined by a bar when the module is read
        Annotated[Prose, Tag(TEXT)],
        Annotated["AnyOfShape", Tag("<AnyOfShape>")],
        Annotated["AllOfShape", Tag("<AllOfShape>")],
    ],
    Discriminator(_member_tag),
]


class AnyOfShape(Shape):
    """Conditions of which at least one must hold."""

    any_of: list[MemberShape] = Field(alias="any of", min_length=1, description="At least one of these must hold.")


class AllOfShape(Shape):
    """Conditions that must all hold."""

    all_of: list[MemberShape] = Field(alias="all of", min_length=1, description="All of these must hold.")


def _condition_tag(value: object) -> str:
    return LIST if isinstance(value, list) else _member_tag(value)


ConditionShape = Annotated[
    Annotated[Prose, Tag(TEXT)]
    | Annotated[AnyOfShape, Tag("<AnyOfShape>")]
    | Annotated[AllOfShape, Tag("<AllOfShape>")]
    | Annotated[list[MemberShape], Tag(LIST), Field(min_length=1)],
    Discriminator(_condition_tag),
]


class PeriodShape(Shape):
    """The months that a scheme covers."""

    from_: Month = Field(alias="from", description="The first month, such as 2006-04.")
    to: Month = Field(description="The last month, such as 2007-07.")


class IncomparableShape(Shape):
    """A scheme whose grades must not be set beside those of this one."""

    with_: Id = Field(alias="with", description="The id of the other scheme.")
    source: Prose = Field(description="Where the inspectorate says so.")


class QuantityShape(Shape):
    """How a vague word is read."""

    reading: Prose = Field(description='What the word is read as, such as "more than 50%".')
    range: list[Prose] = Field(
        default=[],
        min_length=2,
        max_length=2,
        description="The first and the last reading that the word allows; without it, the reading alone.",
    )


class GradeShape(Shape):
    """One grade of the scale."""

    grade: Id = Field(description="The grade.")
    means: Prose = Field(default="", description="What the grade means, in a sentence.")
    requires: ConditionShape | None = Field(
        default=None,
        description="What awards the grade; without it only `otherwise`, a cap or a judgement gives it.",
    )
    source: Prose = Field(default="", description="Where the rule is published.")


class CapShape(Shape):
    """A limit on the grade while a condition holds."""

    cap: Id = Field(description="The id of the cap.")
    when: ConditionShape = Field(description="The condition under which the grade is limited.")
    at_most: Id = Field(description="The best grade that is possible while the condition holds.")
    may_be_set_aside: Flag = Field(default=False, description="Whether a judgement can set the cap aside.")
    source: Prose = Field(default="", description="Where the rule is published.")


class JudgedShape(Shape):
    """Grades between which a person decides."""

    judgement: list[Id] = Field(min_length=2, description="The grades that a person decides between.")


def _otherwise_tag(value: object) -> str:
    return "<JudgedShape>" if isinstance(value, dict) else TEXT


OtherwiseShape = Annotated[
    Annotated[Id, Tag(TEXT)] | Annotated[JudgedShape, Tag("<JudgedShape>")],
    Discriminator(_otherwise_tag),
]


class OverridesShape(Shape):
    """How far a person may depart from what the rules give."""

    at_most_steps: Whole = Field(description="How many grades an override may be from every grade still possible.")


class ScaleShape(Shape):
    """One value of the finding scale."""

    finding: FindingName = Field(description="The finding, such as partly_met.")
    score: Exact = Field(description="What the finding counts in sentences about scores.")


class TableLineShape(Shape):
    """One line of the table that turns evidence into a finding."""

    given: Prose = Field(description='Which effects the line fits, such as "any well_short and no supports".')
    finding: FindingName = Field(description="The finding that they imply.")


def _default_scale() -> list[ScaleShape]:
    return [
        ScaleShape.model_construct(finding="met", score=Fraction(2)),
        ScaleShape.model_construct(finding="partly_met", score=Fraction(1)),
        ScaleShape.model_construct(finding="not_met", score=Fraction(0)),
    ]


class SchemeShape(Shape):
    """A grade scale with the rules that award it."""

    kind: Annotated[Prose, always("scheme")] = Field(description="Always `scheme`.")
    id: Id = Field(description="The id of the scheme: the name of its folder.")
    title: Prose = Field(description="The name of the scheme.")
    source: Prose = Field(default="", description="Where the scheme is published.")
    note: Prose = Field(default="", description="What a reader should know of the readings that were chosen.")
    period: PeriodShape | None = Field(default=None, description="The months that the scheme covers.")
    not_comparable: list[IncomparableShape] = Field(
        default=[], description="The schemes whose grades the inspectorate declares not comparable with these."
    )
    levels: list[Id] = Field(default=[], description="The levels of criteria, best first.")
    quantities: dict[QuantityWord, QuantityShape] = Field(
        default={}, description="The vague words of the published rules and how each is read."
    )
    grades: list[GradeShape] = Field(min_length=1, description="The grades, best first.")
    otherwise: OtherwiseShape | None = Field(
        default=None,
        description="The grade, or the grades a person decides between, where the conditions of no grade hold.",
    )
    caps: list[CapShape] = Field(default=[], description="Limits on the grade.")
    overrides: OverridesShape | None = Field(default=None, description="Without this a grade cannot be overridden.")
    scale: list[ScaleShape] = Field(
        default_factory=_default_scale, min_length=2, description="The finding scale, best first."
    )
    findings: list[TableLineShape] = Field(
        default=[],
        min_length=1,
        description="How evidence becomes a finding where nobody recorded one: the first line that fits.",
    )
    silence: dict[Id, FindingName] = Field(
        default={}, description="What no evidence means at a level; elsewhere it means not_assessed."
    )
