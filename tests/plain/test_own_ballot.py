"""One person's ballot line by line."""

from pathlib import Path

import pytest

from ballot_papers import DAY, SECRET, decision
from in_process import called
from plain.typist import Typist
from roadworthy.model import Interval, put
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


def test_words_that_work_elsewhere_are_no_answers(orders: Path) -> None:
    looks = ("?", "list", "help", "save", "go 5", "title X", "n", "export json")
    it = Typist(*looks, *ALL[:11], *looks, "=go 5 is a station", *looks, "b", "q")
    assert run_plain_ballot(orders, "Ana", it) == 0
    paper = read_ballot(orders.parent / "orders.ballot-ana.toml").paper
    assert paper.note == "go 5 is a station"
    assert not paper.is_in
    assert it.joined.count("does nothing here; help lists what does") == 3 * 4
    assert "Think of the step from the worst end to the best end" in it.joined, "what ? says of points"
    assert "How many points does Speed get? [5]" in it.joined, "what list says"


def test_the_ends_of_the_scale_are_told_where_a_criterion_is_scored_first(orders: Path) -> None:
    base = load(orders)
    criterion = base.criteria["speed"]
    save(
        put(base, ("criteria", "speed"), criterion.model_copy(update={"worst": "A day", "best": "A second"})),
        orders,
    )
    it = Typist(*ALL)
    assert run_plain_ballot(orders, "Ana", it) == 0
    assert it.joined.count("1 is: A day") == it.joined.count("5 is: A second") == 1


def test_another_person_of_the_name_gets_a_ballot_of_their_own(orders: Path) -> None:
    assert run_plain_ballot(orders, "Ana", Typist("31", "q")) == 0
    it = Typist("?", "x", "2", "7", "q")
    assert run_plain_ballot(orders, "Ana", it) == 0
    assert "31" not in it.printed
    assert "go on with --voter ana-2" in it.joined
    assert read_ballot(orders.parent / "orders.ballot-ana-2.toml").paper.weights == {"speed": 7}
    assert read_ballot(orders.parent / "orders.ballot-ana.toml").paper.weights == {"speed": 31}
    left = Typist("3")
    assert run_plain_ballot(orders, "Ana", left) == 0
    assert "How many points" not in left.printed


def test_what_was_handed_in_can_be_taken_back(orders: Path) -> None:
    assert run_plain_ballot(orders, "Ana", Typist(*ALL)) == 0
    it = Typist("", *[""] * 12, "no way", "y")
    assert run_plain_ballot(orders, "Ana", it) == 0
    assert "It is handed in. Take it back?" in it.joined
    assert read_ballot(orders.parent / "orders.ballot-ana.toml").paper.withdrawn_on is not None


def test_an_empty_ballot_is_not_handed_in(orders: Path) -> None:
    it = Typist(*[""] * 12, "y", "b", "Only a word", "y", "")
    assert run_plain_ballot(orders, "Ana", it) == 0
    assert it.joined.count("there is nothing on it yet") == 2
    assert not read_ballot(orders.parent / "orders.ballot-ana.toml").paper.is_in
    nobody = Typist("q")
    assert run_plain_ballot(orders, "Ben", nobody) == 0
    assert "Nothing was answered, so nothing was written." in nobody.joined
    assert not (orders.parent / "orders.ballot-ben.toml").exists()
