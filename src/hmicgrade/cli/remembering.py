"""What `validate` found in each force, kept in the user's own folder of caches from one run to the next.

An entry holds what it was found in, as a digest: the force's files, the criteria, the program. It is used for nothing
else. Whatever keeps a cache from being used or written, nothing is said, and the files are examined instead.
"""

from __future__ import annotations

import hashlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from hmicgrade.cli.writing import keep_private
from hmicgrade.load.files import Root, is_own_folder, read_own
from hmicgrade.load.program import fingerprint

NO_CACHE = "HMICGRADE_NO_CACHE"
"""The variable of the environment that turns the cache off, whatever its value, as long as it has one."""

ENTRY_BYTES = 1024 * 1024
"""The largest entry; where more was found in a force, it is examined each time."""

_FORM = b"hmicgrade validate 1"
_PARTS = 4


@dataclass(slots=True)
class Cache:
    """A folder with one file for each force of each project; a new one takes the place of an old one.

    `program` is the digest of what reads and checks. `usable` is false from the first time that writing fails.
    """

    folder: Path
    root: str
    program: str
    usable: bool = True

    def recall(self, force: str, key: str) -> str | None:
        """Return what was kept of a force under this key by this very program, or None."""
        parts = (read_own(self._entry(force), ENTRY_BYTES) or b"").split(b"\n", _PARTS - 1)
        if len(parts) != _PARTS or parts[:2] != [_FORM, self._key(key)] or parts[2] != _digest(parts[3]):
            return None
        return parts[3].decode("ascii", "replace")

    def keep(self, force: str, key: str, value: str) -> None:
        """Keep what was found in a force, in place of what was kept of it before."""
        body = value.encode("ascii")
        content = b"\n".join((_FORM, self._key(key), _digest(body), body))
        if self.usable and len(content) <= ENTRY_BYTES:
            try:
                keep_private(self._entry(force), content)
            except OSError:
                self.usable = False

    def _entry(self, force: str) -> Path:
        return self.folder / _digest(f"{self.root}\0{force}".encode("utf-8", "surrogateescape")).decode()

    def _key(self, key: str) -> bytes:
        return _digest(f"{self.program} {key}".encode())


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()


def cache_for(root: Root) -> Cache | None:
    """Return the cache for a project, or None where the user wants none or has no folder that is safe to keep it in."""
    home = None if os.environ.get(NO_CACHE) else _home_of_caches()
    if home is None:
        return None
    folder = home / "hmicgrade"
    if os.path.lexists(folder) and not is_own_folder(folder):
        return None
    return Cache(folder, str(root.path.resolve()), fingerprint())


def _home_of_caches() -> Path | None:
    """Return the folder in which the system's programs keep what they can do without."""
    try:
        usual = {"win32": "AppData/Local", "darwin": "Library/Caches"}.get(sys.platform, ".cache")
        named = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
        return Path(named) if Path(named).is_absolute() else Path.home() / usual
    except RuntimeError:
        return None
