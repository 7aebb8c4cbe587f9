"""Signals S3 to S7: who does the work, and whether it goes on when one of them leaves."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from roadworthy.method.finding import Fact
from roadworthy.method.signals.observation import Observation, banded, counted_band
from roadworthy.model.collected import CloneFacts

REGULAR: Final = 5
"""Commits in twelve months from which somebody is a regular contributor (OpenSSF Scorecard)."""
ENOUGH: Final = 24
"""Commits in twelve months below which shares say nothing."""
HALF: Final = 0.5


def absence_factor(commits: Iterable[int]) -> int:
    """The fewest people who made half of the commits or more (CHAOSS); 0 without any commit."""
    ordered = sorted(commits, reverse=True)
    wanted, reached = sum(ordered) * HALF, 0
    for place, count in enumerate(ordered, 1):
        reached += count
        if reached >= wanted and reached:
            return place
    return 0


def of_clone(clone: CloneFacts, source: str) -> tuple[Observation, ...]:
    """S3 to S7, in their order. Shares get no band below `ENOUGH` commits."""
    commits = [one.commits for one in clone.contributors]
    total = clone.commits
    base: dict[str, Fact] = {"commits": total, "people": len(commits), "bots": clone.bot_commits}

    def seen(signal: str, band: int | None, raw: float, doubt: str = "", **facts: Fact) -> Observation:
        return Observation(signal, band, raw, {**base, **facts}, source, clone.as_of, doubt)

    regular = sum(count >= REGULAR for count in commits)
    factor = absence_factor(commits)
    top = max(commits, default=0) / total if total else 0.0
    thin = "" if total >= ENOUGH else "too-little-activity"
    return (
        seen("regular-contributors", counted_band(regular, 10, 6, 3, 2), regular, count=regular),
        seen(
            "absence-factor", None if thin else counted_band(factor, 6, 4, 3, 2), factor, thin, count=factor
        ),
        seen("top-author", None if thin else _top_band(top), round(top, 4), thin, share=_percent(top)),
        _elephant(clone, source, base),
        seen(
            "recent-commits",
            counted_band(clone.commits_90, 13, 8, 4, 1),
            clone.commits_90,
            count=clone.commits_90,
        ),
    )


def _top_band(share: float) -> int:
    return 5 - sum(share >= bound for bound in (0.20, 0.30, 0.45, 0.65))


def _elephant(clone: CloneFacts, source: str, base: dict[str, Fact]) -> Observation:
    """The fewest organisations behind half of the commits whose e-mail names one."""
    by_house: Counter[str] = Counter()
    for one in clone.contributors:
        if one.organisation:
            by_house[one.organisation] += one.commits
    known, total = sum(by_house.values()), clone.commits
    share = known / total if total else 0.0
    houses = absence_factor(by_house.values())
    facts: dict[str, Fact] = {**base, "count": houses, "unknown": _percent(1 - share)}
    if share < HALF:
        return Observation("elephant-factor", None, houses, facts, source, clone.as_of, "domains-unknown")
    band = {0: 1, 1: 1, 2: 3, 3: 4}.get(houses, 5)
    return Observation("elephant-factor", band, houses, facts, source, clone.as_of)


def _percent(share: float) -> str:
    return f"{share * 100:.0f}"


__all__ = ["ENOUGH", "REGULAR", "absence_factor", "banded", "of_clone"]
