"""What is supposed of an area to answer a question: other findings, judgements and readings than those on file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hmicgrade.model.evidence import Judgement
from hmicgrade.model.worked import WorkedReading


class Act(StrEnum):
    """The judgements that can be supposed."""

    DECIDE = "decide"
    SET_ASIDE = "set-aside"
    TREAT_AS_CRITICAL = "treat-as-critical"


@dataclass(frozen=True, slots=True)
class Supposed:
    """What is supposed of one area.

    `findings` gives findings by criterion, in the order of the area; `judgements` stand beside those on file, of which
    all that do an act of `without` are left out.
    """

    findings: Mapping[str, str] = field(default_factory=dict)
    judgements: tuple[Judgement, ...] = ()
    without: frozenset[Act] = frozenset()
    readings: tuple[WorkedReading, ...] = ()
