"""The lead's screen of ballots by keys: shut until they are opened, then read, taken over and undone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from ballot_papers import DAY, cast, decision
from on_screen import settled
from roadworthy.model import Decision, Interval, put
from roadworthy.model.judgement import Ballot
from roadworthy.model.landscape import Candidate, Enthusiasm
from roadworthy.tui.ballots.lead_screen import BallotsScreen
from roadworthy.tui.ballots.paper_screen import BallotScreen
from station_walk import TODAY, StationWalk, at

pytestmark = pytest.mark.turns


@asynccontextmanager
async def ballots(
    tmp_path: Path, of: Decision, *, size: tuple[int, int] = (120, 60)
) -> AsyncIterator[StationWalk]:
    """The ballots of a decision in ``decision.toml``, opened by the key of the grid."""
    async with at(tmp_path, "scores", of, size=size) as walk:
        walk.walk.action_ballots()
        await walk.press()
        assert isinstance(walk.pilot.app.screen, BallotsScreen)
        yield walk


def three(tmp_path: Path, of: Decision) -> None:
    """Ana and Ben disagree on Django's speed; Cem abstains there."""
    file = tmp_path / "decision.toml"
    cast(
        file,
        of,
        "Ana",
        (4, 1, 1),
        {"django": "5 3 3", "rails": "2 2 ?"},
        {"django": "excited", "rails": "dread"},
    )
    cast(file, of, "Ben", (1, 2, 1), {"django": "2 3 4", "rails": "2 4 ?"}, {"django": "dread", "rails": "dread"},
         note="Not [/foo] again")  # fmt: skip
    cast(file, of, "Cem", (1, 1, 2), {"django": "? 3-4 3", "rails": "2 3 ?"}, {"django": "excited"})


async def test_asking_waiting_and_nothing_to_see(tmp_path: Path) -> None:
    async with ballots(tmp_path, decision()) as walk:
        assert "Nobody is asked yet" in walk.screen
        await walk.press("i", *"Ana", "enter")
        await walk.press("i", *"Ana", "enter")
        voters = walk.value.ballots.voters
        assert {slug: (it.name, it.invited_on) for slug, it in voters.items()} == {
            "ana": ("Ana", TODAY), "ana-2": ("Ana", TODAY),
        }  # fmt: skip
        assert "another of that name, so tell them --voter ana-2" in walk.screen
        assert "0 of 2 in" in walk.screen
        await walk.press("o")
        assert walk.value.ballots.opened_on is None, "there is nothing to open"
        await walk.press("u")
        assert list(walk.value.ballots.voters) == ["ana"]
        await walk.press("x")
        assert walk.value.ballots.voters["ana"].withdrawn_on == TODAY
        assert "invitation taken back 2026-11-23" in walk.screen
        await walk.press("x")
        assert walk.value.ballots.voters["ana"].withdrawn_on is None


async def test_before_the_opening_it_says_who_is_in_and_not_what_they_say(tmp_path: Path) -> None:
    of = decision("Ana", "Ben", "Dot")
    three(tmp_path, of)
    async with ballots(tmp_path, of) as walk:
        seen = walk.screen
        assert "2 of 3 in" in seen
        assert "came unasked" in seen
        assert "nothing here yet" in seen
        assert "stays shut until all are in, or you open them" in seen
        said = ("Django", "Rails", "Speed", "excited", "Agreement", "Not [/foo] again", "apart")
        assert [words for words in said if words in seen] == []
        await walk.press("t", "l")
        assert walk.value == of, "before the opening there is nothing to take over or let in"
        await walk.press("o")
        assert "Not in yet: Dot" in walk.screen
        await walk.press("1")
        assert walk.value.ballots.opened_on is None
        assert "Agreement" not in walk.screen
        await walk.press("o", "2")
        assert walk.value.ballots.opened_on == TODAY
        assert "Agreement" in walk.screen


