"""The session: edits, undo, saving, conflicts, leases, versions."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from roadworthy.model import Decision, PathError, Span, put
from roadworthy.model.edit import clear, move, remove_candidate, score, write
from roadworthy.model.judgement import Criterion
from roadworthy.model.landscape import Candidate
from roadworthy.session import Session
from roadworthy.session import on_disk as module
from roadworthy.session.pace import Pace
from roadworthy.store import StoreError, load, save
from roadworthy.store.errors import Exists, ReadOnly

TITLE = ("title",)
START = datetime(2026, 11, 23, 20, 41, tzinfo=UTC)


class Hands:
    """A clock that a test moves by hand."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds)


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def session(tmp_path: Path, clock: Hands) -> Session:
    return Session.create(tmp_path / "o.toml", "Orders", clock=clock, now=clock.now)


def title(words: str) -> object:
    return write(TITLE, words, f"title: {words}")


def disk(session: Session) -> Decision:
    assert session.path is not None
    return load(session.path)


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
    session.settle()
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
        session.do(score("nobody", "learning-curve", Span(3, 3), "x"))
    session.do(write(("candidates", "d"), Candidate(name="D"), "add"))
    with pytest.raises(PathError, match="outside the scale"):
        session.do(score("d", "learning-curve", Span(9, 9), "x"))
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


def test_a_change_on_disk_is_seen_and_not_overwritten(changed: Session) -> None:
    assert changed.state == "conflict"
    assert changed.problem is not None
    assert "changed by somebody else" in str(changed.problem)
    assert disk(changed).title == "Theirs"
    assert changed.theirs().title == "Theirs"
    assert "title: “Theirs” → “Mine”" in changed.differences()
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


def test_a_look_sees_a_change_before_anything_is_typed(session: Session) -> None:
    session.look()
    assert session.state == "saved"
    assert session.path is not None
    save(Decision(title="Theirs"), session.path)
    session.look()
    assert session.state == "conflict"
    session.reload()
    assert session.state == "saved"


def test_a_place_that_is_gone_and_saving_elsewhere(session: Session, tmp_path: Path, clock: Hands) -> None:
    old = session.path
    assert old is not None
    old.chmod(0o444)
    session.do(title("Mine"))
    session.save()
    assert session.state == "failed"
    assert "read-only" in str(session.problem)
    assert session.due_in() == Pace.RETRY
    (tmp_path / "there.toml").write_text("")
    with pytest.raises(Exists):
        session.save_as(tmp_path / "there.toml")
    session.save_as(tmp_path / "new.toml")
    assert (session.state, session.problem) == ("saved", None)
    assert disk(session).title == "Mine"
    old.chmod(0o644)
    assert load(old).title == "Orders"
    again = Session.open(old, clock=clock, now=clock.now)
    assert not again.read_only
    again.close()


def test_a_failed_save_that_is_undone_is_no_failure(session: Session) -> None:
    assert session.path is not None
    session.path.chmod(0o444)
    session.do(title("Mine"))
    session.save()
    session.undo()
    assert session.state == "saved"


def test_a_second_walk_may_look_and_take_over(session: Session, clock: Hands) -> None:
    assert session.path is not None
    second = Session.open(session.path, clock=clock, now=clock.now)
    assert second.state == "read-only"
    assert f"process {os.getpid()}" in second.read_only_because
    assert not second.do(title("x"))
    assert second.due_in() is None
    second.take_over()
    assert (second.state, second.read_only) == ("saved", False)
    session.do(title("too late"))
    session.save()
    assert session.state == "read-only"
    assert "taken over" in session.read_only_because
    assert disk(second).title == "Orders"
    assert any(b"too late" in version.path.read_bytes() for version in session.versions())
    second.do(title("new hands"))
    second.save()
    session.take_over()
    assert session.value.title == "new hands"
    session.undo()
    assert session.value.title == "too late"
    second.look()
    assert second.state == "read-only"
    second.close()
    session.close()
    third = Session.open(session.path)
    assert not third.read_only
    third.close()


def test_versions_at_the_first_write_after_ten_minutes_and_on_leaving(tmp_path: Path, clock: Hands) -> None:
    save(Decision(title="before"), tmp_path / "o.toml")
    session = Session.open(tmp_path / "o.toml", clock=clock, now=clock.now)
    titles = lambda: [version.path.read_text().splitlines()[1] for version in session.versions()]  # noqa: E731
    assert titles() == []
    for seconds, words in ((1, "a"), (300, "b"), (600, "c"), (10, "d")):
        clock.seconds += seconds
        session.do(title(words))
        session.save()
    assert titles() == ['title = "c"', 'title = "before"']
    clock.seconds += 1
    session.close()
    session.close()
    assert titles() == ['title = "d"', 'title = "c"', 'title = "before"']
    looked = Session.open(tmp_path / "o.toml", clock=clock, now=clock.now)
    looked.close()
    assert len(looked.versions()) == 3


