"""Scores: the grid, with the reason and the sources of the cell beside it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import TextArea

from roadworthy.edits.scores import name_sources, set_reason, set_score
from roadworthy.knowledge.criteria import anchors, by_id
from roadworthy.model import Decision, Interval, KeyPath, read_interval
from roadworthy.model.interval import number_text
from roadworthy.tui.glyphs import glyph, mark, mark_style
from roadworthy.tui.pending import Pending
from roadworthy.tui.stations.base import Station
from roadworthy.tui.text_layout import (
    Fragment,
    Labelled,
    cut_between_words,
    fit,
    head,
    labelled,
    line,
    row,
    shortened,
)
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.grid import ScoreGrid
from roadworthy.tui.widgets.lines_widget import LinesWidget
from roadworthy.tui.widgets.text_fields import FieldArea

_LABEL = 10
_ROOMY = 7
_CLAIM = 14
"""Cells below which the words of a source are left out: their beginning alone says nothing."""
_AREA = 4
"""Lines of the field for a reason."""
_RESERVES = ((25, 9), (14, 5), (0, 4))
"""From a height of the pane on, the lines that the grid leaves to the cell's detail."""


class CellDetail(LinesWidget):
    """What is known about the cell under the cursor."""

    def __init__(self, station: "ScoresStation") -> None:
        super().__init__(id="cell-detail")
        self.station = station

    def draw(self, width: int) -> list[Content]:
        station, decision = self.station, self.station.decision
        candidate, criterion = station.grid.candidate, station.grid.criterion
        if not candidate or not criterion:
            return [line(" ", (words, "$dim")) for words in station.what_is_missing()]
        place = list(decision.candidates).index(candidate)
        cell = decision.cell(candidate, criterion)
        title = line(
            " ",
            (decision.criterion_name(criterion), "bold $bright"),
            "  ",
            (mark(place) + " ", mark_style(place)),
            (decision.candidate_name(candidate), "bold $bright"),
        )
        room = station.room_below
        lines = [Content("")] if room > _ROOMY else []
        lines += [
            fit(line(title, " ", head("", max(2, width - title.cell_length - 2), style="$rule")), width - 1),
            self._score(width),
        ]
        sources = self._sources(width)
        if not station.writing:
            why = cell.rationale or "nobody has said why yet"
            said = [
                line(" ", text)
                for text in labelled("why", why, width - 2, "$ink" if cell.rationale else "$dim", _LABEL)
            ]
            room -= len(lines)
            shown = max(1, room - min(len(sources), max(1, room - len(said))))
            if len(said) > shown:
                said = said[:shown]
                said[-1] = cut_between_words(line(said[-1].rstrip(), (" " * width, "")), width - 2)
            lines += said
            room -= len(said)
        else:
            room -= len(lines)
        return [*lines, *sources[: max(0, room)]]

    def _score(self, width: int) -> Content:
        station = self.station
        cell = station.decision.cell(station.grid.candidate, station.grid.criterion)
        shown = _words(
            cell.score if station.horizon is None else cell.by_horizon.get(station.horizon, cell.score)
        )
        left: list[Fragment] = [
            (" " + "score".ljust(_LABEL), "$dim"),
            (shown, "bold $bright" if shown != "?" else "bold $warn"),
        ]
        right: list[Fragment] = []
        before = station.before
        if before is not None and _words(before[0]) != shown:
            left.append((f"   was {_words(before[0])}", "$dim"))
            now = next(
                (
                    p.value
                    for p in station.analysis.ranking(station.horizon)
                    if p.candidate == station.grid.candidate
                ),
                None,
            )
            if before[1] is not None and now is not None and abs(now - before[1]) > 1e-9:
                sign = glyph("up") if now > before[1] else glyph("down")
                right = [(sign, "$accent"), (f" value {before[1]:.2f} {glyph('arrow')} {now:.2f} ", "$ink")]
        return row(left, right, width)

    def _sources(self, width: int) -> list[Content]:
        station, decision = self.station, self.station.decision
        cell = decision.cell(station.grid.candidate, station.grid.criterion)
        lines: list[Content] = []
        for slug in station.evidence_here():
            evidence = decision.evidence[slug]
            named = slug in cell.sources
            label = "sources" if not lines else ""
            sign: Fragment = (glyph("holds") if named else glyph("open"), "$ink" if named else "$dim")
            words = evidence.words.replace("\n", " ") or slug
            when = evidence.on.isoformat() if evidence.on else "no date"
            source = evidence.source or evidence.kind or "no source"
            begin = line(
                (" " + label.ljust(_LABEL), "$dim"), sign, (f" {source}", "$ink" if named else "$dim")
            )
            room = width - begin.cell_length - len(when) - 4
            said: Fragment = (f"  {shortened(words, room)}", "$dim") if room >= _CLAIM else ""
            lines.append(row([begin, said], [(when + " ", "$dim")], width))
        return lines


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
    ScoresStation FieldArea { display: none; height: 4; margin: 0 1 0 11; background: $select; border: none; }
    ScoresStation FieldArea .text-area--cursor-line { background: $select; }
    ScoresStation.-writing FieldArea { display: block; }
    """

    def body(self) -> ComposeResult:
        with Vertical(id="score-pane"):
            yield ScoreGrid()
            yield CellDetail(self)
            yield FieldArea(
                compact=True,
                soft_wrap=True,
                tab_behavior="focus",
                placeholder="What did you see, and where? One or two sentences.",
            )

    def on_mount(self) -> None:
        self.horizon: str | None = None
        self.writing = False
        self.before: tuple[Interval | None, float | None] | None = None
        self._echo = Pending()
        self._reason_of = ("", "")
        self.grid.reserve = self._reserve

    @property
    def grid(self) -> ScoreGrid:
        """The grid."""
        return self.query_one(ScoreGrid)

    @property
    def room_below(self) -> int:
        """Lines for the cell's detail, without the field that is open."""
        pane = self.query_one("#score-pane").size.height
        return pane - self.grid.size.height - (_AREA if self.writing else 0) if pane else _ROOMY + 2

    def on_resize(self) -> None:
        self._share_room()

    def _reserve(self, height: int) -> int:
        """Lines of the pane that the grid leaves to the cell's detail, and to the field while it is open."""
        lines = next(lines for least, lines in _RESERVES if height >= least)
        return max(lines, _AREA + 3) if self.writing else lines

    def _share_room(self) -> None:
        self.grid.refresh(layout=True)
        self.call_after_refresh(self.query_one(CellDetail).redraw)

    def show(self, decision: Decision) -> None:
        if self.horizon not in decision.horizons:
            self.horizon = None
        self.grid.show(self.analysis, self.horizon)
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
        self.query_one(CellDetail).redraw()

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
        cell = self.decision.cell(self.grid.candidate, self.grid.criterion)
        about = [
            slug
            for slug, evidence in self.decision.evidence.items()
            if evidence.candidate == self.grid.candidate and evidence.criterion in ("", self.grid.criterion)
        ]
        named = [slug for slug in cell.sources if slug in self.decision.evidence]
        return [*named, *(slug for slug in about if slug not in named)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        if action == "leave_text":
            return self.writing
        if action == "horizon":
            return bool(self.decision.horizons)
        if action == "ballots":
            return self.session.path is not None
        return True

    def guidance(self) -> Guidance:
        criterion = self.grid.criterion
        if not criterion:
            return self.about_station()
        own = self.decision.criteria[criterion]
        known = by_id().get(criterion)
        blocks: list[tuple[str, str | Labelled]] = []
        if why := own.question or (known.question if known else ""):
            blocks.append(("", why))
        scale = self.decision.scale
        ends = {"best": scale.high, "middle": (scale.low + scale.high) / 2, "worst": scale.low}
        for number, (end, words) in enumerate(anchors(criterion, own)):
            body = Labelled(number_text(ends[end]), words)
            blocks.append(("What a score means" if number == 0 else "", body))
        if known:
            blocks.append(("What counts here", known.counts_here))
        if not any(heading == "What a score means" for heading, _ in blocks):
            low, high = number_text(scale.low), number_text(scale.high)
            words = f"{high} is the better end, {low} the worse. Say in Criteria what they look like."
            blocks.append(("What a score means", words))
        return Guidance(self.decision.criterion_name(criterion), (*blocks, *self.missing()))

    def key_note(self) -> list[Fragment]:
        card = self.grid.card
        holes = sum(map(sum, card.unknown))
        total = len(card.candidates) * len(card.criteria)
        return [(glyph("look") + " ", "bold $warn"), (f"{holes} of {total} unknown", "$ink")] if holes else []

    def _remember(self) -> None:
        """Keep what the cell was when it was entered, to show what a new score does."""
        candidate, criterion = self.grid.candidate, self.grid.criterion
        if not candidate or not criterion:
            self.before = None
            return
        cell = self.decision.cell(candidate, criterion)
        value = next((p.value for p in self.analysis.ranking(self.horizon) if p.candidate == candidate), None)
        held = cell.score if self.horizon is None else cell.by_horizon.get(self.horizon, cell.score)
        self.before = (held, value)

    @on(ScoreGrid.Scored)
    def _scored(self, event: ScoreGrid.Scored) -> None:
        event.stop()
        value = read_interval(event.words)
        self.do(set_score(self.decision, event.candidate, event.criterion, value, self.horizon))

    @on(ScoreGrid.Moved)
    def _moved(self, event: ScoreGrid.Moved) -> None:
        event.stop()
        self.session.end_step()
        self._stop_writing()
        self._remember()
        self.query_one(CellDetail).redraw()
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
        if not self.grid.candidate or not self.grid.criterion:
            return
        area = self.query_one(FieldArea)
        self._reason_of = (self.grid.candidate, self.grid.criterion)
        before = self.decision.cell(*self._reason_of).rationale
        area.replace_words(before)
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

    @on(FieldArea.Left)
    def _left_text(self, event: FieldArea.Left) -> None:
        event.stop()
        if event.by < 0:
            self.action_leave_text()

    @on(TextArea.Changed)
    def _wrote(self, event: TextArea.Changed) -> None:
        event.stop()
        self.flush()

    def flush(self) -> None:
        if not self.writing or self._reason_of[0] not in self.decision.candidates:
            return
        words = self.query_one(FieldArea).text
        if words != self.decision.cell(*self._reason_of).rationale:
            self._echo.sends(words)
            self.do(set_reason(self.decision, *self._reason_of, words))

    def action_sources(self) -> None:
        """Name the evidence that the score rests on."""
        from roadworthy.tui.screens.sources import SourcesScreen

        if not self.grid.candidate:
            return
        cell = self.decision.cell(self.grid.candidate, self.grid.criterion)
        here = (self.grid.candidate, self.grid.criterion)

        def chosen(sources: tuple[str, ...] | None) -> None:
            if sources is not None and sources != cell.sources:
                self.do(name_sources(self.decision, *here, sources))

        if not self.evidence_here():
            self.post_message(
                self.Tell(("No evidence about this cell yet: write it down in Evidence (g 4)", "$ink"))
            )
            return
        self.app.push_screen(SourcesScreen(self.decision, self.evidence_here(), cell.sources), chosen)


def _words(span: Interval | None) -> str:
    return "?" if span is None else str(span).replace("-", glyph("dash"))
