"""Scores: the grid, with the reason and the sources of the cell beside it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import TextArea

from roadworthy.edits.scores import name_sources, set_reason, set_score
from roadworthy.method.analysis import Analysis
from roadworthy.method.leading_share import Share
from roadworthy.model import Decision, KeyPath, read_interval
from roadworthy.model.interval import number_text
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.pending import Pending
from roadworthy.tui.scores import told
from roadworthy.tui.scores.beside import RowSeen, earlier_words, row_lines
from roadworthy.tui.scores.detail import Before, CellDetail
from roadworthy.tui.scores.guide import about_criterion, beyond_points
from roadworthy.tui.scores.head import ScoresHead
from roadworthy.tui.scores.reason import FIELD_LINES, ReasonField
from roadworthy.tui.scores.shares import Supposed
from roadworthy.tui.sizes import Layout, layout_of
from roadworthy.tui.stations.base import Station
from roadworthy.tui.text_layout import Fragment, line
from roadworthy.tui.widgets.chrome import Guidance, Guide
from roadworthy.tui.widgets.grid import ScoreGrid
from roadworthy.tui.widgets.text_fields import FieldArea, FieldLeft

_ROOMY = 7
_RESERVES = ((25, 9), (14, 5), (12, 4), (0, 0))
"""From a height of the pane on, the lines left to the cell's detail; the guide has it whole."""
_BESIDE_COLUMN = 8
"""The same where reasons and sources stand beside the grid."""
_RESTS = 0.3
"""Seconds on a cell after which it is worth working out what backing it would do."""
_EXPLAINED = Layout.PANES
"""From this layout on the signs are explained below the totals; below it, in the head."""


