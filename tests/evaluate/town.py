"""A small project of two forces, and edits of its files: what a change of any kind does is tried on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hmicgrade.evaluate.impact.comparison import impact
from hmicgrade.evaluate.impact.results import Impact
from hmicgrade.load.snapshot import Snapshot
from hmicgrade.load.versions import read_versions

SCHEME, PEOPLE, CALLS, CUSTODY = (f"criteria/town/{name}.yaml" for name in ("scheme", "people", "calls", "custody"))
EAST_CALLS, EAST_CUSTODY = "evidence/east/2020/calls.yaml", "evidence/east/2020/custody.yaml"
WEST_CALLS, WEST_CUSTODY = "evidence/west/2020/calls.yaml", "evidence/west/2020/custody.yaml"

FILES = {
    SCHEME: """\
kind: scheme
id: town
title: Town scheme
levels: [good, fair]
quantities:
  most: {reading: more than 50%, range: [more than 50%, at least 80%]}
grades:
  - {grade: good, requires: [all fair criteria are met, most good criteria are met]}
  - {grade: fair, requires: [all fair criteria are at least partly met]}
  - {grade: poor}
otherwise: {judgement: [fair, poor]}
caps:
  - {cap: critical-failure, when: any critical criterion is not met, at_most: poor, may_be_set_aside: true}
overrides: {at_most_steps: 1}
findings:
  - {given: any well_short and no supports, finding: not_met}
  - {given: any well_short, finding: partly_met}
  - {given: any short, finding: partly_met}
  - {given: any supports, finding: met}
  - {given: only in_progress, finding: partly_met}
""",
    PEOPLE: """\
kind: common
id: people
title: People
criteria:
  - {id: trained, level: fair, text: Everyone is trained for the work.}
""",
    CALLS: """\
kind: area
id: calls
title: Answering calls
includes: [people]
criteria:
  - {id: answered, level: fair, critical: true, text: Calls are answered within ten seconds.}
  - {id: told, level: good, text: Callers are told what became of their call.}
  - {id: languages, level: good, text: Callers are helped in their own language.}
  - {id: asked, level: good, text: Callers are asked what they thought.}
""",
    CUSTODY: """\
kind: area
id: custody
title: Custody
includes: [people]
criteria:
  - {id: checked, level: fair, text: Occupied cells are checked every half hour.}
  - {id: nurse, level: good, not_applicable: with-reason, text: A nurse can be reached at any hour.}
""",
    "evidence/east/force.yaml": "kind: force\nid: east\nname: East Police\n",
    "evidence/west/force.yaml": "kind: force\nid: west\nname: West Police\n",
    EAST_CALLS: """\
kind: evidence
force: east
year: 2020
scheme: town
area: calls
evidence:
  - {id: s1, kind: strength, text: Calls are answered in time., criteria: [answered, trained]}
  - {id: s2, kind: strength, text: Callers hear what became of it., criteria: [told]}
  - {id: s3, kind: strength, text: Interpreters come at once., criteria: [languages]}
  - {id: a1, kind: area_for_improvement, text: Nobody asks., criteria: [{criterion: asked, effect: well_short}]}
""",
    EAST_CUSTODY: """\
kind: evidence
force: east
year: 2020
scheme: town
area: custody
evidence:
  - {id: s1, kind: strength, text: Staff are trained., criteria: [trained]}
  - {id: a1, kind: area_for_improvement, text: Cells wait., criteria: [{criterion: checked, effect: well_short}]}
judgements:
  - {judgement: decide, grade: fair, reason: It is about to change., by: HM Inspector, date: 2020-03}
""",
    WEST_CALLS: """\
kind: evidence
force: west
year: 2020
scheme: town
area: calls
evidence:
  - {id: s1, kind: strength, text: Staff are trained., criteria: [trained]}
  - {id: a1, kind: area_for_improvement, text: Calls wait., criteria: [{criterion: answered, effect: well_short}]}
judgements:
  - judgement: set-aside
    cap: critical-failure
    criterion: answered
    reason: It was one bad month.
    by: HM Inspector
    date: 2020-03
  - {judgement: decide, grade: fair, reason: It was one bad month., by: HM Inspector, date: 2020-03}
""",
    WEST_CUSTODY: """\
kind: evidence
force: west
year: 2020
scheme: town
area: custody
evidence:
  - {id: s1, kind: strength, text: Cells are checked., criteria: [checked]}
findings:
  - {criterion: trained, finding: met, reason: It is so.}
  - {criterion: nurse, finding: not_applicable, reason: There are no cells at night.}
