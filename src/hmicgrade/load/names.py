"""The names nearest to one that is not there: what every "did you mean" rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

_CUTOFF = 0.6
_LIST_UP_TO = 8
_SHORTEST_PREFIX = 3


def nearest(
    word: str,
    names: Iterable[str],
    *,
    aliases: Mapping[str, str] | None = None,
    most: int = 3,
    cutoff: float = _CUTOFF,
) -> tuple[str, ...]:
    """Return up to `most` names like `word`, the likeliest first.

    `cutoff` says how much alike, from 0 to 1. An alias stands for the name it leads to. A name, or a part of it, that
    begins as `word` does comes before one that is merely spelt much alike.
    """
    known = {name.casefold(): name for name in names} | {
        alias.casefold(): name for alias, name in (aliases or {}).items()
    }
    asked = word.casefold()
    begin = sorted(key for key in known if _begins(key, asked))
    alike = get_close_matches(asked, sorted(known), n=most, cutoff=cutoff)
    exact = [asked] if asked in known else []
    return tuple(dict.fromkeys(known[key] for key in (*exact, *begin, *alike)))[:most]


def _begins(name: str, asked: str) -> bool:
    if len(asked) < _SHORTEST_PREFIX:
        return False
    return name.startswith(asked) or any(part.startswith(asked) for part in name.replace("_", "-").split("-"))


def did_you_mean(word: str, names: Iterable[str], *, aliases: Mapping[str, str] | None = None) -> str:
    """Return the hint for a name that is not there: the nearest one, or all of them where they are few."""
    known = tuple(dict.fromkeys(names))
    found = nearest(word, known, aliases=aliases, most=1)
    if found:
        return f"did you mean '{found[0]}'?"
    return f"expected {listed(known)}" if 0 < len(known) <= _LIST_UP_TO else ""


def listed(names: Iterable[str]) -> str:
    """Write names as a list of choices: "'a', 'b' or 'c'"."""
    quoted = [f"'{name}'" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
