"""A page of a site: a document with its place among the others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hmicgrade.explain.reporting.document import Document


class Kind(StrEnum):
    """What a page is of."""

    INDEX = "index"
    FORCE = "force"
    REPORT = "report"
    AREA = "area"
    CRITERION = "criterion"
    NATIONAL = "national"
    SCHEME = "scheme"
    GLOSSARY = "glossary"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class Step:
    """One link of the trail that leads from the first page to a page. `target` is as `See` has it."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Page:
    """A document at `path`, which is relative to the top of the site.

    `trail` leads there from the first page, which is left out of it, as is the page itself.
    """

    path: str
    document: Document
    trail: tuple[Step, ...]
    kind: Kind
