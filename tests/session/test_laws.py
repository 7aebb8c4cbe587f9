"""The laws of undo and redo, and of put and drop, on any decision."""

from hypothesis import given
from hypothesis import strategies as st

from changes import move
from examples import portion
from roadworthy.edits.edit import Edit, clear, write
from roadworthy.model import Decision, drop, get, put
from roadworthy.model.text import one_line
from roadworthy.session.history import History, Snapshot
from roadworthy.session.sharing import same
from roadworthy.store.trivia import EMPTY
from strategies import decisions, texts


def edits(decision: Decision, words: str) -> list[Edit]:
    """Edits that fit any decision, and some that fit this one."""
    found = [
        write(("title",), words, "title"),
        write(("frame", "scope"), words, "scope", merge=False),
        write(("frame", "team", "size"), len(words), "size"),
        clear(("note",), "note"),
    ]
    for slug in (*decision.people, *decision.groups):
        table = "people" if slug in decision.people else "groups"
        found += [
            write((table, slug, "name"), words, "name"),
            clear((table, slug), "gone"),
            move((table,), slug, 1, "down"),
        ]
    return found


@portion(2)
@given(decisions(), st.data())
def test_undo_all_then_redo_all_comes_back_to_the_same(start: Decision, data: st.DataObject) -> None:
    history: History[Decision] = History()
    now = Snapshot(start, EMPTY)
    for _ in range(data.draw(st.integers(0, 8))):
        choice = data.draw(st.sampled_from(edits(now.value, data.draw(texts))))
        if data.draw(st.booleans()):
            history.end_step()
        new = choice.apply(now.value)
        if not same(new, now.value):
            history.push(choice, now, new)
            now = Snapshot(new, EMPTY)
    end = now
    steps = 0
    while back := history.undo(now):
        now = back[1]
        steps += 1
    assert same(now.value, start)
    assert not history.can_undo
    assert history.can_redo == (steps > 0)
    for _ in range(steps):
        forward = history.redo(now)
        assert forward is not None
        now = forward[1]
    assert same(now.value, end.value)
    assert history.redo(now) is None


@portion(2)
@given(decisions(), texts, texts)
def test_put_is_read_back_touches_nothing_else_and_the_last_one_counts(
    decision: Decision, one: str, two: str
) -> None:
    path = ("frame", "bottleneck", "what")
    first = put(decision, path, one)
    assert put(first, path, two) == put(decision, path, two)
    assert put(decision, path, get(decision, path)) == decision
    assert get(put(decision, ("title",), one), ("title",)) == one_line(one)
    assert first.candidates is decision.candidates
    assert first.frame.team is decision.frame.team
    assert drop(put(drop(decision, path), path, two), path) == drop(decision, path)


def test_an_empty_history_has_nowhere_to_go() -> None:
    history: History[Decision] = History()
    now = Snapshot(Decision(), EMPTY)
    assert history.undo(now) is None
    assert history.redo(now) is None