async def test_when_all_are_in_they_open_at_once_and_are_read(tmp_path: Path) -> None:
    of = decision("Ana", "Ben", "Cem")
    three(tmp_path, of)
    async with ballots(tmp_path, of) as walk:
        assert "All are in. o opens them." in walk.screen
        await walk.press("o")
        seen = " ".join(walk.screen.split())
        assert "opened 2026-11-23" in seen
        assert "Kendall's W" in seen
        assert "Django Speed" in seen
        assert "3 apart mean 3.50" in seen
        assert "Ben 2, Ana 5; Cem ?" in seen
        assert "2 excited, 1 dreading" in seen
        assert "! split" in seen
        assert "2 dreading" in seen
        assert "By the means" in seen
        assert "Ben: Not [/foo] again" in seen
        rows = walk.value.ballots.voters
        assert all(row.counted_on == TODAY and row.mark for row in rows.values())
        assert walk.value.ballots.agreement is not None
        await walk.press("u")
        assert walk.value.ballots.opened_on is None
        assert "Agreement" not in walk.screen, "undo shuts them again"


async def test_of_many_cells_apart_the_farthest_come_first_and_the_rest_on_request(tmp_path: Path) -> None:
    of = decision("Ana", "Ben")
    of = put(of, ("candidates",), {f"k{n}": Candidate(name=f"K{n}") for n in range(4)})
    of = put(of, ("scores",), {})
    file = tmp_path / "decision.toml"
    high = dict.fromkeys(of.candidates, "5 5 5")
    cast(file, of, "Ana", (1, 2, 7), high)
    cast(file, of, "Ben", (1, 2, 7), dict.fromkeys(of.candidates, "1 2 2"))
    async with ballots(tmp_path, of) as walk:
        await walk.press("o")
        seen = walk.screen
        assert "12 cells two points or more apart" in seen
        assert (seen.count("4 apart"), seen.count("3 apart")) == (4, 4)
        assert seen.index("K3  Speed") < seen.index("K0  Upkeep"), "the farthest first"
        assert "K0  People" not in seen, "then the weightiest"
        assert "x uninvite" in seen
        for _ in range(10):
            await walk.press("down")
        assert "x uninvite" not in walk.screen, "keys that do nothing here are not shown"
        assert "4 more: enter shows all" in walk.screen
        await walk.press("enter")
        assert walk.screen.count("3 apart") == 8
        await walk.press("enter")
        assert walk.screen.count("3 apart") == 4


async def test_agreement_says_on_how_much_it_rests(tmp_path: Path) -> None:
    of = put(decision("Ana", "Ben", "Cem"), ("candidates", "go"), Candidate(name="Go"))
    file = tmp_path / "decision.toml"
    for name, rows in (
        ("Ana", {"django": "5 5 5", "rails": "1 1 1", "go": "3 3 3"}),
        ("Ben", {"django": "4 4 4", "rails": "2 2 2"}),
        ("Cem", {"django": "4 4 4"}),
    ):
        cast(file, of, name, (1, 1, 1), rows)
    async with ballots(tmp_path, of) as walk:
        await walk.press("o")
        said = "Kendall's W 1, 2 of 3 people, 2 of 3 candidates; the rest left too much open."
        assert f"Strong agreement on the order of the candidates: {said}" in " ".join(walk.screen.split())


async def test_two_of_one_name_are_told_apart_everywhere(tmp_path: Path) -> None:
    of = decision("Ana")
    of = put(of, ("ballots", "voters", "ana-2"), Ballot(name="ana", invited_on=DAY))
    file = tmp_path / "decision.toml"
    cast(file, of, "Ana", (1, 1, 1), {"django": "5 5 5"}, note="Mine")
    cast(file, of, "ana", (1, 1, 1), {"django": "1 1 1"}, slug="ana-2", note="And mine")
    async with ballots(tmp_path, of) as walk:
        assert "Ana (ana)" in walk.screen
        await walk.press("o")
        assert "ana (ana-2) 1, Ana (ana) 5" in walk.screen
        assert "ana (ana-2): And mine" in walk.screen
        await walk.press("down", "c")
        assert "ana-2" in walk.screen.split("Whose ballot?")[1], "a name alone would be refused"
        await walk.press("enter")
        assert "ana has a ballot here" in walk.screen


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)])
async def test_a_voter_is_called_and_told_in_full(tmp_path: Path, size: tuple[int, int]) -> None:
    name = "Frederike Oberhauser of Operations"
    invited = Ballot(name=name, invited_on=DAY)
    of = put(put(decision(), ("ballots", "voters", "fred"), invited), ("ballots", "opened_on"), DAY)
    cast(tmp_path / "decision.toml", of, name, (1, 1, 1), {}, slug="fred")
    async with ballots(tmp_path, of, size=size) as walk:
        row = walk.screen.partition("Who is asked")[2].split("After the opening")[0]
        for word in (
            *name.split(),
            *["handed", "in", "2026-11-20,", "after", "the", "opening"],
            f"asked {DAY}",
        ):
            assert word in row
        assert "…" not in row


