"""The argument for a grade as it is handed out, and the table of formats it is printed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hmicgrade.evaluate.assessment import AreaRefused
from hmicgrade.explain.argued_area import refused
from hmicgrade.explain.argument import Argument, Node, shown
from hmicgrade.model.evidence import Year
from hmicgrade.report.styled import Line


@dataclass(frozen=True, slots=True)
class Explanation:
    """The argument for an area of a force and year, or what is wrong with that area.

    `force` is an id and `force_name` what it is called; `scheme` is the id of the scheme and `scheme_title` its title.
    The digests are SHA-256 of what the files say. `left_out` names what stands in the files and was not taken into
    account ("judgements"). `depth` is how deep the argument is shown.
    """

    force: str
    force_name: str
    year: Year
    scheme: str
    scheme_title: str
    scheme_digest: str
    evidence_digest: str
    version: str
    left_out: tuple[str, ...]
    depth: int
    of: Argument | AreaRefused

    @property
    def title(self) -> str:
        """What the area is called, or its id where it could not be graded."""
        return self.of.area if isinstance(self.of, AreaRefused) else self.of.title

    @property
    def top(self) -> Node:
        """What the argument leads to, with everything below it that is shown."""
        return refused(self.of) if isinstance(self.of, AreaRefused) else shown(self.of.top, self.depth)

    @property
    def origin(self) -> str:
        """The program and the files that it came of."""
        made = f"hmicgrade {self.version}; scheme {self.scheme} {self.scheme_digest}"
        return f"{made}; evidence {self.evidence_digest}"


@dataclass(frozen=True, slots=True)
class ExplanationFormat:
    """How one format is rendered in a width, and whether CI runners can find no command in what it renders."""

    render: Callable[[Explanation, int], tuple[Line, ...]]
    safe_for_runners: bool
