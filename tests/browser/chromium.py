"""Finds Chromium, and installs it where that is allowed: `python -m tests.browser.chromium` prints where it is.

Root on a system with apt-get may install it, and so may a runner of continuous integration that needs no password.
Everywhere else a person decides what is installed, and is told what is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "pages are opened in Chromium, and there is none: install it (on Debian: apt-get install chromium)"
WITHOUT_DISPLAY = {"DEBIAN_FRONTEND": "noninteractive"}


class NoChromium(Exception):  # noqa: N818 - it says what it is
    """There is no Chromium, and it may not be installed from here."""


def chromium() -> str:
    """Return the path of Chromium, which is installed first where it is missing and may be.

    Raises:
        NoChromium: there is none, and it is not for this program to install it.
    """
    there = found() or _installed(_may_install())
    if there is None:
        raise NoChromium(MISSING)
    return there


def found() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


def _may_install() -> list[str] | None:
    """Return what must stand before `apt-get` to install with it, or None where nothing may be installed."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "--non-interactive"] if os.environ.get("CI") == "true" and shutil.which("sudo") else None


def _installed(before: list[str] | None) -> str | None:
    """Install Chromium, once where several processes want it at the same time."""
    if before is None:
        return None
    import fcntl  # noqa: PLC0415 - apt-get is there, so this is too

    with (Path(tempfile.gettempdir()) / f"hmicgrade-chromium-{os.getuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if found() is None:
            for words in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
                subprocess.run(  # noqa: S603 - fixed words
                    [*before, "apt-get", "--quiet", *words],
                    check=True,
                    stdout=sys.stderr,
                    env=os.environ | WITHOUT_DISPLAY,
                )
    return found()


def main() -> int:
    try:
        sys.stdout.write(f"{chromium()}\n")
    except (NoChromium, subprocess.CalledProcessError) as reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
