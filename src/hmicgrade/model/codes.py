"""The one table of diagnostics: every code, its severity and what it means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic weighs: an error keeps its file from being used, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of diagnostic. `name` names the fault; `summary` says in a sentence what is wrong.

    `fixable` where its diagnostics have edits that put them right, if only one answer can be.
    """

    code: str
    name: str
    summary: str
    severity: Severity = Severity.ERROR
    fixable: bool = False


_TABLE = (
    Code("HG001", "not-utf8", "A file is not UTF-8 text."),
    Code("HG002", "file-too-large", "A file is larger than the limit."),
    Code("HG003", "forbidden-character", "A file holds a character that YAML text cannot hold."),
    Code("HG004", "syntax", "A file is not YAML.", fixable=True),
    Code("HG005", "nested-too-deep", "Lists and mappings are nested deeper than the limit."),
    Code("HG006", "too-many-values", "A file holds more values than the limit."),
    Code("HG007", "value-too-long", "A value is longer than the limit."),
    Code("HG008", "key-too-long", "A key is longer than the limit."),
    Code("HG009", "duplicate-key", "A key is given twice in one mapping.", fixable=True),
    Code("HG010", "anchor", "An anchor (`&name`) is used; every value is written out."),
    Code("HG011", "alias", "An alias (`*name`) is used; every value is written out."),
    Code("HG012", "tag", "A tag (`!name`) is used; the schema decides what a value is."),
    Code("HG013", "merge-key", "A merge key (`<<`) is used; every key is written out."),
    Code("HG014", "second-document", "A file holds more than one document."),
    Code("HG015", "key-not-text", "A key is a list, a mapping or nothing at all."),
    Code("HG016", "empty-file", "A file holds nothing."),
    Code("HG017", "directive", "A file has a YAML directive (`%YAML`, `%TAG`)."),
    Code("HG018", "link-leads-out", "A link leads out of the project."),
    Code("HG019", "not-a-file", "Something that is neither a file nor a folder stands where a file is expected."),
    Code("HG020", "unreadable", "A file or folder cannot be read."),
    Code("HG021", "hidden-character", "A text holds a character that readers cannot see.", Severity.WARNING),
    Code("HG022", "trailing-blanks", "A line ends in blanks.", Severity.WARNING, fixable=True),
    Code("HG023", "tab", "A line holds a tab.", Severity.WARNING, fixable=True),
    Code("HG024", "no-final-newline", "A file does not end its last line.", Severity.WARNING, fixable=True),
    Code("HG101", "unknown-key", "A key is not one of those allowed here.", fixable=True),
    Code("HG102", "missing-key", "A key that is needed is not there."),
    Code("HG103", "missing-value", "A key or a list entry has no value."),
    Code("HG104", "wrong-shape", "A text stands where a list or a mapping is expected, or the other way round."),
    Code("HG105", "bad-id", "An id is not made of lower-case letters, digits and hyphens.", fixable=True),
    Code("HG106", "unknown-word", "A value is not one of the words allowed here.", fixable=True),
    Code("HG107", "bad-number", "A number is not written as expected, or is out of range."),
    Code("HG108", "bad-date", "A date or a year is not written as expected.", fixable=True),
    Code("HG109", "bad-flag", "A value is neither `true` nor `false`.", fixable=True),
    Code("HG110", "empty", "A text is blank, or a list that needs entries has none."),
    Code("HG111", "unknown-kind", "`kind` is not one of the kinds of file.", fixable=True),
    Code("HG112", "misplaced-kind", "A kind of file stands in a folder where it does not belong."),
    Code("HG113", "name-mismatch", "A file says that it is about something else than its path says."),
    Code("HG114", "duplicate-id", "An id or a name is given twice where each must be different."),
    Code("HG115", "bad-name", "A file or folder name is not one that can be used here."),
    Code("HG116", "area-or-framework", "A file of evidence does not name exactly one of `area` and `framework`."),
    Code("HG201", "unknown-scheme", "A scheme is named that is not there.", fixable=True),
    Code("HG202", "unknown-area", "An area is named that the scheme does not have.", fixable=True),
    Code("HG203", "unknown-framework", "A framework is named that no area belongs to.", fixable=True),
    Code("HG204", "unknown-common", "Common criteria are included that are not there.", fixable=True),
    Code("HG205", "unknown-criterion", "A criterion is named that is not there.", fixable=True),
    Code("HG206", "unknown-item", "An item of evidence is named that is not there.", fixable=True),
    Code("HG207", "unknown-cap", "A cap is named that the scheme does not have.", fixable=True),
    Code("HG208", "unknown-grade", "A grade is named that the scheme does not have.", fixable=True),
    Code("HG209", "unknown-finding", "A finding is named that is not on the scheme's scale.", fixable=True),
    Code("HG210", "unknown-level", "A level is named that the scheme does not have.", fixable=True),
    Code("HG211", "criterion-taken", "A criterion's id is already used elsewhere in the scheme."),
    Code("HG212", "framework-is-an-area", "A framework has the id of an area that is not its only one."),
    Code("HG213", "same-as-cycle", "Items of evidence say again what each other say, in a circle."),
    Code("HG214", "schemes-disagree", "Files of one force and year name different schemes."),
    Code("HG215", "second-judgement", "An area has a second decision or a second override for one year."),
    Code("HG216", "area-of-a-framework-file", "A file of shared evidence names one area's criterion."),
    Code(
        "HG217",
        "misplaced-areas",
        "`areas` stands in an area's own file, or names an area outside the framework.",
        fixable=True,
    ),
    Code("HG218", "not-shared", "A file of shared evidence holds something that belongs to one area."),
    Code("HG219", "repeated", "An entry is named twice in a list that is a set.", fixable=True),
    Code("HG220", "unknown-published-area", "A published grade names an area that looks misspelt.", Severity.WARNING),
    Code("HG221", "wrong-sum", "The counts of a national distribution do not add up to the number of forces."),
    Code(
        "HG222",
        "unknown-predecessor",
        "An area, criterion or scheme of another year is named that is not there.",
        Severity.WARNING,
    ),
    Code("HG301", "condition-syntax", "A condition does not follow the grammar."),
    Code("HG302", "selects-nothing", "A condition of a grade selects no criterion of an area."),
    Code("HG303", "reading-syntax", "A reading is not an amount such as `more than 50%`."),
    Code("HG304", "range-mismatch", "A reading and its range differ in unit or direction."),
    Code(
        "HG305",
        "reading-out-of-range",
        "A reading lies outside its range, or the range is the wrong way round.",
        fixable=True,
    ),
    Code("HG306", "otherwise-missing", "A scheme with rules does not say what holds where no rule does."),
    Code("HG307", "otherwise-misplaced", "A scheme without rules says what holds where no rule does."),
    Code("HG308", "table-incomplete", "The findings table leaves a mix of effects without a finding."),
    Code("HG309", "table-not-monotone", "In the findings table one more statement moves the finding the wrong way."),
    Code("HG310", "word-taken", "A tag, level, finding or quantity is a word that conditions already use."),
    Code("HG311", "given-syntax", "A line of the findings table does not follow its grammar."),
    Code("HG312", "no-criteria", "An area to be graded has no criteria."),
    Code("HG322", "tag-unused", "A criterion has a tag that no sentence uses.", Severity.WARNING),
    Code("HG323", "level-without-criteria", "A scheme has a level at which no area has a criterion.", Severity.WARNING),
    Code("HG324", "common-unused", "No area includes the criteria of a common file.", Severity.WARNING),
    Code("HG326", "criterion-text-repeated", "Two criteria of a scheme have the same text.", Severity.WARNING),
    Code("HG401", "finding-recorded-twice", "A criterion has a recorded finding in two places."),
    Code(
        "HG402",
        "despite-incomplete",
        "A finding better than its evidence does not name every item that speaks against it.",
    ),
    Code("HG403", "despite-unfounded", "`despite` names an item that does not speak against the criterion."),
    Code("HG404", "never-not-applicable", "A criterion that always applies is recorded as not applicable."),
    Code("HG405", "nothing-applies", "Every criterion of an area is not applicable, so there is nothing to grade."),
    Code("HG410", "bears-on-nothing", "A statement that is not mere context bears on no criterion.", Severity.WARNING),
    Code(
        "HG411",
        "contradicts-its-evidence",
        "A recorded finding says the opposite of all the evidence on it.",
        Severity.WARNING,
    ),
    Code(
        "HG412",
        "cites-what-does-not-bear",
        "A recorded finding rests on a statement that does not bear on its criterion.",
        Severity.WARNING,
    ),
    Code(
        "HG413",
        "outside-the-period",
        "A statement is dated outside the months that its scheme covers.",
        Severity.WARNING,
    ),
    Code(
        "HG414",
        "statement-repeated",
        "A text stands twice in one inspection, and nothing says that it does.",
        Severity.WARNING,
    ),
    Code(
        "HG415",
        "twins-disagree",
        "Statements that say the same are given opposite effects on one criterion.",
        Severity.WARNING,
    ),
    Code("HG501", "stale-set-aside", "A set-aside concerns a criterion that does not make its cap hold."),
    Code("HG502", "cap-stands", "A set-aside names a cap that the scheme does not allow to be set aside."),
    Code(
        "HG503",
        "stale-treat-as-critical",
        "A criterion is treated as critical that already is, is met, or does not apply.",
    ),
    Code("HG504", "stale-decide", "A decision names a grade that the rules do not leave open."),
    Code("HG505", "stale-override", "An override equals the only grade that the rules give."),
    Code("HG506", "override-too-soon", "An override stands while a finding that could change the grade is missing."),
    Code("HG507", "override-too-far", "An override is further from a possible grade than the scheme allows."),
    Code("HG508", "no-overrides", "The scheme does not allow a grade to be overridden."),
    Code("HG509", "override-despite", "`despite` of an override names a criterion that it does not outweigh."),
    Code("HG510", "override-for-decide", "An override names a grade that a decision could give."),
    Code(
        "HG511",
        "judged-too-early",
        "A judgement is dated before the months that it is about begin.",
        Severity.WARNING,
    ),
    Code("HG512", "not-a-post", "A judgement names a person and not a post.", Severity.WARNING),
    Code(
        "HG601",
        "more-than-national",
        "More forces are known with a grade than the national distribution counts.",
        Severity.WARNING,
    ),
    Code("HG602", "name-shared", "Two forces go by one name.", Severity.WARNING),
    Code("HG603", "no-force-file", "A folder of evidence has no force.yaml.", Severity.WARNING),
    Code(
        "HG604",
        "distribution-without-source",
        "A national distribution does not say where it is published.",
        Severity.WARNING,
    ),
    Code("HG620", "no-evidence", "A criterion has no evidence and no recorded finding anywhere.", Severity.WARNING),
    Code(
        "HG630",
        "abbreviation-unexplained",
        "A text uses an abbreviation that the glossary of its scheme lacks.",
        Severity.WARNING,
    ),
    Code("HG631", "too-long", "A statement or the text of a criterion has more than 30 words.", Severity.WARNING),
    Code("HG640", "e-mail-address", "A text holds an e-mail address.", Severity.WARNING),
    Code("HG641", "telephone-number", "A text holds a telephone number.", Severity.WARNING),
    Code("HG642", "postcode", "A text holds a postcode.", Severity.WARNING),
    Code("HG643", "national-insurance-number", "A text holds a national insurance number.", Severity.WARNING),
    Code("HG644", "vehicle-registration", "A text holds the registration number of a vehicle.", Severity.WARNING),
    Code(
        "HG645",
        "reference-number",
        "A text holds the number of an officer, a crime or an incident.",
        Severity.WARNING,
    ),
    Code(
        "HG650",
        "look-alike-ids",
        "Two ids differ only in characters that are easily taken for each other.",
        Severity.WARNING,
    ),
    Code("HG701", "unreachable-grade", "No findings on an area can lead to a grade.", Severity.WARNING),
    Code("HG702", "idle-rule", "The rule for a grade never decides in an area.", Severity.WARNING),
    Code(
        "HG703",
        "contradictory-rules",
        "The rules of unrelated grades can hold for the same findings.",
        Severity.WARNING,
    ),
    Code(
        "HG704",
        "not-nested",
        "The rule for a better grade can hold where the rule for a lesser one does not.",
        Severity.WARNING,
    ),
    Code("HG705", "not-monotone", "Bettering one finding can make the grade worse.", Severity.WARNING),
    Code("HG706", "constant-rules", "The rules give the same result whatever is found.", Severity.WARNING),
    Code("HG707", "silence-decides", "Without any evidence the rules already give one grade.", Severity.WARNING),
    Code("HG708", "idle-criterion", "The finding on a criterion never changes the grade.", Severity.WARNING),
    Code(
        "HG709",
        "idle-flag",
        "A criterion is critical, but no rule or cap asks about critical criteria like it.",
        Severity.WARNING,
    ),
    Code("HG710", "unused-quantity", "No rule uses a vague word.", Severity.WARNING),
    Code("HG711", "idle-quantity", "No reading of a vague word within its range changes any grade.", Severity.WARNING),
    Code("HG712", "always-holds", "A sentence holds whatever is found, in every area.", Severity.WARNING),
    Code("HG713", "never-holds", "A sentence never holds, in any area.", Severity.WARNING),
    Code("HG714", "cap-never-holds", "A cap never holds, in any area.", Severity.WARNING),
    Code("HG715", "idle-cap", "A cap never changes the grade, in any area.", Severity.WARNING),
    Code("HG750", "unknown-quantity", "A worked case reads a word that the scheme does not have."),
    Code("HG751", "nothing-expected", "A worked case expects nothing."),
    Code("HG752", "phrase-selects-nothing", "A phrase of a worked case selects no criterion."),
    Code("HG753", "phrase-syntax", "A phrase of a worked case does not follow its grammar."),
    Code("HG754", "phrases-disagree", "Two phrases of a worked case give one criterion different findings."),
    Code("HG755", "unused-reading", "A worked case reads a word that no rule of the scheme uses."),
    Code("HG756", "no-rules", "Worked cases stand beside a scheme without rules."),
    Code("HG801", "suppression-syntax", "A comment to hmicgrade is not understood."),
    Code("HG802", "suppression-unknown", "A comment says to ignore a diagnostic that does not exist."),
    Code("HG803", "suppression-of-error", "A comment says to ignore an error; only warnings can be ignored."),
    Code("HG804", "suppression-without-reason", "A comment says to ignore a warning, but not why."),
    Code(
        "HG805",
        "suppression-unused",
        "A comment says to ignore a warning that is not there.",
        Severity.WARNING,
    ),
    Code("HG901", "no-project", "A folder does not hold a project."),
    Code("HG902", "no-schemes", "A project holds no scheme."),
    Code("HG903", "no-scheme-file", "A folder of criteria has no scheme.yaml."),
    Code("HG904", "not-read", "A file is not read because of its name.", Severity.WARNING),
)

CODES = {code.code: code for code in _TABLE}
"""Every kind of diagnostic by its code, in the order of the table."""

GROUPS = {
    "HG0": "The text of a file",
    "HG1": "The shape of a file",
    "HG2": "Names that must exist",
    "HG3": "Schemes and conditions",
    "HG4": "Evidence and recorded findings",
    "HG5": "Judgements",
    "HG6": "Forces, coverage, wording and personal data",
    "HG7": "What the proof of the rules shows, and worked cases",
    "HG8": "Comments that ignore warnings",
    "HG9": "The project",
}
"""What the codes that begin alike are about."""


def grouped() -> dict[str, tuple[Code, ...]]:
    """Return the codes by the title of their group, all in order."""
    return {title: tuple(one for one in _TABLE if one.code.startswith(prefix)) for prefix, title in GROUPS.items()}
