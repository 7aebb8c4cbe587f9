"""One person's ballot line by line."""

from pathlib import Path

import pytest

from ballot_papers import DAY, SECRET, decision
from in_process import called
from plain.typist import Typist
from roadworthy.model import Interval
from roadworthy.plain.run_ballot import run_plain_ballot
from roadworthy.store import load, save
from roadworthy.store.ballots import read_ballot

ALL = ("5", "3", "2", "3-4", "?", "2", "5", "4", "", "excited", "3", "Fine by me", "yes")


@pytest.fixture
def orders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "orders.toml"
    save(decision("Ana"), path)
    return path


def test_a_whole_ballot_is_asked_and_handed_in(orders: Path) -> None:
    it = Typist(*ALL, columns=40)
    assert run_plain_ballot(orders, "Ana", it) == 0
    paper = read_ballot(orders.parent / "orders.ballot-ana.toml").paper
    assert paper.is_in
    assert paper.weights == {"speed": 5, "people": 3, "upkeep": 2}
    assert paper.scores["django"] == {"speed": Interval(3, 4), "upkeep": Interval(2, 2)}
    assert paper.scores["rails"] == {"speed": Interval(5, 5), "people": Interval(4, 4)}
    assert paper.enthusiasm == {"django": "excited", "rails": "dread"}
    assert paper.note == "Fine by me"
    assert SECRET not in it.printed
    assert "77" not in it.printed
    assert "4.75" not in it.printed
    assert max(map(len, it.printed.splitlines())) <= 40


def test_a_bad_answer_is_told_and_asked_again(orders: Path) -> None:
    it = Typist("lots", "-3", "5", "3", "2", "9", "4", "b", "3", "u", "q")
    assert run_plain_ballot(orders, "Ana", it) == 0
    assert "Not taken: “lots” is not a number." in it.printed
    assert it.printed.count("Not taken:") == 3, "no number, less than nothing, off the scale"
    assert it.printed.count("How many points does Speed get?") == 3
    assert "Undone:" in it.printed
    paper = read_ballot(orders.parent / "orders.ballot-ana.toml").paper
    assert paper.weights["speed"] == 5
    assert paper.scores == {"django": {"speed": Interval(4, 4)}}, "the 3 was taken back"
    assert not paper.is_in
    assert "not handed in yet" in it.joined


def test_what_is_there_already_is_shown_to_nobody_else(orders: Path) -> None:
    assert run_plain_ballot(orders, "Ana", Typist("31", "q")) == 0
    stranger = Typist("q")
    assert run_plain_ballot(orders, "Ana", stranger) == 0
    assert "31" not in stranger.printed
    again = Typist("", "-", "q")
    assert run_plain_ballot(orders, "Ana", again) == 0
    assert "[31]" in again.printed
    assert read_ballot(orders.parent / "orders.ballot-ana.toml").paper.weights == {}


def test_out_of_a_pipe_a_bad_answer_ends_it_with_its_line(orders: Path) -> None:
    done = called("ballot", orders.name, "--voter", "Ana", "--plain", stdin="5\n3\nmany\n7\n")
    assert done.returncode == 2
    assert done.stderr == "roadworthy: line 3: “many” is not a number\n"
    assert read_ballot(orders.parent / "orders.ballot-ana.toml").paper.weights == {"speed": 5, "people": 3}
    done = called("ballot", orders.name, "--voter", "Ana", "--plain", stdin="\n\n2\n")
    assert (done.returncode, done.stderr) == (0, ""), "the end of the input leaves"
    assert read_ballot(orders.parent / "orders.ballot-ana.toml").paper.weights["upkeep"] == 2


def test_back_before_the_first_stays_at_the_first(orders: Path) -> None:
    it = Typist("b", "5", "q")
    assert run_plain_ballot(orders, "Ana", it) == 0
    assert read_ballot(orders.parent / "orders.ballot-ana.toml").paper.weights == {"speed": 5}


def test_within_the_plain_interview_too(orders: Path) -> None:
    done = called("--plain", orders.name, stdin="ballot Ana\n5\nbad\n")
    assert done.returncode == 2
    assert done.stderr == "roadworthy: line 3: “bad” is not a number\n"
    assert read_ballot(orders.parent / "orders.ballot-ana.toml").paper.weights == {"speed": 5}
    assert load(orders).ballots.voters["ana"].invited_on == DAY
