"""The grade worked out again from what `explain --format json` prints, and from nothing else.

It shares no code with the engine: it reads the counts, the criteria behind them and the judgements as a person would.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from typing import Any

Findings = Mapping[str, str]
NOT_ASSESSED = "not_assessed"
NOT_APPLICABLE = "not_applicable"


@dataclass(slots=True)
class Printed:
    """The document of one area."""

    document: Mapping[str, Any]
    below: dict[str | None, list[Mapping[str, Any]]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for node in self.document["area"]["nodes"]:
            self.below[node["parent"]].append(node)

    @property
    def nodes(self) -> list[Mapping[str, Any]]:
        nodes: list[Mapping[str, Any]] = self.document["area"]["nodes"]
        return nodes

    @property
    def scale(self) -> dict[str, Fraction]:
        return {one["finding"]: Fraction(one["score"]) for one in self.document["area"]["scale"]}

    def of(self, kind: str) -> list[Mapping[str, Any]]:
        """What the nodes of a kind state."""
        return [node["states"] for node in self.nodes if node["kind"] == kind]

    @property
    def findings(self) -> dict[str, str]:
        return {one["criterion"]: one["finding"] for one in self.of("criterion")}

    @property
    def weights(self) -> dict[str, Fraction]:
        return {one["criterion"]: Fraction(one["weight"]) for one in self.of("criterion")}

    def selected(self, sentence: Mapping[str, Any]) -> list[str]:
        """The criteria that are listed under a sentence, those that do not apply left out."""
        groups = [node["states"] for node in self.below[sentence["id"]] if node["kind"] == "group"]
        return [one for group in groups if group["finding"] != NOT_APPLICABLE for one in group["criteria"]]

    def gain(self, states: Mapping[str, Any], criterion: str, finding: str) -> Fraction:
        if states["unit"] == "score":
            return self.scale[finding]
        each = self.weights[criterion] if states["unit"] == "weight" else Fraction(1)
        return each if finding in states["counts"] else Fraction(0)

    def holds(self, node: Mapping[str, Any], findings: Findings) -> bool:
        """Whether the conditions under a node hold, or the sentence that it is."""
        states = node["states"]
        if node["kind"] == "sentence":
            counted = sum(self.gain(states, one, findings[one]) for one in self.selected(node))
            return Fraction(states["at_least"]) <= counted <= Fraction(states["at_most"])
        conditions = [one for one in self.below[node["id"]] if one["kind"] in {"sentence", "conditions"}]
        truths = [self.holds(one, findings) for one in conditions]
        return any(truths) if node["kind"] == "conditions" and states["needs"] == "any" else all(truths)

    def claimed(self, findings: Findings) -> set[str]:
        for node in self.nodes:
            if node["kind"] == "rule" and node["states"]["has_rule"] and self.holds(node, findings):
                return {node["states"]["grade"]}
        return set(self.of("otherwise")[0]["grades"])

    def capped(self, grades: set[str], findings: Findings) -> set[str]:
        order = self.document["area"]["grades"]
        for node in self.nodes:
            if node["kind"] == "cap" and self.holds(node, findings) and self.holds(node, self.spared(node, findings)):
                lowest = order.index(node["states"]["at_most"])
                grades = {order[max(order.index(grade), lowest)] for grade in grades}
        return grades

    def spared(self, cap: Mapping[str, Any], findings: Findings) -> Findings:
        """The findings with those at the best for which the cap is set aside."""
        aside = {
            one["criterion"]
            for one in self.of("judgement")
            if one["judgement"] == "set-aside" and one["cap"] == cap["states"]["cap"]
        }
        best = next(iter(self.scale))
        return {
            name: best if name in aside and finding in self.scale else finding for name, finding in findings.items()
        }

    def decided(self, grades: set[str]) -> set[str]:
        chosen = {one["grade"] for one in self.of("judgement") if one["judgement"] == "decide"}
        return chosen & grades or grades

    def completions(self) -> Iterator[dict[str, str]]:
        names = list(self.findings)
        spaces = [list(self.scale) if self.findings[one] == NOT_ASSESSED else [self.findings[one]] for one in names]
        for values in product(*spaces):
            yield dict(zip(names, values, strict=True))

    def possible(self) -> list[str]:
        """The grades possible before any override, best first."""
        found: set[str] = set()
        for findings in self.completions():
            found |= self.decided(self.capped(self.claimed(findings), findings))
        return [grade for grade in self.document["area"]["grades"] if grade in found]
