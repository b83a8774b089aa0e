"""What a change does, as it is read: a change of everything at once, in every format; and what a hostile text does."""

from __future__ import annotations

import json
import re

import pytest
from markdown_it import MarkdownIt

from hmicgrade.evaluate.impact.comparison import impact
from hmicgrade.evaluate.impact.results import Impact
from hmicgrade.evaluate.impact.rules import rule_changes
from hmicgrade.evaluate.impact.ruling import scheme_rulings
from hmicgrade.explain import impact_sentences as say
from hmicgrade.explain.ruling_sentences import too_large
from hmicgrade.load.versions import Versions, read_versions
from hmicgrade.report.impact import Compared, impact_listing
from hmicgrade.report.listing import LISTINGS, Listing
from hmicgrade.report.ruling import ruling_listing
from hmicgrade.report.styled import plain
from tests.evaluate.town import (
    ALL_GOOD,
    ALWAYS,
    CALLS,
    CRITICAL,
    CUSTODY,
    EAST_CALLS,
    FALL,
    LIGHT,
    NEW_CRITERION,
    NO_AREA,
    PEOPLE,
    REWORDED,
    RISE,
    SCHEME,
    SILENT,
    STRICTER,
    TABLE,
    UNDECIDED,
    UNKNOWN,
    WEST_CALLS,
    Edit,
    edited,
    impact_of,
    snapshot,
)
from tests.explain.test_sentences import BANNED, BRACKETS, QUOTED, WORDS_AT_MOST, sentences
from tests.golden import Golden

COMPARED = Compared("main", "1" * 40, "mine", "2" * 40)
NAMES = {"east": "East Police", "west": "West Police"}
LATE = Edit(
    EAST_CALLS, "criteria: [answered, trained]", "criteria: [{criterion: answered, effect: well_short}, trained]"
)
UNTOLD = Edit(EAST_CALLS, "criteria: [told]", "criteria: [{criterion: told, effect: well_short}]")
TWO_OF = Edit(SCHEME, "most good criteria are met", "at least 2 good criteria are met")
LATE_OR_NOT = Edit(EAST_CALLS, "criteria: [languages]", "criteria: [{criterion: languages, effect: short}]")
BY_TWO = Edit(EAST_CALLS, "criteria: [languages]", "criteria: [{criterion: languages, effect: well_short}]")
CHANGES = {
    "findings": (FALL, UNDECIDED, RISE),
    "rules": (ALL_GOOD, CRITICAL, REWORDED, NEW_CRITERION, LIGHT, TABLE, SILENT, ALWAYS),
    "both": (STRICTER, LATE, CRITICAL, BY_TWO, UNTOLD),
    "others": (TWO_OF, UNTOLD, LATE_OR_NOT),
    "gone": (
        NO_AREA,
        UNKNOWN,
        Edit(WEST_CALLS, "", "kind: ["),
        Edit("criteria/next/scheme.yaml", "", "kind: scheme\nid: next\n"),
    ),
}


def shown(listing: Listing, format_: str, width: int = 80) -> str:
    return plain(LISTINGS[format_].render(listing, width))


def listing_of(found: Impact) -> Listing:
    return impact_listing(found, COMPARED, NAMES, found=True)


def versions_of(*edits: Edit) -> Versions:
    return read_versions(snapshot(edited(())), snapshot(edited(edits)))


def ruling_of(*edits: Edit) -> Listing:
    schemes = [one.project.schemes for one in (versions_of(*edits).before, versions_of(*edits).after)]
    return ruling_listing(scheme_rulings(*schemes), rule_changes(*schemes), COMPARED, found=True)


@pytest.mark.parametrize("format_", ["text", "csv", "markdown"])
@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_told(name: str, format_: str, golden: Golden) -> None:
    listing = listing_of(impact_of(*CHANGES[name]))
    golden.check(f"impact/town-{name}.{format_}", shown(listing, format_).encode())
    assert listing.found


@pytest.mark.parametrize("format_", ["text", "csv", "markdown"])
def test_knife_edges_and_sets_that_may_not_be_the_smallest_are_told(format_: str, golden: Golden) -> None:
    loose = Edit(SCHEME, "all fair criteria are at least partly met", "all but 1 fair criteria are at least partly met")
    plain = Edit(CALLS, ", critical: true", "")
    one_of = Edit(SCHEME, "most good criteria are met", "at least 1 good criteria are met")
    looser = Edit(SCHEME, "all fair criteria are met", "at least 1 fair criteria are met")
    both = "criteria: [{criterion: answered, effect: well_short}, {criterion: trained, effect: well_short}]"
    apart = Edit(EAST_CALLS, "criteria: [answered, trained]", both)
    back = Edit(SCHEME, one_of.new or "", one_of.old)
    for name, edits, first in (("open", (apart,), (loose, plain)), ("edge", (back,), (one_of, looser, plain))):
        listing = listing_of(impact_of(*edits, first=first))
        golden.check(f"impact/town-{name}.{format_}", shown(listing, format_).encode())


