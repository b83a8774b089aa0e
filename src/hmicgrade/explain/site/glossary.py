"""The page of terms: what every scheme's glossary explains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hmicgrade.explain.phrases import one_line
from hmicgrade.explain.reporting.document import Document, Paragraph, Section, Terms
from hmicgrade.explain.reporting.reported import scheme_name
from hmicgrade.explain.site import addresses
from hmicgrade.explain.site import site_sentences as say
from hmicgrade.explain.site.page import Kind, Page
from hmicgrade.model.catalogue import Term
from hmicgrade.model.project import SchemeFolder


def glossary_page(folders: Iterable[SchemeFolder]) -> Page:
    """Return the page of the terms of schemes, in the order of these."""
    sections = tuple(_sections(folders))
    text = say.MEANING if sections else say.NO_TERMS
    first = Section("about", say.TERMS, 2, (Paragraph(text),))
    return Page(addresses.GLOSSARY, Document(say.GLOSSARY, (), (), (first, *sections)), (), Kind.GLOSSARY)


def _sections(folders: Iterable[SchemeFolder]) -> Iterator[Section]:
    for folder in folders:
        if folder.glossary:
            terms = tuple(Term(one_line(one.term), one_line(one.means)) for one in folder.glossary)
            said = Paragraph(say.terms(len(terms)))
            yield Section(place(folder.id), one_line(scheme_name(folder)), 2, (said, Terms(terms)))


def place(scheme: str) -> str:
    """Return the place of a scheme's terms in the page."""
    return f"scheme.{scheme}"
