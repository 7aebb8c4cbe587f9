"""What holds of every form, at every station of every sample and of the empty decision."""

from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from examples import few
from interview.places import NAMES, TODAY, asks_of, decision_called, form_on
from roadworthy.interview.form import FormState
from roadworthy.interview.items import Action, AddRecord, Ask, RecordLine, place_of
from roadworthy.interview.refusal import NotTaken
from roadworthy.interview.view import View
from roadworthy.knowledge.questions import Question, answered
from roadworthy.method.homes import STATIONS
from roadworthy.model import Decision, Interval, KeyPath, get
from roadworthy.model.plain import canonical

pytestmark = pytest.mark.turns

QUICK = settings(max_examples=8, deadline=None)
_ASKING = tuple(name for name in STATIONS if name != "compare")
"""The stations at which something is asked; Compare is only read, and draws."""
names, stations = st.sampled_from(NAMES), st.sampled_from(_ASKING)


def stands_well(form: FormState) -> None:
    places = [place_of(item) for item in form.stops()]
    assert len(set(places)) == len(places), "two stops in one place"
    assert form.at in places if places else form.at is None
    assert (form.current is None) is (not places)


@pytest.mark.parametrize("everything", [False, True])
@few("name", NAMES, 0, 2)
def test_every_stop_has_a_place_of_its_own(name: str, everything: bool) -> None:
    for station in STATIONS:
        for short in (False, True):
            form = form_on(decision_called(name), station, View(everything=everything, short=short))
            stands_well(form)


@QUICK
@given(names, stations, st.data())
def test_whatever_is_done_the_person_stands_on_something(
    name: str, station: str, data: st.DataObject
) -> None:
    form = form_on(decision_called(name), station)
    for _ in range(data.draw(st.integers(1, 8))):
        stops = form.stops()
        assume(stops)
        item = data.draw(st.sampled_from(stops))
        match data.draw(
            st.sampled_from(
                ("go", "open", "turn", "delete", "shift", "begin", "undo", "redo", "leave", "short")
            )
        ):
            case "go":
                form.go(data.draw(st.sampled_from((1, -1, 7, -7, 999))))
            case "open":
                form.open(item)
                assert form.at in (place_of(item), *map(place_of, form.stops()))
            case "turn" if isinstance(item, RecordLine):
                form.turn(item)
            case "delete" if isinstance(item, RecordLine):
                form.delete(item)
            case "shift" if isinstance(item, RecordLine):
                form.shift(item, data.draw(st.sampled_from((-1, 1))))
            case "begin" if isinstance(item, AddRecord):
                form.begin(item)
            case "undo":
                form.session.undo()  # type: ignore[attr-defined]
                form.rebuild()
            case "redo":
                form.session.redo()  # type: ignore[attr-defined]
                form.rebuild()
            case "leave":
                form.leave()
            case "short":
                form.look(short=not form.view.short)
        stands_well(form)


def fitting(question: Question, before: Any) -> st.SearchStrategy[Any]:
    """A value that a question takes."""
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "number": st.integers(1, 5),
        "range": st.integers(1, 5).map(lambda n: Interval(n, n)),
        "date": st.dates(date(2026, 11, 1), date(2027, 12, 31)),
        "people": st.sampled_from(("Lead", "Ops")),
    }
    if question.options:
        one = st.sampled_from([option.value for option in question.options])
        return one.map(lambda value: (value,)) if question.kind == "several" else one
    if isinstance(before, tuple) and not isinstance(before, Interval):
        return st.sampled_from((("One reason",), ("One", "Another")))
    return kinds.get(question.kind, st.sampled_from(("Some words", "Others")))


def leaves(tree: Any, path: KeyPath = ()) -> dict[KeyPath, Any]:
    found: dict[KeyPath, Any] = {}
    for key, value in tree.items():
        found |= leaves(value, (*path, key)) if isinstance(value, dict) else {(*path, key): value}
    return found


def differing(one: Decision, other: Decision) -> set[KeyPath]:
    first, second = leaves(canonical(one)), leaves(canonical(other))
    return {path for path in first | second if first.get(path, ...) != second.get(path, ...)}


ALONG = (("weighting",), ("criteria",), ("groups",))
"""Where one answer speaks for others as well: a weighing is one answer in several places."""


