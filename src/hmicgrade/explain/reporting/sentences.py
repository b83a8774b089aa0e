"""The sentences that only a report has: what it is, how grades come about, what is left out of it."""

from __future__ import annotations

from collections.abc import Sequence

from hmicgrade.explain.phrases import capitalised, either, grade_name, listed, one_line, plural, quoted
from hmicgrade.model.catalogue import Inspected
from hmicgrade.model.scheme import Period
from hmicgrade.model.wording import finding_text

# Headings

ABOUT = "What this inspection is"
PROCESS = "The grading process"
RULES = "What each grade requires"
MEANINGS = "What each grade means"
CAPS = "Caps"
READINGS = "How vague words are read"
FINDINGS = "How evidence becomes a finding"
JUDGEMENTS = "Judgements"
FORCE = "The force"
NATIONAL = "National summary of judgements"
SUMMARY = "Force summary of judgements"
DISTRIBUTION = "National distribution"
CONTEXT = "Context"
IMPROVE = "Opportunities for improvement"
STRENGTHS = "Strengths"
PROGRESS = "Work in progress"
PRACTICE = "Developing practice"
GRADE = "The grade and why"
RAISE = "What would raise it"
NEEDS = "What each grade needs"
ROUNDS = "Grades over the rounds"
CRITERIA = "Annex A: every criterion with its finding and evidence"
WORDS = "Annex B: readings of vague words"
GLOSSARY = "Annex C: glossary"
PROVENANCE = "Annex D: provenance"

# Heads of columns and rows

AREA = "Area"
HERE = "This force"
GRADED = "Grade"
PUBLISHED = "Published"
DECIDED = "What decided it"
FRAMEWORK = "Framework"
INSPECTED = "Inspection"
FORCES = "Forces"
WORD = "Word"
READING = "Reading"
RANGE = "Allowed range"
STRETCH = "Read as"
RESULT = "Result"
EVIDENCE = "Effects of the evidence"
FINDING = "Finding"
CRITERION = "Criterion"
LEVEL = "Level"
CRITICAL = "Critical"
FROM = "From"
YES, NO = "yes", "no"
SCHEME = "Scheme"
YEAR = "Year"
NAME = "Force"
PROBLEM, SOLUTION, RESULTED, EVALUATED = "Problem", "Solution", "What came of it", "Evaluated by"
VERSION = "Program"
SCHEME_DIGEST = "Digest of the scheme"
EVIDENCE_DIGEST = "Digest of the evidence"
COMMAND = "Made by"

# Notices

DRAFT = "Draft: not for publication"
MASK = "[left out]"
REASON_WITHHELD = "The reason is not public."
CONTEXT_WITHHELD = "The context is not public."
PRACTICE_WITHHELD = "This example is not public."

_OTHER, _OTHERS = "reason, context or example", "reasons, contexts or examples"


def public(statements: int, others: int, data: int) -> str:
    """Say what a public version leaves out: statements, reasons and the like, and data on persons."""
    if not (statements or others or data):
        return "Public version: nothing had to be left out."
    said = [
        *([plural(statements, "statement not marked public", "statements not marked public")] if statements else []),
        *([plural(others, f"{_OTHER} that is not public", f"{_OTHERS} that are not public")] if others else []),
        *([plural(data, "text that looks like personal data", "texts that look like personal data")] if data else []),
    ]
    counts = " A statement left out still counts towards the findings." if statements else ""
    return f"Public version, left out: {listed(said)}.{counts}"


# What the inspection is


def title(force: str, year: object) -> str:
    """Head the report on a force."""
    return f"{one_line(force)}: inspection report, {year}"


def title_of_area(force: str, year: object, area: str) -> str:
    """Head the report on one area of a force."""
    return f"{one_line(force)}: {one_line(area)}, inspection report, {year}"


def graded_under(force: str, areas: int, year: object, scheme: str) -> str:
    """Say what the report grades."""
    return f"This report grades {one_line(force)} in {plural(areas, 'area', 'areas')}. " + year_of(year, scheme)