class ScoresStation(Station):
    """The fifth station, the heart of the walk."""

    ID = "scores"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "reason", id="scores.reason"),
        Binding("s", "sources", "sources", id="scores.sources"),
        Binding("h", "horizon", "horizon", show=False, id="scores.horizon"),
        Binding("b", "ballots", "ballots", id="scores.ballots"),
        Binding("escape", "leave_text", "done", key_display="esc", id="scores.leave"),
    ]
    DEFAULT_CSS = """
    ScoresStation #grid-holder { height: auto; max-height: 100%; }
    ScoresStation ScoreGrid { max-height: 100%; }
    ScoresStation #cell-goes-on { display: none; }
    ScoresStation.-writing ReasonField, ScoresStation.-writing #cell-goes-on { display: block; }
    """

    HAS_SECOND_COLUMN = True

    def compose(self) -> ComposeResult:
        yield ScoresHead(self.text.title, self.text.sentence)
        yield from self.body()

    def body(self) -> ComposeResult:
        with Vertical(id="score-pane"):
            yield ScoreGrid()
            yield CellDetail(self)
            yield ReasonField()
            yield CellDetail(self, goes_on=True)

    def on_mount(self) -> None:
        self.horizon: str | None = None
        self.writing = False
        self.before: Before | None = None
        self._entered = self.decision
        self._supposed = Supposed()
        self._rest: Timer | None = None
        self._shares: tuple[Share | None, Share | None] = (None, None)
        """The leader's share as it was drawn, and what it would become."""
        self._echo = Pending()
        self._reason_of = ("", "")
        self.grid.reserve = self._reserve

    @property
    def grid(self) -> ScoreGrid:
        """The grid."""
        return self.query_one(ScoreGrid)

    @property
    def analysis(self) -> Analysis:
        """That of the decision which the grid shows; between a change and its drawing it is not the last."""
        return self.grid.analysis

    @property
    def room_below(self) -> int:
        """Lines for the cell's detail, without the field that is open."""
        pane = self.query_one("#score-pane").size.height
        return pane - self.grid.size.height - (FIELD_LINES if self.writing else 0) if pane else _ROOMY + 2

    @property
    def layout_now(self) -> Layout:
        """How the panes stand in the terminal as it is."""
        return layout_of(self.app.size.width)

    @property
    def has_column(self) -> bool:
        """Whether the row's reasons and sources stand beside the grid."""
        return self.layout_now is Layout.WIDE

    def seen(self) -> RowSeen | None:
        """The row and the cell under the cursor; None where there is none."""
        candidate, criterion = self.grid.candidate, self.grid.criterion
        if not candidate or not criterion:
            return None
        analysis = self.analysis
        return RowSeen(
            analysis,
            self.horizon,
            candidate,
            criterion,
            analysis.sensitivity().share_so_far,
            self._supposed.share(analysis, candidate, criterion),
            earlier_words(self.session, criterion),
        )

    def earlier_found(self) -> None:
        if self.is_mounted:
            self._redraw_detail()
            self.post_message(self.GuideChanged())

    def second_column(self, width: int) -> Sequence[Content]:
        if (seen := self.seen()) is None:
            return ()
        room = self.screen.query_one(Guide).size.height - 1
        beyond = beyond_points(self.decision, seen.criterion, self.missing())
        return [line(" ", text) for text in row_lines(seen, width - 1, room, beyond)]

    @property
    def guide_below(self) -> bool:
        return self.seen() is None

    def on_resize(self) -> None:
        self._fold()
        self._share_room()

    def _fold(self) -> None:
        """What is shown in a terminal of this width."""
        layout, there = self.layout_now, self.seen() is not None
        self.grid.single = layout is Layout.SMALL
        self.grid.explains = there and layout >= _EXPLAINED
        self.query_one(ScoresHead).folded = there and layout < _EXPLAINED

    def _reserve(self, height: int) -> int:
        """Lines of the pane that the grid leaves to the cell's detail, and to the field while it is open."""
        lines = next(lines for least, lines in _RESERVES if height >= least)
        if self.has_column:
            lines = min(lines, _BESIDE_COLUMN)
        return max(lines, FIELD_LINES + 3) if self.writing else lines

    def _redraw_detail(self) -> None:
        for part in self.query(CellDetail):
            part.redraw()

    def _share_room(self) -> None:
        self.grid.kept = FIELD_LINES if self.writing else 0
        self.grid.refresh(layout=True)
        self.call_after_refresh(self._room_shared)

    def _room_shared(self) -> None:
        head = self.query_one(ScoresHead)
        if head.bars != self.grid.has_bars:  # it may have a line more then, or one less
            head.bars = self.grid.has_bars
            self.call_after_refresh(self._redraw_detail)
        self._redraw_detail()

    def show(self, decision: Decision) -> None:
        decision = self.session.value  # what is drawn is what stands now, whoever asks
        if self.horizon not in decision.horizons:
            self.horizon = None
        self._fold()
        self.grid.show(self.session.analysis, self.horizon)
        if self.before is None:
            self._remember()
        low, high = (number_text(end) for end in (decision.scale.low, decision.scale.high))
        if (low, high) != ("1", "5"):
            self.head.sentence = f"{low} to {high}, a range, or ? when nobody knows yet."
        name = "all" if self.horizon is None else decision.horizons[self.horizon].name or self.horizon
        self.head.show(
            [("h ", "bold $accent"), ("horizon ", "$dim"), (name, "$bright")] if decision.horizons else []
        )
        if self.writing:
            cell = decision.cell(*self._reason_of)
            if self._echo.is_news(cell.rationale):
                self.query_one(FieldArea).replace_words(cell.rationale)
        self._draw_detail()

    def enter(self) -> None:
        self.grid.focus()

    def go_to(self, path: KeyPath) -> None:
        if len(path) >= 3 and path[0] == "scores":
            self.grid.put_cursor(path[1], path[2])
        self.enter()

    def left_off(self) -> KeyPath:
        return ("scores", self.grid.candidate, self.grid.criterion) if self.grid.candidate else ()

    def what_is_missing(self) -> list[str]:
        """What has to be there before there can be a grid."""
        if not self.decision.candidates:
            return ["No candidates yet: name two or three in Landscape (g 2)."]
        return ["No criteria yet: choose them in Criteria (g 3)."]

    def evidence_here(self) -> list[str]:
        """Slugs of the evidence about the cell, the named sources first."""
        return told.evidence_about(self.decision, self.grid.candidate, self.grid.criterion)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        if action == "leave_text":
            return self.writing
        if action in ("edit", "sources"):
            return bool(self.grid.candidate and self.grid.criterion)
        if action == "horizon":
            return bool(self.decision.horizons)
        if action == "ballots":
            return self.session.path is not None
        return True

    def _draw_detail(self) -> None:
        """The cell's detail, now; what backing it would do, once somebody rests on it."""
        self._redraw_detail()
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(_RESTS, self._suppose)

    def _suppose(self) -> None:
        candidate, criterion = self.grid.candidate, self.grid.criterion
        if self.jobs is not None and candidate and criterion and self.is_attached and self.display:
            self._supposed.ask(self.jobs, self.analysis, candidate, criterion)

    def worked(self) -> None:
        if self.before is not None and self.before.share is None:
            self._remember_share()
        seen = self.seen()
        shares = (seen.share, seen.supposed) if seen is not None else (None, None)
        if shares != self._shares:
            self._shares = shares
            self._redraw_detail()
            if self.has_column:
                self.post_message(self.GuideChanged())

    def guidance(self) -> Guidance:
        criterion = self.grid.criterion
        if not criterion:
            return self.about_station()
        cell = self._cell_whole() if self.layout_now < Layout.PANES else None
        before = earlier_words(self.session, criterion)
        return about_criterion(self.decision, criterion, before, cell, self.missing())

    def _cell_whole(self) -> tuple[str, str] | None:
        """The cell's reason and sources, which the room below the grid may not have whole."""
        candidate, criterion = self.grid.candidate, self.grid.criterion
        words = told.whole(self.analysis, candidate, criterion)
        return (self.decision.candidate_name(candidate), words) if candidate and words else None

    def key_note(self) -> list[Fragment]:
        card = self.grid.card
        holes = sum(map(sum, card.unknown))
        total = len(card.candidates) * len(card.criteria)
        return [(glyph("look") + " ", "bold $warn"), (f"{holes} of {total} unknown", "$ink")] if holes else []

    def _remember(self) -> None:
        """Keep what the cell was when it was entered, to show what a new score or a source does."""
        seen = self.seen()
        if seen is None:
            self.before = None
            return
        places = self.analysis.ranking(self.horizon)
        value = next((place.value for place in places if place.candidate == seen.candidate), None)
        at = (self.analysis, self.horizon, seen.candidate, seen.criterion)
        self.before = Before(told.figure(*at), told.ground_at(*at), value, seen.share)
        self._entered = self.decision

    def _remember_share(self) -> None:
        """The share as it was, where it was not worked out yet when the cell was entered."""
        if self.before is not None and self.decision is self._entered:
            self.before = replace(self.before, share=self.analysis.sensitivity().share_so_far)

    @on(ScoreGrid.Scored)
    def _scored(self, event: ScoreGrid.Scored) -> None:
        event.stop()
        if self._is_there(event.candidate, event.criterion):
            value = read_interval(event.words)
            self.do(set_score(self.session.value, event.candidate, event.criterion, value, self.horizon))

    def _is_there(self, candidate: str, criterion: str) -> bool:
        """Whether a cell that is seen is still there: somebody else may have taken its row or column away."""
        now = self.session.value
        return candidate in now.candidates and criterion in now.criteria

    @on(ScoreGrid.Refused)
    def _not_taken(self, event: ScoreGrid.Refused) -> None:
        event.stop()
        self.refused(event.why)

    @on(ScoreGrid.Moved)
    def _moved(self, event: ScoreGrid.Moved) -> None:
        event.stop()
        self.session.end_step()
        self._stop_writing()
        self._remember()
        self._draw_detail()
        self.post_message(self.GuideChanged())

    async def action_ballots(self) -> None:
        """The ballots of several people."""
        await self.run_action("screen.ballots")

    def action_horizon(self) -> None:
        """The next horizon, or all of them."""
        order: list[str | None] = [None, *self.decision.horizons]
        self.horizon = order[(order.index(self.horizon) + 1) % len(order)]
        self.session.end_step()
        self._remember()
        self.show(self.decision)

    def action_edit(self) -> None:
        """Write why the cell has its score."""
        if not self._is_there(self.grid.candidate, self.grid.criterion):
            return
        area = self.query_one(FieldArea)
        self._reason_of = (self.grid.candidate, self.grid.criterion)
        before = self.session.value.cell(*self._reason_of).rationale
        area.replace_words(before)
        area.select_all()
        self._echo.begin(before)
        self.writing = True
        self.add_class("-writing")
        self._share_room()
        area.focus()

    def _stop_writing(self) -> None:
        if self.writing:
            self.flush()
            self.writing = False
            self.remove_class("-writing")
            self.session.end_step()
            self._share_room()

    def action_leave_text(self) -> None:
        self._stop_writing()
        self.enter()

    @on(FieldLeft)
    def _left_text(self, event: FieldLeft) -> None:
        event.stop()
        if event.opens or event.by < 0:
            self.action_leave_text()

    @on(TextArea.Changed)
    def _wrote(self, event: TextArea.Changed) -> None:
        event.stop()
        self.flush()

    def flush(self) -> None:
        if not self.writing or not self._is_there(*self._reason_of):
            return
        words, now = self.query_one(FieldArea).text, self.session.value
        if words != now.cell(*self._reason_of).rationale:
            self._echo.sends(words)
            self.do(set_reason(now, *self._reason_of, words))

    def action_sources(self) -> None:
        """Name the evidence that the score rests on."""
        from roadworthy.tui.screens.sources import SourcesScreen

        if not self.grid.candidate:
            return
        cell = self.decision.cell(self.grid.candidate, self.grid.criterion)
        here = (self.grid.candidate, self.grid.criterion)

        def chosen(sources: tuple[str, ...] | None) -> None:
            if sources is not None and sources != cell.sources and self._is_there(*here):
                self.do(name_sources(self.session.value, *here, sources))

        if not self.evidence_here():
            self.post_message(
                self.Tell(("No evidence about this cell yet: write it down in Evidence (g 4)", "$ink"))
            )
            return
        self.app.push_screen(SourcesScreen(self.decision, self.evidence_here(), cell.sources), chosen)
