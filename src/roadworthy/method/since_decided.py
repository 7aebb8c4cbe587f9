"""What stands in a decision now against what its file keeps of the day on which it was decided.

The move to decided keeps who was chosen and the value of each candidate. An amendment after it says in words
what else holds since, which nobody can hold a figure against: from there on nothing is told.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from roadworthy.method.ranking import RankedCandidate
from roadworthy.model import Decision
from roadworthy.model.aftermath import Figures
from roadworthy.model.frozen import frozen
from roadworthy.model.outcome import DECIDED, Status

_SAME: Final = 0.0001
"""Values are kept with four decimals."""
_GOES_ON: Final = frozenset({"migrating", "done"})


@frozen
class ValueMoved:
    """A candidate that has another value than when it was decided; None: it had none, or has none."""

    candidate: str
    was: float | None
    now: float | None


@frozen
class SinceDecided:
    """What is another than when it was decided, and is not on record."""

    chosen: str | None
    """Who was chosen then, where that is another now; may be empty."""
    gone: tuple[str, ...]
    """Candidates that had a value and are no longer there, by their keys."""
    moved: tuple[ValueMoved, ...]

    @property
    def grounds(self) -> tuple[str, ...]:
        """Of what kinds these are: ``choice``, ``candidates``, ``values``."""
        found = {"choice": self.chosen is not None, "candidates": bool(self.gone), "values": bool(self.moved)}
        return tuple(name for name, changed in found.items() if changed)


def since_decided(decision: Decision, places: Sequence[RankedCandidate]) -> SinceDecided:
    """Nothing of it where it is not decided, and where the file does not tell. `places`: the ranking."""
    kept = _on_record(decision)
    if kept is None:
        return SinceDecided(None, (), ())
    return SinceDecided(
        kept.chosen if kept.chosen != decision.outcome.chosen else None,
        tuple(slug for slug in kept.standings if slug not in decision.candidates),
        tuple(_moved(kept, places)),
    )


def _on_record(decision: Decision) -> Figures | None:
    """The figures of the last move to decided; None where something else was put on record after them."""
    if decision.status not in DECIDED:
        return None
    found: Figures | None = None
    status: Status | None = None
    for move in decision.history.values():
        if move.then.standings:
            found = move.then
        elif not (bool(move.met) if move.status == status else move.status in _GOES_ON):
            # The same status again is an amendment, but where conditions were seen and it was left.
            found = None
        status = move.status
    return found


def _moved(kept: Figures, places: Sequence[RankedCandidate]) -> Iterator[ValueMoved]:
    for place in places:
        row = kept.standings.get(place.candidate)
        was, now = None if row is None else row.value, place.value
        if was != now and (was is None or now is None or abs(was - now) > _SAME):
            yield ValueMoved(place.candidate, was, now)
