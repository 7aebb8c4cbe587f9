"""What must hold between the parts of a decision, beyond the type of each."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from roadworthy.model.decision import Decision
from roadworthy.model.frozen import frozen
from roadworthy.model.interval import Interval, number_text
from roadworthy.model.judgement import Cell, Certainty
from roadworthy.model.keypath import KeyPath

_STRONGEST: Final = 9 * (1 + 1e-6)
_WEAKEST: Final = (1 - 1e-6) / 9
"""Saaty's scale, with room for a ninth written in decimals."""


_NAMED: Final = ("scale", "candidates", "criteria", "horizons")
"""What scores and pairs are measured by, and name."""
_WIDEST: Final = 2.0
"""Steps that a score may be off at the most: half of the scale to either side."""
_GROUNDS: Final = ("evidence", "reason", "bare")
_FARTHEST: Final = 1_000_000.0
_SHORTEST: Final = 0.001
"""Within these ends, values are told apart and found equal as is meant: to 1e-9."""


@frozen
class Problem:
    """Something in a decision that can't be read as meant."""

    path: KeyPath
    what: str
    todo: str


def scale_problems(low: float, high: float) -> Iterator[Problem]:
    """Why these are no ends of a scale, if they are none."""
    what = f"the scale runs from {number_text(low)} to {number_text(high)}"
    if low >= high:
        yield Problem(("scale",), what, "give a low end below the high end")
    elif high - low < _SHORTEST:
        yield Problem(("scale",), what, "give ends that lie 0.001 apart or more")
    elif max(-low, high) > _FARTHEST:
        yield Problem(("scale",), what, "give ends between -1000000 and 1000000")


def problems(decision: Decision, before: Decision | None = None) -> Iterator[Problem]:
    """A scale that is none; pairs and scores that name nothing or lie outside; in the order of the file.

    What a decision shares with one `before`, which had none, is not looked at again.
    """
    yield from scale_problems(decision.scale.low, decision.scale.high)
    if before is None or decision.certainty is not before.certainty:
        yield from _certainty(decision.certainty)
    if before is None or decision.paths is not before.paths:
        yield from _people(decision)
    if before is None or any(getattr(decision, name) is not getattr(before, name) for name in _NAMED):
        before = None
    if before is None or decision.weighting is not before.weighting:
        yield from _pairs(decision)
    for candidate, row in decision.scores.items():
        known = before.scores.get(candidate) if before is not None else None
        if row is not known:
            yield from _of_row(decision, candidate, row, known or {})


def _certainty(said: Certainty) -> Iterator[Problem]:
    """Half-widths that are too large, or smaller for what rests on less."""
    usual = Certainty.blank()
    for ground in _GROUNDS:
        if (steps := getattr(said, ground)) > _WIDEST:
            what = f"{number_text(steps)} steps are more than half of the scale"
            yield Problem(("certainty", ground), what, "give a number from 0 to 2")
            return
    for surer, ground in pairwise(_GROUNDS):
        most, least = getattr(said, ground), getattr(said, surer)
        if most < least:
            own = ground if most != getattr(usual, ground) else surer
            what = f"“{ground}” is {number_text(most)}, less than “{surer}” with {number_text(least)}"
            yield Problem(("certainty", own), what, "what rests on less is never surer: change one of them")


def _people(decision: Decision) -> Iterator[Problem]:
    for slug, path in decision.paths.items():
        if path.people is not None and path.people.low < 0:
            what = "a number here can't be negative"
            yield Problem(
                ("paths", slug, "people"), what, 'give a number such as 4, or a range such as "3-5"'
            )


def _of_row(
    decision: Decision, candidate: str, row: Mapping[str, Cell], known: Mapping[str, Cell]
) -> Iterator[Problem]:
    if candidate not in decision.candidates:
        what = f"no candidate is called “{candidate}”"
        yield Problem(("scores", candidate), what, _meant(candidate, decision.candidates))
        return
    for criterion, cell in row.items():
        if cell is known.get(criterion):
            continue
        path = ("scores", candidate, criterion)
        if criterion not in decision.criteria:
            what = f"no criterion is called “{criterion}”"
            yield Problem(path, what, _meant(criterion, decision.criteria))
            continue
        if cell.score is not None:
            yield from _outside(cell.score, decision, (*path, "score"))
        for horizon, interval in cell.by_horizon.items():
            here = (*path, "by_horizon", horizon)
            if horizon not in decision.horizons:
                yield Problem(here, f"no horizon is called “{horizon}”", _meant(horizon, decision.horizons))
            elif interval is not None:
                yield from _outside(interval, decision, here)


def _pairs(decision: Decision) -> Iterator[Problem]:
    seen = set[frozenset[str]]()
    for outer, row in decision.weighting.pairwise.items():
        for inner, times in row.items():
            path = ("weighting", "pairwise", outer, inner)
            gone = next((slug for slug in (outer, inner) if slug not in decision.criteria), None)
            if gone is not None:
                todo = _meant(gone, decision.criteria)
                yield Problem(path, f"no criterion is called “{gone}”", todo)
            elif outer == inner:
                yield Problem(path, f"“{inner}” is compared with itself", "take it away")
            elif (pair := frozenset((outer, inner))) in seen:
                what = f"“{outer}” and “{inner}” are compared twice"
                yield Problem(path, what, "keep one of the two")
            elif not _WEAKEST <= times <= _STRONGEST:
                what = f"{number_text(times)} lies outside 1/9 to 9"
                yield Problem(path, what, "say how many times as important, from 1/9 to 9")
            else:
                seen.add(pair)


def _outside(interval: Interval, decision: Decision, path: KeyPath) -> Iterator[Problem]:
    low, high = decision.scale.low, decision.scale.high
    if interval.low < low or interval.high > high:
        ends = f"{number_text(low)} to {number_text(high)}"
        yield Problem(
            path, f"the score {interval} lies outside the scale {ends}", f"give a score from {ends}"
        )


def _meant(word: str, known: object) -> str:
    names = list(known) if isinstance(known, dict) else []
    from difflib import get_close_matches  # noqa: PLC0415 - for a slip alone

    close = get_close_matches(word, names, n=1)
    if close:
        return f"did you mean “{close[0]}”?"
    return (
        "use one of " + ", ".join(f"“{name}”" for name in names[:6])
        if names
        else "add it first, or take this away"
    )
