"""The law of widths over everything that is drawn: figures whole, no two names alike, nothing over an edge."""

import re
import runpy
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from rich.cells import cell_len
from textual.app import App
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Input

from examples import part
from forms import full_text, page_of
from on_screen import settled, text_of, walk_of
from roadworthy.knowledge.stations import stations
from roadworthy.model import Decision, put
from roadworthy.report.summary import summary
from roadworthy.session import Session
from roadworthy.session.ballot import BallotSession
from roadworthy.store import load, recent, save
from roadworthy.store.places import sample_file, sample_names
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.screens.panel import Hints
from roadworthy.tui.sizes import RAIL, Layout
from roadworthy.tui.widgets.lines_widget import LinesWidget
from shipped_words import SHIPPED, texts_of
from tui.filled import strings_of
from tui.overlays import OVERLAYS
from tui.width_faults import Words, faults, names_of

pytestmark = pytest.mark.turns

WIDTHS: Final = (60, 80, 100, 116, 120, 150, 200)
HEIGHT: Final = 45


def widths(number: int) -> list[int]:
    """The widths at which the thing of this number is looked at, the widest first: all of them, or another one for each number."""
    return part(reversed(WIDTHS), len(WIDTHS), number)


def large() -> Decision:
    """Twenty candidates on thirty criteria, all with names that differ at their ends alone."""
    benchmarks = Path(__file__).parents[2] / "benchmarks" / "decisions.py"
    decision: Decision = runpy.run_path(str(benchmarks))["scorecard"](20, 30)
    for number, slug in enumerate(decision.candidates, 1):
        name = f"A framework for the orders platform, variant {number}"
        decision = put(decision, ("candidates", slug, "name"), name)
    for number, slug in enumerate(decision.criteria, 1):
        decision = put(decision, ("criteria", slug, "name"), f"How well it is kept over years, part {number}")
    return decision


DECISIONS: Final[dict[str, Callable[[], Decision]]] = {
    **{name: lambda name=name: load(sample_file(name)) for name in sample_names()},  # type: ignore[misc]
    "large": large,
}


@cache
def shipped_texts() -> tuple[str, ...]:
    """All words that ship."""
    return tuple(words for file in SHIPPED for _, words in texts_of(file))


@cache
def shipped_words() -> Words:
    return Words(shipped_texts(), ())


def words_of(decision: Decision, *more: str) -> Words:
    """What may stand on a screen of a decision."""
    own = (text for _, text in strings_of(decision))
    names = tuple(names_of(decision))
    return Words((*own, *names, *more), names, shipped_words())


