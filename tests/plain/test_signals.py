"""A signal ends the interview between two changes: nothing is lost, nothing is half done."""

import os
import signal
from pathlib import Path

import pytest

from plain.typist import Typist
from roadworthy.plain.run import run_plain
from roadworthy.plain.run_ballot import run_plain_ballot
from roadworthy.session import Session
from roadworthy.store import load
from roadworthy.store.ballots import read_ballot

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals")
TERM = signal.SIGTERM


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path("orders.toml")


@pytest.mark.parametrize("when", ["before", "after"])
def test_one_that_comes_while_a_file_is_written_waits_for_that(
    path: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    Session.create(path, "Orders").close()
    came: list[Path] = []
    replace = os.replace

    def slow(draft: Path, target: Path) -> None:
        now = target.name == "orders.toml" and not came
        if now:
            came.append(target)
        if now and when == "before":
            signal.raise_signal(TERM)
        replace(draft, target)
        if now and when == "after":
            signal.raise_signal(TERM)

    monkeypatch.setattr(os, "replace", slow)
    it = Typist("Everything we sell", "never read")
    assert run_plain(path, it) == 128 + TERM
    assert came
    assert load(path).frame.scope == "Everything we sell"
    assert "All is saved in orders.toml." in it.printed
    assert "never read" not in it.printed


def test_one_after_another_while_it_is_left(path: Path) -> None:
    class Impatient(Typist):
        """Presses ctrl+c at each line that is printed from the third answer on."""

        def _write(self, line: str) -> None:
            super()._write(line)
            if self.line > 2:
                signal.raise_signal(signal.SIGINT)

    it = Impatient("Sales", "1", "Everything we sell", "more", "more")
    assert run_plain(path, it) == 128 + signal.SIGINT
    assert load(path).frame.scope == "Everything we sell"
    other = Session.open(path)
    assert not other.read_only, "the file is free"
    other.close()


def test_one_that_comes_at_the_very_end_is_its_status(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    close = Session.close

    def closing(session: Session) -> None:
        signal.raise_signal(TERM)
        close(session)

    monkeypatch.setattr(Session, "close", closing)
    assert run_plain(path, Typist("Sales", "1", "Scope", "q")) == 128 + TERM
    assert load(path).frame.scope == "Scope"


def test_a_ballot_is_kept_too(path: Path) -> None:
    Session.create(path, "Orders").close()

    class Interrupted(Typist):
        def read(self) -> str:
            words = super().read()
            if words == "now":
                signal.raise_signal(TERM)
                return super().read()
            return words

    it = Interrupted("5", "3", "now", "2")
    assert run_plain_ballot(path, "Ana", it) == 128 + TERM
    paper = read_ballot(path.with_name("orders.ballot-ana.toml")).paper
    assert [*paper.weights.values()] == [5, 3]
