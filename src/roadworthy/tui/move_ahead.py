"""A candidate's move in the parts that take draws, for `Jobs` to work out."""

from typing import Final

from roadworthy.method.schedule import Cure, Moves, PlanChange, Schedule, WhatIf, what_if


class MoveAhead:
    """One candidate's move: when it can be over, and what would cure a date that it misses."""

    def __init__(self, moves: Moves, candidate: str) -> None:
        self._moves: Final = moves
        self.candidate: Final = candidate

    def has(self, *parts: str) -> bool:
        """Whether the named parts have been worked out."""
        moves, slug = self._moves, self.candidate
        return all(
            (moves.known(slug) if part == "schedule" else moves.known_cures(slug)) is not None
            for part in parts
        )

    @property
    def schedule(self) -> Schedule:
        """When it can be over."""
        return self._moves.of(self.candidate)

    @property
    def cures(self) -> tuple[Cure, ...]:
        """What would bring it into time."""
        return self._moves.cures(self.candidate)


class TriedChange:
    """What a change would do to a move."""

    def __init__(self, found: Schedule, change: PlanChange) -> None:
        self.found: Final = found
        self.change: Final = change
        self._seen: WhatIf | None = None

    def has(self, *parts: str) -> bool:
        """Whether it has been worked out."""
        del parts
        return self._seen is not None

    @property
    def seen(self) -> WhatIf:
        """The move with the change."""
        if self._seen is None:
            self._seen = what_if(self.found, self.change)
        return self._seen