@pytest.fixture
def cropped(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines that were drawn wider than the room that they had."""
    found: list[str] = []
    drawn = LinesWidget.content_line

    def seen(self: LinesWidget, y: int) -> Content | None:
        content = drawn(self, y)
        if content is not None and content.cell_length > max(1, self.content_size.width):
            found.append(f"{type(self).__name__} {self.content_size}: {content.plain}")
        return content

    monkeypatch.setattr(LinesWidget, "content_line", seen)
    return found


async def drawn(pilot: Pilot[int]) -> list[str]:
    """The lines of the screen once nothing is left to be laid out or drawn."""
    await pilot.pause()
    return text_of(pilot.app).split("\n")


def panel_of(app: App[int], lines: list[str]) -> list[str]:
    """What stands in the panel that is open; the whole screen where there is none."""
    for panel in app.screen.query(".panel, #preview, #catalogue"):
        x, y, width, height = panel.region
        return [cut_to(line, x, width) for line in lines[y : y + height]]
    return lines


def cut_to(line: str, x: int, width: int) -> str:
    """The part of a line of one cell a sign."""
    return line[x : x + width]


def opened(tmp_path: Path, decision: Decision) -> RoadworthyApp:
    """The program on a decision, at a fixed time."""
    now = datetime(2026, 11, 23, 20, 41, tzinfo=UTC)
    return RoadworthyApp(
        Session.create(tmp_path / "a.toml", decision, now=lambda: now, today=lambda: date(2026, 11, 23))
    )


def is_cut(line: str) -> bool:
    """Whether words of a pane end with an ellipsis; alone it says that something is being worked out."""
    return any(re.search(r"\S…\s*$", part) for part in line.split("│"))


@pytest.mark.parametrize("name", DECISIONS)
async def test_every_station_keeps_the_law(name: str, tmp_path: Path, cropped: list[str]) -> None:
    decision = DECISIONS[name]()
    words, found = words_of(decision), dict[tuple[str, str], str]()
    app = opened(tmp_path, decision)
    async with app.run_test(size=(WIDTHS[-1], HEIGHT)) as pilot:
        await settled(pilot)
        for width in widths([*DECISIONS].index(name)):
            await pilot.resize_terminal(width, HEIGHT)
            for station in part(stations(), 2, [*DECISIONS].index(name)):
                await walk_of(app).show_station(station.id)
                lines = await drawn(pilot)
                told = [*faults(lines, width, words)]
                if (
                    name != "large" and station.id != "scores"
                ):  # there a cell's detail has the lines that are left
                    told += [("words are cut at an edge", line) for line in lines[2:-3] if is_cut(line)]
                for fault, line in told:
                    found.setdefault((station.id, fault.split(":")[0]), f"{width}: {fault}: {line.strip()}")
    assert found == {}
    assert cropped == []


async def test_every_overlay_keeps_the_law(tmp_path: Path, cropped: list[str]) -> None:
    decision = load(sample_file("bank-migration"))
    app = opened(tmp_path, decision)
    found: dict[tuple[str, int], list[object]] = {}
    async with app.run_test(size=(WIDTHS[-1], HEIGHT)) as pilot:
        await settled(pilot)
        words = words_of(decision, "ctrl+shift")
        for number, (name, opens) in part([*enumerate(OVERLAYS.items())], 2):
            opens(app)
            await settled(pilot)
            assert len(app.screen_stack) > 1, name
            for width in widths(number):
                await pilot.resize_terminal(width, 24)
                broken: list[object] = [*faults(panel_of(app, await drawn(pilot)), width, words)]
                for panel in app.screen.query(".panel, #preview, #catalogue"):
                    left = RAIL if width >= Layout.PANES else 0
                    if name == "recover":  # nothing is open below it: it stands in the middle
                        left = (width - panel.region.width) // 2 if width >= Layout.PANES else 0
                    if name != "theme" and panel.region.x != left:
                        broken.append(panel.region)
                    inside = panel.region
                    broken.extend(  # the way out is in sight, at the lower edge
                        hints.region
                        for hints in app.screen.query(Hints)
                        if not inside.contains_region(hints.region) or inside.bottom - hints.region.bottom > 1
                    )
                broken.extend(
                    f"words before typing are cut: {field.placeholder}"
                    for field in app.screen.query(Input)
                    if cell_len(str(field.placeholder)) > field.content_size.width
                )
                rows = text_of(app).split("\n")
                broken.extend(
                    f"the keys touch what is above them: {above}"
                    for hints in app.screen.query(Hints)
                    if 0 < hints.region.y <= len(rows)
                    if (above := rows[hints.region.y - 1][hints.region.x : hints.region.right].strip(" │─-"))
                )
                if broken:
                    found[name, width] = broken
            while len(app.screen_stack) > 1:
                app.pop_screen()
                await settled(pilot)
    assert found == {}
    assert cropped == []


async def test_the_first_screen_keeps_the_law(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cropped: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    texts: list[str] = ["Roadworthy"]
    for name, make in DECISIONS.items():
        decision = make()
        path = tmp_path / f"{name}.toml"
        save(decision, path)
        recent.remember(path, "frame", "", datetime(2026, 11, 23, tzinfo=UTC))
        texts += [*(text for _, text in strings_of(decision)), *names_of(decision), path.name, str(path)]
    words = Words(texts, (), shipped_words())
    app = RoadworthyApp(None)
    async with app.run_test(size=(WIDTHS[-1], HEIGHT)) as pilot:
        await settled(pilot)
        for width in widths(0):
            await pilot.resize_terminal(width, HEIGHT)
            lines = await drawn(pilot)
            assert [*faults(lines, width, words)] == [], width
            assert [line for line in lines if is_cut(line)] == [], width
            shown = "\n".join(lines)
            assert not re.search(r"…\S*\.toml", shown), "the name of a file is whole"
            if "20 candidates" in shown:
                assert re.search(r"variant \d", shown), "a name keeps what tells it apart from the others"
    assert cropped == []


async def test_a_ballot_keeps_the_law(tmp_path: Path, cropped: list[str]) -> None:
    decision = load(sample_file("bank-migration"))
    file = tmp_path / "a.toml"
    save(decision, file)
    app = RoadworthyApp(None, ballot=BallotSession.open(file, "Ana", today=lambda: date(2026, 11, 23)))
    words = words_of(decision)
    async with app.run_test(size=(WIDTHS[-1], HEIGHT)) as pilot:
        await settled(pilot)
        for width in widths(5):
            await pilot.resize_terminal(width, HEIGHT)
            for step in "1234":
                await pilot.press("ctrl+g", step)
                assert [*faults(await drawn(pilot), width, words)] == [], width
    assert cropped == []


@pytest.mark.parametrize("name", DECISIONS)
def test_every_text_form_keeps_the_law(name: str) -> None:
    decision = DECISIONS[name]()
    told, words = summary(decision, date(2026, 11, 23)), words_of(decision)
    for width in widths([*DECISIONS].index(name)):
        for text in (page_of(told, width), full_text(told, width)):
            assert [*faults(text.split("\n"), width, words)] == [], width
