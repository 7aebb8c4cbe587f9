"""Every prompt of whole decisions reads as a person would say it, at 80 and at 40 columns."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from examples import few
from interview.places import NAMES, SAMPLES, TODAY, decision_called
from plain.typist import Typist
from roadworthy.edits.edit import write
from roadworthy.edits.status import move_status
from roadworthy.interview.items import Action, AddRecord, Item, RecordLine
from roadworthy.interview.stations import outline_of
from roadworthy.interview.view import View
from roadworthy.knowledge.files import table
from roadworthy.knowledge.questions import CATALOGUE
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.knowledge.weight_methods import weight_methods
from roadworthy.method.analysis import Analysis
from roadworthy.method.homes import STATIONS
from roadworthy.method.presets import presets
from roadworthy.model import Decision, Interval, put
from roadworthy.plain.asked import action_words, adding_words, do_words
from roadworthy.plain.prompts import actions_of
from roadworthy.plain.run import run_plain
from roadworthy.report.cells import width_of
from roadworthy.report.words import render
from roadworthy.session import Session
from roadworthy.store import load, save

pytestmark = pytest.mark.turns

KINDS: Final = re.compile(r'Action\(\s*f?"([a-z-]+?)[-" ]?(?:[" {])')


def views(decision: Decision) -> Iterator[View]:
    """What a person may look at in a decision, one after another."""
    yield View(waits=True)
    yield View(everything=True, waits=True)
    yield View(beside=True, waits=True)
    for way in weight_methods():
        yield View(everything=True, waits=True, way=way.id)
    for candidate in decision.candidates:
        path = decision.paths.get(candidate)
        for phase in ("", *(path.phases if path else ())):
            yield View(candidate=candidate, shown=phase, everything=True, waits=True)


def items_of(name: str) -> Iterator[Item]:
    decision = decision_called(name)
    of = Analysis(decision, TODAY, CATALOGUE, signs=SIGN_CATALOGUE)
    for station in STATIONS:
        for view in views(decision):
            yield from outline_of(station)(of, view)


@few("name", NAMES, 1)
def test_what_can_be_done_is_asked_as_a_question(name: str) -> None:
    known, adds = table("plain.toml")["asks"], table("plain.toml")["adds"]
    for item in items_of(name):
        for action in [item] if isinstance(item, Action) else actions_of(item):
            if action.id in ("page", "preview", "copy"):
                continue  # read where they stand, or of the full screen alone
            kind = next(
                (one for one in known if action.id == one or action.id.startswith((f"{one}-", f"{one} "))),
                None,
            )
            assert kind is not None, f"nobody has said how {action.id} is asked"
            asked = action_words(action)
            assert re.fullmatch(r"[A-Z+].*[^?.]\?", asked, re.DOTALL), asked
            assert do_words(action)[0] == do_words(action)[0].lower(), asked
        if isinstance(item, AddRecord):
            assert item.table[-1] in adds
            assert re.match(r"Add [a-z][^?]*\? [A-Z].*\? Enter for no\.$", adding_words(item)), item.label


def test_no_words_are_for_what_cannot_be_done() -> None:
    source = "".join(
        file.read_text("utf-8") for file in Path(outline_of.__code__.co_filename).parent.rglob("*.py")
    )
    built = {"present-as-is", "present-upgraded", "preset-taken", "start", "pass", "fail", "skip", "back"}
    built |= {"same", "flip", "clear"}
    there = set(re.findall(r'Action\(\s*f?"([a-z]+(?:-[a-z]+)*)', source)) | built
    assert set(table("plain.toml")["asks"]) - there == set()


@pytest.fixture
def walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Typist:
    name, columns = request.param
    monkeypatch.chdir(tmp_path)
    file = Path(f"{name}.toml")
    if name != "empty":
        file.write_bytes((SAMPLES / file.name).read_bytes())
    else:
        Session.create(file, "Orders").close()
    before = file.read_bytes()
    it = Typist(*[""] * 900, columns=columns)
    assert run_plain(file, it) == 0
    assert "This was the last station." in it.printed
    assert before == file.read_bytes(), "enter alone changes nothing"
    return it


WALKS: Final = [(name, columns) for name in NAMES for columns in (80, 40)]


@few("walked", WALKS, 0, 4, 8, indirect=True, ids=lambda one: f"{one[0]}-{one[1]}")
def test_a_whole_walk_reads_right(walked: Typist) -> None:
    lines = walked.printed.splitlines()
    width = walked.width
    assert [line for line in lines if width_of(line) > width] == []
    assert not re.search(r"\[\d+\.\d+, \d", walked.printed), "a range is no pair of figures"
    assert "??" not in walked.printed
    assert "In of" not in walked.printed
    assert ".: " not in walked.joined, "a sentence that something follows has no full stop"
    assert not re.search(r"\b[01] months old", walked.joined)
    for part in ("criteria",):
        for key, words in table("interview.toml")[part].items():
            if key in ("ranks_note", "groups_note", "horizons_note", "pairs_note"):
                assert words not in walked.joined, "keys of a full screen are no use here"
    blanks = [one for one in zip(lines, lines[1:], lines[2:], strict=False) if one == ("", "", "")]
    assert not blanks


@pytest.mark.parametrize("walked", [("bank-migration", 80)], indirect=True)
def test_nothing_that_a_person_wrote_is_cut(walked: Typist) -> None:
    decision = decision_called("bank-migration")
    for evidence in decision.evidence.values():
        assert " ".join(evidence.words.split()).removesuffix(".") in walked.joined
    for must in decision.must_haves.values():
        assert must.name in walked.joined
    assert decision.frame.ethics.words not in walked.joined.replace(f"[{decision.frame.ethics.words}]", "")
    for reason in decision.outcome.reasons:
        assert f"[{reason}]" in walked.joined, "each of several on a line of its own"


def test_the_reason_for_a_suggestion_comes_before_it(tmp_path: Path) -> None:
    file = tmp_path / "bank.toml"
    file.write_bytes((SAMPLES / "bank-migration.toml").read_bytes())
    it = Typist("go 3", *[""] * 20, "q")
    run_plain(file, it)
    decision = load(file)
    reason = render(next(iter(presets(decision))).finding, decision).says
    why, asked = it.joined.find(reason), it.joined.find("Give +5 learning curve?")
    assert 0 < why < asked
    assert it.joined.count(reason) == 1


def test_an_answer_of_several_lines_is_given_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / "orders.toml"
    save(Decision(title="Orders"), file)
    it = Typist("go decision", "", "Two of us know it", "b", "+ It is maintained", "b", "q")
    run_plain(file, it)
    assert load(file).outcome.reasons == ("Two of us know it", "It is maintained")
    assert "[Two of us know it]\n[It is maintained]" in it.printed


def test_a_longer_text_is_given_line_by_line_too(tmp_path: Path) -> None:
    file = tmp_path / "orders.toml"
    save(Decision(title="Orders"), file)
    it = Typist("go frame", "Orders", "b", "+ and bills", "b", "q")
    run_plain(file, it)
    assert load(file).frame.scope == "Orders\nand bills"
    assert "[Orders]\n[and bills]" in it.printed


def test_behind_an_equals_sign_a_plus_is_a_part_of_the_answer(tmp_path: Path) -> None:
    file = tmp_path / "orders.toml"
    save(Decision(title="Orders"), file)
    run_plain(file, Typist("go frame", "Orders", "b", "=+ and bills", "q"))
    assert load(file).frame.scope == "+ and bills"


def bank(tmp_path: Path) -> Path:
    file = tmp_path / "bank.toml"
    file.write_bytes((SAMPLES / "bank-migration.toml").read_bytes())
    return file


def test_what_changes_after_it_was_decided_is_told_and_put_on_record(tmp_path: Path) -> None:
    file = bank(tmp_path)
    it = Typist("go scores", "2", "amend", "Lead architect", "The freeze taught us", "", "q")
    assert run_plain(file, it) == 0
    assert "This was decided, and its scores changed: amend puts that on record" in it.joined
    assert "without a word on record" not in it.joined
    (amended,) = [one for one in load(file).history.values() if "Amended" in one.note]
    assert (amended.role, amended.status) == ("Lead architect", "migrating")
    assert "The freeze taught us" in amended.note


def test_a_change_of_an_earlier_day_that_is_not_on_record_is_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "orders.toml"
    chosen = put(load(SAMPLES / "article-comparison.toml"), ("outcome", "chosen"), "django")
    decided = move_status("decided", date(2026, 11, 23), "Lead").apply(chosen)
    save(put(decided, ("outcome", "chosen"), "fastapi"), file)
    it = Typist("amend", "Ana", "The trial", "q")
    assert run_plain(file, it) == 0
    assert "This was decided, and its choice changed: amend puts that on record" in it.joined
    (*_, kept) = load(file).history.values()
    assert kept.note == "Amended: choice. The choice: FastAPI, was Django. The trial"
    again = Typist("q")
    assert run_plain(file, again) == 0
    assert "This was decided" not in again.joined


def test_it_can_be_opened_again_instead(tmp_path: Path) -> None:
    file = bank(tmp_path)
    it = Typist("go scores", "2", "reopen", "Lead architect", "It no longer holds", "3", "q")
    assert run_plain(file, it) == 0
    assert load(file).status == "reopened"
    assert it.joined.count("This was decided") == 1, "it is open now"


def test_what_was_not_put_on_record_is_said_at_the_end_and_no_answer_is_lost(tmp_path: Path) -> None:
    file = bank(tmp_path)
    it = Typist("go scores", "2", "amend", "", "", "3", person=False)
    run_plain(file, it)
    scores = load(file).scores["spring-boot"]
    assert next(str(cell.score) for cell in scores.values()) == "2"
    assert "its scores changed without a word on record" in it.joined


def test_without_a_change_there_is_nothing_to_amend(tmp_path: Path) -> None:
    it = Typist("amend", "q")
    run_plain(bank(tmp_path), it)
    assert "nothing that was decided has changed" in it.joined


def test_other_weights_can_be_tried_and_are_kept_nowhere(tmp_path: Path) -> None:
    file = bank(tmp_path)
    before = file.read_bytes()
    it = Typist("what-if", "what-if learning 100", "what-if nothing 5", "what-if learning 500", "q")
    run_plain(file, it)
    assert "With Learning curve and onboarding at 100 of 100" in it.joined
    assert "in proportion: Spring Boot 4.00, Quarkus 3.50, Spring MVC upgraded 2.80." in it.joined
    assert "there is no criterion “nothing”" in it.joined
    assert it.joined.count("what-if CRITERION POINTS of 100") == 2
    assert file.read_bytes() == before


def test_another_plan_is_tried_and_written_only_when_it_is_taken(tmp_path: Path) -> None:
    file = bank(tmp_path)
    before = file.read_bytes()
    tries = ("what-if people 2, scope 10", "what-if date 2027-06-30", "what-if scope 200", "what-if people x")
    it = Typist("go path", *tries, "q")
    run_plain(file, it)
    assert "With 2 more people, 10 % less to move: in time" in it.joined
    assert "With a date of 2027-06-30: in time more than 99 times in 100, was" in it.joined
    assert "people who join late slow things down first" in it.joined
    assert it.joined.count("is not a figure that can be tried") == 2
    assert file.read_bytes() == before
    it = Typist("go path", "what-if take", "what-if people 2, scope 10", "what-if take", "u", "r", "q")
    run_plain(file, it)
    assert "nothing was tried" in it.joined
    assert "Changed the plan: 2 more people, 10 % less to move." in it.joined
    assert "Undone: Changed the plan" in it.joined
    assert load(file).paths["spring-boot"].people == Interval(24, 24)
    assert file.read_bytes() != before


@pytest.mark.parametrize(
    ("way", "told"), [("points", "points"), ("ranks", "place"), ("swing", "step"), ("pairs", "Pairs. ")]
)
def test_each_of_the_four_ways_is_reached_by_its_name(tmp_path: Path, way: str, told: str) -> None:
    it = Typist(f"way {way}", *[""] * 3, "q")
    file = tmp_path / "orders.toml"
    sample = load(SAMPLES / "startup-crud.toml")
    save(write(("weighting", "locked_on"), None, "").apply(sample), file)
    run_plain(file, it)
    assert told in it.joined.rpartition("Station 3 of 9")[2]


def test_who_would_lead_under_other_weights_is_told_at_compare(tmp_path: Path) -> None:
    it = Typist("go compare", "q")
    run_plain(bank(tmp_path), it)
    assert "Under other people's weights. As first locked: Spring Boot" in it.joined
    assert "All equal: Spring Boot" in it.joined


def test_records_say_what_can_be_done_with_them_once(tmp_path: Path) -> None:
    it = Typist(*[""] * 60, "q")
    run_plain(bank(tmp_path), it)
    frame = it.joined.partition("Station 2 of 9")[0]
    assert frame.count("o opens it, del takes it away") == 3, "of must-haves, people and horizons each"
    assert isinstance(RecordLine, type)
