"""The faults that a proof shows, as warnings with their place: each fault once, however many areas have it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from hmicgrade.evaluate.findings import place
from hmicgrade.evaluate.proof.results import KINDS, Kind, Remark, SchemeProof, Witness
from hmicgrade.evaluate.proof.scheme import areas_of, prove_scheme, together
from hmicgrade.model.diagnostics import Diagnostic, Related, in_order
from hmicgrade.model.project import SchemeFolder
from hmicgrade.model.scheme import Scheme
from hmicgrade.model.wording import amount_text, finding_text

_OF_RULES = {Kind.UNREACHABLE, Kind.IDLE_RULE, Kind.CONTRADICTION, Kind.NOT_NESTED}

_EVERY, _ANY = " in every area", " in any area"

NAMED = 3
"""How many criteria with one finding a message names; more are counted."""


def scheme_warnings(folder: SchemeFolder) -> tuple[Diagnostic, ...]:
    """Return what the proof of a scheme shows to be wrong, sorted by place; nothing where it has no rules or areas."""
    if folder.scheme is None or not folder.scheme.has_rules or not folder.areas:
        return ()
    return warnings(prove_scheme(folder.scheme, folder.areas, tuple(folder.refused)))


def warnings(proof: SchemeProof) -> tuple[Diagnostic, ...]:
    """Return the faults of a proof as warnings, sorted by place."""
    faults = together(remark for remark in proof.every_remark() if remark.fault)
    return in_order([_warning(proof, remarks) for remarks in faults])


def _warning(proof: SchemeProof, remarks: Sequence[Remark]) -> Diagnostic:
    first = remarks[0]
    message, hint = _MESSAGES[first.kind]
    said = Said(proof.scheme, first, _where(proof, first, areas_of(remarks)))
    return Diagnostic(KINDS[first.kind].code or "", message(said), place(first.span), hint, tuple(_related(said)))


def _where(proof: SchemeProof, remark: Remark, areas: tuple[str, ...]) -> str:
    if len(areas) > 1 and (remark.everywhere or len(areas) == len(proof.areas)):
        return _EVERY
    return f" in {_named(areas, 'areas')}"


@dataclass(frozen=True, slots=True)
class Said:
    """A fault about to be put into words; `where` says in which areas it is so."""

    scheme: Scheme
    remark: Remark
    where: str

    @property
    def subject(self) -> str:
        """What the fault is about."""
        return self.remark.subject

    @property
    def anywhere(self) -> str:
        """Says in which areas it is so, after a word such as "never"."""
        return _ANY if self.where == _EVERY else self.where

    @property
    def witness(self) -> Witness:
        """The smallest findings that show it, of a kind of fault that findings show."""
        return self.remark.shown

    @property
    def example(self) -> str:
        """The smallest findings that show it, after a colon."""
        return f": with {_findings(self.scheme, self.remark.witness)}" if self.remark.witness else ""


def _findings(scheme: Scheme, witness: Witness) -> str:
    """Say which criteria are away from the best finding."""
    away = [
        (finding, [one for one, found in witness.findings if found == finding])
        for finding in scheme.findings[1:]
        if any(found == finding for _, found in witness.findings)
    ]
    parts = [f"{_named(ids, 'criteria')} {finding_text(finding)}" for finding, ids in away]
    rest = f"everything {'else ' if parts else ''}{finding_text(scheme.best_finding)}"
    return ", ".join([*parts, rest])


def _named(ids: Sequence[str], noun: str) -> str:
    if len(ids) > NAMED:
        return f"{len(ids)} {noun}"
    *most, last = [f"'{one}'" for one in ids]
    return f"{', '.join(most)} and {last}" if most else last


def _related(said: Said) -> Iterator[Related]:
    """Yield the other rules and caps that a fault of a rule involves."""
    grades = said.remark.others if said.remark.kind in _OF_RULES else ()
    for rule in said.scheme.grades:
        if rule.grade in grades and rule.span is not None:
            yield Related(rule.span, f"the rule for '{rule.grade}'")
    for cap in said.scheme.caps:
        if cap.id in said.remark.caps and cap.span is not None:
            yield Related(cap.span, f"the cap '{cap.id}'")


def _unreachable(said: Said) -> str:
    return f"no findings lead to '{said.subject}'{said.anywhere}{_why(said, '; its rule')}"


def _idle_rule(said: Said) -> str:
    return f"the rule for '{said.subject}' never decides{said.anywhere}{_why(said, ': it')}"


def _why(said: Said, rule: str) -> str:
    """Say why a rule never decides: nothing where there is no rule."""
    remark = said.remark
    if not said.scheme.grades[said.scheme.grade_names.index(remark.subject)].requires:
        return ""
    reasons = [f"that for {_named(remark.others, 'grades')} holds too"] if remark.others else []
    reasons += [f"the cap {_named(remark.caps, 'caps')} lowers the grade"] if remark.caps else []
    if not reasons:
        return f"{rule} never holds" if remark.witness is None else ""
    return f"{rule} holds only where {' or '.join(reasons)}"


def _contradiction(said: Said) -> str:
    others = _named(said.remark.others, "better grades")
    return f"the rule for '{said.subject}' and that for {others} can both hold{said.where}{said.example}"


def _not_nested(said: Said) -> str:
    (lesser,) = said.remark.others
    return f"the rule for '{said.subject}' can hold where that for '{lesser}' does not{said.where}{said.example}"


def _not_monotone(said: Said) -> str:
    witness = said.witness
    gives = f"gives {_either(witness.then)} instead of {_either(witness.gives)}"
    return f"bettering '{said.subject}' {_step(witness)} {gives}{said.where}{said.example}"


def _step(witness: Witness) -> str:
    return f"from {finding_text(witness.changed.before)} to {finding_text(witness.changed.to)}"


def _constant(said: Said) -> str:
    return f"the rules give {_either(said.witness.gives)} whatever is found{said.where}"


def _silence(said: Said) -> str:
    gives, levels = _either(said.witness.gives), _named(said.remark.others, "levels")
    return f"without any evidence the rules already give {gives}{said.where}, by what silence means at {levels}"


def _either(grades: Sequence[str]) -> str:
    return " or ".join(f"'{grade}'" for grade in grades)


def _idle_criterion(said: Said) -> str:
    return f"the finding on '{said.subject}' never changes the grade{said.anywhere}"


def _idle_flag(said: Said) -> str:
    (level,) = said.remark.others
    return (
        f"'{said.subject}' is critical, but no rule or cap asks about critical {level} criteria like it{said.anywhere}"
    )


def _unused(said: Said) -> str:
    return f"no rule uses '{said.subject}'"


def _idle_quantity(said: Said) -> str:
    quantity = next(one for one in said.scheme.quantities if one.word == said.subject)
    stretch = f"from {amount_text(quantity.first)} to {amount_text(quantity.last)}"
    return f"no reading of '{said.subject}' {stretch} changes any grade{said.anywhere}"


def _always(said: Said) -> str:
    return f"'{said.subject}' holds whatever is found{said.where}"


def _never(said: Said) -> str:
    return f"'{said.subject}' never holds{said.anywhere}"


def _cap_never_holds(said: Said) -> str:
    return f"the cap '{said.subject}' never holds{said.anywhere}"


def _idle_cap(said: Said) -> str:
    return f"the cap '{said.subject}' never changes the grade{said.anywhere}"


_MESSAGES: dict[Kind, tuple[Callable[[Said], str], str]] = {
    Kind.UNREACHABLE: (_unreachable, "loosen its rule, name it in `otherwise`, or take the grade out"),
    Kind.IDLE_RULE: (_idle_rule, "loosen the rule or tighten those above it, or leave out `requires`"),
    Kind.CONTRADICTION: (_contradiction, "let the one rule exclude what the other asks for"),
    Kind.NOT_NESTED: (_not_nested, "let the better grade ask for everything the lesser one does"),
    Kind.NOT_MONOTONE: (_not_monotone, "ask in each rule for findings at least so good, and in each cap for bad ones"),
    Kind.CONSTANT: (_constant, "look at the rules and caps: something must depend on what is found"),
    Kind.SILENCE_DECIDES: (_silence, "take the level out of `silence`, or loosen the rules that rest on it"),
    Kind.IDLE_CRITERION: (_idle_criterion, "let a rule or cap select it, or take it out of the area"),
    Kind.IDLE_FLAG: (_idle_flag, "let a cap select it, or leave out `critical: true`"),
    Kind.UNUSED_QUANTITY: (_unused, "use the word in a rule, or take it out of `quantities`"),
    Kind.IDLE_QUANTITY: (_idle_quantity, "widen its range, or write the amount itself in the rule"),
    Kind.ALWAYS_HOLDS: (_always, "take the sentence out, or ask for more"),
    Kind.NEVER_HOLDS: (_never, "take the sentence out, or ask for less"),
    Kind.CAP_NEVER_HOLDS: (_cap_never_holds, "take the cap out, or loosen its condition"),
    Kind.IDLE_CAP: (_idle_cap, "take the cap out, or let it lower to a worse grade"),
}
"""For each kind of fault, how it is told, and what to do about it."""
