"""The standing is told at every station, but not where weights are given before they are locked."""

from datetime import date

from roadworthy.method.analysis import Analysis
from roadworthy.method.homes import STATIONS
from roadworthy.method.locking import lock, standing_is_told
from roadworthy.model import Interval, put
from roadworthy.plain.standing import StandingTold
from station_walk import grid_decision

TODAY = date(2026, 11, 23)


def test_only_where_weights_are_given_and_only_before_the_lock_it_is_not_told() -> None:
    decision = grid_decision()
    locked = lock(decision, TODAY, "lead")
    assert [station for station in STATIONS if not standing_is_told(decision, station)] == ["criteria"]
    assert all(standing_is_told(locked, station) for station in STATIONS)


def test_a_weight_that_changes_the_standing_does_not_tell_it_before_the_lock() -> None:
    decision = put(grid_decision(), ("scores", "django", "own", "score"), Interval(5, 5))
    heavier = put(decision, ("criteria", "own", "weight"), 90.0)

    def told(first: Analysis, then: Analysis, station: str) -> bool:
        return any(words.startswith("Standing: ") for words in StandingTold(first).news(then, station))

    before, after = Analysis(decision, TODAY), Analysis(heavier, TODAY)
    assert not told(before, after, "criteria")
    assert told(before, after, "scores")
    locked, then = (Analysis(lock(one, TODAY, "lead"), TODAY) for one in (decision, heavier))
    assert told(locked, then, "criteria")
