"""Skills: another style of code, another language, and what learning it has to bring."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from roadworthy.method.basis import Basis
from roadworthy.method.finding import Finding
from roadworthy.method.rules.common import about, at, frame
from roadworthy.model.landscape import Candidate

_ALL_OF: Final = re.compile(r"\s\+\s|[,;&]|\band\b", re.IGNORECASE)
_ONE_OF: Final = re.compile(r"/|\bor\b", re.IGNORECASE)
_SAME: Final = {
    "golang": "go", "js": "javascript", "node": "javascript", "node.js": "javascript", "nodejs": "javascript",
    "ts": "typescript", "csharp": "c#",
}  # fmt: skip
_NOTHING_NEW: Final = {"typescript": "javascript", "javascript": "typescript"}
"""Whoever knows the first has no new language to learn with the second."""
COMES_WITH: Final[Mapping[str, str]] = {
    "go-net-http": "Go", "asp-net-core": "C#", "dotnet-framework": "C#", "plain-php": "PHP", "perl": "Perl",
}  # fmt: skip
"""Entries of the catalogue that are part of what their language comes with, and that language."""


def new_languages(known: tuple[str, ...], needed: str) -> tuple[str, ...]:
    """The languages of `needed` that are new. “Java/Kotlin” asks for either, “Python and Go” for both."""
    have = {_plain(name) for name in known}
    have |= {_NOTHING_NEW[name] for name in have if name in _NOTHING_NEW}
    parts = [part.strip() for part in _ALL_OF.split(needed) if part.strip()]
    return tuple(part for part in parts if not any(_plain(name) in have for name in _ONE_OF.split(part)))


def _plain(name: str) -> str:
    plain = name.strip().casefold()
    return _SAME.get(plain, plain)


def async_for_sync_team(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """Async first, for a team whose strength is synchronous code."""
    if candidate.async_model == "async" and basis.decision.frame.team.style == "sync":
        yield about("async-for-sync-team", "warning", slug, at(slug, "async_model"), frame("team.style"))


def new_language_without_advantage(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """A language that the team does not know, and no advantage named that would outweigh learning it."""
    known = basis.decision.frame.team.languages
    if known and new_languages(known, candidate.language) and not candidate.language_advantage.strip():
        reads = (at(slug, "language"), frame("team.languages"), at(slug, "language_advantage"))
        yield about("new-language-without-advantage", "warning", slug, *reads)


def new_language_not_priced(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """A new language with an advantage, and no estimate of the weeks that getting there takes."""
    known = basis.decision.frame.team.languages
    unpriced = candidate.costs.switching_weeks is None
    if (
        known
        and unpriced
        and candidate.language_advantage.strip()
        and new_languages(known, candidate.language)
    ):
        weeks = ("candidates", slug, "costs", "switching_weeks")
        reads = (at(slug, "language"), at(slug, "language_advantage"), weeks)
        yield about("new-language-not-priced", "note", slug, *reads)
