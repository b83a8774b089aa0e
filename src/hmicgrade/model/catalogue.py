"""The files that no grade depends on: glossaries, programmes of inspection, national distributions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hmicgrade.model.diagnostics import Span
from hmicgrade.model.evidence import Year


@dataclass(frozen=True, slots=True)
class Term:
    """A term that reports use, and what it means."""

    term: str
    means: str


class Inspected(StrEnum):
    """Why a framework is inspected."""

    PROGRAMMED = "programmed"
    RISK_BASED = "risk-based"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Framework:
    """A group of areas that are inspected together. `areas` may be left out where nobody has written criteria."""

    id: str
    title: str
    inspection: Inspected
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decline:
    """Which fall of a grade prompts inspection: by so many steps, or into one grade by any number."""

    steps: int
    into: str


@dataclass(frozen=True, slots=True)
class Programme:
    """What is inspected under a scheme, and why. `decline` is None where no fall prompts anything."""

    scheme: str
    frameworks: tuple[Framework, ...]
    decline: Decline | None = None


@dataclass(frozen=True, slots=True)
class Distribution:
    """How many forces were published with each grade in one area. A grade that is not named was given to none."""

    area: str
    grades: Mapping[str, int]
    source: str = ""
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class National:
    """The published distributions of one year or round. `forces` is how many forces were graded in each area."""

    year: Year
    scheme: str
    forces: int
    areas: tuple[Distribution, ...]

    def distribution(self, area: str) -> Distribution | None:
        """Return the distribution of an area, or None."""
        return next((one for one in self.areas if one.area == area), None)
