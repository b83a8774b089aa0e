"""Reading YAML, in megabytes a second: the parser alone, then each step up to the whole of a project."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from benchmarks.forces import force_files, write_forces
from benchmarks.timing import Timing, measure
from hmicgrade.load.document import read_document, shaped
from hmicgrade.load.events import parse
from hmicgrade.load.pause import without_collection
from hmicgrade.load.project import read, stream
from hmicgrade.load.shapes_evidence import EvidenceShape

FORCES = 10


def timings(runs: int) -> Iterator[Timing]:
    """Measure what one force's texts cost step by step, and what whole projects of made-up forces cost."""
    texts = [text for path, text in force_files(0) if "/2007/" in path]
    for name, step in _STEPS.items():
        yield measure(name, runs, partial(_each, step, texts), sum(map(len, texts)))
    with TemporaryDirectory() as folder:
        size = write_forces(Path(folder), FORCES)
        yield measure(f"{FORCES} forces, read whole", runs, partial(read, Path(folder)), size)
        yield measure(f"{FORCES} forces, read one after the other", runs, partial(_stream, Path(folder)), size)


@without_collection()
def _each(step: Callable[[str], object], texts: list[str]) -> None:
    for text in texts:
        step(text)


def _events(text: str) -> None:
    """Do what no reading can do without: let libyaml give its events to Python."""
    loader = yaml.CSafeLoader(text)
    while loader.get_event() is not None:
        pass
    loader.dispose()


def _shape(text: str) -> None:
    shaped(read_document(text, "evidence"), EvidenceShape)


def _stream(root: Path) -> None:
    deque(stream(root), maxlen=0)


_STEPS: dict[str, Callable[[str], object]] = {
    "one force, events of libyaml alone": _events,
    "one force, to trees": partial(parse, file="evidence"),
    "one force, to documents": partial(read_document, file="evidence"),
    "one force, to shapes": _shape,
}
