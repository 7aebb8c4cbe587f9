"""What works at any prompt works at each of them, and is nobody's answer."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from interview.places import NAMES, SAMPLES, TODAY, decision_called
from plain.newcomer import Newcomer
from plain.test_prompts import views
from plain.typist import Typist
from roadworthy.edits.status import move_status
from roadworthy.interview.stations import outline_of
from roadworthy.knowledge.questions import CATALOGUE
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.method.homes import STATIONS
from roadworthy.plain.run import run_plain
from roadworthy.plain.talk import ALONE, WITH_MORE
from roadworthy.plain.words import asked_of
from roadworthy.report.place_words import asked_about
from roadworthy.session import Session
from roadworthy.store import load, save

LOOKS: Final = (
    "?",
    "list",
    "help",
    "page",
    "versions",
    *sorted(WITH_MORE - {"ballot", "save"}),
    "go nowhere",
    "save",
)
"""What somebody may type who only looks, or slips: words that change nothing."""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path("orders.toml")


class Curious(Newcomer):
    """A newcomer who types all of that at each prompt before the answer."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__()
        self._words, self._typing = words, [*words]

    def read(self) -> str:
        if self._typing:
            line = self._typing.pop(0)
            self.sink.write(f"> {line}\n")
            return line
        self._seen = len(self.printed) - self._since_prompt()
        self._typing = [*self._words]
        return super().read()

    def _since_prompt(self) -> int:
        """How much was printed since the last line that was typed: the question as it is asked again."""
        return len(self.printed) - self.printed.rindex("\n> ")


def test_who_only_looks_changes_nothing_at_any_prompt(path: Path) -> None:
    plainly = Newcomer()
    assert run_plain(path, plainly) == 0
    other = Path("other.toml")
    curious = Curious(LOOKS)
    assert run_plain(other, curious) == 0
    assert other.read_bytes() == path.read_bytes()
    assert "Not taken" in curious.printed


def test_each_prompt_before_the_first_station_can_be_left(path: Path) -> None:
    for lines in (["q"], ["Mine", "q"], ["Mine", "b", "?", "q"], ["Mine", "1", "q"]):
        it = Typist(*lines)
        assert run_plain(path, it) == 0
        assert "Station 2" not in it.printed
        title = load(path).title if path.exists() else "–"
        assert title == ("Mine" if "Mine" in lines else "–"), lines
        path.unlink(missing_ok=True)


def test_a_word_leads_on_from_the_first_prompts(path: Path) -> None:
    it = Typist("go scores", "q")
    assert run_plain(path, it) == 0
    assert "Station 5 of 9" in it.printed
    path.unlink(missing_ok=True)
    it = Typist("=q", "s", "u", "r", "q")
    assert run_plain(path, it) == 0
    assert load(path).title == "q", "an answer that is also a command"
    assert "Undone: Title: q" in it.joined


def test_the_name_of_the_file_is_asked_for_until_there_is_one(path: Path) -> None:
    Session.create("there.toml", "There").close()
    it = Typist("?", "list", "", "b", "there", "\0", "orders", "Orders", "2", "Everything", "q")
    assert run_plain(None, it) == 0
    assert it.joined.count("What shall the file be called?") == 7
    assert "there is a file of that name; give a new name" in it.joined
    assert load(path).frame.scope == "Everything"
    assert run_plain(None, Typist("q")) == 0
    assert sorted(one.name for one in Path().glob("*.toml")) == ["orders.toml", "there.toml"]


def decided(path: Path) -> None:
    path.write_bytes((SAMPLES / "bank-migration.toml").read_bytes())


@pytest.mark.parametrize(
    "lines",
    [
        ["go scores", "2", "amend"],
        ["go scores", "2", "reopen", "Lead"],
        ["ballots"],
        ["ballot"],
    ],
    ids=lambda lines: " ".join(lines).strip(),
)
def test_what_is_asked_beside_the_stations_can_be_left_and_explained(path: Path, lines: list[str]) -> None:
    decided(path)
    it = Typist(*lines, "?", "help", "q", "q")
    assert run_plain(path, it) == 0
    told = it.printed.rpartition("> ?")[2]
    assert "Type an answer, or one of these words:" in told
    assert told.count("All is saved") == 1
    before = len(load(path).history)
    assert before == len(load(SAMPLES / "bank-migration.toml").history)


def test_a_word_that_leads_elsewhere_leaves_what_was_asked(path: Path) -> None:
    decided(path)
    it = Typist("go scores", "2", "amend", "Lead", "go risks", "q")
    assert run_plain(path, it) == 0
    assert "Station 8 of 9" in it.printed
    assert not any("Amended" in one.note for one in load(path).history.values())


