"""New files, as text: each is complete, fits the project it is for, and says what to put in place of what."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from hmicgrade.model.areas import Criterion
from hmicgrade.report.schemas import file_name

SCHEMAS_FOLDER = "schemas"
"""The folder of a project that holds the schemas for editors."""

_PLAIN = re.compile(r"[A-Za-z]([A-Za-z0-9 .'/()-]*[A-Za-z0-9.')])?")
_OTHERWISE_READ = re.compile("(true|false|null|yes|no|on|off|y|n)", re.IGNORECASE)


def scalar(text: str) -> str:
    """Write a text as YAML, in quotes where it could be taken for something else, by an editor or in brackets."""
    if _PLAIN.fullmatch(text) and not _OTHERWISE_READ.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False)


def name(text: str) -> str:
    """Write an id or a year as YAML: in quotes where an editor could not give it back as it is."""
    number = text.isdigit() and str(int(text)) == text
    odd = not number and (re.fullmatch(r"[0-9]+(e[0-9-]*)?|0[ox][0-9a-f]+", text) or _OTHERWISE_READ.fullmatch(text))
    return json.dumps(text) if odd else text


def schema_line(path: str, kind: str) -> str:
    """Return the comment by which editors find the schema of a file, from the file's own folder."""
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}{SCHEMAS_FOLDER}/{file_name(kind)}\n"


def force(force_id: str, title: str) -> str:
    """Return the file of a force."""
    return f"""\
kind: force
id: {name(force_id)}
name: {scalar(title)}
# aliases: [other names that the force goes by]
# description: The force in a few sentences.
"""


def scheme(scheme_id: str, title: str) -> str:
    """Return a scheme with three grades, two levels, a cap and a table of findings."""
    return f"""\
kind: scheme
id: {name(scheme_id)}
title: {scalar(title)}
# The levels of criteria and the grades stand best first.
levels: [good, fair]
# How the vague words of the rules are read, and the range of readings that they allow.
quantities:
  most: {{reading: more than 50%, range: [more than 50%, at least 75%]}}
grades:
  - grade: good
    means: Better than the standard.
    requires:
      - all fair criteria are met
      - most good criteria are met
  - grade: fair
    means: The standard.
    requires:
      - most fair criteria are at least partly met
  - grade: poor
    means: Below the standard.
# What a force gets where no grade's conditions hold.
otherwise: poor
caps:
  - cap: critical-failure
    when: any critical criterion is not met
    at_most: poor
    may_be_set_aside: true
overrides: {{at_most_steps: 1}}
# What statements of evidence come to where nobody recorded a finding: the first line that fits.
findings:
  - {{given: any well_short, finding: not_met}}
  - {{given: any short, finding: partly_met}}
  - {{given: any supports, finding: met}}
  - {{given: only in_progress, finding: partly_met}}
"""


def area(area_id: str, title: str, framework: str | None, criteria: Iterable[Criterion]) -> str:
    """Return an area with the criteria that its scheme's rules ask for."""
    named = f"framework: {name(framework)}\n" if framework else ""
    entries = "".join(_block(criterion_keys(one)) for one in criteria)
    return f"kind: area\nid: {name(area_id)}\ntitle: {scalar(title)}\n{named}criteria:\n{entries}"


def placeholder(criterion_id: str) -> str:
    """Return what stands in place of the text of a criterion, for each another."""
    return f"Say in one sentence what a force must do for {criterion_id}."


def criterion_keys(criterion: Criterion) -> dict[str, str]:
    """Return the keys of a criterion with what is written after each."""
    flags = {"critical": "true"} if criterion.critical else {}
    tags = {"tags": f"[{', '.join(map(name, criterion.tags))}]"} if criterion.tags else {}
    head = {"id": name(criterion.id), "level": name(criterion.level)}
    return {**head, **flags, **tags, "text": scalar(criterion.text)}


def _block(keys: Mapping[str, str]) -> str:
    return "  - " + "\n    ".join(f"{key}: {value}" for key, value in keys.items()) + "\n"


def evidence(heads: Mapping[str, str], criteria: Iterable[Criterion]) -> str:
    """Return a file of evidence with one statement. `heads` are its first keys; its criteria are told in comments."""
    first = "".join(f"{key}: {name(value)}\n" for key, value in heads.items())
    told = "".join(f"#   {one.id} ({one.level}{', critical' if one.critical else ''})\n" for one in criteria)
    return f"""\
kind: evidence
{first}
# Link each statement to the criteria that it bears on:
{told}#
# A statement is a strength, work_in_progress, area_for_improvement or context. With its link:
#   - id: s1
#     kind: strength
#     text: What was found, in one or two sentences.
#     criteria: [the id of a criterion]
evidence:
  - id: c1
    kind: context
    text: Say here what a reader should know. A context decides nothing.
"""
