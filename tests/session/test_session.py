"""The session: edits, undo, saving, conflicts, leases, versions."""

from datetime import UTC, date, datetime
from pathlib import Path
from threading import Thread

import pytest

from changes import move, score
from roadworthy.edits.edit import write
from roadworthy.errors import Exists
from roadworthy.model import Decision, Interval, PathError
from roadworthy.model.landscape import Candidate
from roadworthy.session import Session
from roadworthy.session import decision_file as module
from roadworthy.store import recent, save
from session.hands import TITLE, Hands, disk, title


def test_a_new_decision_is_on_the_disk_at_once_and_never_overwrites(session: Session) -> None:
    assert disk(session) == session.value
    assert session.state == "saved"
    assert len(session.value.horizons) == 3
    assert list(session.value.criteria) == [
        "learning-curve", "ecosystem-maturity", "operational-tooling", "community-health", "long-term-maintenance",
    ]  # fmt: skip
    assert all(criterion.weight is None for criterion in session.value.criteria.values())
    assert session.path is not None
    with pytest.raises(Exists):
        Session.create(session.path, "Other")
    assert session.today() == date(2026, 11, 23)


def test_a_new_file_begins_at_the_beginning_whatever_was_called_so_before(tmp_path: Path) -> None:
    path = tmp_path / "again.toml"
    Session.create(path, "The first").close()
    recent.remember(path, "scores", "frame.trigger", datetime(2026, 11, 30, tzinfo=UTC))
    other = tmp_path / "other.toml"
    recent.remember(other, "path", "", datetime(2026, 11, 30, tzinfo=UTC))
    path.unlink()
    Session.create(path, "The second").close()
    assert recent.left_off(path) is None
    assert recent.left_off(other) is not None


def test_a_save_is_due_after_the_last_change_and_soon_after_the_first(session: Session, clock: Hands) -> None:
    assert session.due_in() is None
    session.do(title("a"))
    assert session.due_in() == pytest.approx(0.4)
    clock.seconds += 0.3
    session.do(title("ab"))
    assert session.due_in() == pytest.approx(0.4)
    clock.seconds += 0.3
    session.do(title("abc"))
    assert session.due_in() == pytest.approx(0.2)
    assert session.due_in(clock.seconds + 5) == 0
    assert session.state == "unsaved"
    session.save()
    assert (session.state, session.due_in()) == ("saved", None)
    assert session.saved_at == clock.now()
    assert disk(session).title == "abc"


def test_edits_in_a_row_are_one_step_until_the_visit_is_over(session: Session) -> None:
    for words in ("a", "ab", "abc"):
        assert session.do(title(words))
    assert not session.do(title("abc"))
    session.end_step()
    session.do(title("abcd"))
    undone = session.undo()
    assert undone is not None
    assert (undone.path, undone.label) == (TITLE, "title: abcd")
    assert session.value.title == "abc"
    session.undo()
    assert session.value.title == "Orders"
    assert session.undo() is None
    assert not session.can_undo
    assert session.redo() is not None
    assert session.redo() is not None
    assert session.redo() is None
    assert session.value.title == "abcd"
    session.undo()
    session.do(title("other"))
    assert not session.can_redo


def test_typing_something_and_taking_it_back_is_no_step(session: Session) -> None:
    session.do(title("Orders!"))
    session.do(title("Orders"))
    assert not session.can_undo


def test_a_row_that_moves_is_a_change(session: Session) -> None:
    before = list(session.value.criteria)
    assert session.do(move(("criteria",), before[0], 1, "down"))
    session.save()
    assert list(disk(session).criteria) == [before[1], before[0], *before[2:]]
    assert session.do(move(("criteria",), before[0], -1, "up"))
    assert not session.can_undo, "there and back in one visit is no step"
    session.save()
    assert list(disk(session).criteria) == before
    assert not session.do(move(("criteria",), before[0], -1, "up"))


def test_undo_back_to_what_is_saved_needs_no_save(session: Session) -> None:
    session.do(title("a"))
    session.undo()
    assert (session.state, session.due_in()) == ("saved", None)


