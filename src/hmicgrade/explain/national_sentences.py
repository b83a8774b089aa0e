"""The sentences on the national picture: how rare a grade is, and where it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from hmicgrade.explain.phrases import either, grade_name, one_line, plural

PUBLISHED = "published"
KNOWN = "known here"
NOTHING_USABLE = "Nothing that can be used is on file of it."
UNKNOWN_SCHEME = "Unknown scheme"
NOTHING_KNOWN = "No force is known here."
NOT_GRADED = "published as not graded"
NO_GRADE = "not graded here, because of errors in its files"
SAME_PUBLISHED = "computed here, and published the same"
ONLY_COMPUTED = "computed here; no published grade is on file"


def title(year: object) -> str:
    """Head the picture of a year."""
    return f"National picture, {year}"


def forces(number: int) -> str:
    """Write a number of forces."""
    return plural(number, "force", "forces")


def of_forces(number: int, total: int) -> str:
    """Write how many forces of all of them."""
    return f"{number} of {total}"


def beside(scheme: str, total: int, known: int) -> str:
    """Say what stands beside what."""
    published = f"published distributions of {forces(total)}"
    return f"{one_line(scheme)}: {published}, and the grades of {forces(known)} known here."


def without_distribution(scheme: str, known: int) -> str:
    """Say that there is no national distribution to compare with."""
    return (
        f"{one_line(scheme)}: the grades of {forces(known)} known here; there is no national distribution to compare."
    )


def stands(name: str, said: Sequence[str]) -> str:
    """Say where one force stands, and how that is known."""
    return f"{one_line(name)}: {'; '.join(part for part in said if part)}."


def place(grade: str, count: int | None, total: int | None, known: int) -> str:
    """Say how rare a grade is; where more are known with it than were published, only how many were."""
    name = grade_name(grade)
    if count is None:
        return name
    if count < known:
        return f"{name}, though the distribution counts {count} of {total} as {name}"
    return f"{name}, {'the only one' if count == 1 else f'one of {count}'} of {total} graded {name}"


def undetermined(grades: Sequence[str]) -> str:
    """Say that the evidence leaves a grade open."""
    return f"undetermined here: {either(grades)}"


def other_published(grade: str) -> str:
    """Say that another grade was published than the one computed."""
    return f"computed here; published: {grade_name(grade)}"


def published(status: str | None) -> str:
    """Say that a grade is the published one, and how it came to be published."""
    return f"published ({status.replace('-', ' ')})" if status else "published"


def source(text: str) -> str:
    """Say where a distribution is published."""
    return f"National distribution: {one_line(text)}."


def sources(texts: Sequence[str]) -> str:
    """Say where the grades of forces are published."""
    return f"Published grades: {'; '.join(one_line(text) for text in texts)}."
