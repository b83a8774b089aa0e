"""The table of formats in which `validate` prints what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hmicgrade.report.problems.document import as_json
from hmicgrade.report.problems.github import as_github
from hmicgrade.report.problems.junit import as_junit
from hmicgrade.report.problems.markdown import as_markdown
from hmicgrade.report.problems.sarif import as_sarif
from hmicgrade.report.problems.text import as_concise, as_text
from hmicgrade.report.problems.value import Problems
from hmicgrade.report.styled import Line, unstyled


@dataclass(frozen=True, slots=True)
class ProblemFormat:
    """How one format is rendered in a width.

    `safe_for_runners` where CI runners find no command in it that is a file's own; `in_checkout` where its paths
    are those of the checkout that CI works on, which may hold the project in a folder.
    """

    render: Callable[[Problems, int], tuple[Line, ...]]
    safe_for_runners: bool
    in_checkout: bool = False


PROBLEM_FORMATS = {
    "text": ProblemFormat(as_text, safe_for_runners=False),
    "concise": ProblemFormat(lambda problems, _: as_concise(problems), safe_for_runners=False),
    "json": ProblemFormat(lambda problems, _: unstyled(as_json(problems)), safe_for_runners=True),
    "github": ProblemFormat(lambda problems, _: as_github(problems), safe_for_runners=True, in_checkout=True),
    "sarif": ProblemFormat(lambda problems, _: unstyled(as_sarif(problems)), safe_for_runners=True, in_checkout=True),
    "junit": ProblemFormat(lambda problems, _: unstyled(as_junit(problems)), safe_for_runners=True, in_checkout=True),
    "markdown": ProblemFormat(
        lambda problems, _: unstyled(as_markdown(problems)), safe_for_runners=True, in_checkout=True
    ),
}
"""Every format of problems by its name, the default first."""
