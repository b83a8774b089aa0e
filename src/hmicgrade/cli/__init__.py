"""The command line: each command parses, calls one function a layer, writes once and returns an exit code."""
