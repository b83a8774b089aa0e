"""What `hmicgrade prove` does: choose the scheme that is meant, prove its rules, write once."""

from __future__ import annotations

from dataclasses import replace

from hmicgrade.api import Sort, UnknownName, prove
from hmicgrade.cli.exits import CannotRun, Exit
from hmicgrade.cli.holding import scheme_named
from hmicgrade.cli.listing import print_listing
from hmicgrade.cli.options import Output
from hmicgrade.evaluate.proof.results import SchemeProof
from hmicgrade.explain.phrases import listed
from hmicgrade.load.project import read_schemes
from hmicgrade.model.project import Project, SchemeFolder
from hmicgrade.report.listing import Listing
from hmicgrade.report.proof import proof_listing


def run(scheme: str | None, area: str | None, output: Output) -> Exit:
    """Print the proof of a scheme over one area or all, and return the exit code: 0 only where it is proved.

    Raises:
        CannotRun: a name is not there, several schemes could be meant, or there is nothing to prove.
    """
    return print_listing(output, lambda project: _listing(project, scheme, area), lambda root: read_schemes(root.files))


def _listing(project: Project, scheme: str | None, area: str | None) -> Listing:
    folder = _meant(project, area) if scheme is None else scheme_named(project, scheme)
    _check_provable(folder)
    if area is not None and area not in folder.area_ids:
        raise UnknownName(Sort.AREA, area, folder.area_ids)
    proof = prove(project, folder.id)
    return proof_listing(proof if area is None else _only(proof, area), folder.digest)


def _meant(project: Project, area: str | None) -> SchemeFolder:
    """Return the only scheme with rules, or the only one of them with the area that is asked for."""
    ruled = [one for _, one in sorted(project.schemes.items()) if one.scheme is None or one.scheme.has_rules]
    having = [one for one in ruled if area in one.area_ids] or ruled
    if len(having) == 1:
        return having[0]
    reason = "no scheme has rules to prove"
    if having:
        reason = f"several schemes could be meant: name one, {listed([one.id for one in having], 'or')}"
    raise CannotRun(reason)


def _check_provable(folder: SchemeFolder) -> None:
    if folder.scheme is None:
        reason = f"the scheme '{folder.id}' has errors, so nothing can be proved of it"
    elif not folder.scheme.has_rules:
        reason = f"the scheme '{folder.id}' only names a scale: it has no rules to prove"
    elif not folder.area_ids:
        reason = f"the scheme '{folder.id}' has no areas to prove its rules over"
    else:
        return
    raise CannotRun(reason)


def _only(proof: SchemeProof, area: str) -> SchemeProof:
    """Return what is proved of one area, with what is so in every area."""
    areas = tuple(one for one in proof.areas if one.area.id == area)
    return replace(proof, areas=areas, refused=tuple(one for one in proof.refused if one == area))
