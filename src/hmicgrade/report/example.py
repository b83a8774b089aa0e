"""The files of a new project: small, complete and made up."""

from __future__ import annotations

from collections.abc import Mapping

from hmicgrade.load.files import CRITERIA, EVIDENCE
from hmicgrade.report import scaffolds
from hmicgrade.report.json_v1 import dump
from hmicgrade.report.schemas import FILES, file_name

SCHEME = "example"
"""The scheme of a new project."""

AREA = "answering-calls"
"""Its area."""

FORCE = "northshire"
"""Its force, which is on no map."""

YEAR = "2024"
"""The year of its evidence."""

_AREA = """\
kind: area
id: answering-calls
title: Answering calls
criteria:
  - id: emergency-calls-answered
    level: fair
    critical: true
    text: Emergency calls are answered within ten seconds, by day and by night.
  - id: calls-recorded
    level: fair
    text: Every call is recorded with what was done about it.
  - id: call-handlers-trained
    level: fair
    text: Staff are trained before they answer calls alone.
  - id: callers-kept-informed
    level: good
    text: Callers are told what becomes of their report.
  - id: calls-reviewed
    level: good
    text: Supervisors listen to a sample of calls each month and act on what they hear.
  - id: repeat-callers-known
    level: good
    text: Staff see at once whether a caller has called before.
"""

_EVIDENCE = """\
kind: evidence
force: northshire
year: 2024
scheme: example
area: answering-calls
context: The control room answers some 900 calls a day.
evidence:
  - id: s1
    kind: strength
    text: In a year 94% of emergency calls were answered within ten seconds, with no difference by night.
    criteria: [emergency-calls-answered]
    source: Performance report, table 2
  - id: s2
    kind: strength
    text: New staff answer calls beside a colleague for six weeks and are tested before they do so alone.
    criteria: [call-handlers-trained]
    source: Training records
  - id: s3
    kind: strength
    text: Each caller gets a message when a report is closed, and most get one before.
    criteria: [callers-kept-informed]
    source: Visit to the control room
  - id: s4
    kind: strength
    text: Supervisors hear five calls of each member of staff a month and talk them over.
    criteria: [calls-reviewed]
    source: Visit to the control room
  - id: a1
    kind: area_for_improvement
    text: One record in eight does not say what was done about the call.
    criteria: [calls-recorded]
    source: Sample of 200 records
  - id: w1
    kind: work_in_progress
    text: A screen that shows earlier calls is being tried in one of three teams.
    criteria: [repeat-callers-known]
    source: Visit to the control room
"""

_CASES = """\
kind: tests
scheme: example
cases:
  - name: Everything met is good
    area: answering-calls
    findings: {all criteria: met}
    expect: {grade: good}
  - name: Most good criteria are enough
    area: answering-calls
    findings: {all criteria: met, repeat-callers-known: not_met}
    expect: {grade: good}
  - name: Without most good criteria it is fair
    area: answering-calls
    findings: {all fair criteria: met, all good criteria: not_met}
    expect: {grade: fair}
  - name: A fair criterion partly met keeps it from good
    area: answering-calls
    findings: {all criteria: met, calls-recorded: partly_met}
    expect: {grade: fair}
  - name: With most fair criteria not met it is poor
    area: answering-calls
    findings: {all criteria: met, calls-recorded: not_met, call-handlers-trained: not_met}
    expect: {grade: poor, cap: none}
  - name: A critical failure caps the grade
    area: answering-calls
    findings: {all criteria: met, emergency-calls-answered: not_met}
    expect: {grade: poor, uncapped: [fair], cap: critical-failure}
  - name: A person can set the cap aside
    area: answering-calls
    findings: {all criteria: met, emergency-calls-answered: not_met}
    judgements:
      - judgement: set-aside
        cap: critical-failure
        criterion: emergency-calls-answered
        reason: It was one week in which the telephone network failed.
        by: Lead inspector
        date: 2024-06
    expect: {grade: fair, set_aside: critical-failure}
  - name: A person can treat a criterion as critical
    area: answering-calls
    findings: {all criteria: met, calls-recorded: not_met}
    judgements:
      - judgement: treat-as-critical
        criterion: calls-recorded
        reason: Calls about people at risk could not be found again.
        by: Lead inspector
        date: 2024-06
    expect: {grade: poor, cap: critical-failure}
  - name: A panel can override the grade by one step
    area: answering-calls
    findings: {all criteria: met, calls-recorded: partly_met}
    judgements:
      - judgement: override
        grade: good
        despite: [calls-recorded]
        reason: Records are complete since the new system was put in.
        by: Moderation panel
        date: 2024-07
    expect: {grade: good, possible: [fair]}
"""


def new_project() -> Mapping[str, str]:
    """Return the files of a new project, by path."""
    texts = {
        f"{CRITERIA}/{SCHEME}/scheme.yaml": ("scheme", scaffolds.scheme(SCHEME, "An example of a scheme")),
        f"{CRITERIA}/{SCHEME}/{AREA}.yaml": ("area", _AREA),
        f"{CRITERIA}/{SCHEME}/tests/{AREA}.yaml": ("tests", _CASES),
        f"{EVIDENCE}/{FORCE}/force.yaml": ("force", scaffolds.force(FORCE, "Northshire Police")),
        f"{EVIDENCE}/{FORCE}/{YEAR}/{AREA}.yaml": ("evidence", _EVIDENCE),
    }
    schemas = {f"{scaffolds.SCHEMAS_FOLDER}/{file_name(kind)}": dump(one.schema()) for kind, one in FILES.items()}
    return {**schemas, **{path: scaffolds.schema_line(path, kind) + text for path, (kind, text) in texts.items()}}
