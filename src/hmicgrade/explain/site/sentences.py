"""The sentences of the pages across forces."""

from __future__ import annotations

from collections.abc import Sequence

from hmicgrade.explain.phrases import (
    criteria,
    either,
    findings,
    grade_name,
    is_or_are,
    listed,
    one_line,
    plural,
)
from hmicgrade.explain.sentences import how_published
from hmicgrade.model.wording import finding_text

# Headings and heads of columns

ABOUT_AREA = "What this area is"
MEANINGS = "What each grade means"
CRITERIA = "Criteria"
THE_CRITERION = "The criterion"
COUNTS_IN = "Where it counts"
DECIDES = "How often it decides, over everything that could be found"
ABOUT_SCHEME = "What this scheme is"
AREAS = "Areas"
PROOF = "Proof of the rules"
FORCES_BY_AREAS = "Forces by areas"

FORCE = "Force"
AREA = "Area"
GRADE = "Grade"
GIVEN = "Given here"
POSSIBLE = "Possible by the rules"
CLOSE = "How close another grade is"
PUBLISHED = "Published grade"
NATIONALLY = "Published nationally"
OF_FORCES = "Published force by force"
KNOWN = "Forces known"
NONE = "none"
WITH_ERRORS = "errors in its file"
WITHOUT_GRADE = "without a grade"
ID = "Id"
CRITERION = "Criterion"
LEVEL = "Level"
CRITICAL = "Critical"
SIGNIFICANT = "Significant"
WEIGHT = "Weight"
FROM = "From"
FINDING = "Finding"
FINDINGS = "Findings"
ALL_AREAS = "All areas"
ALONE = "Decides alone"
EXACT = "Exact share"
SHARE = "Share"
OF_POWER = "Of all power"
FRAMEWORK = "Framework"
SCHEME = "Scheme"
YEAR = "Year"
YEARS = "Years"
TEXT = "Text"
THEME = "Theme"
TAGS = "Tags"
SOURCE = "Source"
PROVENANCE = "Provenance"
NOT_APPLICABLE = "Not applicable"
EARLIER = "Earlier ids"
YES, NO = "yes", "no"

# Cells

REFUSED = "not graded: errors in its files"
NOT_INSPECTED = "not inspected here"
UNDETERMINED = "undetermined"
NO_RULES = "not graded: no rules"
NONE_PUBLISHED = "none on file"
NOT_GRADED = "published as not graded"
NOTHING_POSSIBLE = "none given here"
NOT_KNOWN = "not known"
NOT_TOLD = "not told: too many states"
NEVER, WITH_REASON = "never", "with a reason"
OWN_FILE = "its own file"


def overridden(grade: str) -> str:
    """Give a grade that an override set."""
    return f"{grade_name(grade)}, by override"


def published(grade: str, status: str | None) -> str:
    """Give a published grade, with how it came to be published."""
    return f"{grade_name(grade)}{how_published(status) if status else ''}"


def up(grade: str, changes: int, *, top: bool) -> str:
    """Say how few findings would raise the grade; `top` is True where it is the best there is."""
    return f"{findings(changes)} up to {grade_name(grade)}{'' if top else ' or better'}"


def down(grade: str, changes: int) -> str:
    """Say how few findings would make a worse grade possible."""
    return f"{findings(changes)} down to {grade_name(grade)}"


def close(ways: Sequence[str], *, edge: bool, override: bool) -> str:
    """Say how close another grade is; `edge` where one finding is enough, `override` where one stands over it."""
    said = "; ".join(ways) or "no finding alone changes it"
    return f"{said}{'; knife-edge' if edge else ''}{', before the override' if override else ''}"


def unseen(finding: str) -> str:
    """Give a finding that silence means."""
    return f"{finding_text(finding)}, as nothing is on file"


def common_file(name: str, changed: Sequence[str]) -> str:
    """Say that a criterion is common, and what an area changes of it."""
    what = f"; changed: {', '.join(one.replace('_', ' ') for one in changed)}" if changed else ""
    return f"the common file {name}{what}"


# An area across forces


def area_title(area: str) -> str:
    """Head the page of an area."""
    return f"{one_line(area)}: across forces"


def graded_apart(scheme: str, number: int) -> str:
    """Say what an area is."""
    return f"This area gets one grade under the scheme {one_line(scheme)}, from {criteria(number)}."


def in_framework(framework: str) -> str:
    """Say with what an area is inspected."""
    return f"It is inspected within the framework {one_line(framework)}."


NO_CRITERIA = "There are no criteria of this area here. Only published grades are shown."
AREA_REFUSED = "The file of this area has errors, so nothing is graded in it here."
AS_PUBLISHED = "The wording of every criterion is as published."
OWN_MEANING = "Where the area gives a grade a meaning of its own, it stands here in place of the scheme's."


def reconstructed(number: int, total: int) -> str:
    """Say how many criteria are not as published."""
    who = "Every criterion is" if number == total else f"{number} of {criteria(total)} {is_or_are(number)}"
    return f"{who} reconstructed: the wording is not the published one."


def grades_in(year: object) -> str:
    """Head what is known of a year."""
    return f"Grades, {year}"


def criteria_in(year: object) -> str:
    """Head the criteria with the findings of a year."""
    return f"Criteria and findings, {year}"


def distribution_of(area: str, year: object) -> str:
    """Head the table of how many forces have each grade."""
    return f"{one_line(area)}, {year}: how many forces have each grade"


def drawn(area: str, year: object, head: str) -> str:
    """Head the picture of how many forces have each grade; `head` tells which of the counts it shows."""
    return f"{one_line(area)}, {year}: {head[:1].lower()}{head[1:]}"


def forces_of(area: str, year: object) -> str:
    """Head the table of forces."""
    return f"{one_line(area)}, {year}: forces, with how close another grade is"