def published_under(force: str, areas: int, year: object, scheme: str) -> str:
    """Say that the report has published grades alone."""
    what = plural(areas, "published grade", "published grades")
    return f"This report has {what} of {one_line(force)} and no evidence. " + year_of(year, scheme)


def year_of(year: object, scheme: str) -> str:
    """Name the year and the scheme."""
    return f"The inspection year is {year}, the scheme {quoted(scheme)}."


PURPOSE = (
    "The purpose is to drive improvement. Read the opportunities for improvement before the grades: they matter more."
)
CRITERIA_SAY = (
    "Each area is graded against written criteria. A finding says how far one criterion is met. "
    "Rules turn findings into a grade."
)


def period(covered: Period) -> str:
    """Say which months a scheme covers."""
    return f"The scheme covers {covered.first} to {covered.last}."


def frameworks(scheme: str) -> str:
    """Head the table of what is inspected."""
    return f"What is inspected under {quoted(scheme)}, and why"


WHY = {
    Inspected.PROGRAMMED: "programmed: every force is inspected",
    Inspected.RISK_BASED: "risk-based: prompted by a significant decline",
    Inspected.PLANNED: "planned: timetabled by risk",
}
"""What each reason for inspection means."""

# The grading process

NO_SCHEME = "The file of the scheme has errors, so its rules cannot be shown."
NO_RULES = "The scheme names a scale of grades and has no rules. The grades here are those published."
BEST_RULE = "The grade is the best one whose rule holds; caps may then lower it."
NO_RULE = "No rule of its own gives this grade."
REQUIRES = "It requires:"
NO_CAPS = "The scheme has no caps."
NO_WORDS = "The rules use no vague word."
WORDS_NOTE = "The rules use vague words. These readings are the choice of the scheme's author."
READINGS_TABLE = "Vague words and their readings"
FINDINGS_TABLE = "Effects of the evidence, and the finding they give"
EFFECTS = "A statement of evidence supports a criterion, shows it in progress, or falls short or well short of it."
RECORDED_OVER = "The first line that fits gives the finding. A finding that a person records stands over it."
NOT_ASSESSED = "Without evidence a criterion is not assessed, which is neither met nor not met."
JUDGED = "A judgement is a person's decision, with a reason, a post and a date."
NO_OVERRIDE = "A grade cannot be overridden."


def means(grade: str, text: str) -> str:
    """Name a grade with what it means."""
    return f"{grade_name(grade)}: {one_line(text)}" if text else f"{grade_name(grade)}."


def otherwise(grades: Sequence[str]) -> str:
    """Say what is given where no rule holds."""
    if len(grades) == 1:
        return f"Where no rule holds, the scheme gives {either(grades)}."
    return f"Where no rule holds, a person decides between {listed([grade_name(grade) for grade in grades])}."


def cap(name: str, at_most: str) -> str:
    """Say what a cap does; its condition follows."""
    return f"The cap {name} allows no grade above {grade_name(at_most)} when this holds:"


def set_aside(*, may_be: bool) -> str:
    """Say whether a judgement may set a cap aside."""
    return "A judgement may set it aside." if may_be else "It may not be set aside."


def overrides(steps: int) -> str:
    """Say how far an override may go."""
    return f"An override may move a grade by at most {plural(steps, 'step', 'steps')}."


def silence(level: str, finding: str) -> str:
    """Say what no evidence means at a level."""
    return f"At the level {level}, no evidence means {finding_text(finding)}."


def span(first: str, last: str) -> str:
    """Write a range of readings."""
    return f"{first} to {last}"


# The force and the nation

NO_DESCRIPTION = "No description of the force is on file."
NO_DISTRIBUTION = "No national distribution is on file."
NOT_INSPECTED = "not graded here"


def distributions(forces: int, year: object) -> str:
    """Head the table of national distributions."""
    return f"How many of {plural(forces, 'force', 'forces')} were published with each grade, {year}"


def distribution(area: str, forces: int) -> str:
    """Head the table of one area's distribution."""
    return f"{one_line(area)}: grades of {plural(forces, 'force', 'forces')}"


