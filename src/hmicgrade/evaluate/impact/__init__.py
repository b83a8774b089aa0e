"""Two versions of a project side by side: which grades a change moves, and which part of the change does it."""
