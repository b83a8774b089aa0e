"""Make `report-shingles.txt` from the text of the published report.

Usage, from the repository's folder:

    python -m tests.data.make_shingles REPORT.txt

REPORT.txt is the text of HMIC's inspection report on Derbyshire Constabulary, October 2007, as UTF-8. The report is not
kept here. What is kept is, for every run of eight consecutive words of it, the first ten hexadecimal digits of the
run's SHA-256: enough to tell whether a sentence of the report stands in a file, and nothing that can be read.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

RUN = 8
"""How many consecutive words make a run."""

DIGITS = 10
SHINGLES = Path(__file__).parent / "report-shingles.txt"


def runs(text: str) -> Iterator[str]:
    """Give every run of consecutive words, in lower case, with single spaces between them."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return (" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


def shingle(run: str) -> str:
    return hashlib.sha256(run.encode()).hexdigest()[:DIGITS]


def shingles(text: str) -> list[str]:
    return sorted({shingle(run) for run in runs(text)})


if __name__ == "__main__":
    SHINGLES.write_text("\n".join(shingles(Path(sys.argv[1]).read_text(encoding="utf-8"))) + "\n", encoding="ascii")
