"""What stands around every page: the name of the site, its menu and how it was made."""

from __future__ import annotations

from dataclasses import dataclass

from hmicgrade.explain.reporting.reported import Made
from hmicgrade.explain.site import addresses
from hmicgrade.explain.site import site_sentences as say
from hmicgrade.explain.site.page import Step

FIRST = Step(say.FIRST_PAGE, addresses.INDEX)
MENU = (
    Step(say.FORCES, addresses.FORCES),
    Step(say.AREAS, addresses.AREAS),
    Step(say.NATIONAL, addresses.NATIONAL),
    Step(say.SCHEMES, addresses.SCHEMES),
    Step(say.GLOSSARY, addresses.GLOSSARY),
    Step(say.SEARCH, addresses.SEARCH),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The words around a page. `footer` are its last lines."""

    footer: tuple[str, ...]
    first: Step = FIRST
    menu: tuple[Step, ...] = MENU
    name: str = say.NAME
    skip: str = say.SKIP
    menu_label: str = say.MENU
    trail_label: str = say.TRAIL


def frame(made: Made) -> Frame:
    """Return the frame of a site that was made so."""
    return Frame((say.made_by(made.program, made.command), say.REPRODUCED))


@dataclass(frozen=True, slots=True)
class SearchWords:
    """The words beside the field in which one searches. `found` has `{number}` where the number of entries stands."""

    label: str = say.LABEL
    how: str = say.HOW_TO_SEARCH
    listed: str = say.EVERY_ENTRY
    found_one: str = say.FOUND_ONE
    found: str = say.FOUND
    found_all: str = say.FOUND_ALL