def test_back_from_what_is_asked_leaves_it_as_it_was(path: Path) -> None:
    decided(path)
    it = Typist("go scores", "2", "amend", "b", "amend", "Lead", "b", "q")
    assert run_plain(path, it) == 0
    assert it.printed.count("Left as it was.") == 2


NUMBERS: Final = ("²", "٣", "0", "00019", "000012", "9" * 5000, "0" * 5000 + "1" * 5000, "-1", "1-2")


@pytest.mark.parametrize("before", ["", "do ", "restore ", "what-if learning ", "ballots|withdraw "])
def test_no_number_is_too_odd_for_a_list(path: Path, before: str) -> None:
    decided(path)
    first, _, command = before.rpartition("|")
    lines = [*([first] if first else []), *(f"{command}{number}" for number in NUMBERS)]
    told = path.read_bytes()
    for place in ("go frame", "go risks", "go path"):
        it = Typist(place, *(["", ""] if place == "go frame" else []), *lines, "q", "q")
        assert run_plain(path, it) == 0
        assert it.printed.count("Not taken") >= len(NUMBERS) - 3, "some are numbers all the same"
    if before:
        assert path.read_bytes() == told


def test_a_number_with_zeros_in_front_is_that_number(path: Path) -> None:
    it = Typist("Sales", "1", "Scope", "0002", "q")
    assert run_plain(path, it) == 0
    assert load(path).frame.domain == "rules"


def test_words_of_a_command_alone_say_what_goes_with_them(path: Path) -> None:
    it = Typist("Sales", "1", *sorted(WITH_MORE - {"ballot", "save"}), "q")
    assert run_plain(path, it) == 0
    assert it.printed.count("Not taken: ") == len(WITH_MORE) - 2
    assert load(path).frame.scope == "", "none of them is an answer"


def test_words_that_are_no_file_save_nothing_elsewhere(path: Path) -> None:
    it = Typist("Sales", "1", "save money on licences", "=save money on licences", "save other.toml", "q")
    assert run_plain(path, it) == 0
    assert load(path).frame.scope == "save money on licences"
    assert {one.name for one in Path().iterdir() if one.is_file()} == {"orders.toml", "other.toml"}
    assert "All is saved in other.toml." in it.joined


@pytest.mark.parametrize(
    "line",
    ["export nothing", "compare A", "compare A, B", "what-if learning", "restore 99", "way round", "title  "],
)
def test_out_of_a_pipe_a_command_that_is_not_taken_ends_it_too(path: Path, line: str) -> None:
    assert run_plain(path, Typist("Sales", "1", line, "Scope", person=False)) == 2
    assert load(path).frame.scope == ""


def test_yes_and_no_are_no_names(path: Path) -> None:
    lines = ["Sales", "1", "go landscape", *[""] * 5]
    it = Typist(*lines, "y", "Django", "q")
    assert run_plain(path, it) == 0
    assert [one.name for one in load(path).candidates.values()] == ["Django"]
    assert "Then type its name; enter for no." in it.printed
    it = Typist(*lines[2:], "no", "no", "yep", "no", "=y", "q")
    path.unlink()
    Session.create(path, "Orders").close()
    assert run_plain(path, it) == 0
    assert load(path).candidates == {}
    assert "Not taken: y for yes, enter for no." in it.joined


class Seeking(Typist):
    """Enter, until a prompt says what is looked for; the given lines are typed there."""

    def __init__(self, words: str, *lines: str) -> None:
        super().__init__(*lines)
        self._words, self._seen, self.first = words, 0, ""

    def read(self) -> str:
        if self.first:
            line, self.first, self._seen = self.first, "", len(self.printed)
            self.sink.write(f"> {line}\n")
            return line
        block, self._seen = self.printed[self._seen :], len(self.printed)
        if self._words and self._words not in block:
            self.sink.write("> \n")
            return ""
        self._words = ""
        return super().read()


def test_a_record_goes_up_and_down(path: Path) -> None:
    Session.create(path, "Orders").close()
    it = Seeking("First 6 months: Learning", "-", "-", "-", "+", "q")
    assert run_plain(path, it) == 0
    assert [*load(path).horizons] == ["12-24-months", "first-6-months", "3-years-and-more"]
    assert "This is the last of them." in it.printed