@pytest.mark.parametrize("format_", ["text", "csv", "markdown"])
def test_rules_are_set_side_by_side(format_: str, golden: Golden) -> None:
    listing = ruling_of(STRICTER, NEW_CRITERION, REWORDED, ALWAYS, Edit(CUSTODY, "id: checked", "id: looked-at"))
    golden.check(f"impact/town-ruling.{format_}", shown(listing, format_).encode())


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (("set-aside", "late", "told"), "the set-aside of 'late' for 'told' is new"),
        (("treat-as-critical", "told"), "the judgement that treats 'told' as critical is new"),
        (("decide", "fair"), "the decision for Fair is new"),
        (("override", "very-good", "told"), "the override to Very good is new"),
    ],
)
def test_a_judgement_is_told_by_what_it_does(act: tuple[str, ...], said: str) -> None:
    assert say.judgement(act, added=True) == said


def test_other_sets_and_what_is_not_known_are_told() -> None:
    assert say.other_sets(1) == "1 other set of as many changes does the same."
    assert say.other_sets(3) == "3 other sets of as many changes do the same."
    assert say.ruled(()) == "The rules alone give no grade:"
    assert too_large(3_000_000).startswith("There are 3,000,000 states, too many to look at")


def test_rules_with_other_findings_cannot_be_set_side_by_side() -> None:
    scale = (
        "scale:\n  - {finding: met, score: 2}\n  - {finding: nearly, score: 2}\n  - {finding: partly_met, score: 1}\n"
    )
    listing = ruling_of(Edit(SCHEME, "findings:\n", f"{scale}  - {{finding: not_met, score: 0}}\nfindings:\n"))
    assert "1 comparison could not be made." in listing.page.note
    assert "The two versions have other findings" in shown(listing, "text")
    assert not listing.found


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("name", CHANGES)
def test_lines_keep_to_the_width_and_sentences_are_short(name: str, width: int) -> None:
    listing = listing_of(impact_of(*CHANGES[name]))
    assert max(map(len, shown(listing, "text", width).splitlines())) <= width
    texts = [listing.page.note, *(entry.text for section in listing.page.sections for entry in section.entries)]
    assert [one for text in texts for one in sentences(text) if len(one.split()) > WORDS_AT_MOST] == []
    assert [text for text in texts if BANNED.search(BRACKETS.sub("", QUOTED.sub("", text)))] == []


def test_a_long_list_of_moves_is_counted_in_text_and_whole_in_json() -> None:
    before, after = dict(edited(())), dict(edited([ALL_GOOD]))
    for number in range(12):
        for files in (before, after):
            name = f"force-{number}"
            files[f"evidence/{name}/force.yaml"] = f"kind: force\nid: {name}\nname: {name}\n"
            files[f"evidence/{name}/2020/calls.yaml"] = edited(())[EAST_CALLS].replace("east", name)
    versions = read_versions(snapshot(before), snapshot(after))
    listing = listing_of(impact(versions.before.project, versions.after.project))
    assert "It moves 14 areas:" in shown(listing, "text")
    assert "and 6 more" in shown(listing, "text")
    assert len(json.loads(shown(listing, "json"))["moves"]) == 14


HOSTILE = ("<b>x</b> [y](javascript:z) @someone #12", "\u202e\x1b[31m=1+1", "::error::x", "![](//e.invalid)")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_file_takes_effect(text: str) -> None:
    quoted = json.dumps(text)
    edits = (
        Edit(PEOPLE, "Everyone is trained for the work.", quoted),
        Edit(CALLS, "title: Answering calls", f"title: {quoted}"),
        FALL,
        NEW_CRITERION,
    )
    found = impact_of(*edits)
    listing = impact_listing(found, Compared(text, "1" * 40, text, None), {"east": text}, found=False)
    assert not re.search("[\x1b\u202e]", "".join(shown(listing, each) for each in LISTINGS))
    tokens = MarkdownIt().parse(shown(listing, "markdown"))
    inside = [each.type for token in tokens for each in token.children or ()]
    assert not {"link_open", "image", "html_inline"} & set(inside)
    assert not re.search(r"(?<![\\\w])@\w", shown(listing, "markdown"))
    assert not any(line.startswith(("=", "::")) for line in shown(listing, "csv").splitlines())