async def test_in_a_window_that_is_too_small_the_lead_is_told(tmp_path: Path) -> None:
    async with ballots(tmp_path, decision("Ana")) as walk:
        await walk.pilot.resize_terminal(50, 12)
        await settled(walk.pilot)
        assert "I need 60 × 16" in walk.screen
        await walk.pilot.resize_terminal(100, 30)
        await settled(walk.pilot)
        await walk.press("x")
        assert walk.value.ballots.voters["ana"].withdrawn_on == TODAY


async def test_weights_and_scores_are_taken_over_and_taken_back(tmp_path: Path) -> None:
    of = decision("Ana", "Ben", "Cem")
    three(tmp_path, of)
    async with ballots(tmp_path, of) as walk:
        await walk.press("o", "t", "1", "1")
        value = walk.value
        means = [(4 / 6 + 0.25 + 0.25) / 3, (1 / 6 + 0.5 + 0.25) / 3, (1 / 6 + 0.25 + 0.5) / 3]
        assert [row.weight for row in value.criteria.values()] == pytest.approx(
            [100 * it for it in means], abs=0.01
        )
        cell = value.cell("django", "speed")
        assert cell.score == Interval(3.5, 3.5)
        assert cell.rationale == of.cell("django", "speed").rationale, "the reason stays"
        assert value.cell("django", "people").score == Interval(3.17, 3.17)
        assert value.cell("rails", "upkeep").score == of.cell("rails", "upkeep").score, "nobody said anything"
        assert value.candidates["django"].enthusiasm == Enthusiasm(excited=2, tolerate=0, dread=1)
        assert value.ballots.taken_over == "both"
        assert value.ballots.taken_from == ("ana", "ben", "cem")
        assert list(value.weighting.changes) == [TODAY.isoformat()], "scores had been seen: that is on record"
        assert "Taken over on 2026-11-23: weights and scores." in walk.screen
        await walk.press("u")
        assert walk.value.criteria == of.criteria
        assert walk.value.scores == of.scores
        assert walk.value.ballots.taken_over is None


async def test_ranges_alone_and_nothing(tmp_path: Path) -> None:
    of = decision("Ana", "Ben", "Cem")
    three(tmp_path, of)
    async with ballots(tmp_path, of) as walk:
        await walk.press("o", "t", "3", "2")
        assert walk.value.cell("django", "speed").score == Interval(2, 5)
        assert walk.value.criteria == of.criteria
        await walk.press("u", "t", "5")
        assert walk.value.ballots.taken_over == "nothing"
        assert walk.value.scores == of.scores
        assert walk.value.candidates == of.candidates


async def test_locked_weights_are_not_taken_over(tmp_path: Path) -> None:
    of = put(decision("Ana", "Ben", "Cem"), ("weighting", "locked_on"), DAY)
    three(tmp_path, of)
    async with ballots(tmp_path, of) as walk:
        await walk.press("o", "t")
        assert "The weights are locked since 2026-11-20" in walk.screen
        assert "The weights alone" not in walk.screen
        await walk.press("1", "1")
        assert walk.value.ballots.taken_over == "scores"
        assert walk.value.criteria == of.criteria


