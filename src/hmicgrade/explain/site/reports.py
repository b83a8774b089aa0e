"""The report on a force and year as a page: the report itself, with what leads from it to the other pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hmicgrade.explain.phrases import one_line
from hmicgrade.explain.reporting.document import Block, Document, Section, See, Table
from hmicgrade.explain.reporting.reported import Reported
from hmicgrade.explain.site import addresses
from hmicgrade.explain.site import site_sentences as say
from hmicgrade.explain.site.page import Kind, Page, Step


def report_page(reported: Reported, written: Document) -> Page:
    """Return the page of a report that was written on what is reported."""
    sections = tuple(replace(one, blocks=tuple(_blocks(reported, one))) for one in written.sections)
    force = reported.force
    trail = (
        Step(say.FORCES, addresses.FORCES),
        Step(one_line(force.name), addresses.force(force.id)),
    )
    path = addresses.report(force.id, reported.inspection.year)
    return Page(path, replace(written, sections=sections), trail, Kind.REPORT)


def _blocks(reported: Reported, section: Section) -> Iterator[Block]:
    yield from (_leading(section, block) for block in section.blocks)
    yield from _further(reported, section)


def _leading(section: Section, block: Block) -> Block:
    """Return a block of a section; where it is a table of criteria, with rows that lead to each."""
    sort, _, area = section.id.partition(".")
    if sort != "criteria" or not isinstance(block, Table):
        return block
    ends = [""] * (len(block.columns) - 1)
    return replace(block, targets=tuple((f"#criterion.{area}.{row[0]}", *ends) for row in block.rows))


def _further(reported: Reported, section: Section) -> Iterator[See]:
    """Yield what leads on from a section."""
    force, folder, year = reported.force.id, reported.folder, reported.inspection.year
    match section.id.split("."):
        case ["about"]:
            yield See(say.TO_SCHEME, addresses.scheme(folder.id))
        case ["force"]:
            yield See(say.TO_FORCE, addresses.force(force))
        case ["national"]:
            yield See(say.TO_NATIONAL, addresses.national(folder.id, year))
        case ["area", area]:
            yield See(say.to_area(reported.title(area)), addresses.area(folder.id, area))
        case ["criterion", _, criterion]:
            yield See(say.TO_CRITERION, addresses.criterion(folder.id, criterion))
        case ["provenance"] if reported.has_evidence:
            yield See(say.ASSESSMENT, addresses.assessment(force, year))
