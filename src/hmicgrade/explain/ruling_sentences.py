"""The sentences on what two versions of the rules grade differently."""

from __future__ import annotations

from collections.abc import Sequence

from hmicgrade.explain.phrases import either, plural
from hmicgrade.explain.proof_sentences import counted

TITLE = "Rules before and after a change"
ASSUMED = "Every criterion is taken to apply, and no judgement to be made."
SMALLEST = "The smallest findings that show it, as in a worked case:"
OTHER_FINDINGS = "The two versions have other findings, so no findings can be set side by side."
ONLY_BEFORE = "The old version alone has these. They are taken to be at the best finding there:"
ONLY_AFTER = "The new version alone has these. They are taken to be at the best finding there:"


def verdict(differing: int, areas: int, unknown: int) -> str:
    """Say in how many areas some findings grade differently."""
    among = plural(areas, "area", "areas")
    said = (
        f"In {differing} of {among} some findings grade differently."
        if differing
        else f"No findings grade differently in {among}."
    )
    return f"{said} {plural(unknown, 'comparison', 'comparisons')} could not be made." if unknown else said


def heading(scheme: str, area: str) -> str:
    """Head an area of a scheme."""
    return f"{area} ({scheme})"


def _counts(states: int, sets: int) -> str:
    return f"{counted(states, 'state', 'states')} ({counted(sets, 'set of findings', 'sets of findings')})"


def differing(states: int, sets: int, all_states: int, all_sets: int) -> str:
    """Say how many states grade differently."""
    if not states:
        return f"None of {_counts(all_states, all_sets)} grades differently."
    return f"{_counts(states, sets)} of {_counts(all_states, all_sets)} grade differently."


def too_large(states: int) -> str:
    """Say that there is too much to look at."""
    return f"There are {counted(states, 'state', 'states')}, too many to look at: nothing is known of them."


def shift(before: Sequence[str], after: Sequence[str], states: int, sets: int) -> str:
    """Say what becomes of a grade."""
    return f"{either(before)} becomes {either(after)} in {_counts(states, sets)}."
