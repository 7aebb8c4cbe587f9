"""Which findings are told first, and how many at once."""

from collections.abc import Iterable
from typing import Final

from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.words import SAYINGS
from roadworthy.method.finding import Finding

AT_ONCE: Final = 7
"""So many findings are told at once; who is told thirty answers none."""
_LEVELS: Final = {"error": 0, "warning": 1, "note": 2}


def heaviest_first(findings: Iterable[Finding]) -> list[Finding]:
    """By level, then by likelihood times impact, else in the order in which they were found."""

    def weight(finding: Finding) -> tuple[int, int]:
        told = SAYINGS[finding.rule]
        return _LEVELS[finding.level], -told.likelihood * told.impact

    return sorted(findings, key=weight)


def told_at_once(findings: Iterable[Finding]) -> tuple[list[Finding], int]:
    """The heaviest findings, as many as are told at once, and how many lighter ones there are."""
    ordered = heaviest_first(findings)
    return ordered[:AT_ONCE], max(0, len(ordered) - AT_ONCE)


def lighter_words(count: int) -> str:
    """How many more there are and where they stand; empty for none."""
    return "" if not count else say("lighter", "one" if count == 1 else "more", count=count)
