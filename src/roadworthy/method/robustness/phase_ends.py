"""The ends of a path's phases, drawn: a team is slow or quick throughout, and each phase on its own."""

from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256
from math import ceil, exp, log, sqrt
from typing import Final

import numpy as np

from roadworthy.method.robustness.draws import CellStream, blocks
from roadworthy.method.robustness.normal import Floats, quantile, upper_tail
from roadworthy.method.schedule.change import Speed
from roadworthy.method.schedule.inputs import PhaseInput, ScheduleInput
from roadworthy.model.frozen import frozen

Speeds = tuple[Speed, ...]

SCHEDULE: Final = 7
"""What the stream is for; 0 to 3 are those of `robustness.draws`."""
COMMON: Final = ""
"""Name of the normals that all phases share."""
_LEAST: Final = 2.0**-54
"""Stands for a uniform of 0, which has no quantile."""
_MOST: Final = 1 - 2.0**-53
_HAIR: Final = 1e-9
"""Days within which a real number is a whole one."""
_NO_TAIL: Final = 1e-290
"""Below this a tail's probability is told by its logarithm."""


@lru_cache(maxsize=32)
def normals(name: str, samples: int, seed: int) -> Floats:
    """Standard normals that belong to a phase of this key, or to all phases (`COMMON`).

    Blocks, generators and places as in `robustness.draws`: another path, candidate or order of the phases
    changes no draw, and fewer are the first of more.
    """
    place = int.from_bytes(sha256(f"phase\0{name}".encode("utf-8", "surrogatepass")).digest()[:16], "big")
    uniforms = np.empty(samples)
    start = 0
    for block, rows in blocks(samples):
        CellStream(seed, SCHEDULE, block).fill_at(place, uniforms[start : start + rows])
        start += rows
    found = quantile(np.maximum(uniforms, _LEAST))
    found.flags.writeable = False
    return found


class PhaseDraws:
    """The phases of one plan, drawn once: what a change leaves alone is drawn once for all changes.

    Length exp(mu + sigma z) weeks, z = sqrt(1/2) Z + sqrt(1/2) e_i. A phase that runs is drawn above the
    weeks that it has lasted; one that ended has its day; one ahead starts at the latest of today, its own
    date and the end of the one before.
    """

    def __init__(self, it: ScheduleInput, samples: int, seed: int) -> None:
        self._plan: Final = it
        drawing = _Drawing(it.today, log(it.learned or 1.0), samples, seed)
        self._drawing: Final = drawing
        self._lengths: Final = tuple(drawing.length(phase) for phase in it.phases)

    def ends(self, speeds: Speeds = ()) -> tuple[Floats | None, ...]:
        """The end of each phase in days after `today`, one array a phase; None where no day is known.

        `speeds`, one after the other, change what lies ahead: a what-if.
        """
        found: list[Floats | None] = []
        before: Floats | None = None
        for phase, length in zip(self._plan.phases, self._lengths, strict=True):
            own = self._drawing.end(phase, length, before, speeds)
            found.append(own)
            before = before if own is None else own
        return tuple(found)


@frozen
class _Drawing:
    today: date
    shift: float
    """What was learned, added to every mu."""
    samples: int
    seed: int

    def length(self, phase: PhaseInput) -> Floats | None:
        """Its lengths in weeks; None where it is over."""
        if phase.time == "ended":
            return None
        if phase.time == "running" and phase.started_on is not None:
            return self._length_above(phase, -self._days(phase.started_on) / 7)
        return self._length(phase)

    def end(
        self, phase: PhaseInput, length: Floats | None, before: Floats | None, speeds: Speeds
    ) -> Floats | None:
        if length is None:
            return None if phase.ended_on is None else self._all(self._days(phase.ended_on))
        if phase.time == "running" and phase.started_on is not None:
            start = self._all(self._days(phase.started_on))
        else:
            start = self._all(0 if phase.starts_on is None else max(0, self._days(phase.starts_on)))
            start = start if before is None else np.maximum(start, before)
        end = start + 7 * length
        for speed in speeds:
            turn = np.maximum(start, speed.after)
            end = np.where(end > turn, turn + speed.share * (end - turn), end)
        return end

    def _days(self, day: date) -> int:
        return (day - self.today).days

    def _all(self, value: float) -> Floats:
        return np.full(self.samples, float(value))

    def _z(self, slug: str) -> Floats:
        half = sqrt(0.5)
        common, own = (normals(name, self.samples, self.seed) for name in (COMMON, slug))
        return half * common + half * own

    def _fixed(self, phase: PhaseInput) -> float:
        """The length of a phase that has but one; a product, so that a whole number of weeks stays one."""
        return phase.low * (exp(self.shift) if self.shift else 1.0)

    def _length(self, phase: PhaseInput) -> Floats:
        if phase.low == phase.high:
            return self._all(self._fixed(phase))
        return np.exp(phase.mu + self.shift + phase.sigma * self._z(phase.slug))

    def _length_above(self, phase: PhaseInput, lasted: float) -> Floats:
        """Lengths given that they exceed the weeks it has lasted.

        z' = Q(F + (1 - F) P(z)) with F = P((ln t - mu) / sigma), P the standard normal distribution and Q its
        quantiles; reckoned by upper tails, whose digits are not lost when the phase is long overdue.
        """
        if phase.low == phase.high:
            return self._all(max(self._fixed(phase), lasted))
        if lasted <= 0:
            return self._length(phase)
        mu = phase.mu + self.shift
        bar = (log(lasted) - mu) / phase.sigma
        rest = float(upper_tail(np.asarray([bar]))[0])
        tails = upper_tail(self._z(phase.slug))
        if rest * float(np.min(tails)) > _NO_TAIL:
            beyond = -quantile(np.minimum(rest * tails, _MOST))
        else:  # so far out the tail is exponential: P(Z > x + y) = P(Z > x) exp(-x y), nearly
            beyond = bar - np.log(np.maximum(tails, _NO_TAIL)) / bar
        return np.maximum(np.exp(mu + phase.sigma * beyond), lasted)


def day_at(end: Floats, share: float, today: date) -> date | None:
    """The day on which so large a share of the draws is over, rounded up; None beyond the calendar."""
    days = quantile_of(end, share)
    try:
        return today + timedelta(days=ceil(days - _HAIR))
    except OverflowError:
        return None


def quantile_of(drawn: Floats, share: float) -> float:
    """The linear quantile of some draws: numpy's own to the last bit, which would load its masked arrays."""
    place = (len(drawn) - 1) * share
    at = min(int(place), len(drawn) - 1)
    both = (at, min(at + 1, len(drawn) - 1))
    low, high = (float(value) for value in np.partition(drawn, both)[list(both)])
    if low == high:
        return low
    part = place - at
    return low + (high - low) * part if part < 0.5 else high - (high - low) * (1 - part)


def share_by(end: Floats, day: date, today: date) -> float:
    """The share of the draws that are over on or before a day."""
    return int(np.count_nonzero(end <= (day - today).days + _HAIR)) / len(end)