@settings(max_examples=20, deadline=None)
@given(names, stations, st.data())
def test_an_answer_changes_its_own_place_and_no_other(name: str, station: str, data: st.DataObject) -> None:
    form = form_on(decision_called(name), station, View(everything=True))
    asked = data.draw(st.sampled_from(asks_of(form) or [None]))  # type: ignore[list-item]
    assume(asked is not None and asked.path[:1] not in ALONG)
    assert asked is not None
    before = form.decision
    value = data.draw(fitting(asked.question, form.present(asked)))
    try:
        changed = form.answer(asked, value)
    except NotTaken:
        assert form.decision is before, "what is refused changes nothing"
        assert not answered(value) or asked.path[0] in ("scale", "status", "evidence", "paths")
        return
    where = differing(before, form.decision)
    assert changed == bool(where)
    # A sign's answer carries its day: it is its row that changes.
    own = asked.path[:-1] if asked.path[:1] == ("signs",) else asked.path
    assert all(path[: len(own)] == own for path in where), where
    assert get(form.decision, asked.path) == value
    stands_well(form)
    again = form.next_open()
    assert again is None or again.path != asked.path, "what is answered is open no more"


@pytest.mark.parametrize("name", NAMES)
@few("station", STATIONS, 0, 3, 6)
def test_every_answer_has_a_way_that_leads_to_it(name: str, station: str) -> None:
    whole = form_on(decision_called(name), station, View(everything=True))
    paths = [asked.path for asked in asks_of(whole)]
    form = form_on(decision_called(name), station)
    for path in paths[:: max(1, len(paths) // 8)]:
        assert form.open_path(path), path
        item = form.current
        own = item.figure if isinstance(item, RecordLine) else item
        assert isinstance(own, Ask)
        assert own.path == path


@QUICK
@given(names, stations, st.data())
def test_what_was_begun_without_a_name_is_in_no_file(name: str, station: str, data: st.DataObject) -> None:
    before = decision_called(name)
    form = form_on(before, station, View(everything=True))
    adds = [item for item in form.stops() if isinstance(item, AddRecord)]
    assume(adds)
    item = data.draw(st.sampled_from(adds))
    asked = form.begin(item)
    assert asked is not None
    assert form.is_draft(asked)
    for nothing in ("", None):
        assert not form.answer(asked, nothing)
    others = [one for one in form.stops() if not form.is_draft(one)]
    ways = {"leave": form.leave, "open": lambda: form.open(data.draw(st.sampled_from(others)))}
    ways[data.draw(st.sampled_from(sorted(ways)))]()
    assert canonical(form.decision) == canonical(before)
    assert not any(form.is_draft(one) for one in form.stops())
    stands_well(form)


@QUICK
@given(names, stations, st.data())
def test_its_first_answer_brings_a_record_into_being_and_undo_takes_it_away(
    name: str, station: str, data: st.DataObject
) -> None:
    before = decision_called(name)
    form = form_on(before, station, View(everything=True))
    adds = [item for item in form.stops() if isinstance(item, AddRecord)]
    assume(adds)
    item = data.draw(st.sampled_from(adds))
    asked = form.begin(item)
    assert asked is not None
    form.answer(asked, data.draw(fitting(asked.question, None)))
    assert len(get(form.decision, item.table)) == len(get(before, item.table) or {}) + 1
    stands_well(form)
    form.leave()
    form.session.undo()  # type: ignore[attr-defined]
    assert canonical(form.decision) == canonical(before)
    form.rebuild()
    stands_well(form)


@QUICK
@given(names, stations, st.data())
def test_every_action_does_or_leads_or_says_why_not(name: str, station: str, data: st.DataObject) -> None:
    form = form_on(decision_called(name), station, View(everything=True))
    actions = [item for item in form.stops() if isinstance(item, Action)]
    actions += [
        one
        for item in form.stops()
        if isinstance(item, RecordLine)
        for one in (item.switch, item.act, *item.actions)
        if one is not None
    ]
    assume(actions)
    action = data.draw(st.sampled_from(actions))
    given_ = {q.id: data.draw(fitting(q, None)) for q in action.asks}
    before = form.decision
    try:
        form.act(action, given_ if action.asks else None)
    except NotTaken:
        assert form.decision is before
    stands_well(form)
    assert form.session.analysis.today == TODAY
