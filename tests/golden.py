"""Golden files: whole outputs kept under tests/golden and compared byte for byte."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Golden:
    """The folder of golden files, and whether they are compared or written."""

    folder: Path
    update: bool

    def check(self, name: str, actual: bytes) -> None:
        """Assert that the golden file `name` holds exactly `actual`; under --update make it so."""
        path = self.folder / name
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(actual)
        expected = path.read_bytes() if path.exists() else b""
        assert actual.decode() == expected.decode(), f"differs from {path}; if it is right: pytest --update"
