"""Evidence in a terminal: the matrix of grounds, a cell's entries, and the signs, each by one key."""

from datetime import date
from pathlib import Path

import pytest

from each import each
from examples import few
from on_screen import SIZES
from roadworthy.interview.items import Action, AddRecord, RecordLine
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision, Interval, put
from roadworthy.model.evidence import SignAnswer
from roadworthy.model.judgement import Cell, Criterion, Evidence
from roadworthy.model.landscape import Candidate
from roadworthy.store import load
from roadworthy.store.places import sample_file, sample_names
from roadworthy.tui.stations.evidence import EvidenceStation
from roadworthy.tui.stations.evidence_drawn import GroundsDrawing, columns_for
from station_walk import TODAY, StationWalk, at

pytestmark = pytest.mark.turns

LEARNING = "learning-curve"
*REST, LAST = SIGN_CATALOGUE.signs[LEARNING]
FOUR = (*SIZES, (160, 45))
by_size = few("size", FOUR, ids=lambda size: f"{size[0]}x{size[1]}")


def article() -> Decision:
    return load(sample_file("article-comparison"))


def station_of(walk: StationWalk) -> EvidenceStation:
    assert isinstance(walk.station, EvidenceStation)
    return walk.station


def words_of(walk: StationWalk) -> str:
    return " ".join(" ".join(walk.screen.split()).replace("▌", "").split())


@by_size
async def test_it_opens_with_what_each_score_rests_on(tmp_path: Path, size: tuple[int, int]) -> None:
    decision = put(article(), ("scores", "fastapi", "community-health", "sources"), ())
    decision = put(decision, ("scores", "django", "ecosystem-maturity"), Cell())
    async with at(tmp_path, "evidence", decision, size=size) as walk:
        row = walk.line("Community health")
        assert row.split("Community health")[1].split()[:3] == ["≡", "1", "0"], "the entry is 5 days old"
        assert row.split("Community health")[1].split()[4:6] == ["=", "1"], "a reason, and one entry unnamed"
        assert "? 1" in walk.line("Ecosystem maturity")
        foot = walk.line("backed by evidence").replace("│", " ").split()
        assert foot[3:9] == ["4", "of", "5", "4", "of", "5"]


async def test_arrows_move_over_the_cells_and_enter_opens_the_entries(tmp_path: Path) -> None:
    async with at(tmp_path, "evidence", article()) as walk:
        station = station_of(walk)
        assert station.cell == ("django", LEARNING)
        await walk.press("down", "right")
        assert station.cell == ("fastapi", "ecosystem-maturity")
        assert "11 of the same 14 needs" in walk.screen
        await walk.press("enter")
        current = station.form.current
        assert isinstance(current, RecordLine)
        assert walk.value.evidence[current.path[1]].candidate == "fastapi"
        assert station.cell == ("fastapi", "ecosystem-maturity"), "in its entries it is still the cell"
        await walk.press("up")
        assert station.left_off() == ("grounds", "ecosystem-maturity")
        await walk.press("enter", "escape")
        assert station.left_off() == ("grounds", "ecosystem-maturity")
        for _ in range(9):
            await walk.press("right")
        assert station.cell == ("serverless-framework", "ecosystem-maturity"), "at the edge they stay"


@by_size
async def test_plus_adds_an_entry_that_backs_the_cell(tmp_path: Path, size: tuple[int, int]) -> None:
    decision = put(article(), ("scores", "fastapi", LEARNING, "sources"), ())
    async with at(tmp_path, "evidence", decision, size=size) as walk:
        await walk.press("right", "+")
        await walk.write("Two of three finished it")
        await walk.press("escape")
        (key,) = set(walk.value.evidence) - set(decision.evidence)
        entry = walk.value.evidence[key]
        assert (entry.candidate, entry.criterion) == ("fastapi", LEARNING)
        assert walk.value.cell("fastapi", LEARNING).sources == (key,), "the score names it at once"
        await walk.go("evidence", ("evidence", key, "kind"))
        await walk.press("enter", "1")
        await walk.go("evidence", ("evidence", key, "on"))
        await walk.press("enter", *"today", "enter", "escape", "escape", "escape")
        assert walk.line("Learning curve").replace("▌", " ").split("Learning curve")[1].split()[4] == "≡"
        if size[0] >= 116:
            assert "was" in walk.verdict, "the share has moved, and says so"
        assert "Two of three finished it" in words_of(walk)


async def test_space_says_what_a_score_rests_on_and_deleting_unnames(tmp_path: Path) -> None:
    decision = article()
    (key,) = decision.cell("django", LEARNING).sources
    async with at(tmp_path, "evidence", decision) as walk:
        await walk.press("enter", "space")
        assert walk.value.cell("django", LEARNING).sources == ()
        assert "○" in walk.line("A junior finished")
        await walk.press("space")
        assert walk.value.cell("django", LEARNING).sources == (key,)
        await walk.press("x")
        assert key not in walk.value.evidence
        assert walk.value.cell("django", LEARNING).sources == ()
        await walk.press("u")
        assert walk.value == decision


