"""Documents as one HTML file that needs nothing else: no script, no request, its own style and nothing beside it."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hmicgrade.explain.charting.drawings import Drawing
from hmicgrade.explain.reporting.document import Document
from hmicgrade.report.charts.chart import chart
from hmicgrade.report.escapes import xml_escape

_PACKAGE = "hmicgrade.report.documents"
_STYLE = "report.css"


def render(document: Document) -> str:
    """Return a document as an HTML file."""
    templates = environment()
    return templates.get_template("report.html").render(
        document=document, policy=policy(templates, _STYLE), style=_STYLE, drawn=drawn, link=str, download=None
    )


@cache
def environment(*packages: str) -> Environment:
    """Return what templates run in: those of this package, and of others that build on them.

    They stand in the program, and what they are given is escaped.
    """
    return Environment(
        loader=ChoiceLoader([PackageLoader(one) for one in (*packages, _PACKAGE)]),
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


def policy(templates: Environment, style: str, script: str | None = None) -> str:
    """Return the content security policy: the style and the script that templates of these names are, nothing else."""
    allowed = {"default-src": "'none'", "style-src": _hash(templates, style)}
    if script is not None:
        allowed["script-src"] = _hash(templates, script)
    closed = {"base-uri": "'none'", "form-action": "'none'"}
    return "; ".join(f"{name} {value}" for name, value in {**allowed, **closed}.items())


def _hash(templates: Environment, name: str) -> str:
    content = templates.get_template(name).render()
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def drawn(drawing: Drawing) -> Markup:
    """Return a picture as markup of the program's own."""
    return Markup(chart(drawing).svg)  # noqa: S704 - no text of a file stands in it but as the program escaped it
