"""When a save is due and a look is taken, by a clock that a test moves by hand."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ballot_papers import decision
from roadworthy.model import Decision
from roadworthy.session import Session
from roadworthy.session.ballot import BallotSession
from roadworthy.session.face import AtOnce
from roadworthy.session.save_scheduler import SaveScheduler
from roadworthy.session.saver import LOOK_EVERY, Saver
from roadworthy.store import load, save
from roadworthy.store.ballots import read_ballot
from session.hands import Hands, disk, title


class HandFace(AtOnce):
    """A face whose timers run when the test moves the clock."""

    def __init__(self, clock: Hands) -> None:
        self.clock = clock
        self.timers: list[tuple[float, Callable[[], object]]] = []

    def after(self, seconds: float, act: Callable[[], object]) -> None:
        self.timers.append((self.clock.seconds + seconds, act))

    def wait(self, seconds: float) -> None:
        end = self.clock.seconds + seconds
        while self.timers and (first := min(self.timers, key=lambda one: one[0]))[0] <= end:
            self.timers.remove(first)
            self.clock.seconds = max(self.clock.seconds, first[0])
            first[1]()
        self.clock.seconds = end


@pytest.fixture
def face(clock: Hands) -> HandFace:
    return HandFace(clock)


def test_what_is_typed_is_on_the_disk_within_a_second_however_fast_it_goes_on(
    session: Session, clock: Hands, face: HandFace
) -> None:
    Saver(session, face, clock=clock)
    typed: list[tuple[float, str]] = []
    for number in range(200):
        words = "x" * (number + 1)
        session.do(title(words))
        typed.append((clock.seconds, words))
        face.wait(0.03 + number % 7 * 0.05)
        saved = len(disk(session).title)
        late = [words for when, words in typed if clock.seconds - when >= 1.0]
        assert saved >= len(late[-1] if late else "")
    face.wait(SaveScheduler.AFTER_LAST + 0.02)
    assert session.state == "saved"


def test_one_timer_at_a_time_is_enough(session: Session, clock: Hands, face: HandFace) -> None:
    Saver(session, face, clock=clock)
    others = len(face.timers)
    for words in ("a", "ab", "abc"):
        session.do(title(words))
    assert len(face.timers) == others + 1


def test_what_is_typed_after_a_failure_does_not_wait_for_the_next_try(
    session: Session, clock: Hands, face: HandFace, tmp_path: Path
) -> None:
    Saver(session, face, clock=clock)
    folder = tmp_path / "docs"
    folder.mkdir()
    session.save_as(folder / "o.toml")
    folder.rename(tmp_path / "gone")
    session.do(title("a"))
    face.wait(1)
    assert session.state == "failed"
    (tmp_path / "gone").rename(folder)
    session.do(title("ab"))
    face.wait(0.9)
    assert session.state == "saved"
    (folder / "o.toml").chmod(0o444)
    session.do(title("abc"))
    face.wait(1)
    assert session.state == "failed"
    (folder / "o.toml").chmod(0o644)
    face.wait(SaveScheduler.RETRY)
    assert disk(session).title == "abc", "and is tried again by itself"


def test_the_file_is_looked_at_again_and_again_until_the_face_leaves(
    session: Session, clock: Hands, face: HandFace
) -> None:
    saver = Saver(session, face, clock=clock)
    assert session.path is not None
    face.wait(LOOK_EVERY)
    assert session.state == "saved"
    save(Decision(title="Theirs"), session.path)
    face.wait(LOOK_EVERY)
    assert session.state == "conflict"
    session.reload()
    saver.stop()
    save(Decision(title="Others"), session.path)
    face.wait(LOOK_EVERY * 3)
    assert session.state == "saved"
    assert face.timers == []


def test_a_face_that_waits_at_prompts_saves_and_looks_at_each_of_its_turns(session: Session) -> None:
    saver = Saver(session, AtOnce())
    session.do(title("a"))
    saver.turn()
    assert (session.state, disk(session).title) == ("saved", "a")
    other = Session.open(session.path or "")
    other.take_over()
    saver.turn()
    assert session.state == "read-only"
    other.close()
    session.take_over()
    assert session.path is not None
    save(Decision(title="Theirs"), session.path)
    saver.turn()
    assert session.state == "conflict"
    session.close()


def test_a_ballot_is_saved_by_the_same_rules(tmp_path: Path, clock: Hands, face: HandFace) -> None:
    file = tmp_path / "orders.toml"
    save(decision("Ana"), file)
    session = BallotSession.open(file, "Ana", clock=clock, now=clock.now)
    Saver(session, face, looks=False, clock=clock)
    session.do("Note", lambda paper: paper.model_copy(update={"note": "mine"}))
    assert not session.path.exists()
    face.wait(1)
    assert read_ballot(session.path).paper.note == "mine"
    session.path.write_text(session.path.read_text() + "# theirs\n")
    session.do("Note", lambda paper: paper.model_copy(update={"note": "mine too"}))
    face.wait(1)
    assert session.state == "failed", "whoever votes settles no conflicts; what is there is not touched"
    assert session.path.read_text().endswith("# theirs\n")
    undone = session.undo()
    assert undone is not None
    assert (undone.label, session.value.note) == ("Note", "mine")
    session.close()
    assert load(file) == decision("Ana")
