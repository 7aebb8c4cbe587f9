"""When a team moves to a newer line."""

from typing import Final, Literal

from roadworthy.model.frozen import frozen

PolicyKind = Literal["lts", "latest"]


@frozen
class UpgradePolicy:
    """``lts``: stay until security support ends. ``latest``: follow each release within so many months."""

    kind: PolicyKind = "lts"
    within_months: int = 0
    """Only for ``latest``."""

    def __str__(self) -> str:
        return "lts" if self.kind == "lts" else f"latest:{self.within_months}"


LTS: Final = UpgradePolicy()
USUAL_MONTHS: Final = 6
"""Months within which a team that follows the newest release moves, where nobody says otherwise."""


def read_policy(words: str) -> UpgradePolicy:
    """The policy in ``lts`` or ``latest:6``. Raises ValueError for anything else."""
    kind, _, months = words.strip().lower().partition(":")
    if kind == "lts" and not months:
        return LTS
    if kind == "latest" and (not months or (months.isascii() and months.isdigit() and len(months) <= 3)):
        return UpgradePolicy("latest", int(months or USUAL_MONTHS))
    raise ValueError(f"“{words[:40]}” is not a policy such as lts or latest:6")
