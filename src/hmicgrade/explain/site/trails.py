"""The trails that lead to the pages of a scheme."""

from __future__ import annotations

from hmicgrade.explain.phrases import one_line
from hmicgrade.explain.site import addresses
from hmicgrade.explain.site import site_sentences as say
from hmicgrade.explain.site.across import Across
from hmicgrade.explain.site.page import Step

SCHEMES = Step(say.SCHEMES, addresses.SCHEMES)


def trail(across: Across) -> tuple[Step, ...]:
    """Return the steps that lead to what belongs to a scheme."""
    return SCHEMES, Step(one_line(across.title), addresses.scheme(across.folder.id))
