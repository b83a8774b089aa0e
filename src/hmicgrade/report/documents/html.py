"""Documents as one HTML file that needs nothing else: no script, no request, its own style and nothing beside it."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hmicgrade.explain.charting.drawings import Drawing
from hmicgrade.explain.reporting.document import Document
from hmicgrade.report.charts.chart import chart
from hmicgrade.report.escapes import xml_escape

_STYLE = "report.css"


def render(document: Document) -> str:
    """Return a document as an HTML file."""
    page = _environment().get_template("report.html")
    return page.render(document=document, policy=_policy(), drawn=_drawn, link=str)


@cache
def _environment() -> Environment:
    """Return what templates run in. They stand in the package, and what they are given is escaped."""
    return Environment(
        loader=PackageLoader("hmicgrade.report.documents"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_escaped,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _escaped(value: object) -> Markup:
    """Return a text with nothing in it that a browser or a CI runner takes for more than text."""
    return value if isinstance(value, Markup) else Markup(xml_escape(str(value)))  # noqa: S704 - it is escaped


def _policy() -> str:
    """Return the content security policy: the style below, and nothing else."""
    style = _environment().get_template(_STYLE).render()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _drawn(drawing: Drawing) -> Markup:
    """Return a picture as markup of the program's own."""
    return Markup(chart(drawing).svg)  # noqa: S704 - no text of a file stands in it but as the program escaped it
