"""Ctrl+Z in an open field takes typing back there and says so, wherever the field is; nothing else is undone."""

from pathlib import Path

import pytest
from textual import events

from on_screen import settled
from roadworthy.model import Interval, put
from roadworthy.tui.screens.prompt import PromptScreen
from station_walk import at
from tui.keyboard import filled
from tui.test_keyboard_dialogs import ballot_at

pytestmark = pytest.mark.turns


async def test_in_the_note_of_a_ballot(tmp_path: Path) -> None:
    async with at(tmp_path, "scores", filled()) as walk:
        ballot = await ballot_at(walk, "scores")
        await walk.press("4", "f8", "f8", "tab", "ctrl+z")
        assert "No typing to undo in this field" in walk.screen
        scores = dict(ballot.session.value.scores)
        assert scores, "the score stays"
        await walk.press(*"Hi", "ctrl+z")
        assert "Undid: typing in this field" in walk.screen
        assert (ballot.session.value.note, ballot.session.value.scores) == ("", scores)
        await walk.press("ctrl+y")
        assert ballot.session.value.note == "Hi"
        await walk.press("escape", "ctrl+z", "ctrl+z")
        assert not ballot.session.value.scores.get("django"), "outside of it steps are undone"


async def test_in_a_dialog(tmp_path: Path) -> None:
    async with at(tmp_path, "decision", filled()) as walk:
        before = walk.value
        await walk.press("d", "3")
        screen = walk.pilot.app.screen
        assert isinstance(screen, PromptScreen)
        first = screen.inputs[0].value
        await walk.press(*"Ana B", "ctrl+z")
        assert screen.inputs[0].value == "Ana "
        assert "Undid: typing in this field" in walk.screen
        await walk.press("ctrl+y")
        assert screen.inputs[0].value == "Ana B"
        await walk.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        assert screen.inputs[0].value == first
        assert "No typing to undo in this field" in walk.screen
        assert "esc u" not in walk.screen, "no key that the dialog has not"
        await walk.press("escape")
        assert walk.value == before


async def test_lines_that_are_pasted_into_one_line_are_parted_by_one_space(tmp_path: Path) -> None:
    """In a card as in a dialog."""
    async with at(tmp_path, "landscape", filled()) as walk:
        walk.station.go_to(("candidates", "django", "name"))
        await walk.press("enter")
        focused = walk.pilot.app.focused
        assert focused is not None
        focused.post_message(events.Paste("\nDjango  \r\n\n\t five\n"))
        await walk.press("escape")
        assert walk.value.candidates["django"].name == "Django five"
        await walk.go("decision")
        await walk.press("d", "3")
        focused = walk.pilot.app.focused
        assert focused is not None
        focused.post_message(events.Paste("Ana\nand Ben\n"))
        await settled(walk.pilot)
        assert "Ana and Ben" in walk.screen


async def test_a_part_of_another_scale_is_said_in_the_grid_and_on_a_ballot(tmp_path: Path) -> None:
    async with at(tmp_path, "scores", filled()) as walk:
        _, candidate, criterion = walk.station.left_off()
        await walk.press(*"2/5")
        assert str(walk.value.cell(candidate, criterion).score) == "2"
        await walk.press("down", "up", *"1 to 3")
        assert str(walk.value.cell(candidate, criterion).score) == "1-3"
        await walk.press("down", "up", *"3/4")
        assert "“3/4” is no score here: this scale ends at 5. 3 stands." in walk.verdict
        assert str(walk.value.cell(candidate, criterion).score) == "3"
        await ballot_at(walk, "scores")
        await walk.press(*"2/3")
        assert "“2/3” is no score here: this scale ends at 5. 2 stands." in walk.screen


@pytest.mark.parametrize(
    ("typed", "stands", "why"),
    [
        ("7", 3, "“7” is no score here: the scale is 1 to 5. 3 stands."),
        ("10", 1, "“10” is no score here: the scale is 1 to 5. 1 stands."),
        ("3-9", 3, "“3-9” is no score here"),
        ("4-2", 4, "“4-2” runs backwards: give the smaller one first. 4 stands."),
        ("2.5.", 2.5, "“2.5.” is no score here"),
    ],
)
async def test_a_score_that_is_none_is_refused_with_what_stands(
    tmp_path: Path, typed: str, stands: float, why: str
) -> None:
    """A digit off the scale was dropped without a word; of a range that ran backwards its second end stood there."""
    async with at(tmp_path, "scores", filled()) as walk:
        await walk.press(*typed)
        assert why in walk.screen
        assert walk.value.scores["django"]["learning-curve"].score == Interval(stands, stands)
        if typed.endswith("-9"):
            await walk.press("5")
            assert walk.value.scores["django"]["learning-curve"].score == Interval(3, 5), (
                "typed on from there"
            )
    (tmp_path / "ballot").mkdir()
    async with at(tmp_path / "ballot", "scores", filled()) as walk:
        screen = await ballot_at(walk, "scores")
        await walk.press("down", *typed)
        assert why.partition("”")[0] in walk.screen
        assert (not screen.session.value.scores) is (typed == "7")


async def test_what_is_refused_with_a_question_is_not_ended_twice(tmp_path: Path) -> None:
    async with at(tmp_path, "frame", put(filled(), ("frame", "load", "growth"), None)) as walk:
        walk.station.go_to(("frame", "load", "growth"))
        await walk.press("enter", *"4/5", "escape")
        told = " ".join(" ".join(walk.pane).replace("▌", "").split())
        assert "is 4 meant, or 5? Leaving once more gives this up, and the question stays open." in told
        await walk.press("escape")
        assert walk.value.frame.load.growth is None
