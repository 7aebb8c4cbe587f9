"""The session: conflicts, take-over, versions and leaving."""

import os
from pathlib import Path

import pytest

from roadworthy.edits.edit import clear, write
from roadworthy.edits.records import delete_record
from roadworthy.errors import Exists, ReadOnly
from roadworthy.model import Decision, put
from roadworthy.model.judgement import Criterion
from roadworthy.model.landscape import Candidate
from roadworthy.session import Session
from roadworthy.session.save_scheduler import SaveScheduler
from roadworthy.store import StoreError, load, save
from session.hands import TITLE, Hands, disk, title


@pytest.fixture
def changed(session: Session) -> Session:
    """Edited here while somebody else wrote the file."""
    session.do(title("Mine"))
    assert session.path is not None
    save(Decision(title="Theirs", note="n"), session.path)
    session.save()
    return session


def test_a_place_that_is_gone_and_saving_elsewhere(session: Session, tmp_path: Path, clock: Hands) -> None:
    old = session.path
    assert old is not None
    old.chmod(0o444)
    session.do(title("Mine"))
    session.save()
    assert session.state == "failed"
    assert "read-only" in str(session.problem)
    assert session.due_in() == SaveScheduler.RETRY
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
    second.check_disk()
    assert second.state == "read-only"
    second.close()
    session.close()
    third = Session.open(session.path)
    assert not third.read_only
    third.close()


def test_versions_at_the_first_write_after_ten_minutes_and_on_leaving(tmp_path: Path, clock: Hands) -> None:
    save(Decision(title="before"), tmp_path / "o.toml")
    session = Session.open(tmp_path / "o.toml", clock=clock, now=clock.now)

    def titles() -> list[str]:
        return [version.path.read_text().splitlines()[1] for version in session.versions()]

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
    session.do(delete_record(("candidates", "d")))
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
    shelf.mkdir()
    save(Decision(title="Sample", criteria={"a": Criterion(name="A")}), shelf / "one.toml")
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


def test_a_file_of_two_names_says_what_a_save_does(tmp_path: Path) -> None:
    file, other = tmp_path / "o.toml", tmp_path / "other.toml"
    save(Decision(title="before"), file)
    assert Session.open(file).notes == ()
    other.hardlink_to(file)
    session = Session.open(other)
    assert [note.what for note in session.notes] == [
        "it has one more name (hard links); a save goes to this one alone, the rest keep what was there"
    ]
    session.take_over()
    session.do(title("after"))
    session.close()
    assert (load(file).title, load(other).title) == ("before", "after")
