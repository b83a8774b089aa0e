"""What files of evidence may name of a scheme: all of it that they are read against."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class RuleNames:
    """The names that the rules of a scheme give: its grades, best first, its caps, the values of its finding scale."""

    grades: tuple[str, ...]
    caps: tuple[str, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CriterionName:
    """The id of a criterion, and whether it is a common one."""

    id: str
    is_common: bool


@dataclass(frozen=True)
class Vocabulary:
    """The names of a scheme. Under equal vocabularies, whatever else differs, the same files are read the same.

    `rules` is None where the scheme's file has errors. `criteria` gives the criteria of each area, None where its file
    has errors; `frameworks` the areas of each framework, one whose file cannot be read counting for each; `titles` the
    titles of areas, `common_titles` those of common criteria.
    """

    scheme: str
    rules: RuleNames | None
    criteria: Mapping[str, tuple[CriterionName, ...] | None]
    frameworks: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, str]
    common_titles: Mapping[str, str]

    @cached_property
    def criterion_ids(self) -> Mapping[str, Collection[str] | None]:
        """The ids of the criteria of each area, in order and quick to look up, None where its file has errors."""
        return {
            area: None if found is None else dict.fromkeys(one.id for one in found)
            for area, found in self.criteria.items()
        }


Vocabularies = Mapping[str, Vocabulary | None]
"""The vocabulary of every scheme there is, None where it was not read."""
