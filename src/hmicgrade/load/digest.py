"""The digest of what files say, whatever their layout."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from hmicgrade.load.document import Document
from hmicgrade.load.nodes import plain_data


def digest(documents: Iterable[Document]) -> str:
    """Return "sha256:" and the SHA-256 of the files' keys and values.

    Layout, comments, the order of keys, line ends and a byte order mark make no difference. A file without a tree
    counts by its name alone.
    """
    said = {document.file: plain_data(document.whole) if document.whole else None for document in documents}
    canonical = json.dumps(said, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"