def criteria_of(area: str, year: object) -> str:
    """Head the table of criteria with how many forces have each finding."""
    return f"{one_line(area)}, {year}: how many forces have each finding"


def criteria_alone(area: str) -> str:
    """Head the table of criteria where nothing is known of any force."""
    return f"{one_line(area)}: criteria"


def counted(head: str, counts: Sequence[tuple[str, int]]) -> str:
    """Say how many forces have each grade."""
    return f"{head}: {listed([f'{number} {name}' for name, number in counts])}."


NO_GRADES = "No grade is known here."
NOBODY = "Nothing of any force is on file here."
EACH_LEADS = "Each grade leads to the report, which gives the reasons."
NONE_JUSTIFIED = "No evidence is on file here, so nothing here justifies these grades."
SOME_JUSTIFIED = "Where no evidence is on file, nothing here justifies the published grade."


# A criterion across forces


def criterion_title(text: str) -> str:
    """Head the page of a criterion."""
    return one_line(text).removesuffix(".")


def counts_in(number: int) -> str:
    """Say in how many areas a criterion counts."""
    return f"It counts in {plural(number, 'area', 'areas')}."


def without(areas: Sequence[str]) -> str:
    """Say which areas leave a common criterion out."""
    return f"Left out of {listed([one_line(area) for area in areas])}."


COUNTS_TABLE = "Areas in which the criterion counts"


def findings_in(year: object) -> str:
    """Head the findings of a year."""
    return f"Findings, {year}"


def numbers_of(year: object) -> str:
    """Head the table of how many have each finding."""
    return f"How many forces have each finding, {year}"


def each_of(year: object) -> str:
    """Head the table of every force."""
    return f"The finding of each force, {year}"


def alone(often: int, cases: int) -> str:
    """Say in how many graded cases another finding alone would change the grade."""
    if not cases:
        return "No grade is given here that it could decide."
    graded = plural(cases, "grade is", "grades are")
    return f"{graded} given here. Another finding of this criterion alone would change, or leave open, {often} of them."


def alone_open(often: int, cases: int) -> str:
    """Say in how many open cases another finding alone would change what is possible."""
    left = plural(cases, "grade is", "grades are")
    return (
        f"{left} left open. Another finding of this criterion alone would change what is possible in {often} of them."
    )


BEFORE_OVERRIDES = "This is before any override."
UNTOLD = "Where an area has too many states, this is not told."


def decides_table(what: str) -> str:
    """Head the table of how often a criterion decides."""
    return f"{one_line(what)}: in how many of the ways to find on the others it changes the result, alone"


EVERY_WAY = "Every way to find on the other criteria counts once. Every criterion applies, and no judgement is made."
NO_PROOF = "No rules are on file by which it could decide."
TOO_MANY = "too many states"


def settles(grade: str, *, top: bool) -> str:
    """Head the column of how often a criterion settles a grade."""
    return f"Settles {grade_name(grade)}{'' if top else ' or better'}"


# A scheme


def scheme_title(scheme: str) -> str:
    """Head the page of a scheme."""
    return f"{one_line(scheme)}: rules and proof"


def rules_title(scheme: str) -> str:
    """Head the page of a scheme that nothing is proved of."""
    return f"{one_line(scheme)}: rules"


AREAS_TABLE = "Areas of the scheme"
NO_AREAS = "The scheme has no area here."
NOT_PROVED = "There are no rules and areas to prove anything of."
NATIONAL_PICTURES = "National pictures"


def incomparable(scheme: str, source: str) -> str:
    """Say that grades of another scheme cannot be compared with those of this one."""
    return f"Its grades are declared not comparable with those of {one_line(scheme)}. Source: {one_line(source)}"


def picture_of(year: object) -> str:
    """Lead to the national picture of a year."""
    return f"National picture, {year}"


# The national picture


def national_title(scheme: str, year: object) -> str:
    """Head the national picture of a year."""
    return f"{one_line(scheme)}: national picture, {year}"


def grid_of(scheme: str, year: object) -> str:
    """Head the table of forces by areas."""
    return f"{one_line(scheme)}, {year}: forces by areas"


def grid_in_words(forces: int, areas: int) -> str:
    """Say what a grid shows."""
    size = f"{plural(forces, 'force', 'forces')} in {plural(areas, 'area', 'areas')}"
    return f"What is known here of {size}. Each cell gives the grade and how close another is."


def away(cell: str, margin: int | None, *, override: bool) -> str:
    """Give a grade with how many findings it is away from another; with `override` that is before one."""
    other = "no other in reach" if margin is None else f"{findings(margin)} away from another"
    return f"{cell}, {other}{' before it' if override else ''}"


def open_between(grades: Sequence[str]) -> str:
    """Give the grades that are left open."""
    return f"{UNDETERMINED}: {either(grades)}"


def as_published(cell: str) -> str:
    """Give a grade that nothing here justifies."""
    return f"{cell}, as published"


NOTHING = "nothing on file"


DIFFERENT = "Published with another grade than the one given here:"


def otherwise(force: str, row: str, given: str) -> str:
    """Say that a force was published with another grade than the one given here."""
    return f"{one_line(force)}: published as {row}; given here: {given}."


def same(number: int) -> str:
    """Say of how many forces the grade given here is the published one."""
    return f"The grade given here is the published one for {plural(number, 'force', 'forces')}."


def more_known(grade: str, known: int, counts: int, head: str) -> str:
    """Say that more forces are known with a grade than the distribution counts; `head` tells how they are known."""
    return f"{head}: {known} {grade_name(grade)}, though the national distribution counts {counts}."


def source(text: str) -> str:
    """Say where a distribution is published."""
    return f"National distribution: {one_line(text)}"