def distribution_in_words(counts: Sequence[tuple[str, int]], total: int, place: str) -> str:
    """Say in words what a picture of a distribution shows."""
    said = listed([f"{number} {grade_name(grade)}" for grade, number in counts])
    return f"Of {plural(total, 'force', 'forces')}: {said}. {place}"


def in_the_areas(force: str, year: object) -> str:
    """Head the picture of a force's grades."""
    return f"Grades of {one_line(force)}, {year}"


def graded_so(area: str, said: str) -> str:
    """Give the grade of an area."""
    return f"{one_line(area)}: {said.removesuffix('.')}."


def one_of(grades: Sequence[str]) -> str:
    """Give a grade, those that are possible, or none, in as few words as there can be."""
    return either(grades) if grades else UNGRADED


def summary(force: str, year: object) -> str:
    """Head the table of a force's grades."""
    return f"{in_the_areas(force, year)}, with what decided each"


NONE_PUBLISHED = "none on file"
NOTHING = "none"
UNGRADED = "not graded"
REFUSED = "Not graded, because of errors in its files."
NOTHING_JUSTIFIES = "No evidence is on file here, so nothing here justifies it."
NOTHING_KNOWN = "Without a grade made here, this is not known."
NO_AREAS = "No area is graded here."

# An area

NO_EVIDENCE = "No evidence on this area is on file."
NO_CONTEXT = "No context is on file."
NO_STRENGTHS = "No strength is on file."
NO_PROGRESS = "No work in progress is on file."
NO_PRACTICE = "No developing practice is on file."
NO_JUDGEMENTS = "No judgement is in force."
AS_FILED = "Filed as areas for improvement:"
NONE_FILED = "No area for improvement is on file."
BY_FORCE = "The force put these examples forward. The inspectorate has not evaluated them."
FORCE_ONLY = "the force only"
NOT_SAID = "not said"
NOTHING_CHANGES = "There are no rules by which findings could change a grade."
SEE_CRITERIA = "Annex A has every criterion of this area, with its finding and evidence."


def shared(framework: str) -> str:
    """Head what several areas share."""
    return f"{one_line(framework)}: shared evidence"


def shared_by(areas: Sequence[str]) -> str:
    """Say which areas share the evidence of a framework."""
    return f"What follows bears on {listed([one_line(area) for area in areas])}."


def filed(name: str, text: str, source: str) -> str:
    """Give a statement of evidence by its name, with its source."""
    return f"{name}: {one_line(text)}{f' [{one_line(source)}]' if source else ''}"


def withheld(name: str) -> str:
    """Name a statement that is left out of a public version."""
    return f"{name}: left out, as it is not marked public."


def section(area: str, heading: str) -> str:
    """Head a part of an area's section: headings tell their area."""
    return f"{one_line(area)}: {heading[:1].lower()}{heading[1:]}"


# Annexes


def unassessed(criteria: int) -> str:
    """Say that nobody has assessed an area."""
    return f"Nobody has assessed {plural(criteria, 'criterion', 'criteria')} of this area, and there is no evidence."


def findings_of(area: str) -> str:
    """Head the table of an area's findings."""
    return f"{one_line(area)}: criteria and findings"


def readings_of(word: str) -> str:
    """Head the table of what the readings of a word give where they all give the same."""
    return f"Areas in which each reading of {quoted(word)} gives the same"


def readings_in(word: str, area: str) -> str:
    """Head the table of what the readings of a word give in an area."""
    return f"{one_line(area)}: what each reading of {quoted(word)} gives"


def read_as(word: str, reading: str) -> str:
    """Say how the scheme reads a word."""
    return f"The scheme reads {quoted(word)} as {reading}."


NO_TERMS = "No term of the glossary is used."
TERMS_USED = "These are the terms of the glossary that this report uses."
NO_READINGS = "No vague word bears on a grade here."
REPRODUCED = "The same files, program and command give the same report."


def result(grades: Sequence[str], *, override: bool) -> str:
    """Give what a stretch of readings gives, and whether an override stands over it."""
    return f"{either(grades)}, before the override" if override else either(grades)


def stretch(first: str, last: str) -> str:
    """Write a stretch of readings."""
    return capitalised(first) if first == last else f"From {first} to {last}"
