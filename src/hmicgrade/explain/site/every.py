"""Every page across forces of one scheme, in a stated order."""

from __future__ import annotations

from collections.abc import Iterator

from hmicgrade.explain.site.across import Across
from hmicgrade.explain.site.areas import area_page
from hmicgrade.explain.site.criteria import criterion_ids, criterion_page
from hmicgrade.explain.site.national import national_page
from hmicgrade.explain.site.page import Page
from hmicgrade.explain.site.schemes import scheme_page


def pages(across: Across) -> Iterator[Page]:
    """Yield the scheme, its areas, its criteria, and the national picture of each year."""
    yield scheme_page(across)
    yield from (area_page(across, name) for name in across.areas)
    yield from (criterion_page(across, name) for name in criterion_ids(across))
    yield from (national_page(across, year) for year in across.years)
