"""One future: which lines there will be, and until when each is supported."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from roadworthy.method.forecast.habit import Habit, habit_of, projected_day
from roadworthy.method.forecast.lines import SupportLine

_PACES: Final = (85, 100, 115)
"""Percent of a recent gap: as it was, somewhat quicker, somewhat slower."""
_SHORTEST: Final = 14


class Followed:
    """What a policy follows in a table: the LTS line where there is a living one, else all lines."""

    def __init__(self, lines: Sequence[SupportLine], as_of: int, *, long_term: bool) -> None:
        """`lines` by (release, version), available from their release; `long_term` is the policy LTS."""
        self.as_of: Final = as_of
        self.habit = habit_of(lines, lines, as_of)
        self.other: Habit | None = None
        self.candidates = self.published = _by_order(lines)
        kept = _by_order(replace(line, available=line.lts_day) for line in lines if line.lts_day is not None)
        if long_term and kept:
            habit = habit_of(kept, kept, as_of, long_term=True)
            if habit.alive and any(_open_to(line, as_of) for line in kept):
                rest = [line for line in lines if line.lts_day is None]
                self.habit, self.other = habit, habit_of(rest, lines, as_of)
                self.candidates = kept
                self.published = _by_order([*kept, *rest])

    @cached_property
    def central(self) -> tuple[int | None, int | None]:
        """Cadence and support as they are expected."""
        return self.habit.cadence, self.habit.support

    def futures(self) -> tuple[tuple[int | None, int | None], ...]:
        """Cadence and support of every future that is replayed for the range."""
        habit = self.habit
        if habit.cadence is None:
            return (self.central,)
        supports: tuple[int | None, ...] = habit.supports or (None, habit.cadence)
        return tuple(
            (max(_SHORTEST, gap * pace // 100), support)
            for gap in habit.gaps for pace in _PACES for support in supports
        )  # fmt: skip


class Future:
    """The lines of one future, from one cadence and one support, up to the end of the window."""

    def __init__(self, followed: Followed, cadence: int | None, support: int | None, end: int) -> None:
        self._followed = followed
        self._cadence = cadence
        self._support = support
        ahead = self._projected(end)
        # A line may be published for a day after the first projected ones.
        self.candidates: Final = _by_order((*self._ended(followed.candidates), *ahead))
        """What the policy chooses among, the newest last."""
        self.published: Final = self._ended(followed.published)
        """All published lines, the newest last."""

    def _projected(self, end: int) -> tuple[SupportLine, ...]:
        habit, cadence = self._followed.habit, self._cadence
        if cadence is None or not habit.alive:
            return ()
        found: list[SupportLine] = []
        while True:
            number = len(found) + 1
            day = projected_day(habit.events[-1], cadence, self._followed.as_of, number)
            if day >= end:
                return tuple(found)
            until = None
            if self._support is not None:
                until = day + habit.rule * cadence + self._support
            found.append(SupportLine("", (), day, day, None, until, number=number))

    def _ended(self, lines: Sequence[SupportLine]) -> tuple[SupportLine, ...]:
        """The lines with an assumed end where none is published; their own word stays in `Followed`."""
        return tuple(replace(line, end=self._assumed(line)) if line.open else line for line in lines)

    def _assumed(self, line: SupportLine) -> int | None:
        followed = self._followed
        habit, cadence, support = followed.habit, self._cadence, self._support
        if followed.other is not None and line.lts_day is None:
            habit = followed.other
            cadence, support = habit.cadence, habit.support
        if support is None:
            return None
        end = self._by_rule(habit, cadence, support, line) if habit.rule else line.available + support
        return end if end is not None and end > followed.as_of else None

    def _by_rule(self, habit: Habit, cadence: int | None, offset: int, line: SupportLine) -> int | None:
        later = habit.later(line)
        if len(later) >= habit.rule:
            return later[habit.rule - 1] + offset
        if cadence is None or not habit.alive:
            return None
        number = habit.rule - len(later)
        return projected_day(habit.events[-1], cadence, self._followed.as_of, number) + offset


def _open_to(line: SupportLine, day: int) -> bool:
    return line.available <= day and (line.end is None or day < line.end)


def _by_order(lines: Iterable[SupportLine]) -> tuple[SupportLine, ...]:
    return tuple(sorted(lines, key=lambda line: line.order))
