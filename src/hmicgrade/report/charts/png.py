"""A chart as PNG. What draws it is an extra: whoever calls this has looked whether it is installed."""

from __future__ import annotations

from importlib import import_module

ZOOM = 2
"""How many pixels a unit is, so that letters are sharp."""

_SIGN = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{}</svg>'
_LETTER = '<text x="2" y="16" font-family="Arial, sans-serif">M</text>'


def as_png(svg: str) -> bytes | None:
    """Return an SVG as PNG, None where there is no font to write its words in.

    Raises:
        ImportError: the extra is not installed.
    """
    if _png(_SIGN.format(_LETTER)) == _png(_SIGN.format("")):
        return None
    return _png(svg)


def _png(svg: str) -> bytes:
    made: bytes = import_module("resvg_py").svg_to_bytes(svg_string=svg, zoom=ZOOM)
    return bytes(made)
