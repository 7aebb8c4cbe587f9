"""What a collector reads about a candidate, before anything is made of it: facts, no judgement."""

from dataclasses import field
from datetime import date

from roadworthy.model.frozen import frozen


@frozen
class PublishedVersion:
    """One version of a package in a registry."""

    version: str
    on: date | None
    """Day of its first file; None where the registry does not say."""
    withdrawn: bool = False
    """Every file of it was yanked."""
    licence: str | None = None
    """What this version states, where the registry tells versions apart; None where it does not."""


@frozen
class PackageFacts:
    """A package as its registry describes it. None is always “not stated by this registry”, never “no”."""

    registry: str
    name: str
    version: str
    """The version that the registry calls the newest."""
    versions: tuple[PublishedVersion, ...] = ()
    licence_expression: str | None = None
    licence_text: str | None = None
    """The free field, where it is short."""
    classifiers: tuple[str, ...] = ()
    requires: str | None = None
    """Range of runtimes that it allows: ``>=3.10``."""
    organisation: str | None = None
    owners: tuple[str, ...] | None = None
    """Accounts that may publish it."""
    deprecated: str | None = None
    """The registry's own words where the package is deprecated, archived or otherwise given up."""
    licences_by_version: bool = False
    """Whether versions state their own licence."""
    tells_licence: bool = True
    """Whether this source states licences at all; a simple page of an index states none."""


@frozen
class Contributor:
    """One person's work in the window, after bots are left out and identities are merged."""

    name: str
    commits: int
    organisation: str
    """Last two labels of the e-mail's domain; empty for free mail and for addresses that say nothing."""


@frozen
class CloneFacts:
    """A local clone: who worked on it in the twelve months before `as_of`, and what lies at its top."""

    folder: str
    head_on: date
    """Day of the newest commit."""
    as_of: date
    """The day that ages and windows are measured from: today, or the day that the copy was made."""
    contributors: tuple[Contributor, ...] = ()
    """The busiest first."""
    commits_90: int = 0
    """Commits by people in the last 90 days."""
    bot_commits: int = 0
    """Commits by bots in the twelve months."""
    tags: tuple[tuple[str, date], ...] = ()
    """Stable version tags without their prefix."""
    other_prefixes: tuple[str, ...] = ()
    """Prefixes of version tags that were not asked for."""
    files: tuple[str, ...] = ()
    """What there is of ``code-of-conduct``, ``governance``, ``security``, ``maintainers``, ``licence``, …"""
    licence: str | None = None
    """SPDX id that the licence file's words are those of; None where they are not known."""

    @property
    def commits(self) -> int:
        """Commits by people in the twelve months."""
        return sum(one.commits for one in self.contributors)


@frozen
class ProjectFacts:
    """The team's own project, as far as it is about one framework."""

    folder: str
    package: str
    """The framework's package."""
    as_of: date
    direct: int = 0
    """Direct dependencies in all."""
    coupled: tuple[str, ...] = ()
    """Direct dependencies whose name carries the framework's."""
    capped: tuple[str, ...] = ()
    """Those of them whose range shuts out the next major."""
    uses: bool = False
    """Whether the framework itself is a direct dependency."""
    reachable: int | None = None
    """Packages that the lock file reaches from the framework; None without one that has it."""
    files: tuple[str, ...] = field(default=())
    """The files that were read."""