def test_unknown_is_a_score_and_a_question_mark_explains(path: Path) -> None:
    path.write_bytes((SAMPLES / "startup-crud.toml").read_bytes())
    it = Typist("go scores", "?", "unknown", "b", "unknown", "q")
    assert run_plain(path, it) == 0
    assert "or the word unknown where nobody knows yet" in it.joined
    assert "Unknown now, was 4." in it.printed
    assert "\nUnknown.\n" in it.printed
    (cell, *_) = load(path).scores["ruby-on-rails"].values()
    assert cell.score is None


def questions(name: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    decision = decision_called(name)
    of = Analysis(decision, TODAY, CATALOGUE, signs=SIGN_CATALOGUE)
    for station in STATIONS:
        for view in views(decision):
            asked = asked_of(list(outline_of(station)(of, view)))
            yield station, [(asked_about(one.path, decision), one.question.ask) for one in asked]


@pytest.mark.parametrize("name", NAMES)
def test_no_two_questions_of_a_station_sound_alike(name: str) -> None:
    """Who reads a line at a time sees no heading: the question says which record it is about."""
    for station, asked in questions(name):
        twice = {one for one in asked if asked.count(one) > 1}
        assert not twice, station


def test_no_word_of_the_help_is_unknown() -> None:
    from roadworthy.knowledge.interview_words import say_lines  # noqa: PLC0415 - of this test alone

    told = " ".join(line.partition("  ")[0] for line in say_lines("plain", "help"))
    words = set(re.findall(r"[a-z?+-]+", told))
    assert (ALONE | WITH_MORE) - words == {"help"}


def test_what_is_done_is_said(path: Path) -> None:
    it = Typist("Sales", "1", "One", "title Two", "b", "Three", "restore 1", "u", "reload", "takeover", "q")
    assert run_plain(path, it) == 0
    assert "It is called “Two” now." in it.printed
    assert "Back to the version of " in it.joined
    assert "As it is in the file now; u brings back what was here." in it.joined
    assert "Not taken: this walk has the file." in it.joined


def test_nothing_that_was_answered_leaves_no_file(path: Path) -> None:
    it = Typist("", "2", "?", "list", "q")
    assert run_plain(path, it) == 0
    assert "Nothing was answered, so no file is left: orders.toml." in it.joined
    assert not path.exists()
    assert run_plain(path, Typist(person=False)) == 0
    assert not path.exists()
    assert run_plain(path, Typist("Sales", "1", "Scope", "u", "r", "q")) == 0
    assert path.exists()


def test_at_the_end_it_says_what_is_open_and_where_it_goes_on(path: Path) -> None:
    it = Typist("Sales", "1", "Scope", "q")
    assert run_plain(path, it) == 0
    assert re.search(r"Still open: Frame \d+ of \d+, Landscape", it.joined)
    assert "Next time you go on here, at Frame, 2 of 13." in it.joined
    decided(path)
    it = Typist("go criteria", "", "q")
    assert run_plain(path, it) == 0
    assert re.search(r"go on here, at Criteria, \d+ of \d+\.", it.joined), (
        "a question on a record's own line, too"
    )


def test_what_was_decided_is_met_where_it_is_read_only(path: Path) -> None:
    decision = move_status("choosing", TODAY, "Lead").apply(load(SAMPLES / "article-comparison.toml"))
    save(decision, path)
    before = path.read_bytes()
    holder = Session.open(path)
    try:
        lines = (
            "go frame",
            "Something else",
            "-",
            "title X",
            "go landscape",
            *[""] * 5,
            "del",
            "+",
            "-",
            "1",
        )
        it = Typist(*lines, "amend", "restore 1", "go criteria", "5", "go decision", *[""] * 30, "q")
        assert run_plain(path, it) == 0
    finally:
        holder.close()
    assert path.read_bytes() == before
    assert not re.search(r"^(Saved|Emptied|Title|It is called)", it.printed, re.MULTILINE)
    assert "Not taken: this can only be looked at: open elsewhere" in it.joined
    assert "Status: choosing. Read-only: open elsewhere" in it.joined
    assert "Left as it is: orders.toml." in it.joined


@pytest.mark.parametrize(("station", "asked"), [("path", "Notices answer on the"), ("risks", "Risks, 1 of")])
def test_what_is_opened_comes_next(path: Path, station: str, asked: str) -> None:
    """What belongs to a phase or a risk stands below all of them, and is come to at once."""
    decided(path)
    it = Seeking("o opens it", "o", "q")
    it.first = f"go {station}"
    assert run_plain(path, it) == 0
    assert it.printed.rpartition("> o\n")[2].startswith(asked)
