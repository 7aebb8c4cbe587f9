"""The interview line by line: a person who types, and a pipe."""

import os
import re
import signal
from datetime import date
from pathlib import Path

import pytest

from in_process import called
from plain.newcomer import NARROW, Newcomer
from plain.typist import Typist
from roadworthy.interview.form import FormState
from roadworthy.interview.items import Ask
from roadworthy.model import dotted, put
from roadworthy.plain.leaving import EndOfInput
from roadworthy.plain.run import run_plain
from roadworthy.plain.words import headed
from roadworthy.report.cells import width_of
from roadworthy.session import Session
from roadworthy.store import load, save

BY_SCRIPT = 'rationale = "Set by a script."\n'


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path("orders.toml")


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What was taken as an answer, as a script gives it."""
    found: list[tuple[str, ...]] = []
    answer = FormState.answer_words

    def noted(form: FormState, item: Ask, words: str) -> bool:
        draft = form.view.draft if form.is_draft(item) else None
        changed = answer(form, item, words)
        if changed and draft is not None:
            found.append(("add", "script.toml", dotted(draft.table), words))
        elif changed:
            found.append(("set", "script.toml", f"{dotted(item.path)}={words}"))
        return changed

    monkeypatch.setattr(FormState, "answer_words", noted)
    return found


def test_from_nothing_to_the_printed_page_in_forty_cells(path: Path, taken: list[tuple[str, ...]]) -> None:
    it = Newcomer()
    assert run_plain(path, it) == 0
    decision = load(path)
    answers = list(taken)
    assert decision.title == "By a newcomer"
    assert len(decision.candidates) == 2
    assert all(candidate in decision.scores for candidate in decision.candidates)
    assert "This was the last station." in it.printed
    assert "All is saved in orders.toml." in it.printed
    page = it.joined.partition("This was the last station.")[2]
    assert "Django" in page
    assert [line for line in it.printed.splitlines() if width_of(line) > NARROW] == []
    assert "\x1b" not in it.printed
    piped = called("--plain", "again.toml", stdin="".join(f"{line}\n" for line in it.typed))
    assert (piped.returncode, piped.stderr) == (0, "")
    assert Path("again.toml").read_bytes() == path.read_bytes(), "a pipe answers what a person answers"
    assert "\x1b" not in piped.stdout
    assert called("new", "script.toml", "--title", "By a newcomer").returncode == 0
    for given in answers:
        done = called(*given)
        assert (done.returncode, done.stderr) == (0, ""), given
    assert len(answers) > 30
    script = Path("script.toml").read_text(encoding="utf-8")
    assert script.count(BY_SCRIPT) == script.count("[scores."), "a script's score says so"
    assert script.replace(BY_SCRIPT, "") == path.read_text(encoding="utf-8"), "all else is as a person's"


def test_a_bad_answer_is_told_and_asked_again(path: Path) -> None:
    it = Typist("Orders", "1", "Everything", "no such thing", "1", "q", columns=NARROW)
    assert run_plain(path, it) == 0
    assert "Not taken: “no such thing” is not one of the answers; give 1 to 4." in it.joined
    assert "Still no answer." in it.joined
    assert it.joined.count("What does the system mostly do?") == 2


def test_what_could_be_two_days_is_chosen_by_number(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roadworthy.interview.country.usual_order", lambda: None)
    Session.create(path, "Orders").close()
    it = Typist("go decision", *[""] * 5, "1.2.2027", "2", "q")
    assert run_plain(path, it) == 0
    assert "1 Monday 1 February 2027" in it.joined
    assert load(path).outcome.review_on == date(2027, 1, 2)
    it = Typist("go decision", *[""] * 6, "1.2.2027", "", "q")
    assert run_plain(path, it) == 0
    assert load(path).outcome.decided_on is None
    assert run_plain(path, Typist("go decision", *[""] * 6, "1.2.2027", "2", person=False)) == 2


def test_the_name_that_git_knows_is_offered_by_number(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roadworthy.interview.own_name.git_name", lambda _: "Ana Kern")
    monkeypatch.setattr("roadworthy.plain.ballots.git_name", lambda _: "Ana Kern")
    Session.create(path, "Orders").close()
    it = Typist("go decision", *[""] * 7, "", "b", "1", "ballot", "", "q", "q")
    assert run_plain(path, it) == 0
    assert "1 Ana Kern, as git knows you" in it.joined
    assert load(path).outcome.decided_by == "Ana Kern"
    assert "Whose ballot? [Ana Kern]" in it.joined


def test_undo_back_skip_and_the_other_words(path: Path) -> None:
    it = Typist(
        "Orders",
        "1",
        "Wrong",
        "u",
        "b",
        "=q",
        "s",
        "b",
        "?",
        "help",
        "list",
        "b",
        "list",
        "title Other",
        "r",
        "zzz",
        "q",
    )
    assert run_plain(path, it) == 0
    assert "Undone:" in it.printed
    assert "Saved: q." in it.printed, "an answer that is also a command"
    assert "Skipped." in it.printed
    assert "[q]" in it.printed
    assert "Why: " in it.printed
    assert "Type an answer, or one of these words:" in it.printed
    assert "Scope: 1 of" in it.printed
    assert "Nothing to redo." in it.printed
    assert load(path).title == "Other"


def test_going_to_stations_and_to_what_is_open(path: Path) -> None:
    it = Typist("Sales", "1", "go 3", "go nowhere", "go Landscape", "n", "n", "q", columns=NARROW)
    assert run_plain(path, it) == 0
    assert "Station 3 of 9" in it.joined
    assert it.joined.count("Add a candidate of your own?") == 1, (
        "two candidates are wanted before anything else here"
    )
    assert "nowhere" in it.joined
    assert "Criteria, 1 of" in it.joined.rpartition("On to Criteria.")[2], "from the first question on"
    again = Typist("q")
    assert run_plain(path, again) == 0
    assert "Station 3 of 9" in again.joined, "it goes on where it was left"


def test_what_somebody_else_wrote_meanwhile_is_taken_and_undo_brings_it_back(path: Path) -> None:
    class Beside(Typist):
        """Somebody writes the file while this one thinks about the second line."""

        def read(self) -> str:
            if "Somebody" not in self.printed and load(path).title == "Mine":
                save(put(load(path), ("title",), "Theirs"), path)
            return super().read()

    Session.create(path, "Mine").close()
    it = Beside("go risks", "go frame", "u", "q")
    assert run_plain(path, it) == 0
    assert "Somebody else changed the file, and their version was loaded." in it.joined
    assert "Reloaded from the file" in it.joined
    assert load(path).title == "Mine"


def test_the_end_of_the_input_saves_and_leaves(path: Path) -> None:
    it = Typist("Orders", "1", "Everything we sell")
    assert run_plain(path, it) == 0
    assert "All is saved in orders.toml." in it.printed
    assert load(path).frame.scope == "Everything we sell"


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_saves_and_leaves(path: Path, number: signal.Signals) -> None:
    class Interrupted(Typist):
        def read(self) -> str:
            try:
                return super().read()
            except EndOfInput:
                signal.raise_signal(number)
                raise

    before = signal.getsignal(number)
    it = Interrupted("Orders", "1", "Everything we sell")
    assert run_plain(path, it) == 128 + number
    assert load(path).frame.scope == "Everything we sell"
    assert "All is saved in orders.toml." in it.printed
    assert signal.getsignal(number) is before


def test_out_of_a_pipe_a_bad_answer_ends_it_with_its_line(path: Path) -> None:
    done = called("--plain", path, stdin="Orders\n1\nEverything\nno such thing\n1\n")
    assert done.returncode == 2
    assert done.stderr.startswith("roadworthy: line 4: “no such thing” is not one of the answers")
    assert done.stderr.count("\n") == 1
    decision = load(path)
    assert (decision.frame.scope, decision.frame.domain) == ("Everything", None)
    assert "\x1b" not in done.stdout


def test_what_is_hostile_is_shown_as_text(path: Path) -> None:
    it = Typist("\x1b[2Jx[red]", "1", "漢字" * 40, "b", "q", columns=NARROW)
    assert run_plain(path, it) == 0
    shown = [line for line in it.printed.splitlines() if not line.startswith("> ")]
    assert not any("\x1b" in line for line in shown)
    assert max(map(width_of, shown)) <= NARROW


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_in_a_terminal_that_can_draw_nothing(tmp_path: Path) -> None:
    from tui.terminal import Terminal  # noqa: PLC0415 - not on Windows

    with Terminal(tmp_path, "orders.toml", size=(NARROW, 12), TERM="dumb") as it:
        it.wait_for("[Orders]\n>")
        it.type("Orders\r")
        it.wait_for("short walk]\n>")
        it.type("1\r")
        it.wait_for("[no answer yet]\n>")
        it.type("Everything\r")
        it.wait_for("sensors.\n[no answer yet]\n>")
        it.type("page\r")
        it.wait_for("q to stop\n>")
        it.type("q\r")
        it.wait_for("Events.\n[no answer yet]\n>")
        it.type("q\r")
        assert it.ended() == 0
        assert b"\x1b" not in it.bytes
        assert max(map(len, it.bytes.decode().splitlines())) <= NARROW
    assert load(tmp_path / "orders.toml").frame.scope == "Everything"


def test_no_head_of_a_section_ends_twice(path: Path) -> None:
    for title in ("Three horizons", "Is it in time?"):
        for note in ("", "Rails"):
            assert not re.search(r"[?.:][.:]", headed(title, note))
    it = Typist("Orders", "2", "go path", "q")
    assert run_plain(path, it) == 0
    assert not re.search(r"[?][.:]", it.printed)


def test_list_tells_what_stands_here_where_all_options_were_told(path: Path) -> None:
    it = Typist("Orders", "1", "Scope", "list", "q")
    assert run_plain(path, it) == 0
    assert "Scope: 2 of" in it.printed or "Scope: 1 of" in it.printed
    assert it.printed.count("Records and forms") == 2, "with the question, and as it is asked again"
