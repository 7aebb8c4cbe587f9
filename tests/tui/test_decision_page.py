"""Decision: the page beside the answers, and a choice that the ranking contradicts."""

from pathlib import Path

import pytest

from examples import few
from on_screen import settled
from roadworthy.interview.items import Ask
from roadworthy.model import put
from roadworthy.report.page.layout import page_lines
from roadworthy.report.page.page import page
from roadworthy.report.summary import summary_of
from roadworthy.store import load
from roadworthy.store.places import sample_file
from roadworthy.tui.page_ahead import PAGE
from roadworthy.tui.stations.formed import FormStation
from station_walk import StationWalk, at

pytestmark = pytest.mark.turns


def beside(walk: StationWalk) -> list[str]:
    return [text.split("│")[2] for text in walk.screen.splitlines()[1:-4]]


async def test_from_150_columns_on_the_page_stands_beside_the_answers_line_for_line(tmp_path: Path) -> None:
    async with at(tmp_path, "decision", load(sample_file("bank-migration")), size=(200, 55)) as walk:
        printed = [
            f"{one.label:<{one.indent}}{one.text}".rstrip()
            for one in page_lines(page(summary_of(walk.session.analysis)), PAGE)
        ]
        seen = [text.strip() for text in beside(walk)]
        start = seen.index(printed[0])
        for number, text in enumerate(printed[:40]):
            assert seen[start + number].startswith(text.strip()[:70])


async def test_what_is_typed_shows_in_the_page_at_once(tmp_path: Path) -> None:
    async with at(tmp_path, "decision", load(sample_file("bank-migration")), size=(200, 55)) as walk:
        walk.station.go_to(("outcome", "dissent"))
        await walk.press("enter", "end")
        await walk.write(" Typed now")
        await settled(walk.pilot)
        assert "Typed now" in " ".join(" ".join(beside(walk)).split())


@few("size", [(80, 24), (100, 30), (120, 40)])
async def test_below_150_the_page_is_reached_by_a_key_and_answers_are_whole(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at(tmp_path, "decision", load(sample_file("bank-migration")), size=size) as walk:
        assert "Why this" not in walk.screen
        await walk.press("v")
        assert "Decided, and the move is under way." in walk.screen
        await walk.press("escape")
        walk.station.go_to(("outcome", "chosen"))
        await settled(walk.pilot)
        assert "…" not in "\n".join(walk.pane)


async def test_a_choice_that_the_ranking_contradicts_is_told_at_the_top(tmp_path: Path) -> None:
    decision = put(load(sample_file("bank-migration")), ("outcome", "chosen"), "quarkus")
    async with at(tmp_path, "decision", decision) as walk:
        top = " ".join(" ".join(walk.pane[:8]).split())
        assert "! Quarkus is chosen, and Spring Boot leads." in top
    (tmp_path / "two").mkdir()
    async with at(tmp_path / "two", "decision", load(sample_file("bank-migration"))) as walk:
        assert "and Spring Boot leads" not in walk.screen


async def test_looking_back_is_answered_by_key_and_kept_as_a_lesson(tmp_path: Path) -> None:
    done = put(load(sample_file("startup-crud")), ("status",), "done")
    async with at(tmp_path, "decision", done, size=(120, 40)) as walk:
        walk.station.go_to(("lessons", "learning-curve", "direction"))
        await walk.press("enter", "1")
        await settled(walk.pilot)
        lesson = walk.session.value.lessons["learning-curve"]
        assert (lesson.criterion, lesson.direction) == ("learning-curve", "too-high")
        assert isinstance(walk.station, FormStation)
        asked = [one.path for one in walk.station.form.stops() if isinstance(one, Ask)]
        assert ("lessons", "learning-curve", "words") in asked


@pytest.mark.slow
async def test_what_is_met_is_offered_by_two_keys_and_opened_again_with_who_and_why(tmp_path: Path) -> None:
    came = load(sample_file("bank-migration"))
    async with at(tmp_path, "decision", came, size=(120, 40)) as walk:
        assert "A condition for opening it again is met." in walk.screen
        await walk.press("S")
        assert "Why" in walk.screen
        await walk.press("escape")
        await walk.press("R")
        await walk.write("Ana")
        await walk.press("enter")
        await walk.press("enter")
        await settled(walk.pilot)
        assert walk.session.value.status == "reopened"
        assert list(walk.session.value.history.values())[-1].note.startswith("The risk “Two systems")
        assert "A condition for opening it again is met." not in walk.screen