async def test_late_changed_and_withdrawn_ballots(tmp_path: Path) -> None:
    of = decision("Ana", "Ben")
    file = tmp_path / "decision.toml"
    cast(file, of, "Ana", (1, 1, 1), {"django": "5 5 5", "rails": "1 1 1"})
    async with ballots(tmp_path, of) as walk:
        await walk.press("o", "2")
        assert "1 ballot" in walk.screen
        assert "one ballot alone can't agree or disagree" in walk.screen
        cast(file, of, "Ben", (1, 1, 1), {"django": "1 1 1", "rails": "5 5 5"})
        await walk.press("r")
        assert "after the opening" in walk.screen
        assert "so not counted: Ben" in walk.screen
        await walk.press("l")
        assert walk.value.ballots.voters["ben"].counted_on == TODAY
        assert "2 ballots" in walk.screen
        assert walk.value.ballots.agreement == 0.0
        cast(file, of, "Ana", (1, 1, 1), {"django": "2 2 2", "rails": "1 1 1"})
        await walk.press("r")
        assert "changed after the opening" in walk.screen
        assert "1 ballot" in walk.screen
        await walk.press("down", "x")
        assert "invitation taken back" in walk.screen
        assert "None of them counts yet" in walk.screen


async def test_what_moved_since_is_said(tmp_path: Path) -> None:
    of = decision("Ana", "Ben")
    file = tmp_path / "decision.toml"
    for name in ("Ana", "Ben"):
        cast(file, of, name, (1, 1, 1), {"django": "5 5 5", "rails": "1 1 1"}, {"rails": "dread"})
    rest = {slug: row for slug, row in of.candidates.items() if slug != "rails"}
    now = of.model_copy(
        update={
            "candidates": {**rest, "go": Candidate(name="Go")},
            "scores": {"django": of.scores["django"]},
        }
    )
    async with ballots(tmp_path, now) as walk:
        await walk.press("o")
        seen = " ".join(walk.screen.split())
        assert (
            "Ana: Go came after this ballot, which abstains there; Rails went since, and is left out." in seen
        )
        assert "Not said about" in seen or "Nobody said anything" in seen


async def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path) -> None:
    of = decision("Ana")
    file = tmp_path / "decision.toml"
    cast(file, of, "Ana", (1, 1, 1), {})
    (tmp_path / "decision.ballot-ben.toml").write_text("ballot = 1\nvoter = 3\n")
    async with ballots(tmp_path, of, size=(80, 24)) as walk:
        assert "decision.ballot-ben.toml:2: voter" in "".join(walk.screen.split("\n")).replace("  ", "")


async def test_enter_leads_to_the_cell_and_the_palette_to_the_ballots(tmp_path: Path) -> None:
    of = decision("Ana", "Ben", "Cem")
    three(tmp_path, of)
    async with at(tmp_path, "scores", of) as walk:
        await walk.press("b")
        await walk.press("o", "down", "down", "down", "enter")
        assert walk.walk.current == "scores"
        assert walk.station.left_off() == ("scores", "django", "speed")
        await walk.press("ctrl+p", *"ballots", "enter")
        assert isinstance(walk.pilot.app.screen, BallotsScreen)
        await walk.press("escape")
        assert walk.walk is walk.pilot.app.screen


@pytest.mark.slow
async def test_a_ballot_is_cast_over_the_walk(tmp_path: Path) -> None:
    of = decision("Ana")
    async with ballots(tmp_path, of) as walk:
        await walk.press("c", "enter")
        assert isinstance(walk.pilot.app.screen, BallotScreen)
        assert "4.75" not in walk.screen
        await walk.press("9", "ctrl+p")
        assert "Go to Scores" not in walk.screen, "the palette of the walk stays away"
        await walk.press("escape", "f8", "f8", "f8", "enter")
        assert "Thank you" in walk.screen
        await walk.press("escape")
        assert isinstance(walk.pilot.app.screen, BallotsScreen)
        assert "1 of 1 in" in walk.screen


async def test_a_read_only_walk_may_look(tmp_path: Path) -> None:
    of = decision("Ana")
    cast(tmp_path / "decision.toml", of, "Ana", (1, 1, 1), {})
    async with at(tmp_path, "scores", of) as walk:
        walk.session.read_only_because = "open elsewhere"
        walk.walk.action_ballots()
        await walk.press("o", "i")
        assert "handed in 2026-11-20" in walk.screen
        assert walk.value.ballots.opened_on is None