def test_going_back_to_a_version_is_an_edit(session: Session, clock: Hands) -> None:
    clock.seconds += 1
    session.do(title("New"))
    session.save()
    session.restore(session.versions()[-1])
    assert (session.value.title, session.state) == ("Orders", "unsaved")
    session.undo()
    assert session.value.title == "New"
    assert any(b'"New"' in version.path.read_bytes() for version in session.versions())


def test_undo_brings_a_deleted_row_back_with_its_comments(tmp_path: Path) -> None:
    text = 'format = 1\ntitle = ""\nstatus = "framing"\n\n# ours\n[candidates.d]  # D\nname = "D"\nowner = "x"\n\n[candidates.e]\n'
    (tmp_path / "o.toml").write_text(text)
    session = Session.open(tmp_path / "o.toml")
    assert len(session.notes) == 1
    session.do(remove_candidate("d", "without D"))
    session.save()
    assert "#" not in (tmp_path / "o.toml").read_text()
    session.undo()
    session.save()
    assert (tmp_path / "o.toml").read_text() == text
    session.redo()
    session.save()
    session.do(write(("candidates", "d"), Candidate(name="Another"), "add"))
    session.save()
    assert "#" not in (tmp_path / "o.toml").read_text()
    assert "owner" not in (tmp_path / "o.toml").read_text()
    session.close()


def test_a_field_emptied_and_filled_again_keeps_its_comment(tmp_path: Path) -> None:
    (tmp_path / "o.toml").write_text('format = 1\ntitle = ""\nstatus = "framing"\nnote = "n"  # mind this\n')
    session = Session.open(tmp_path / "o.toml")
    session.do(clear(("note",), "note"))
    session.save()
    session.do(write(("note",), "m", "note"))
    session.save()
    assert (tmp_path / "o.toml").read_text().endswith('note = "m"  # mind this\n')
    session.close()


def test_a_sample_is_looked_at_until_it_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = tmp_path / "shelf"
    save(Decision(title="Sample", criteria={"a": Criterion(name="A")}), (shelf.mkdir() or shelf) / "one.toml")
    monkeypatch.setattr("roadworthy.store.places.samples_dir", lambda: shelf)
    session = Session.sample("one")
    assert (session.state, session.path) == ("read-only", None)
    assert not session.do(title("x"))
    session.close()
    with pytest.raises(StoreError, match="no sample"):
        Session.sample("two")
    session = Session.sample("one")
    session.keep_as(tmp_path / "mine.toml")
    assert session.state == "saved"
    session.do(title("Mine"))
    session.close()
    assert load(tmp_path / "mine.toml").title == "Mine"
    assert load(shelf / "one.toml").title == "Sample"


def test_restoring_needs_the_right_to_write(session: Session) -> None:
    assert session.path is not None
    second = Session.open(session.path)
    with pytest.raises(ReadOnly):
        second.restore(second.versions()[0])


def test_a_file_that_does_not_load_leaves_no_lease(tmp_path: Path) -> None:
    file = tmp_path / "o.toml"
    file.write_text("format = ")
    with pytest.raises(StoreError):
        Session.open(file)
    file.write_text("format = 1\n")
    session = Session.open(file)
    assert not session.read_only
    session.close()


def test_state_folder_out_of_reach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plain").write_text("")
    monkeypatch.setenv("ROADWORTHY_STATE_DIR", str(tmp_path / "plain"))
    session = Session.create(tmp_path / "o.toml", put(Decision(), TITLE, "x"))
    session.do(title("y"))
    session.close()
    assert disk(session).title == "y"


def test_a_person_who_stays_after_a_failed_leaving_goes_on(changed: Session) -> None:
    changed.close()
    changed.keep_mine()
    changed.do(title("Still here"))
    assert changed.due_in() is not None
    changed.save()
    assert disk(changed).title == "Still here"
    assert changed.path is not None
    assert Session.open(changed.path).read_only, "the lease was taken again"


def test_a_file_that_somebody_took_after_leaving_is_not_written(session: Session, clock: Hands) -> None:
    session.close()
    assert session.path is not None
    other = Session.open(session.path, clock=clock, now=clock.now)
    session.do(title("late"))
    session.save()
    assert session.state == "read-only"
    assert disk(other).title == "Orders"
    other.close()
