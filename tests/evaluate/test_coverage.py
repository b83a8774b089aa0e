from __future__ import annotations

from dataclasses import replace

from hmicgrade.evaluate.coverage import Coverage, Selection, Wanted, coverage, select
from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.diagnostics import Diagnostic, Span
from hmicgrade.model.evidence import Cited, EvidenceFile, Item, Kind, Link
from hmicgrade.model.project import Inspection, SchemeFolder
from hmicgrade.model.table import Effect

ERROR = Diagnostic("HG101", "unknown key", Span.whole_file("criteria/s/post.yaml"))


def strength(name: str, *links: Link, same_as: str | None = None, kind: Kind = Kind.STRENGTH) -> Item:
    return Item(name, kind, "Seen.", links, same_as=Cited(same_as) if same_as else None)


def supports(criterion: str, area: str | None = None) -> Link:
    return Link(criterion, Effect.SUPPORTS, area)


def mentions(criterion: str) -> Link:
    return Link(criterion, None)


CALLS = Area("calls", "Calls", (Criterion("one", "fair", common="c"), Criterion("two", "fair")), "contact")
POST = Area("post", "Post", (Criterion("one", "fair", common="c"), Criterion("three", "good")), "contact")


def folder(*areas: Area, refused: str | None = None) -> SchemeFolder:
    return SchemeFolder("s", None, areas or (CALLS, POST), {refused: (ERROR,)} if refused else {}, "sha256:0")


def inspection(calls: tuple[Item, ...] = (), shared: tuple[Item, ...] = (), refused: str | None = None) -> Inspection:
    files = (
        EvidenceFile("calls", "north", 2007, "s", area="calls", items=calls),
        EvidenceFile("contact", "north", 2007, "s", framework="contact", items=shared),
    )
    return Inspection("north", 2007, "s", files, {refused: (ERROR,)} if refused else {}, "sha256:1")


def behind(selection: Selection) -> dict[str, list[str]]:
    return {
        f"{one.area.id}/{one.criterion.id}": ["/".join(tie.statement.key) for tie in one.ties]
        for one in selection.supports
    }


def names(thin: Coverage) -> tuple[list[str], list[str], list[str]]:
    return (
        [f"{one.area.id}/{one.criterion.id}" for one in thin.without],
        [f"{one.area.id}/{one.criterion.id}" for one in thin.on_one],
        ["/".join(one.key) for one in thin.idle],
    )


def test_statements_stand_behind_criteria_the_areas_own_first() -> None:
    found = inspection(
        (strength("s1", supports("one"), supports("three", "post")),), (strength("s1", supports("one")),)
    )
    selection = select(folder(), found, Wanted())
    assert behind(selection) == {
        "calls/one": ["calls/s1", "contact/s1"],
        "calls/two": [],
        "post/one": ["contact/s1"],
        "post/three": ["calls/s1"],
    }
    assert names(coverage(selection)) == (["calls/two"], ["post/one", "post/three"], [])


def test_a_statement_said_again_is_one_statement() -> None:
    found = inspection((strength("s1", supports("two")), strength("s2", supports("two"), same_as="s1")))
    assert names(coverage(select(folder(CALLS), found, Wanted())))[1] == ["calls/two"]
    apart = inspection((strength("s1", supports("two")), strength("s2", supports("two"))))
    assert names(coverage(select(folder(CALLS), apart, Wanted())))[1] == []


def test_a_link_said_twice_is_one_tie_and_two_effects_are_one_statement() -> None:
    short = Link("two", Effect.SHORT)
    found = inspection((strength("s1", supports("two"), supports("two"), short),))
    selection = select(folder(CALLS), found, Wanted(criterion="two"))
    assert [tie.effect for tie in selection.supports[0].ties] == [Effect.SUPPORTS, Effect.SHORT]
    assert names(coverage(selection)) == ([], ["calls/two"], [])


def test_what_decides_nothing_is_no_evidence_and_a_context_need_not_bear() -> None:
    found = inspection(
        (
            strength("s1"),
            strength("s2", mentions("one")),
            strength("c1", mentions("two"), kind=Kind.CONTEXT),
            strength("c2", kind=Kind.CONTEXT),
        )
    )
    selection = select(folder(CALLS), found, Wanted())
    assert behind(selection) == {"calls/one": ["calls/s2"], "calls/two": ["calls/c1"]}
    assert names(coverage(selection)) == (["calls/one", "calls/two"], [], ["calls/s1", "calls/s2"])


def test_an_area_has_its_own_statements_those_of_its_framework_and_those_that_name_it() -> None:
    own = (strength("s1"), strength("s2", supports("three", "post")))
    about_calls = replace(strength("s2"), areas=("calls",))
    found = inspection(own, (strength("s1"), about_calls))
    for area, statements in (
        ("calls", ["calls/s1", "calls/s2", "contact/s1", "contact/s2"]),
        ("post", ["calls/s2", "contact/s1"]),
    ):
        selection = select(folder(), found, Wanted(area=area))
        assert ["/".join(one.key) for one in selection.statements] == statements
        assert {support.area.id for support in selection.supports} == {area}


def test_a_criterion_or_a_kind_narrows_both_ways() -> None:
    found = inspection((strength("s1", supports("one")), strength("w1", supports("one"), kind=Kind.WORK_IN_PROGRESS)))
    selection = select(folder(), found, Wanted(criterion="one", kind=Kind.WORK_IN_PROGRESS))
    assert behind(selection) == {"calls/one": ["calls/w1"], "post/one": []}
    assert [one.item.id for one in selection.statements] == ["w1"]
    assert [one.item.id for one in select(folder(), found, Wanted(kind=Kind.STRENGTH)).statements] == ["s1"]


def test_a_refused_area_is_told_and_not_taken_for_one_without_evidence() -> None:
    own = (strength("s1", supports("one"), supports("three", "post")), strength("s2", supports("two")))
    for where, found in ((folder(CALLS, refused="post"), inspection(own)), (folder(), inspection(own, refused="post"))):
        selection = select(where, found, Wanted())
        assert {support.area.id for support in selection.supports} == {"calls"}
        assert selection.refused == {"post": (ERROR,)}
        assert select(where, found, Wanted(area="calls")).refused == {}
        alone = select(where, found, Wanted(area="post"))
        assert alone.supports == ()
        assert [one.item.id for one in alone.statements] == ["s1"]
