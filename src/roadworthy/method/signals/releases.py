"""Signals S1 and S2: how long ago the last stable release was, and how often a new line begins."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Final

from roadworthy.method.finding import Fact
from roadworthy.method.signals.observation import Observation, banded
from roadworthy.method.signals.versions import (
    Numbers,
    days_doubted,
    first_days,
    shown,
    stable,
    tag_numbers,
)
from roadworthy.model.collected import CloneFacts, PackageFacts

GAPS: Final = 10
"""So many of the last gaps between release lines make the rhythm."""


def of_package(package: PackageFacts, as_of: date, source: str) -> tuple[Observation, ...]:
    """S1 and S2 from a registry; without a band where its days are those of a mirror."""
    versions = stable(package.registry, package.versions)
    doubt = days_doubted(package.versions) if package.registry == "npm" else ""
    if not versions:
        missing = Observation("last-release", None, "unknown", {}, source, as_of, "no-days")
        return (missing,)
    return _signals(versions, as_of, source, doubt, semantic=package.registry == "npm")


def of_clone(clone: CloneFacts, source: str) -> tuple[Observation, ...]:
    """S1 and S2 from the tags of a clone, as of the day of the copy."""
    versions = sorted(
        (numbers, on)
        for name, on in clone.tags
        if on <= clone.as_of and (numbers := tag_numbers(name)) is not None
    )
    if not versions:
        doubt = "prefixed-tags" if clone.other_prefixes else "no-tags"
        facts = {"prefixes": ", ".join(clone.other_prefixes)}
        return (Observation("last-release", None, "unknown", facts, source, clone.as_of, doubt),)
    return _signals(versions, clone.as_of, source, "", semantic=False)


def _signals(
    versions: Sequence[tuple[Numbers, date]], as_of: date, source: str, doubt: str, *, semantic: bool
) -> tuple[Observation, ...]:
    numbers, last = max(versions, key=lambda row: (row[1], row[0]))
    newest, newest_on = versions[-1]
    days = max(0, (as_of - last).days)
    year = sum(0 <= (as_of - on).days < 365 for _, on in versions)
    facts: dict[str, Fact] = {
        "days": days, "version": shown(numbers), "on": last.isoformat(), "count": year,
        "newest": shown(newest), "newest_on": newest_on.isoformat(),
    }  # fmt: skip
    band = None if doubt else banded(days, 90, 180, 365, 730)
    age = Observation("last-release", band, days, facts, source, as_of, doubt, trusted=not doubt)
    return age, _rhythm(versions, as_of, source, doubt, semantic=semantic)


def _rhythm(
    versions: Sequence[tuple[Numbers, date]], as_of: date, source: str, doubt: str, *, semantic: bool
) -> Observation:
    lines = first_days(versions, semantic=semantic)
    gaps = [(after - before).days for (_, before), (_, after) in pairwise(lines)][-GAPS:]
    if not gaps:
        return Observation(
            "release-rhythm", None, "unknown", {"lines": len(lines)}, source, as_of, "one-line"
        )
    gap = float(median(gaps))
    band = None if doubt else rhythm_band(gap)
    return Observation(
        "release-rhythm", band, gap, {"days": f"{gap:g}", "lines": len(gaps) + 1}, source, as_of, doubt,
        trusted=not doubt,
    )  # fmt: skip


def rhythm_band(days: float) -> int:
    """Too fast is work, too slow is a stall: best between 90 and 400 days from line to line."""
    for band, low, high in ((5, 90, 400), (4, 60, 550), (3, 30, 730), (2, 14, 1100)):
        if low <= days <= high:
            return band
    return 1
