"""Versions of packages: which are stable, in what order they stand, which line each is of."""

import itertools
import re
from collections.abc import Iterable
from datetime import date
from typing import Final, TypeAlias

from packaging.version import InvalidVersion, Version

from roadworthy.model.collected import PublishedVersion

Numbers: TypeAlias = tuple[int, ...]
"""A stable version as numbers."""

_SEMVER: Final = re.compile(
    r"v?(\d{1,9})\.(\d{1,9})\.(\d{1,9})(-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?", re.ASCII
)
_TAG: Final = r"v?\d{1,9}\.\d{1,9}(?:\.\d{1,9})?"
CROWDED: Final = 0.2
"""Share of versions on one calendar day from which a registry's days are those of its copy."""


def pypi_numbers(words: str) -> Numbers | None:
    """The numbers of a stable version, a post-release having its release's; None for pre-releases."""
    try:
        version = Version(words)
    except InvalidVersion:
        return None
    if version.is_prerelease:
        return None
    return version.release


def semver_numbers(words: str) -> Numbers | None:
    """The numbers of a stable semantic version; None for anything else."""
    found = _SEMVER.fullmatch(words)
    return tuple(map(int, found.groups()[:3])) if found and found[4] is None else None


def tag_numbers(words: str, prefix: str = "") -> Numbers | None:
    """The numbers of a tag that is a stable version, with the given prefix or none; None for any other."""
    found = re.fullmatch(f"(?:{re.escape(prefix)})?({_TAG})", words, re.ASCII)
    return tuple(int(part) for part in found[1].removeprefix("v").split(".")) if found else None


def numbers_of(registry: str, version: str) -> Numbers | None:
    """A stable version of a registry as numbers."""
    return semver_numbers(version) if registry == "npm" else pypi_numbers(version)


def stable(registry: str, versions: Iterable[PublishedVersion]) -> list[tuple[Numbers, date]]:
    """The stable versions that were not withdrawn and have a day, the lowest first."""
    found = [
        (numbers, row.on)
        for row in versions
        if row.on is not None
        and not row.withdrawn
        and (numbers := numbers_of(registry, row.version)) is not None
    ]
    return sorted(found)


def line_of(numbers: Numbers, *, semantic: bool) -> Numbers:
    """The release line: x.y, or x from 1.0 on where the versions are semantic by rule."""
    padded = (*numbers, 0, 0)
    return padded[:1] if semantic and padded[0] >= 1 else padded[:2]


def first_days(versions: Iterable[tuple[Numbers, date]], *, semantic: bool) -> list[tuple[Numbers, date]]:
    """The release lines with the day of their first version, the earliest day first."""
    lines: dict[Numbers, date] = {}
    for numbers, on in versions:
        line = line_of(numbers, semantic=semantic)
        lines[line] = min(on, lines.get(line, on))
    return sorted(lines.items(), key=lambda row: (row[1], row[0]))


def days_doubted(versions: Iterable[PublishedVersion]) -> str:
    """Why a registry's days can't be trusted: ``crowded`` or ``against-order``; nothing where they can.

    A mirror that copies a package at once gives many versions one day, and later ones an earlier day.
    """
    dated = [(row.version, row.on) for row in versions if row.on is not None]
    days = [on for _, on in dated]
    if len(days) >= 5 and max(days.count(day) for day in set(days)) >= CROWDED * len(days):
        return "crowded"
    known = sorted((numbers, on) for words, on in dated if (numbers := semver_numbers(words)) is not None)
    for (before, earlier), (after, later) in itertools.pairwise(known):
        if before[0] == after[0] and later < earlier:
            return "against-order"
    return ""


def shown(numbers: Numbers) -> str:
    """Numbers as a version."""
    return ".".join(map(str, numbers))
