"""What an explanation is made of: statements under topics, in the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """What a statement is about; its value is the heading that it stands under."""

    IMPROVE = "Opportunities for improvement"
    GRADE = "Grade"
    REASON = "What decided it"
    READINGS = "Readings it rests on"
    CAPS = "Caps"
    JUDGEMENTS = "Judgements"
    INSPECT = "What to inspect first"
    RAISE = "What would raise it"
    LOWER = "What would lower it"
    MARGIN = "Margin"
    PUBLISHED = "Published grade"
    BASIS = "What the findings come from"
    ERRORS = "Not graded"


@dataclass(frozen=True, slots=True)
class Point:
    """One line of a list below a statement. `depth` is 0 at the list's own level, 1 for a list within it, and so on."""

    text: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said of an area: a sentence, or two short ones, and the list that belongs to it.

    Texts are plain: whoever shows them makes them safe for where they go.
    """

    topic: Topic
    text: str
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything said of one area, in order. `title` is the area's title, or its id where it could not be graded."""

    area: str
    title: str
    statements: tuple[Statement, ...]
