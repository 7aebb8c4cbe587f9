"""A face on a thread of its own: it is told there alone, and nothing that it reads changes behind its back."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread, current_thread, get_ident
from typing import Any

import pytest

from patience import LONGEST
from roadworthy.edits.edit import write
from roadworthy.model import Decision
from roadworthy.session import Session
from roadworthy.session import decision_file as module
from roadworthy.session.saver import Saver
from roadworthy.store import load, save
from session.hands import title


class ThreadFace:
    """A face with a loop of its own: a queue of what is to be done, timers, and real threads for the disk."""

    def __init__(self) -> None:
        self.queue: Queue[Callable[[], object]] = Queue()
        self.timers: list[tuple[float, Callable[[], object]]] = []
        self.workers: list[Thread] = []
        self.turns = 0

    def deliver(self, act: Callable[[], object]) -> None:
        self.queue.put(act)

    def after(self, seconds: float, act: Callable[[], object]) -> None:
        self.timers.append((time.monotonic() + seconds, act))

    def in_thread(self, act: Callable[[], object]) -> None:
        worker = Thread(target=act)
        self.workers.append(worker)
        worker.start()

    def turn(self, wait: float = 0.005) -> None:
        """One turn of its loop."""
        now = time.monotonic()
        due = [one for one in self.timers if one[0] <= now]
        self.timers = [one for one in self.timers if one[0] > now]
        for _, act in due:
            act()
        try:
            act = self.queue.get(timeout=wait)
        except Empty:
            return
        self.turns += 1
        act()

    def until(self, done: Callable[[], bool]) -> None:
        end = time.monotonic() + LONGEST
        while not done():
            assert time.monotonic() < end
            self.turn()


@pytest.fixture
def face() -> Iterator[ThreadFace]:
    found = ThreadFace()
    yield found
    for worker in found.workers:
        worker.join()


def seen(session: Session) -> tuple[Any, ...]:
    """All that a face reads of a session."""
    return (
        id(session.value), session.state, session.problem, session.saved_at, session.read_only_because,
        session.can_undo, session.can_redo, session.kept, session.notes, session.path,
    )  # fmt: skip


def test_news_comes_on_the_faces_thread_and_nothing_changes_without_it(
    tmp_path: Path, face: ThreadFace, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session.create(tmp_path / "o.toml", "Orders")
    told: list[tuple[int, Any]] = []
    wrote: list[int] = []

    def watched(*args: Any, **kwargs: Any) -> Any:
        wrote.append(get_ident())
        return save(*args, **kwargs)

    monkeypatch.setattr(module, "save", watched)
    session.subscribe(lambda: told.append((get_ident(), seen(session))))
    saver = Saver(session, face)
    behind: list[tuple[Any, Any]] = []
    left = seen(session)
    for number in range(60):
        if seen(session) != left:  # nothing may have happened since this thread last had its turn
            behind.append((left, seen(session)))
        session.do(write(("note",), f"{number}", "note", merge=False))
        saver.save()
        left = seen(session)
        time.sleep(0.001)  # others write meanwhile
        if seen(session) != left:
            behind.append((left, seen(session)))
        before = len(told)
        face.turn()
        if seen(session) != left:
            assert len(told) > before or not face.queue.empty(), "it changed, and nobody was told"
        left = seen(session)
    assert behind == []
    face.until(lambda: session.state == "saved" and face.queue.empty())
    assert {thread for thread, _ in told} == {get_ident()}
    assert told[-1][1] == seen(session)
    assert wrote
    assert get_ident() not in wrote, "the disk is waited for elsewhere"
    assert load(tmp_path / "o.toml").note == "59"
    saver.stop()
    session.close()


def test_what_happens_before_the_face_has_its_turn_is_told_once(tmp_path: Path, face: ThreadFace) -> None:
    session = Session.create(tmp_path / "o.toml", "Orders")
    told: list[str] = []
    session.subscribe(lambda: told.append(session.value.title))
    saver = Saver(session, face)
    for words in ("a", "ab", "abc"):
        session.do(title(words))
    assert told == []
    face.turn()
    assert told == ["abc"]
    session.do(title("abcd"))
    saver.stop()
    session.do(title("abcde"))
    assert told == ["abc", "abcde"], "without a face it is told at once"
    face.turn()
    assert told == ["abc", "abcde"], "what was on its way to a face that is gone is not told again"
    session.close()


def test_a_save_that_no_thread_has_got_to_is_done_by_whoever_leaves(
    tmp_path: Path, face: ThreadFace, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session.create(tmp_path / "o.toml", "Orders")
    waiting: list[Callable[[], object]] = []
    monkeypatch.setattr(face, "in_thread", waiting.append)
    saver = Saver(session, face)
    session.do(title("typed just now"))
    saver.save()
    assert session.state == "saving"
    saver.stop()
    session.close()
    assert session.state == "saved"
    assert load(tmp_path / "o.toml").title == "typed just now"
    stamp = (tmp_path / "o.toml").stat().st_mtime_ns
    for act in waiting:
        act()  # the thread comes to it at last
    face.turn()
    assert (tmp_path / "o.toml").stat().st_mtime_ns == stamp
    assert session.state == "saved"


def test_leaving_waits_for_a_save_that_is_under_way(
    tmp_path: Path, face: ThreadFace, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session.create(tmp_path / "o.toml", "Orders")
    begun, go_on = Event(), Event()

    def slow(*args: Any, **kwargs: Any) -> Any:
        if current_thread() in face.workers:
            begun.set()
            assert go_on.wait(LONGEST)
        return save(*args, **kwargs)

    monkeypatch.setattr(module, "save", slow)
    saver = Saver(session, face)
    session.do(title("first"))
    saver.save()
    assert begun.wait(LONGEST)
    session.do(title("second"))
    saver.stop()
    Thread(target=go_on.set).start()
    session.close()
    assert session.state == "saved"
    assert load(tmp_path / "o.toml").title == "second"
    face.turn()
    assert session.state == "saved"


def test_a_mistake_of_the_program_in_another_thread_is_raised_on_the_faces(
    tmp_path: Path, face: ThreadFace, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session.create(tmp_path / "o.toml", "Orders")

    def broken(*args: Any, **kwargs: Any) -> Any:
        raise ZeroDivisionError("out of cheese")

    saver = Saver(session, face)
    monkeypatch.setattr(module, "save", broken)
    session.do(title("Mine"))
    saver.save()
    with pytest.raises(ZeroDivisionError):
        face.until(lambda: False)
    assert session.state == "unsaved"
    monkeypatch.undo()
    saver.stop()
    session.close()
    assert load(tmp_path / "o.toml").title == "Mine"


def test_a_change_on_disk_is_found_in_a_thread_and_told_on_the_faces(
    tmp_path: Path, face: ThreadFace
) -> None:
    session = Session.create(tmp_path / "o.toml", "Orders")
    saver = Saver(session, face)
    told: list[tuple[int, str]] = []
    session.subscribe(lambda: told.append((get_ident(), session.state)))
    save(Decision(title="Theirs"), tmp_path / "o.toml")
    saver.look()
    assert session.state == "saved"
    face.until(lambda: bool(told))
    assert told == [(get_ident(), "conflict")]
    session.reload()
    assert session.value.title == "Theirs"
    saver.stop()
    session.close()