""",
}


@dataclass(frozen=True, slots=True)
class Edit:
    """One text of a file for another; the whole file where `old` is empty, none left where `new` is None."""

    path: str
    old: str
    new: str | None

    def done(self, files: dict[str, str]) -> None:
        """Make the edit, where the text is still there."""
        if self.new is None:
            files.pop(self.path, None)
        elif not self.old:
            files[self.path] = self.new
        elif self.path in files:
            files[self.path] = files[self.path].replace(self.old, self.new, 1)


def edited(edits: Iterable[Edit]) -> dict[str, str]:
    """The files with some edits made."""
    files = dict(FILES)
    for edit in edits:
        edit.done(files)
    return files


def snapshot(files: dict[str, str]) -> Snapshot:
    return Snapshot({path: text.encode() for path, text in files.items()})


def impact_of(*edits: Edit, first: Iterable[Edit] = ()) -> Impact:
    """What edits do, of files on which others were made before."""
    versions = read_versions(snapshot(edited(first)), snapshot(edited([*first, *edits])))
    return impact(versions.before.project, versions.after.project, len(versions.untouched))


CRITICAL = Edit(CUSTODY, "{id: checked, level: fair,", "{id: checked, level: fair, critical: true,")
STRICTER = Edit(SCHEME, "reading: more than 50%", "reading: at least 80%")
ALL_GOOD = Edit(SCHEME, "most good criteria are met", "all good criteria are met")
NO_CAP = Edit(SCHEME, FILES[SCHEME][FILES[SCHEME].index("caps:") : FILES[SCHEME].index("overrides:")], "")
NOT_ASIDE = Edit(SCHEME, ", may_be_set_aside: true", "")
POOR = Edit(SCHEME, "otherwise: {judgement: [fair, poor]}", "otherwise: poor")
FALL = Edit(EAST_CALLS, "criteria: [told]", "criteria: [{criterion: told, effect: well_short}]")
RISE = Edit(WEST_CUSTODY, "criteria: [checked]", "criteria: [{criterion: checked, effect: well_short}]")
UNDECIDED = Edit(EAST_CUSTODY, FILES[EAST_CUSTODY][FILES[EAST_CUSTODY].index("judgements:") :], "")
UNKNOWN = Edit(EAST_CALLS, "criteria: [told]", "criteria: [tolled]")
NO_AREA = Edit(CUSTODY, "", None)
NO_WEST = Edit(WEST_CALLS, "", None)
NEW_CRITERION = Edit(
    CALLS, "  - {id: told,", "  - {id: heard, level: fair, text: Callers are heard out.}\n  - {id: told,"
)
WITHOUT = Edit(CALLS, "includes: [people]", "includes: [{common: people, without: [trained]}]")
MOVED = Edit(CALLS, "{id: asked, level: good", "{id: asked, level: fair")
LIGHT = Edit(CALLS, "{id: told, level: good,", "{id: told, level: good, significant: false, weight: 2, tags: [phone],")
REWORDED = Edit(PEOPLE, "Everyone is trained for the work.", "Everyone is trained once a year.")
ALWAYS = Edit(CUSTODY, ", not_applicable: with-reason", "")
SILENT = Edit(SCHEME, "findings:\n", "silence: {good: met}\nfindings:\n")
TABLE = Edit(SCHEME, "  - {given: any well_short and no supports, finding: not_met}\n", "")
SCALE = Edit(SCHEME, "  - {grade: poor}", "  - {grade: poor}\n  - {grade: failed}")
NO_OVERRIDE = Edit(SCHEME, "overrides: {at_most_steps: 1}\n", "")

EDITS = (
    *(CRITICAL, STRICTER, ALL_GOOD, NO_CAP, NOT_ASIDE, POOR, FALL, RISE, UNDECIDED, UNKNOWN, NO_AREA, NO_WEST),
    *(NEW_CRITERION, WITHOUT, MOVED, LIGHT, REWORDED, ALWAYS, SILENT, TABLE, SCALE, NO_OVERRIDE),
)
"""Edits of every kind, each of which may be made with any other."""

ALL, MOST = "all fair criteria are met", "most good criteria are met"
TOLD = "  - {id: told, level: good, text: Callers are told what became of their call.}\n"
TRAINED = "  - {criterion: trained, finding: met, reason: It is so.}\n"
FORMATTING = (
    (
        Edit(SCHEME, "kind: scheme", "# The rules\nkind: scheme"),
        Edit(SCHEME, f"{ALL}, {MOST}", f"{MOST}, {ALL}"),
        Edit(CALLS, "{id: answered, level: fair, critical: true,", "{critical: true, level: fair, id: answered,"),
    ),
    (Edit(CALLS, TOLD, ""), Edit(CALLS, "what they thought.}\n", f"what they thought.}}\n{TOLD}")),
    (
        Edit(PEOPLE, "{id: trained, level: fair, text: Everyone is", "{id: trained, level: fair, text: 'Everyone is"),
        Edit(PEOPLE, "trained for the work.", "trained\n    for the work.'"),
        Edit(EAST_CALLS, "force: east\nyear: 2020\n", "year: 2020\nforce: east\n\n"),
        Edit(EAST_CUSTODY, "area: custody\n", "area: 'custody'\n"),
    ),
    (Edit(WEST_CUSTODY, TRAINED, ""), Edit(WEST_CUSTODY, "at night.}\n", f"at night.}}\n{TRAINED}")),
)
"""Edits that only reorder or reformat, in groups that go together: what one takes out, the next puts in elsewhere."""
