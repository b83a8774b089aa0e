"""The interface for Python: read a project, assess a force.

Example:
    from hmicgrade import assess, load_project

    project, diagnostics = load_project(".")
    print(assess(project, "derbyshire", 2007).as_json())
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path

from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused, AreaResult
from hmicgrade.evaluate.inspection import Options, assess_inspection
from hmicgrade.evaluate.proof.results import SchemeProof
from hmicgrade.evaluate.proof.scheme import prove_scheme
from hmicgrade.lint.validation import validate as validate_parts
from hmicgrade.load.names import did_you_mean, nearest
from hmicgrade.load.project import read, stream
from hmicgrade.model.diagnostics import Diagnostic
from hmicgrade.model.evidence import Year
from hmicgrade.model.project import Force, Inspection, Project
from hmicgrade.report.assessment import Assessment
from hmicgrade.version import __version__

__all__ = [
    "AreaAssessment",
    "AreaRefused",
    "Assessment",
    "Diagnostic",
    "Project",
    "SchemeProof",
    "UnknownName",
    "assess",
    "load_project",
    "prove",
    "validate",
]


class Sort(StrEnum):
    """What a name is the name of."""

    FORCE = "force"
    YEAR = "year"
    AREA = "area"
    SCHEME = "scheme"
    CRITERION = "criterion"
    LEVEL = "level"
    KIND = "kind"
    GRADE = "grade"
    FORMAT = "format"
    COLOUR_MODE = "colour mode"
    SEVERITY = "severity"
    CODE = "code"
    CHART = "chart"
    WORD = "vague word"
    DIRECTION = "direction"


class UnknownName(LookupError):  # noqa: N818 - it says what it is
    """A name that is not there.

    `sort` says what it would be the name of, `name` what was asked for, `nearest` up to three names like it, likeliest
    first.
    """

    def __init__(self, sort: Sort, name: str, known: Iterable[str], aliases: Mapping[str, str] | None = None) -> None:
        """Compare the name with those that are known, and with aliases that lead to them."""
        names = tuple(known)
        self.sort = sort
        self.name = name
        self.nearest = nearest(name, names, aliases=aliases)
        hint = did_you_mean(name, names, aliases=aliases)
        super().__init__(f"there is no {sort} '{name}'" + (f": {hint}" if hint else ""))


def load_project(path: str | Path) -> tuple[Project, tuple[Diagnostic, ...]]:
    """Read the project in a folder, the one that holds `criteria/` and `evidence/`.

    Nothing in a file raises an exception: what is wrong comes back as diagnostics, sorted by place, and the project
    holds whatever is clean.
    """
    loaded = read(Path(path))
    return loaded.project, loaded.diagnostics


def assess(
    project: Project, force: str, year: int | str, *, recorded: bool = True, judgements: bool = True
) -> Assessment:
    """Grade every area of the scheme that a force's evidence of a year names.

    `force` is an id or an alias; `year` a number, or the name of a round ("2021/22"). With `recorded` or `judgements`
    False, the findings that persons recorded or their judgements are left out.

    Raises:
        UnknownName: the project has no such force, or no evidence on it of that year.
    """
    known = find_force(project.forces, force)
    inspection = _inspection(project, known.id, as_year(year))
    options = Options(recorded=recorded, judgements=judgements)
    return handed_out(project, inspection, assess_inspection(project, inspection, options), options)


def handed_out(project: Project, inspection: Inspection, areas: tuple[AreaResult, ...], options: Options) -> Assessment:
    """Return the areas of an inspection, graded, with what they were graded from."""
    force, folder = project.forces[inspection.force], project.schemes[inspection.scheme]
    return Assessment(
        force=force.id,
        force_name=force.name,
        year=inspection.year,
        scheme=inspection.scheme,
        scheme_title=folder.scheme.title if folder.scheme else inspection.scheme,
        scheme_digest=folder.digest,
        evidence_digest=inspection.digest,
        version=__version__,
        areas=areas,
        left_out=left_out(options),
    )


def left_out(options: Options) -> tuple[str, ...]:
    """Return the names of what stands in the files and is not taken into account."""
    left = {"recorded findings": options.recorded, "judgements": options.judgements}
    return tuple(name for name, taken in left.items() if not taken)


def prove(project: Project, scheme: str) -> SchemeProof:
    """Prove the rules of a scheme over every state of each of its areas.

    Raises:
        UnknownName: the project has no such scheme, or the scheme has no rules that could be used.
    """
    ruled = {name: one.scheme for name, one in project.schemes.items() if one.scheme and one.scheme.has_rules}
    if scheme not in ruled:
        raise UnknownName(Sort.SCHEME, scheme, sorted(ruled))
    folder = project.schemes[scheme]
    return prove_scheme(ruled[scheme], folder.areas, tuple(folder.refused))


def validate(path: str | Path) -> tuple[Diagnostic, ...]:
    """Return everything wrong with the project in a folder, sorted by place, less the warnings that comments ignore.

    The project may be of any size: it is read part by part, and no part is kept.
    """
    return validate_parts(stream(Path(path))).diagnostics


def find_force(forces: Mapping[str, Force], name: str) -> Force:
    """Return a force by its id or an alias, whatever the case of letters.

    Raises:
        UnknownName: there is no such force.
    """
    aliases = {alias: force.id for force in forces.values() for alias in (*force.aliases, force.name)}
    ids = {alias.casefold(): known for alias, known in aliases.items()} | {one.casefold(): one for one in forces}
    found = ids.get(name.casefold())
    if found is None:
        raise UnknownName(Sort.FORCE, name, sorted(forces), aliases)
    return forces[found]


def as_year(year: int | str) -> Year:
    """Return a year as the model has it: a number where it is one, else the name of a round."""
    text = str(year)
    return int(text) if text.isascii() and text.isdigit() else text


def _inspection(project: Project, force: str, year: Year) -> Inspection:
    found = project.inspection(force, year)
    if found is None:
        raise UnknownName(Sort.YEAR, str(year), [str(known) for known in project.years(force)])
    return found
