"""The hard limits on what is read. What passes one is refused with a diagnostic, never cut short in silence."""

FILE_BYTES = 5 * 1024 * 1024
"""The largest file, in bytes."""

DEPTH = 32
"""How deep lists and mappings may be nested."""

VALUE_CHARACTERS = 64 * 1024
"""The longest value, in characters."""

KEY_CHARACTERS = 256
"""The longest key, in characters."""

NODES = 200_000
"""The most keys, values, lists and mappings in one file."""

DIAGNOSTICS = 200
"""The most diagnostics that one file's text may give before the rest of it is left unread."""
