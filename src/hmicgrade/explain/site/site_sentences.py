"""The words of the frame of a site, and of the pages on forces, terms and everything there is."""

from __future__ import annotations

from collections.abc import Sequence

from hmicgrade.explain.phrases import listed, one_line, plural

# The frame

NAME = "Police inspection grades, with reasons"
SKIP = "Skip to the content"
MENU = "Menu"
TRAIL = "Where this page is"
FIRST_PAGE = "First page"

FORCES = "Forces"
AREAS = "Areas"
NATIONAL = "National"
SCHEMES = "Schemes"
GLOSSARY = "Glossary"
SEARCH = "Search"


def made_by(program: str, command: str) -> str:
    """Say what a page was made with."""
    return f"Made with {program} by: {command}"


REPRODUCED = "The same files, program and command give the same pages, byte for byte."

# The first page

WHAT = (
    "This site gives the grades of police forces under written criteria. "
    "Every grade leads to what decided it, what would raise it and the evidence behind it."
)
HOW = "Choose a grade to read why it was given and what is being done."
GRADES = "Grades"
FURTHER = "Further pages"
TERMS = "What the terms mean"
EVERYTHING = "Search, and a list of everything"
NO_YEARS = "Nothing is on file of this force."
NO_AREAS = "No area has criteria here."
NO_NATIONAL = "There is no national table."
NO_SCHEMES = "There is no scheme."
FORCE_HEAD = "Force"
NOT_HERE = "none"
NO_EVIDENCE = "undetermined: no evidence"
ALL_PUBLISHED = "These grades are as published. No evidence on them is on file, so nothing here justifies them."


def graded(scheme: str, year: object) -> str:
    """Head the grades of one year."""
    return f"{year}: {one_line(scheme)}"


def grades(scheme: str, year: object) -> str:
    """Head the table of the grades of one year."""
    return f"Grades of every force on file, {year}, {one_line(scheme)}"


# A force

ROUNDS = "Years and schemes"
REPORTS = "Inspection reports"
OVER_TIME = "Grades over the years"
ALONE = "Areas of one year alone"
NONE = "none"


def force(name: str) -> str:
    """Head the page on a force."""
    return f"{one_line(name)}: grades over the years"


def report(year: object, scheme: str) -> str:
    """Name the report of a year."""
    return f"Inspection report, {year} ({one_line(scheme)})"


def rounds_of(force_name: str) -> str:
    """Head the table of a force's years."""
    return f"{one_line(force_name)}: every year and scheme on file"


def over_years(area: str) -> str:
    """Head the table of an area over the years."""
    return f"{one_line(area)}: every year on file"


def alone(force_name: str) -> str:
    """Head the table of areas that one year alone has."""
    return f"{one_line(force_name)}: areas graded in one year alone"


# What is added to a report

ASSESSMENT = "The whole assessment can be downloaded as JSON."
TO_FORCE = "The force has a page on its grades over the years."
TO_SCHEME = "The scheme has a page with its rules and what is proved of them."
TO_NATIONAL = "The national table sets every force on file side by side."
TO_CRITERION = "This criterion across forces"


def to_area(title: str) -> str:
    """Lead to an area across forces."""
    return f"{one_line(title)} across forces"


# Terms

MEANING = "Terms are listed by the scheme whose glossary explains them."
NO_TERMS = "No scheme here has a glossary."


def terms(number: int) -> str:
    """Say how many terms a glossary has."""
    return f"{plural(number, 'term', 'terms')}, in the order of the file."


# Search

SEARCH_TITLE = "Search"
LABEL = "Words to look for"
HOW_TO_SEARCH = "The list holds every entry in which all of the words stand. Press Enter to go to the first."
EVERY_ENTRY = "Everything on this site is listed below."
FOUND_ONE = "1 entry has all of these words."
FOUND = "{number} entries have all of these words."
FOUND_ALL = "All {number} entries are listed."
CRITERIA = "Criteria"
REPORTS_OF = "Reports"
TERMS_LISTED = "Terms"
PAGES = "Pages"


def criterion(name: str, text: str, scheme: str) -> str:
    """Name a criterion in the list of everything."""
    return f"{name}: {one_line(text)} ({one_line(scheme)})"


def of_scheme(title: str, scheme: str) -> str:
    """Name something of a scheme."""
    return f"{one_line(title)} ({one_line(scheme)})"


def national_of(year: object, scheme: str) -> str:
    """Name a national table."""
    return f"National table, {year} ({one_line(scheme)})"


def report_of(force_name: str, year: object) -> str:
    """Name the report on a force and year."""
    return f"{one_line(force_name)}, {year}: inspection report"


def known_as(name: str, aliases: Sequence[str]) -> str:
    """Name a force with its other names."""
    return f"{one_line(name)} (also {listed(list(map(one_line, aliases)))})" if aliases else one_line(name)


def term(name: str, means: str) -> str:
    """Name a term with what it means."""
    return f"{one_line(name)}: {one_line(means)}"


def grade_of(force_name: str, year: object, area: str, words: str) -> str:
    """Name the grade of a force in an area."""
    return f"{one_line(force_name)}, {year}: {one_line(area)}, {words}"


def scheme(title: str) -> str:
    """Name the page of a scheme."""
    return f"Scheme: {one_line(title)}"
