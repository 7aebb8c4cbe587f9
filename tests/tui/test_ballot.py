"""One person's blind walk by keys: what is answered, what is saved, and what is never shown."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from ballot_papers import DAY, OPINION, SECRET, cast, decision
from examples import few
from on_screen import NASTY, SIZES, settled, text_of
from roadworthy.model import Decision, Interval, put
from roadworthy.model.ballot import BallotPaper
from roadworthy.model.judgement import Ballot, Balloting, Criterion
from roadworthy.session.ballot import BallotSession
from roadworthy.store import StoreError, load, save
from roadworthy.store.ballots import ballot_path, mark_of, read_ballot
from roadworthy.tui.app import RoadworthyApp

pytestmark = pytest.mark.turns

TODAY = date(2026, 11, 23)


class Booth:
    """A ballot that is open in a terminal."""

    def __init__(self, pilot: Pilot[int], file: Path) -> None:
        self.pilot = pilot
        self.file = file

    @property
    def screen(self) -> str:
        return text_of(self.pilot.app)

    @property
    def session(self) -> BallotSession:
        app = self.pilot.app
        assert isinstance(app, RoadworthyApp)
        assert app.ballot is not None
        return app.ballot

    @property
    def paper(self) -> BallotPaper:
        return self.session.value

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await settled(self.pilot)


@asynccontextmanager
async def booth(
    tmp_path: Path, voter: str = "Ana", of: Decision | None = None, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Booth]:
    file = tmp_path / "orders.toml"
    if not file.exists():
        save(of or decision("Ana", "Ben"), file)
    session = BallotSession.open(file, voter, today=lambda: TODAY)
    app = RoadworthyApp(None, ballot=session)
    try:
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            yield Booth(pilot, file)
    finally:
        session.close()


async def test_a_whole_ballot_by_keys(tmp_path: Path) -> None:
    async with booth(tmp_path) as it:
        await it.press("3", "0", "down", "1", "0", "plus")
        assert it.paper.weights == {"speed": 30.0, "people": 11.0}
        assert ".73" in it.screen
        await it.press("f8", "4", "-", "5", "down", "question_mark", "up", "right", "2")
        assert it.paper.scores == {"django": {"speed": Interval(4, 5)}, "rails": {"speed": Interval(2, 2)}}
        assert "Scored" in it.screen
        assert "1/3" in it.screen
        await it.press("f8", "1", "down", "right", "right", "right")
        assert it.paper.enthusiasm == {"django": "excited", "rails": "dread"}
        await it.press("f8")
        assert "One criterion has no points" in it.screen
        assert "Left open: 4 of 6" in it.screen
        await it.press("enter")
        assert it.paper.cast_on == TODAY
        assert "Handed in, in orders.ballot-ana.toml" in it.screen
        it.session.save()
        kept = read_ballot(tmp_path / "orders.ballot-ana.toml").paper
        assert kept == it.paper
        assert kept.begun_on == TODAY
    assert load(it.file) == decision("Ana", "Ben"), "the decision itself is not touched"


@few("size", SIZES)
async def test_nothing_of_others_and_of_the_decision_is_on_any_screen(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    of = decision("Ana", "Ben")
    file = tmp_path / "orders.toml"
    save(of, file)
    cast(file, of, "Ben", (66, 65, 64), {"django": "1.25 1.25 1.25"}, {"django": "dread"}, note="Ben's word")
    async with booth(tmp_path, size=size) as it:
        seen = []
        for _ in range(4):
            for keys in (("down", "right"), ("f1",), ("escape",), ("ctrl+p",), ("escape", "f8")):
                await it.pilot.press(*keys)
                await it.pilot.pause()
                seen.append(it.screen)
        whole = "\n".join(seen)
        hidden = ("4.75", "77", "1.25", "66", "65", "64", SECRET, OPINION, "Ben", "Django leads", "Value")
        assert [one for one in hidden if one in whole] == []
        assert "Blind:" in seen[0]
        assert "Blind:" in seen[-1]
        assert "31 ms measured" in whole or size[0] < 100, "facts on record may be seen"


def test_the_session_that_the_screen_is_given_does_not_hold_it_either(tmp_path: Path) -> None:
    of = decision("Ana")
    save(of, tmp_path / "orders.toml")
    session = BallotSession.open(tmp_path / "orders.toml", "Ana")
    held = repr(session.sheet) + repr(session.value) + repr(session.shown)
    session.close()
    assert "4.75" not in held
    assert "77" not in held
    assert SECRET not in held
    assert OPINION not in held


async def test_whole_names_are_read_where_the_rows_have_room_for_their_beginnings(tmp_path: Path) -> None:
    of = decision("Ana")
    long = "A framework whose name goes on and on, longer than any column"
    candidates = {**of.candidates, "rails": of.candidates["rails"].model_copy(update={"name": long})}
    async with booth(tmp_path, of=of.model_copy(update={"candidates": candidates}), size=(80, 24)) as it:
        await it.press("f8", "right")
        assert f"{long} · Speed" in it.screen
        await it.press("f8", "down")
        rows = [row.rstrip() for row in it.screen.splitlines() if "excited" in row]
        assert rows[0].endswith("○ dread it"), "nothing is cut at the edge"
        assert "…  ○ excited" in rows[1]
        await it.press("f1")
        assert long in it.screen, "the guide says the whole name"


async def test_without_any_points_it_is_an_abstention_and_is_called_one(tmp_path: Path) -> None:
    async with booth(tmp_path) as it:
        await it.press("f8", "4", "f8", "f8")
        said = " ".join(it.screen.split())
        assert "Left open: 3 of 3 in Weights, 5 of 6 in Scores, 2 of 2 in Enthusiasm." in said
        assert "no weight for you" not in said


async def test_in_a_window_that_is_too_small_it_says_so_and_goes_on(tmp_path: Path) -> None:
    async with booth(tmp_path) as it:
        await it.press("3")
        await it.pilot.resize_terminal(50, 12)
        await settled(it.pilot)
        assert "I need 60 × 16" in it.screen
        assert "Blind" not in it.screen
        await it.pilot.resize_terminal(100, 30)
        await settled(it.pilot)
        await it.press("0")
        assert it.paper.weights == {"speed": 30.0}


async def test_undo_and_redo(tmp_path: Path) -> None:
    async with booth(tmp_path) as it:
        await it.press("3", "0", "down", "5", "u")
        assert it.paper.weights == {"speed": 30.0}
        assert "Undid: People: 5 points" in it.screen
        await it.press("ctrl+z")
        assert it.paper.weights == {}, "what was typed in one line is one step"
        await it.press("u")
        assert "Nothing to undo" in it.screen
        await it.press("U", "ctrl+y")
        assert it.paper.weights == {"speed": 30.0, "people": 5.0}
        await it.press("down")
        assert "Did again" not in it.screen, "a notice goes with the next key"


async def test_only_what_is_in_a_file_is_called_saved(tmp_path: Path) -> None:
    async with booth(tmp_path) as it:
        assert "saved" not in it.screen
        await it.press("3")
        it.session.save()
        await settled(it.pilot)
        assert "✓ saved" in it.screen
        assert it.session.path.exists()


async def test_points_are_taken_away_again(tmp_path: Path) -> None:
    async with booth(tmp_path) as it:
        await it.press("5", "minus", "down", "7", "delete")
        assert it.paper.weights == {"speed": 4.0}


async def test_a_begun_ballot_is_asked_whose_it_is_and_goes_on(tmp_path: Path) -> None:
    of = decision("Ana")
    file = tmp_path / "orders.toml"
    save(of, file)
    cast(file, of, "Ana", (3, 1, 1), {"django": "3.5 ? ?"}, done=False)
    async with booth(tmp_path) as it:
        assert "Ana has a ballot here" in it.screen
        assert f"Begun on {DAY}" in it.screen
        assert ".60" not in it.screen, "nothing of it is seen before"
        await it.press("1")
        assert ".60" in it.screen
        await it.press("f8")
        assert "3.5" in it.screen


async def test_another_of_the_same_name_gets_a_ballot_of_their_own(tmp_path: Path) -> None:
    of = decision()
    file = tmp_path / "orders.toml"
    save(of, file)
    first = cast(file, of, "Ana", (3, 1, 1), {"django": "3.5 ? ?"})
    before = first.read_bytes()
    async with booth(tmp_path) as it:
        await it.press("2")
        assert it.paper.weights == {}
        assert "--voter ana-2" in it.screen
        await it.press("9")
        it.session.save()
        assert it.session.path.name == "orders.ballot-ana-2.toml"
        it.session.close()
    assert first.read_bytes() == before
    assert read_ballot(tmp_path / "orders.ballot-ana-2.toml").paper.weights == {"speed": 9.0}


async def test_a_cast_ballot_is_taken_back_and_cast_again(tmp_path: Path) -> None:
    of = decision("Ana")
    file = tmp_path / "orders.toml"
    save(of, file)
    cast(file, of, "Ana", (3, 1, 1), {})
    async with booth(tmp_path) as it:
        await it.press("1", "f8", "f8", "f8", "down", "enter")
        assert it.paper.withdrawn_on == TODAY
        assert not it.paper.is_in
        assert "it does not count" in it.screen
        await it.press("home", "enter")
        assert it.paper.is_in


async def test_an_empty_ballot_is_not_cast_and_leaves_no_file(tmp_path: Path) -> None:
    async with booth(tmp_path) as it:
        await it.press("f8", "f8", "f8", "enter")
        assert "There is nothing on it yet" in it.screen
        assert it.paper.cast_on is None
    assert not ballot_path(it.file, "ana").exists()


async def test_what_came_since_and_a_late_ballot_are_said(tmp_path: Path) -> None:
    of = decision("Ana")
    file = tmp_path / "orders.toml"
    save(of, file)
    cast(file, of, "Ana", (3, 1, 1), {"django": "5 5 5"})
    candidates = {**of.candidates, "go": of.candidates["rails"].model_copy(update={"name": "Go"})}
    opened = of.ballots.model_copy(update={"opened_on": DAY})
    save(of.model_copy(update={"candidates": candidates, "ballots": opened}), file)
    async with booth(tmp_path) as it:
        assert "New since you were here: Go." in it.screen
        await it.press("1")
        assert "opened on 2026-11-20" in it.screen
        await it.press("f8", "end")
        assert "Go" in it.screen
        assert it.session.state == "saved", "looking changes nothing"


async def test_one_that_counts_is_not_called_late_until_it_is_changed(tmp_path: Path) -> None:
    of = decision("Ana")
    file = tmp_path / "orders.toml"
    path = cast(file, of, "Ana", (3, 1, 1), {})
    mark = mark_of(read_ballot(path).paper)
    opened = Balloting(opened_on=DAY, voters={"ana": Ballot(name="Ana", counted_on=DAY, mark=mark)})
    save(of.model_copy(update={"ballots": opened}), file)
    async with booth(tmp_path) as it:
        await it.press("1")
        assert "opened on 2026-11-20, and yours counts." in it.screen
        await it.press("5")
        assert "Yours came after that" in it.screen
        await it.press("u", "down")
        assert "and yours counts" in it.screen


async def test_scores_on_another_scale_are_taken_away_and_said(tmp_path: Path) -> None:
    of = decision("Ana")
    file = tmp_path / "orders.toml"
    save(of, file)
    cast(file, of, "Ana", (3, 1, 1), {"django": "5 5 5"})
    scale = of.scale.model_copy(update={"high": 10.0})
    save(of.model_copy(update={"scale": scale}), file)
    async with booth(tmp_path) as it:
        assert "another one now" in it.screen
        await it.press("1", "f8", "8")
        assert it.paper.scores == {"django": {"speed": Interval(8, 8)}}
        assert it.paper.weights["speed"] == 3.0


async def test_a_note_is_kept_whatever_is_in_it(tmp_path: Path) -> None:
    async with booth(tmp_path, NASTY, decision()) as it:
        assert "Ballot of [/foo] [red]" in it.screen
        await it.press("f8", "f8", "f8", "shift+tab")
        await it.press(*"[/foo]")
        assert it.paper.note == "[/foo]"
        await it.press("escape", "u")
        assert it.paper.note == ""


async def test_one_ballot_is_open_in_one_place(tmp_path: Path) -> None:
    async with booth(tmp_path) as it:
        await it.press("3")
        with pytest.raises(StoreError, match="open already"):
            BallotSession.open(it.file, "Ana")
        BallotSession.open(it.file, "Ben").close()


async def test_a_ballot_changed_by_somebody_else_is_not_overwritten(tmp_path: Path) -> None:
    async with booth(tmp_path) as it:
        await it.press("3")
        it.session.save()
        path = it.session.path
        path.write_text(path.read_text() + "# mine\n")
        await it.press("down", "4")
        it.session.save()
        await settled(it.pilot)
        assert "not saved" in it.screen
        assert path.read_text().endswith("# mine\n")
        await it.press("ctrl+q")
        assert it.pilot.app.is_running
        assert [note.message.partition(".")[0] for note in it.pilot.app._notifications] == [
            "Not everything is saved"
        ]


async def test_points_that_are_typed_stop_at_the_most_and_end_with_another_key(tmp_path: Path) -> None:
    async with booth(tmp_path) as it:
        await it.press(*"1000")
        assert it.paper.weights == {"speed": 100.0}
        assert "“1000” is above 999" in it.screen
        await it.press("backspace", "backspace")
        assert it.paper.weights == {"speed": 1.0}
        await it.press("u", "5")
        assert it.paper.weights == {"speed": 5.0}, "not 15: what was undone is no longer typed on"
        await it.press("3", "ctrl+z", "ctrl+y", "ctrl+z", "backspace")
        assert it.paper.weights == {}
        await it.press("4", "down", "up", "backspace")
        assert it.paper.weights == {}, "with nothing typed it takes the points away"


async def test_the_grid_takes_the_room_back_that_the_guide_had(tmp_path: Path) -> None:
    """It kept the height that it had above the open guide, with most of its rows out of sight."""
    many = decision("Ana", "Ben")
    for name in ("Third", "Fourth", "Fifth", "Sixth"):
        many = put(many, ("criteria", name.lower()), Criterion(name=name))
    async with booth(tmp_path, of=many, size=(80, 24)) as it:
        await it.press("f8")
        whole = it.screen
        assert "Sixth" in whole
        await it.press("f1")
        assert "more" in it.screen
        await it.press("f1")
        assert it.screen == whole
