"""What `hmicgrade diff` does: read, grade two rounds, compare, write once, and tell by the exit code what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hmicgrade.api import Sort, find_force
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.listing import print_listing
from hmicgrade.cli.opening import known_as, reader_of
from hmicgrade.cli.options import Output
from hmicgrade.evaluate.comparing.comparison import compare
from hmicgrade.evaluate.comparing.directions import Direction
from hmicgrade.evaluate.comparing.results import AreaComparison, Comparison
from hmicgrade.evaluate.comparing.rounds import Key, graded_round, rounds_of
from hmicgrade.evaluate.inspection import Options
from hmicgrade.model.project import Force, Project, year_folder
from hmicgrade.report.diff import diff_listing
from hmicgrade.report.fragment import as_fragment
from hmicgrade.report.listing import LISTINGS, Listing, ListingFormat
from hmicgrade.report.styled import unstyled

FORMATS = {
    **LISTINGS,
    "html-fragment": ListingFormat(lambda listing, _: unstyled(as_fragment(listing.page)), safe_for_runners=True),
}
"""Every format of a comparison by its name, the default first."""

FAIL_ON = {
    "decline": {Direction.DECLINED},
    "decline-within": {Direction.DECLINED, Direction.DECLINED_WITHIN},
}
"""The directions that `--fail-on` looks for, by its words."""


@dataclass(frozen=True, slots=True)
class Request:
    """The words of the command line, as they were given."""

    force: str
    old: str
    new: str
    area: str | None
    exit_code: bool
    fail_on: str | None
    judgements: bool
    recorded: bool


def run(request: Request, output: Output) -> Exit:
    """Print the comparison that is asked for, and return the exit code.

    Raises:
        CannotRun: a name is not there, or the force has no such round.
    """
    return print_listing(output, lambda project: _listing(request, project), reader_of(request.force), FORMATS)


def _listing(request: Request, project: Project) -> Listing:
    force = find_force(project.forces, request.force)
    known_as(Sort.DIRECTION, request.fail_on, FAIL_ON)
    known = rounds_of(project, force)
    keys = [_key(name, known, force) for name in (request.old, request.new)]
    options = Options(recorded=request.recorded, judgements=request.judgements)
    compared = compare(force, *(graded_round(project, force, key, options) for key in keys))
    areas = _asked(compared, request.area)
    return diff_listing(compared, areas, tuple(_left_out(options)), found=_found(request, areas))


def _key(name: str, known: Sequence[Key], force: Force) -> Key:
    """Return the round that a word names: a year alone where it has one scheme, else `YEAR@SCHEME`.

    Raises:
        CannotRun: the force has no such round, or several.
    """
    year, at, scheme = name.partition("@")
    found = [key for key in known if key[0] == year_folder(year) and (not at or key[1] == scheme)]
    if len(found) == 1:
        return found[0]
    names = ", ".join(_names(known)) or "none"
    if found:
        reason = f"there are {len(found)} rounds '{name}' of '{force.id}', say which: the rounds are {names}"
    else:
        reason = f"there is no round '{name}' of '{force.id}': the rounds are {names}"
    raise CannotRun(reason)


def _names(known: Sequence[Key]) -> Iterator[str]:
    """Yield the shortest words for each round."""
    times = Counter(year for year, _ in known)
    yield from (year if times[year] == 1 else f"{year}@{scheme}" for year, scheme in known)


def _asked(compared: Comparison, wanted: str | None) -> tuple[AreaComparison, ...]:
    """Return the areas that are asked for, by the name they have in either round."""
    known = sorted({*compared.old.areas, *compared.new.areas})
    area = known_as(Sort.AREA, wanted, known)
    return tuple(one for one in compared.areas if area in {None, one.line.new, *one.line.old})


def _left_out(options: Options) -> Iterator[str]:
    if not options.judgements:
        yield "judgements"
    if not options.recorded:
        yield "recorded findings"


def _found(request: Request, areas: Sequence[AreaComparison]) -> bool:
    """Tell whether there is what the options look for."""
    declined = FAIL_ON[request.fail_on] if request.fail_on else set()
    return any((request.exit_code and one.differs) or one.direction in declined for one in areas)
