"""What decides, beside the files of a project, what is read in them: the program itself and what it reads with."""

from __future__ import annotations

import hashlib
import sys

import pydantic
import yaml

from hmicgrade.load.files import program_digest


def fingerprint() -> str:
    """Return the SHA-256 of the program's source and of the versions of Python and of the libraries that read."""
    versions = (sys.version, yaml.__version__, yaml.__with_libyaml__, pydantic.VERSION)
    return hashlib.sha256(f"{program_digest()} {versions!r}".encode()).hexdigest()
