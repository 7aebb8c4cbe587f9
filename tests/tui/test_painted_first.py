"""What a person sees at once, before all that follows from it; and what is mounted only when it is wanted."""

import gc
import weakref
from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.color import Color
from textual.content import Content, Span
from textual.events import Resize
from textual.filter import ANSIToTruecolor
from textual.visual import Visual
from textual.widgets import Input, TextArea

from on_screen import settled
from roadworthy.model import put
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.screens.panel import Panel
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.text_layout import line
from roadworthy.tui.textual_patches.colour_filter import WhereNeeded
from roadworthy.tui.textual_patches.gc_policy import REST, YOUNG, GcPolicy
from roadworthy.tui.textual_patches.strip_cache import StripCache
from roadworthy.tui.walk.panels import Panels
from roadworthy.tui.widgets.question_card import QuestionCard
from roadworthy.tui.widgets.standing import Standing
from station_walk import at, grid_decision

pytestmark = pytest.mark.turns


async def test_a_score_is_shown_before_the_decision_is_drawn_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_yet(around: Panels) -> None:
        around.change_due = False

    async with at(tmp_path, "scores", grid_decision()) as walk:
        with monkeypatch.context() as drawing:
            drawing.setattr(Panels, "draw_changed", not_yet)
            await walk.press("4")
            assert " 4 " in walk.line("Learning curve")
            await walk.press("down")
            assert " 4 " in walk.line("Learning curve"), "it stays while the cursor goes on"
        await walk.press("u")
        assert " 4 " not in walk.line("Learning curve"), "and is taken back with the score"


async def test_a_file_that_was_saved_changes_the_header_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at(tmp_path, "scores", grid_decision()) as walk:
        drawn: list[str] = []
        draw = Panels.draw

        def counted(around: Panels) -> None:
            drawn.append("all")
            draw(around)

        monkeypatch.setattr(Panels, "draw", counted)
        await walk.press("4")
        assert drawn == ["all"]
        walk.walk.session.save()
        await settled(walk.pilot)
        assert drawn == ["all"]
        assert "saved" in walk.screen.splitlines()[0]


async def test_no_field_is_mounted_before_somebody_opens_one(tmp_path: Path) -> None:
    async with at(tmp_path, "frame") as walk:
        assert not walk.walk.query(Input)
        assert not walk.walk.query(TextArea)
        await walk.press("enter")
        assert len(walk.walk.query(TextArea)) == 1
        await walk.press("escape", "enter")
        assert len(walk.walk.query(TextArea)) == 1, "and the same one is used again"


async def test_words_at_rest_are_opened_by_a_click(tmp_path: Path) -> None:
    async with at(tmp_path, "frame", put(grid_decision(), ("frame", "scope"), "Bills")) as walk:
        assert await walk.pilot.click(QuestionCard, offset=(3, 3))
        await walk.press("end", "!")
        assert walk.value.frame.scope == "Bills!"


async def test_a_line_is_made_as_the_library_makes_it(tmp_path: Path) -> None:
    lines = [
        line(" ", ("Learning curve", "$ink"), "  ", ("4", "bold $bright"), (" ━━╸━━", "$accent on $raised")),
        line(("中文 e\u0301 ", "$dim"), "tail"),
        line(("all of it", "$ink")).stylize_before("on $select"),
        Content("crossing", [Span(0, 5, "bold"), Span(3, 8, "$warn")]),
        Content(""),
        Content("no style at all"),
    ]
    async with at(tmp_path, "frame") as walk:
        widget = walk.walk.query_one(Standing)
        style = widget.visual_style
        for y, content in enumerate(lines):
            made = StripCache(widget).line(y, content, 60)
            meant = Visual.to_strips(widget, content, 60, 1, style)
            assert _looks(list(made)) == _looks(list(meant[0]) if meant else [])
            offsets = [segment.style.meta.get("offset") for segment in made if segment.style]
            assert all(offset is not None and offset[1] == y for offset in offsets), (
                "found again under the mouse"
            )


def _looks(segments: list[Segment]) -> list[tuple[str, object, object, bool | None]]:
    """Each sign with its colours."""
    return [
        (sign, style.color, style.bgcolor, style.bold)
        for segment in segments
        for style in [segment.style or RichStyle()]
        for sign in segment.text
    ]


def test_the_terminals_own_colours_are_made_real_where_there_are_any() -> None:
    usual = ANSIToTruecolor(RoadworthyApp().ansi_theme)
    ours, ground = WhereNeeded(usual), Color(0, 0, 0)
    plain = [Segment("a", RichStyle(color="#102030", bgcolor="#405060"))]
    assert ours.apply(plain, ground) is plain
    for style in (
        RichStyle(color="red"),
        RichStyle(bgcolor="bright_blue"),
        RichStyle(color="#102030", dim=True),
    ):
        segments = [*plain, Segment("b", style)]
        assert ours.apply(segments, ground) == usual.apply(segments, ground)
        assert ours.apply(segments, ground) != segments


class Circle:
    """Something that only a sweep frees."""

    def __init__(self) -> None:
        self.itself = self


def test_memory_is_swept_when_nobody_types(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    threshold = gc.get_threshold()
    monkeypatch.setattr("roadworthy.tui.textual_patches.gc_policy.time.monotonic", lambda: now)
    gc.disable()
    try:
        found = GcPolicy()
        found.begin()
        assert gc.isenabled()
        assert gc.get_threshold()[0] == YOUNG
        monkeypatch.setattr(gc, "get_count", lambda: (0, 1, 0))
        lost = weakref.ref(Circle())
        found.touch()
        found.look()
        assert lost() is not None, "somebody may be typing"
        now += REST + 0.1
        found.look()
        assert lost() is None
    finally:
        gc.set_threshold(*threshold)
        gc.enable()


def test_whoever_sweeps_already_is_left_alone() -> None:
    threshold = gc.get_threshold()
    found = GcPolicy()
    found.begin()
    assert gc.get_threshold() == threshold


async def test_what_is_opened_is_in_sight_however_late_it_is_laid_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at(tmp_path, "frame", size=(80, 24)) as walk:
        assert isinstance(walk.station, FormStation)
        form = walk.station.form
        with monkeypatch.context() as early:
            early.setattr(form, "call_after_refresh", lambda act, *of: act(*of))
            form.open_item(form.stops()[-8])
        await settled(walk.pilot)
        shown = form.card if form.card.display else form.row_stop
        assert form.region.contains_region(shown.region)


async def test_a_dialog_stands_where_it_stays_in_its_first_frame(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Short ones that choose, and those with fields, which take a moment longer."""
    first: list[tuple[str, object]] = []
    stands = Panel.on_resize

    def before(panel: Panel[object], event: Resize) -> None:
        first.append((type(panel).__name__, panel.query_one(".panel").styles.margin))
        stands(panel, event)
        assert panel.query_one(".panel").styles.margin == first[-1][1], type(panel).__name__

    monkeypatch.setattr(Panel, "on_resize", before)
    for size in ((120, 40), (80, 24)):
        folder = tmp_path / f"{size[0]}"
        folder.mkdir()
        async with at(folder, "decision", grid_decision(), size=size) as walk:
            await walk.press("d", "3", "escape", "f2", "escape", "ctrl+g", "escape")
    assert {name for name, _ in first} == {"ChooseScreen", "AskScreen", "KeysScreen", "GoToScreen"}
