"""The report of an inspection as a tree of blocks, from the first page to the annexes."""
