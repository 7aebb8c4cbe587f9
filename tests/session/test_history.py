"""What undo keeps is bounded, in steps and in bytes, and the newest is what stays."""

import sys
from collections.abc import Iterator
from typing import Any

import pytest

from changes import score
from roadworthy.edits.edit import write
from roadworthy.model import Decision, Interval, Record, put
from roadworthy.model.judgement import Cell, Criterion
from roadworthy.model.landscape import Candidate
from roadworthy.session import history as module
from roadworthy.session.history import History, Snapshot
from roadworthy.session.sharing import unshared
from roadworthy.store import parse
from roadworthy.store.load import read_text
from roadworthy.store.trivia import EMPTY


def grid(rows: int, columns: int) -> Decision:
    criteria = {f"c{number}": Criterion(name="C") for number in range(columns)}
    return Decision(
        candidates={f"f{number}": Candidate(name="F") for number in range(rows)},
        criteria=criteria,
        scores={f"f{row}": {key: Cell(score=Interval(3, 3)) for key in criteria} for row in range(rows)},
    )


def typed(history: History[Decision], now: Snapshot[Decision], count: int, size: int) -> Snapshot[Decision]:
    for number in range(count):
        edit = write(("note",), f"{number} " + "x" * size, "note", merge=False)
        new = edit.apply(now.value)
        history.push(edit, now, new)
        now = Snapshot(new, now.trivia)
    return now


def steps_back(history: History[Decision], now: Snapshot[Decision]) -> list[str]:
    found = []
    while step := history.undo(now):
        now = step[1]
        found.append(now.value.note.partition(" ")[0])
    return found


def test_the_last_steps_are_kept_and_the_oldest_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_STEPS", 10)
    history = History[Decision]()
    now = typed(history, Snapshot(Decision(), EMPTY), 50, 1)
    assert steps_back(history, now) == [str(number) for number in range(48, 38, -1)]
    assert history.can_redo


def test_long_texts_are_forgotten_sooner_but_never_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 100_000)
    history = History[Decision]()
    now = typed(history, Snapshot(Decision(), EMPTY), 50, 30_000)
    assert history.weight <= 100_000
    assert steps_back(history, now) == ["48", "47", "46", "45"]
    history = History[Decision]()
    now = typed(history, Snapshot(Decision(), EMPTY), 3, 300_000)
    assert steps_back(history, now) == ["1"]


def held_by(value: Any, seen: set[int]) -> Iterator[int]:
    """Bytes of all that a value holds and `seen` does not, each object once; counted without sharing's help."""
    if id(value) in seen or isinstance(value, type):
        return
    seen.add(id(value))
    yield sys.getsizeof(value)
    if isinstance(value, Record):
        yield from held_by(value.__dict__, seen)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from held_by(key, seen)
            yield from held_by(inner, seen)
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from held_by(inner, seen)


@pytest.mark.parametrize(("rows", "columns"), [(2, 2), (20, 30)])
def test_the_weight_of_a_step_is_about_what_it_holds(rows: int, columns: int) -> None:
    before = put(grid(rows, columns), ("note",), "x" * 2000)
    for edit in (score("f0", "c1", Interval(4, 4), "x"), write(("note",), "short", "note")):
        after = edit.apply(before)
        seen: set[int] = set()
        list(held_by(after, seen))
        truly = sum(held_by(before, seen))
        assert truly / 3 < unshared(before, after) < truly * 3
        assert unshared(before, before) == 0


def test_a_save_copies_no_comments_for_each_step() -> None:
    text = "format = 1\n" + "\n".join(f'[people.p{number}] # hers\nname = "P"\n' for number in range(50))
    decision, _, trivia = read_text(text, "o.toml")
    assert decision == parse(text, "o.toml")[0]
    assert trivia.kept_for(decision) is trivia
    fewer = trivia.kept_for(decision.model_copy(update={"people": {}}))
    assert fewer.comments == {}
    assert trivia.comments
