"""What trying worked cases found, ready to be printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hmicgrade.evaluate.assessment import AreaRefused
from hmicgrade.evaluate.covering import Covering
from hmicgrade.evaluate.worked import Tried
from hmicgrade.explain.worked import fault_text
from hmicgrade.model.worked import WorkedFile


@dataclass(frozen=True, slots=True)
class Trials:
    """Every file of worked cases that was asked for, each with what its cases gave.

    `coverings` say how much of each scheme they decide; `sources` are the files' texts.
    """

    files: tuple[tuple[WorkedFile, tuple[Tried, ...]], ...]
    coverings: tuple[Covering, ...]
    sources: Mapping[str, str]

    @property
    def every(self) -> tuple[Tried, ...]:
        """Every case that was tried, in the order of the files."""
        return tuple(one for _, found in self.files for one in found)

    @property
    def failed(self) -> tuple[Tried, ...]:
        """The cases that did not pass."""
        return tuple(one for one in self.every if not one.passed)


def failure_texts(one: Tried) -> tuple[str, ...]:
    """Return what is wrong with a case, a line each."""
    refused = one.result.diagnostics if isinstance(one.result, AreaRefused) else ()
    return (*(f"{each.code} {each.message}" for each in refused), *(fault_text(fault) for fault in one.faults))
