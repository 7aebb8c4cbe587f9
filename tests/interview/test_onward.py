"""`n`: from an open question to the next, each of them once before any comes again."""

from interview.places import decision_called, form_on
from roadworthy.interview.items import AddRecord
from roadworthy.interview.onward import OpenQuestion, next_open
from roadworthy.interview.script import asked
from roadworthy.method.homes import STATIONS
from roadworthy.model import Decision, Interval, put
from roadworthy.model.judgement import Cell
from roadworthy.model.landscape import Candidate


def begun() -> Decision:
    """Two candidates and one score; all else is open."""
    decision = decision_called("empty")
    for name in ("Django", "Rails"):
        decision = put(decision, ("candidates", name.lower()), Candidate(name=name))
    first = next(iter(decision.criteria))
    return put(decision, ("scores", "django", first), Cell(score=Interval(3, 3)))


def test_each_open_question_is_come_to_once_before_any_comes_again() -> None:
    decision = begun()
    of = form_on(decision, "frame").session.analysis
    seen: list[OpenQuestion] = []
    found = next_open(of, "frame", short=True)
    while found is not None and found not in seen:
        seen.append(found)
        form = form_on(decision, found.station)
        assert form.open_path(found.path)
        assert form.at is not None
        found = next_open(of, found.station, form.at[1], short=True)
    assert found == seen[0], "it goes round"
    open_ones = {one.path for one in asked(of, open_only=True) if one.question.essential}
    assert {one.path for one in seen} == open_ones - {("title",), ("status",)}
    assert {one.station for one in seen} > {"frame", "criteria", "scores"} <= set(STATIONS)


def test_candidates_are_asked_for_until_there_are_two() -> None:
    """Not once the last question has its answer: nothing can be compared with nothing."""
    empty = decision_called("empty")
    for names in ((), ("Django",), ("Django", "Rails")):
        decision = empty
        for name in names:
            decision = put(
                decision, ("candidates", name.lower()), Candidate(name=name, approach="monolithic")
            )
        form = form_on(decision, "landscape")
        of = form.session.analysis
        seen = []
        found = next_open(of, "frame", short=True)
        while found is not None and found not in seen:
            seen.append(found)
            found = next_open(of, found.station, found.path, short=True)
        adds = [one for one in seen if one.station == "landscape" and one.path[:1] == ("candidates",)]
        assert len(adds) == (len(names) < 2), names
        for one in adds:
            assert form.open_path(one.path)
            assert isinstance(form.current, AddRecord)
