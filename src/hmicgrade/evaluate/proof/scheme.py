"""The proof of a scheme over all its areas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hmicgrade.evaluate.proof.area import prove_area
from hmicgrade.evaluate.proof.parts import unused_quantities
from hmicgrade.evaluate.proof.results import KINDS, AreaProof, Remark, SchemeProof
from hmicgrade.model.areas import Area
from hmicgrade.model.scheme import Scheme


def prove_scheme(scheme: Scheme, areas: Sequence[Area], refused: Sequence[str] = ()) -> SchemeProof:
    """Prove the rules of a scheme over each area, and tell what is so in every one of them.

    `refused` names areas whose files have errors: nothing is proved of them, so nothing is said of every area.
    """
    proofs = tuple(prove_area(scheme, area) for area in areas)
    names = tuple(area.id for area in areas)
    everywhere = () if refused else _everywhere(proofs)
    return SchemeProof(scheme, proofs, (*unused_quantities(scheme, names), *everywhere), tuple(refused))


def _everywhere(proofs: tuple[AreaProof, ...]) -> Iterator[Remark]:
    """Yield, as faults, those remarks that are faults only where they hold in every area."""
    for remarks in together(remark for proof in proofs for remark in proof.remarks if KINDS[remark.kind].everywhere):
        areas = areas_of(remarks)
        if len(areas) == len(proofs):
            yield replace(remarks[0], areas=areas, everywhere=True)


def areas_of(remarks: Sequence[Remark]) -> tuple[str, ...]:
    """Return the areas that some remarks were made of, each once."""
    return tuple(dict.fromkeys(area for remark in remarks for area in remark.areas))


def together(remarks: Iterable[Remark]) -> Iterator[list[Remark]]:
    """Yield remarks of the same thing together, in the order in which the first of each comes."""
    found: dict[object, list[Remark]] = {}
    for remark in remarks:
        found.setdefault((remark.kind, remark.subject, remark.span), []).append(remark)
    yield from found.values()