def test_an_edit_that_does_not_fit_changes_nothing(session: Session) -> None:
    before = session.value
    with pytest.raises(PathError):
        session.do(write(("frame", "team", "size"), -1, "size"))
    with pytest.raises(PathError, match="no candidate"):
        session.do(score("nobody", "learning-curve", Interval(3, 3), "x"))
    with pytest.raises(PathError, match="never surer"):
        session.do(write(("certainty", "evidence"), 1.75, "certainty"))
    session.do(write(("candidates", "d"), Candidate(name="D"), "add"))
    with pytest.raises(PathError, match="outside the scale"):
        session.do(score("d", "learning-curve", Interval(9, 9), "x"))
    session.undo()
    assert session.value is before


def test_a_save_writes_a_snapshot_and_leaves_later_edits_unsaved(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    states: list[str] = []
    session.subscribe(lambda: states.append(session.state))
    session.do(title("first"))

    def slow(*args: object, **kwargs: object) -> object:
        session.do(title("second"))
        return save(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "save", slow)
    worker = Thread(target=session.save)
    worker.start()
    worker.join()
    assert disk(session).title == "first"
    assert session.state == "unsaved"
    assert session.due_in() == pytest.approx(0.4)
    monkeypatch.undo()
    session.save()
    assert disk(session).title == "second"
    assert states == ["unsaved", "saving", "saving", "unsaved", "saving", "saved"]


def test_subscribers_may_leave(session: Session) -> None:
    heard: list[int] = []
    leave = session.subscribe(lambda: heard.append(1))
    session.do(title("a"))
    leave()
    leave()
    session.do(title("b"))
    assert heard == [1]


@pytest.fixture
def changed(session: Session) -> Session:
    """Edited here while somebody else wrote the file."""
    session.do(title("Mine"))
    assert session.path is not None
    save(Decision(title="Theirs", note="n"), session.path)
    session.save()
    return session


def test_a_change_decision_file_is_seen_and_not_overwritten(changed: Session) -> None:
    assert changed.state == "conflict"
    assert changed.problem is not None
    assert "changed by somebody else" in str(changed.problem)
    assert disk(changed).title == "Theirs"
    assert changed.theirs().title == "Theirs"
    assert "Frame: Title: Mine, was Theirs." in changed.differences()
    assert changed.due_in() is None
    changed.save()
    assert disk(changed).title == "Theirs"


def test_reload_is_an_edit(changed: Session) -> None:
    changed.reload()
    assert (changed.value.title, changed.state) == ("Theirs", "saved")
    assert changed.undo() is not None
    assert (changed.value.title, changed.state) == ("Mine", "unsaved")
    changed.save()
    assert disk(changed).title == "Mine"


def test_keep_mine_keeps_theirs_as_a_version(changed: Session) -> None:
    changed.keep_mine()
    assert changed.state == "saved"
    assert disk(changed).title == "Mine"
    assert any(b"Theirs" in version.path.read_bytes() for version in changed.versions())


def test_leaving_in_conflict_overwrites_nothing_and_loses_nothing(changed: Session) -> None:
    changed.close()
    assert disk(changed).title == "Theirs"
    assert any(b"Mine" in version.path.read_bytes() for version in changed.versions())


def test_a_file_that_is_gone_is_not_called_changed(session: Session) -> None:
    assert session.path is not None
    session.path.unlink()
    session.do(title("Mine"))
    session.save()
    assert session.state == "conflict"
    assert "moved or deleted" in str(session.problem)
    session.close()
    assert session.kept


def test_a_look_sees_a_change_before_anything_is_typed(session: Session) -> None:
    session.check_disk()
    assert session.state == "saved"
    assert session.path is not None
    save(Decision(title="Theirs"), session.path)
    session.check_disk()
    assert session.state == "conflict"
    assert session.follow()
    assert (session.value.title, session.state) == ("Theirs", "saved")
    before = session.undo()
    assert before is not None


def test_only_what_loses_nothing_is_taken_by_itself(changed: Session) -> None:
    assert not changed.follow(), "something of ours is unsaved"
    assert (changed.value.title, changed.state) == ("Mine", "conflict")


@pytest.mark.parametrize("words", ["", "format = 1\ntitle = [\n", "format = 99\n"])
def test_what_is_gone_or_broken_is_not_taken_by_itself(session: Session, words: str) -> None:
    assert session.path is not None
    value = session.value
    if words:
        session.path.write_text(words, encoding="utf-8")
    else:
        session.path.unlink()
    session.check_disk()
    assert not session.follow()
    assert session.value is value
    assert session.state == "conflict"
