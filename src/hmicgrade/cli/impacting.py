"""What `hmicgrade impact` does: read two versions from git, compare them, write once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from hmicgrade.cli.exits import Exit
from hmicgrade.cli.git import commit_of, parted
from hmicgrade.cli.listing import print_listing
from hmicgrade.cli.options import Output
from hmicgrade.cli.revisions import files_at
from hmicgrade.cli.selecting import project_around
from hmicgrade.evaluate.impact.comparison import impact
from hmicgrade.evaluate.impact.rules import rule_changes
from hmicgrade.evaluate.impact.ruling import scheme_rulings
from hmicgrade.load.files import Files, Root
from hmicgrade.load.project import Loaded, read_schemes
from hmicgrade.load.versions import Versions, read_versions
from hmicgrade.model.project import Project
from hmicgrade.report.impact import Compared, impact_listing
from hmicgrade.report.listing import Listing
from hmicgrade.report.ruling import ruling_listing


@dataclass(frozen=True, slots=True)
class Request:
    """The words of the command line, as they were given."""

    base: str
    head: str | None
    rules: bool
    exit_code: bool


def run(request: Request, output: Output) -> Exit:
    """Print what a change does, and return the exit code.

    Raises:
        CannotRun: there is no project, no repository or no such revision, or git does not hold what it should.
    """
    desk = _Desk(request, project_around(output.root, ()))
    return print_listing(replace(output, root=str(desk.root.path)), desk.listing, lambda _: desk.after)


@dataclass(frozen=True)
class _Desk:
    """Both versions of a project, read when they are first asked for."""

    request: Request
    root: Root

    @cached_property
    def compared(self) -> Compared:
        """The two commits; that of the files as they are is None."""
        base, head = self.request.base, self.request.head
        commit = None if head is None else commit_of(self.root.path, head)
        return Compared(base, parted(self.root.path, base, head or "HEAD"), head, commit)

    @cached_property
    def versions(self) -> Versions:
        """What both versions say."""
        named = self.compared
        before = files_at(self.root.path, named.base_commit, named.base)
        after: Files = self.root.files
        if named.head is not None and named.head_commit is not None:
            after = files_at(self.root.path, named.head_commit, named.head)
        if self.request.rules:
            return Versions(read_schemes(before), read_schemes(after), ())
        return read_versions(before, after)

    @property
    def after(self) -> Loaded:
        """The new version; what is wrong with both is no part of the change."""
        old = {(one.code, one.span.file, one.message) for one in self.versions.before.diagnostics}
        found = self.versions.after.diagnostics
        new = tuple(one for one in found if (one.code, one.span.file, one.message) not in old)
        return replace(self.versions.after, diagnostics=new)

    def listing(self, after: Project) -> Listing:
        """Compare the versions."""
        before, looked_for = self.versions.before.project, self.request.exit_code
        if self.request.rules:
            rulings = scheme_rulings(before.schemes, after.schemes)
            changes = rule_changes(before.schemes, after.schemes)
            return ruling_listing(rulings, changes, self.compared, found=looked_for)
        names = {force.id: force.name for project in (before, after) for force in project.forces.values()}
        found = impact(before, after, len(self.versions.untouched))
        return impact_listing(found, self.compared, names, found=looked_for)
