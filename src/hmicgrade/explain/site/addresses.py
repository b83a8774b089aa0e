"""Where each page of a site stands, and what leads into it: the one table of paths.

Paths are relative to the top of the site and made of ids and years, so they stay the same while those do. What leads to
a page is its path; to a place in it, the path and the place's id after `#`.
"""

from __future__ import annotations

from hmicgrade.model.evidence import Year
from hmicgrade.model.project import year_folder

INDEX = "index.html"
SEARCH = "search.html"
GLOSSARY = "glossary.html"

FORCES = f"{INDEX}#forces"
AREAS = f"{INDEX}#areas"
NATIONAL = f"{INDEX}#national"
SCHEMES = f"{INDEX}#schemes"
"""Where the first page lists what the site has of each kind."""


def force(name: str) -> str:
    """Return where the history of a force stands, with the list of its years."""
    return f"forces/{name}/index.html"


def report(name: str, year: Year) -> str:
    """Return where the report on a force and year stands."""
    return f"forces/{name}/{year_folder(year)}/index.html"


def assessment(name: str, year: Year) -> str:
    """Return where the assessment of a force and year stands, as JSON."""
    return f"forces/{name}/{year_folder(year)}/assessment.json"


def scheme(name: str) -> str:
    """Return where the rules of a scheme stand, with what is proved of them."""
    return f"schemes/{name}/index.html"


def area(scheme_id: str, name: str) -> str:
    """Return where an area stands, across forces."""
    return f"schemes/{scheme_id}/areas/{name}.html"


def criterion(scheme_id: str, name: str) -> str:
    """Return where a criterion stands, across forces. Its id leads to its heading."""
    return f"schemes/{scheme_id}/criteria/{name}.html"


def national(scheme_id: str, year: Year) -> str:
    """Return where the national picture of a scheme and year stands."""
    return f"national/{scheme_id}/{year_folder(year)}.html"


def table(page: str, name: str) -> str:
    """Return where a table of a page stands, as CSV."""
    return f"{page.removesuffix('.html')}/{name}.csv"


# Places within a page


def within(page: str, place: str) -> str:
    """Return what leads to a place in a page."""
    return f"{page}#{place}"


def area_of(name: str, year: Year, area_id: str) -> str:
    """Return what leads to the section on an area in the report on a force and year."""
    return within(report(name, year), f"area.{area_id}")


def finding_of(name: str, year: Year, area_id: str, criterion_id: str) -> str:
    """Return what leads to the finding of a criterion, for one area, in the report on a force and year.

    A report has these places for areas that are graded and have evidence; for others, lead to the area.
    """
    return within(report(name, year), f"criterion.{area_id}.{criterion_id}")
