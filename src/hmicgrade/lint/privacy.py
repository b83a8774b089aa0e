"""Checks for personal data in the texts and comments of any file. Messages never repeat what was found in full.

Names of persons cannot be told from other names; what has a form of its own can.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, islice

from hmicgrade.lint.subjects import Schemes
from hmicgrade.lint.texts import within
from hmicgrade.load import limits
from hmicgrade.load.comments import comments
from hmicgrade.load.document import Document
from hmicgrade.load.nodes import Text, texts
from hmicgrade.load.parts import Part
from hmicgrade.model.diagnostics import Diagnostic

_Match = re.Match[str]

_SEPARATOR = "\0"
"""Stands between texts that are searched together: no pattern reaches over it."""

_MAY_HOLD = re.compile(r"(?:[^\d@]*+\d){2}|[^@]*+@")
"""Two digits or an '@': no datum below has less."""

_POSTCODE_AREA = re.compile(
    "[BEGLMNSW]|A[BL]|B[ABDHLNRST]|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]|F[KY]|G[LUY]|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|"
    "L[ADELNSU]|M[EKL]|N[EGNPRW]|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]|T[ADFNQRSW]|UB|W[ACDFNRSV]|YO|ZE",
    re.IGNORECASE,
)
"""The letters that the postcodes of the United Kingdom and the islands begin with."""

_ORDINALS = ("st", "nd", "rd", "th")
_NOT_ISSUED = frozenset({"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"})
_NATIONAL_DIGITS = (9, 10)
"""How many digits a telephone number has after its 0."""


def _is_telephone(found: _Match) -> bool:
    return sum(character.isdigit() for character in found["national"]) in _NATIONAL_DIGITS


def _is_postcode(found: _Match) -> bool:
    area, inward = found["area"], found["inward"]
    if not _POSTCODE_AREA.fullmatch(area) or area.isupper() != inward[1:].isupper():
        return False
    return area.isupper() or (found["gap"] != "" and not inward.endswith(_ORDINALS))


def _is_insurance_number(found: _Match) -> bool:
    whole = found[0]
    return found["prefix"].upper() not in _NOT_ISSUED and (whole.isupper() or not re.search(r"\s", whole))


def _always(found: _Match) -> bool:  # noqa: ARG001 - the form says it all
    return True


@dataclass(frozen=True, slots=True)
class _Form:
    """A kind of personal datum: how it is written, and what else tells it from what merely looks like it."""

    code: str
    what: str
    hint: str
    pattern: re.Pattern[str]
    holds: Callable[[_Match], bool] = _always


_FORMS = (
    _Form(
        "HG640",
        "an e-mail address",
        "name the post, and leave the address out",
        re.compile(r"(?<![\w.%+'-])[\w.%+'-]++@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}"),
    ),
    _Form(
        "HG641",
        "a telephone number",
        "leave the number out",
        re.compile(
            r"(?<![\w./-])(?:(?:\+|00\s?)44[\s.-]{0,2}(?:\(0\)[\s.-]{0,2})?\(?|\(?0)"
            r"(?P<national>[1235789](?:\d{8,9}|\d{1,4}(?:\)[\s.-]?|[\s.-]{1,2})"
            r"(?:\d{3,4}[\s.-]{1,2}\d{3,4}|\d{4,8})))(?!\w|[.-]\d)"
        ),
        _is_telephone,
    ),
    _Form(
        "HG642",
        "a postcode",
        "name the town or the neighbourhood at most",
        re.compile(
            r"(?<![\w-])(?P<area>[A-Za-z]{1,2})\d[A-Za-z\d]?(?P<gap>\s{0,2})"
            r"(?P<inward>\d[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2})(?!\w)"
        ),
        _is_postcode,
    ),
    _Form(
        "HG643",
        "a national insurance number",
        "leave the number out",
        re.compile(
            r"(?<!\w)(?P<prefix>(?![DFIQUVdfiquv])[A-Za-z](?![DFIOQUVdfioquv])[A-Za-z])"
            r"[\s-]?\d{2}[\s-]?\d{2}[\s-]?\d{2}[\s-]?[A-Da-d](?!\w)"
        ),
        _is_insurance_number,
    ),
    _Form(
        "HG644",
        "the registration number of a vehicle",
        "leave the number out",
        re.compile(
            r"(?<![\w-])(?:[A-HJ-PR-Y]{2}\d{2}\s?[A-HJ-PR-Z]{3}"
            r"|(?:[C-HJ-LNP-TV-Y]\d{3}\s|[A-HJ-NP-TV-Y]\d{1,3})[A-HJ-PR-Z]{3}"
            r"|[A-HJ-PR-Z]{3}(?:\s\d{3}|\d{1,3})[A-HJ-NP-TV-Y])(?!\w)"
        ),
    ),
    _Form(
        "HG645",
        "the number of an officer, a crime or an incident",
        "name the post, or say what happened",
        re.compile(
            r"(?<!\w)(?:(?:crime|incident|collar|shoulder|warrant|log)\s(?:(?:reference|ref|number|no)\b\.?\s?){1,2}"
            r"[:#]?\s?(?=[A-Za-z/-]{0,12}\d)[\w/-]{3,30}"
            r"|(?-i:PC|WPC|DC|PS|DS|PCSO|Sgt|Constable|Sergeant)\s?\d{3,5}(?![\w%]|[.,]\d))",
            re.IGNORECASE,
        ),
    ),
)


def personal_data(part: Part, schemes: Schemes) -> Iterable[Diagnostic]:  # noqa: ARG001 - every check is given both
    """Yield what looks like personal data in the texts and comments of each file."""
    for document in part.documents:
        if document.whole is not None:
            yield from islice(_in_document(document), limits.DIAGNOSTICS)


def _in_document(document: Document) -> Iterator[Diagnostic]:
    every = [text for text in _texts(document) if _MAY_HOLD.match(text.value)]
    joined = _SEPARATOR.join(text.value for text in every)
    found = [(form, one) for form in _FORMS for one in form.pattern.finditer(joined) if form.holds(one)]
    starts = list(accumulate((len(text.value) + 1 for text in every), initial=0))
    for form, one in found:
        at = bisect_right(starts, one.start()) - 1
        span = within(every[at], one.start() - starts[at], one.end() - starts[at])
        yield Diagnostic(form.code, f"this looks like {form.what}: {masked(one[0])}", span, form.hint)


def without_personal_data(text: str) -> str:
    """Return a text with blanks, as many, in place of what looks like personal data."""
    for form in _FORMS:
        text = form.pattern.sub(lambda found: " " * len(found[0]) if form.holds(found) else found[0], text)  # noqa: B023 - called at once
    return text


def places(text: str) -> list[tuple[int, int]]:
    """Return where a text holds what looks like personal data: first character, and the one after the last."""
    return [one.span() for form in _FORMS for one in form.pattern.finditer(text) if form.holds(one)]


def _texts(document: Document) -> list[Text]:
    """Return every value of a file, and every comment as if it were one."""
    values = texts(document.whole) if document.whole else []
    remarks = comments(document.text or "", document.whole)
    return [*values, *(Text(one.text, one.span, one.text, plain=True) for one in remarks)]


def masked(datum: str) -> str:
    """Return the first and the last character of what was found, and nothing of what is between them."""
    return f"{datum[0]}…{datum[-1]}"