@by_size
async def test_signs_are_answered_by_one_key_each(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at(tmp_path, "evidence", article(), size=size) as walk:
        station = station_of(walk)
        await walk.press("s")
        assert "y holds p in part d does not" in words_of(walk), "the keys of a sign stand first"
        assert "+ new entry" not in words_of(walk)
        assert "Hiring" in words_of(walk), "all signs of the criterion are in sight"
        await walk.press("y")
        first = SIGN_CATALOGUE.signs[LEARNING][0]
        assert walk.value.signs["django"][LEARNING][first] == SignAnswer(answer="holds", on=TODAY)
        await walk.press("s", *"the guide", "escape", "escape")
        assert walk.value.signs["django"][LEARNING][first].source == "the guide"
        assert station.left_off() == ("sign-row", LEARNING, first), "back at its row"
        await walk.press("down", "p", "down", "d", "down", "?", "right", "y")
        row = walk.value.signs["django"][LEARNING]
        assert [one.answer for one in row.values()] == ["holds", "in-part", "does-not", "unknown"]
        assert {one.source for one in row.values()} == {"the guide"}, "one address serves many"
        (other,) = walk.value.signs["fastapi"][LEARNING].values()
        assert (other.answer, other.source) == ("holds", ""), "another candidate has its own"
        await walk.press("left")
        assert "4 of 6, suggests 2–4, given 3" in words_of(walk)
        assert walk.value.cell("django", LEARNING) == article().cell("django", LEARNING), "not by itself"
        await walk.press("u")
        assert "fastapi" not in walk.value.signs


@by_size
async def test_the_suggestion_stands_beside_the_score_and_is_taken_by_a_word(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    decision = article()
    for sign in REST:
        decision = put(decision, ("signs", "django", LEARNING, sign), SignAnswer(answer="does-not", on=TODAY))
    async with at(tmp_path, "evidence", decision, size=size) as walk:
        assert "3 ≠ 1–2" in words_of(walk)
        await walk.go("evidence", ("signs", "django", LEARNING, LAST, "answer"))
        assert "Of your last ten applicants" in words_of(walk)
        await walk.press("enter", "1")
        assert walk.value.signs["django"][LEARNING][LAST] == SignAnswer(answer="holds", on=TODAY)
        (take,) = [one for one in station_of(walk).form.stops() if getattr(one, "id", "") == "take-suggested"]
        assert isinstance(take, Action)
        await walk.row(take.words)
        before = walk.value.cell("django", LEARNING)
        await walk.press("enter")
        after = walk.value.cell("django", LEARNING)
        assert (after.score, after.rationale) == (Interval(1.5, 2), before.rationale)
        await walk.press("u")
        assert walk.value.cell("django", LEARNING) == before


async def test_what_a_collector_knows_is_theirs_until_it_is_confirmed(tmp_path: Path) -> None:
    theirs = SignAnswer(answer="holds", source="a file", on=date(2026, 11, 1), found_by="clone")
    decision = put(article(), ("signs", "django", LEARNING, REST[0]), theirs)
    async with at(tmp_path, "evidence", decision) as walk:
        await walk.press("s")
        assert "(✓)" in walk.line("Tutorials")
        assert "c confirm" in walk.keys
        await walk.press("c")
        mine = walk.value.signs["django"][LEARNING][REST[0]]
        assert mine == theirs.model_copy(update={"confirmed_on": TODAY})
        assert "(✓)" not in walk.line("Tutorials")
        assert "c confirm" not in walk.keys


@pytest.mark.slow
async def test_a_signal_stands_for_a_sign_and_at_its_cell(tmp_path: Path) -> None:
    fact = Evidence(
        candidate="django", signal="last-release", band=4, on=TODAY, words="A release", found_by="pypi"
    )
    decision = put(article(), ("evidence", "fact"), fact)
    async with at(tmp_path, "evidence", decision) as walk:
        await walk.go("evidence", ("signs", "django", "community-health"))
        await walk.press(*["down"] * 7)
        assert "(4)" in walk.line("Releases")
        await walk.press("escape", "enter")
        assert "A release" in walk.screen
        assert "nobody has confirmed it" in words_of(walk)


async def test_b_goes_to_what_to_find_out_first(tmp_path: Path) -> None:
    decision = article()
    for criterion in decision.criteria:
        decision = put(decision, ("scores", "fastapi", criterion, "sources"), ())
    async with at(tmp_path, "evidence", decision) as walk:
        station = station_of(walk)
        found = [(one.worth.candidate, one.worth.criterion) for one in station.analysis.sensitivity().lookups]
        await walk.press("b")
        assert station.cell == found[0]
        assert "What would back it" in walk.screen
        await walk.press("b")
        assert station.cell == found[1]


async def test_what_backing_would_do_is_told_in_shares(tmp_path: Path) -> None:
    decision = put(article(), ("scores", "fastapi", LEARNING, "sources"), ())
    async with at(tmp_path, "evidence", decision, size=(120, 60)) as walk:
        await walk.press("right")
        station = station_of(walk)
        then = station.analysis.if_backed(("fastapi", LEARNING)).acceptability
        assert then is not None
        assert "off by 0.5 at most instead of 1" in words_of(walk)
        assert "of 100, if it stays at 3" in words_of(walk)
        assert "Backed last" in walk.screen


async def test_from_150_columns_entries_stand_once_and_what_would_back_the_cell_beside(
    tmp_path: Path,
) -> None:
    def panes(walk: StationWalk) -> list[str]:
        lines = [line.split("│")[1:3] for line in walk.screen.splitlines()[1:-4]]
        return [" ".join(" ".join(one).split()) for one in zip(*lines, strict=True)]

    async with at(tmp_path, "evidence", article(), size=(160, 45)) as walk:
        for told in ("A junior finished the official seven-part tutorial", "All eight had a first route"):
            form, beside = panes(walk)
            assert told in form
            assert told not in beside
            assert "Evidence backs it" in beside
            await walk.press("right")


async def test_more_candidates_than_fit_are_scrolled_to_and_counted(tmp_path: Path) -> None:
    decision = Decision(criteria={LEARNING: Criterion(name="Learning curve and onboarding", weight=10.0)})
    for number in range(20):
        decision = put(decision, ("candidates", f"c{number}"), Candidate(name=f"Framework {number}"))
    async with at(tmp_path, "evidence", decision, size=(80, 24)) as walk:
        assert "more →" in walk.screen
        await walk.press(*["right"] * 19)
        assert station_of(walk).cell == ("c19", LEARNING)
        assert "19" in walk.screen
        assert "← 15 more" in words_of(walk)


@pytest.mark.slow
async def test_an_entry_without_a_criterion_is_gone_to_and_opened(tmp_path: Path) -> None:
    decision = put(article(), ("evidence", "whole"), Evidence(candidate="django", words="It is old"))
    async with at(tmp_path, "evidence", decision) as walk:
        await walk.go("evidence", ("evidence", "whole", "source"))
        assert "It is old" in walk.screen
        await walk.press("enter", *"the web", "enter")
        assert walk.value.evidence["whole"].source == "the web"


async def test_without_criteria_it_is_a_list_and_adds_as_before(tmp_path: Path) -> None:
    decision = Decision(candidates={"django": Candidate(name="Django")})
    async with at(tmp_path, "evidence", decision) as walk:
        station = station_of(walk)
        assert station.cell is None
        station.form.open_item(next(one for one in station.form.stops() if isinstance(one, AddRecord)))
        await walk.press("enter")
        await walk.write("Seen")
        await walk.press("escape")
        assert [one.words for one in walk.value.evidence.values()] == ["Seen"]


@by_size
async def test_what_would_be_looked_up_is_shown(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at(tmp_path, "evidence", article(), size=size) as walk:
        await walk.row("Look it up")
        await walk.press("enter")
        assert "Would be asked of PyPI: Django, fastapi." in words_of(walk)
        await walk.press("enter")
        assert walk.station.left_off() == ("sign-row", LEARNING, REST[0]), "what no registry knows"


@each("width", [63, 69, 78, 86, 98])
@each("name", sample_names())
def test_the_columns_of_the_matrix_stay_where_they_are_whichever_cell_has_the_focus(
    width: int, name: str
) -> None:
    decision = load(sample_file(name))
    of = Analysis(decision, date(2026, 11, 23), signs=SIGN_CATALOGUE)
    drawn = [
        GroundsDrawing(of, (slug, criterion), width)
        for slug in decision.candidates
        for criterion in decision.criteria
    ]
    assert len({(one.columns.label, one.columns.column) for one in drawn}) == 1
    labels = [drawn[0].label(criterion) for criterion in decision.criteria]
    if name == "bank-migration":
        assert all(len(label) < drawn[0].columns.label for label in labels), "no name needs a second line"
    heads = [text.plain for text in drawn[0].heads()]
    shown = [decision.candidate_name(drawn[0].candidates[at]) for at in drawn[0].columns.shown]
    for word in " ".join(shown).split():
        assert any(word in line for line in heads), word


@each("width", range(58, 100))
def test_a_blank_parts_labels_and_columns_where_there_is_one_to_spare(width: int) -> None:
    names = ("Spring Boot", "Quarkus", "Spring MVC upgraded", "ASP.NET Core")
    rows = ("Learning curve", "Ecosystem maturity", "Operational tooling", "Audit")
    columns = columns_for(names, 0, rows, ("Depth of async or types",), width)
    assert columns.count == 4
    assert 1 + columns.label + 3 * columns.column + 10 <= width - 2
    if columns.label > max(map(len, rows)):
        assert columns.name < columns.label
    if width >= 1 + len("Operational tooling ") + 3 * 11 + 10 + 2:
        assert columns.column >= 11, "an edge, ten cells of a sign, a count and an age, and a blank"
        assert columns.name >= len("Operational tooling")


def test_long_names_take_a_fourth_line_for_one_more_candidate_in_sight() -> None:
    names = tuple(f"A framework for the orders platform, variant {number}" for number in range(9))
    rows = tuple(f"How well it is kept over years, part {number}" for number in range(9))
    columns = columns_for(names, 0, rows, (), 58)
    assert (columns.count, columns.heads) == (2, 4)
