"""Compare: who leads, how sure that is, and what would change it."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from roadworthy.knowledge.interview_words import say
from roadworthy.method.leader_robustness import leader_robustness
from roadworthy.method.of_hundred import of_hundred
from roadworthy.method.ranking import RankedCandidate, clear_of, leader_of
from roadworthy.method.sensitivity import Sensitivity
from roadworthy.method.weight_distribution import (
    DEFAULT_SAMPLES,
    MANY_SAMPLES,
    DistributionKind,
    WeightDistribution,
)
from roadworthy.model import Decision, KeyPath
from roadworthy.report.robustness_words import Names, drawn_line, share_line
from roadworthy.report.verdict import verdict
from roadworthy.tui.compare.board import Board, TriedCard
from roadworthy.tui.compare.chapters import CHAPTERS
from roadworthy.tui.compare.seen import PARTS, Seen
from roadworthy.tui.compare.tried import Supposing, Tried
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.sizes import Layout, layout_of
from roadworthy.tui.stations.base import Station
from roadworthy.tui.text_layout import Fragment, line
from roadworthy.tui.widgets.chrome import Guidance, Guide
from roadworthy.tui.widgets.scroll_area import ScrollArea
from roadworthy.tui.widgets.standing import Standing

_LAWS: dict[DistributionKind, str] = {
    "near": "near yours",
    "order": "in your order",
    "any": "of any kind",
    "stated": "yours alone",
}
_FILLS = (2, 5)
"""Chapters that stand below the one beside the argument, where there is room for the whole of them."""
_TALL = 34
"""Lines of the terminal from which on the chapter beside the argument may be tall."""


class CompareStation(Station):
    """The sixth station. What is tried here never touches the file."""

    ID = "compare"
    HAS_SECOND_COLUMN = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "what_if", "what if", id="compare.what-if"),
        Binding("f", "other_kind", "other kind", id="compare.kind"),
        Binding("0,backspace", "reset", "as it was", key_display="0", id="compare.reset"),
        Binding("enter", "say_it", "to its place", key_display="↵", id="compare.earnest"),
        Binding("escape", "leave_what_if", "leave", key_display="esc", id="compare.leave"),
        Binding("enter", "open_answer", "find it out", key_display="↵", id="compare.open"),
        Binding("h", "horizon", "horizon", id="compare.horizon"),
        Binding("w", "law", "weights", id="compare.law"),
        Binding("r", "draws", "100,000 draws", id="compare.draws"),
        Binding("s", "scenario", "scenario", show=False, id="compare.scenario"),
        Binding("b", "other_second", "another rival", show=False, id="compare.second"),
        Binding("a", "other_first", "against another", show=False, id="compare.first"),
        Binding("pagedown,space", "page(1)", "further down", key_display="space", id="compare.page-down"),
        Binding("pageup", "page(-1)", "up", show=False, id="compare.page-up"),
    ]
    DEFAULT_CSS = """
    CompareStation ScrollArea { height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """

    def body(self) -> ComposeResult:
        with ScrollArea():
            yield Board(self)
        yield TriedCard(self)

    def on_mount(self) -> None:
        self.horizon: str | None = None
        self.distribution: DistributionKind = "near"
        self.samples = DEFAULT_SAMPLES
        self.chapter = 1
        self.criterion = 0
        self.first = ""
        """Whom the rival is held against; empty for the leader."""
        self.rival = ""
        """The rival that is looked at; empty for the next after the first."""
        self.what_if = Supposing()

    @property
    def board(self) -> Board:
        """What is drawn."""
        return self.query_one(Board)

    @property
    def has_column(self) -> bool:
        """Whether the chapter stands beside the argument."""
        return layout_of(self.app.size.width) is Layout.WIDE

    def show(self, decision: Decision) -> None:
        if self.horizon not in decision.horizons:
            self.horizon = None
        name = "all" if self.horizon is None else decision.horizons[self.horizon].name or self.horizon
        right: list[Fragment] = []
        if decision.horizons:
            right = [("h ", "bold $accent"), ("horizon ", "$dim"), (name, "$bright"), "   "]
        self.head.show(
            []
            if not self._is_weighed
            else [*right, ("w ", "bold $accent"), ("weights ", "$dim"), (_LAWS[self.distribution], "$bright")]
        )
        self._draw()

    def _draw(self) -> None:
        """The board, the card and what else follows from what is looked at."""
        self.board.redraw()
        card = self.query_one(TriedCard)
        card.set_class(self.what_if.now is not None, "-tried")
        card.redraw()
        self._draw_standing()
        self.post_message(self.GuideChanged())

    def _draw_standing(self) -> None:
        """Beside what stands, what would: the standing in sight shows both."""
        result = self.supposed() if self.display else None
        if result is None:
            self.screen.query_one(Standing).suppose((), ())
            return
        places, found = result
        scale = (self.decision.scale.low, self.decision.scale.high)
        lead = clear_of(leader_of(places, scale, any_score=True), found.drawn)
        words = [verdict(lead, self.decision)[0]]
        was, now = self._sensitivity().share_so_far, found.share_so_far
        if was is not None and now is not None:
            facts = {"was": was.of_hundred, "now": now.of_hundred, "arrow": glyph("arrow")}
            words.append(say("tried", "share", **facts))
        words.append(say("tried", "kept"))
        self.screen.query_one(Standing).suppose(places, tuple(words))

    def worked(self) -> None:
        self._draw()

    def enter(self) -> None:
        self.board.focus(scroll_visible=False)

    def leave(self) -> None:
        super().leave()
        self.what_if.now = None
        self._draw()

    def go_to(self, path: KeyPath) -> None:
        del path
        self.enter()

    def second_column(self, width: int) -> Sequence[Content]:
        seen = self.seen()
        if not seen.compares:
            return ()
        tall = self.app.size.height >= _TALL
        inner = width - 1
        lines = list(self.board.chapter(self.chapter, seen, inner, tall=tall))
        room = self.screen.query_one(Guide).size.height - 1
        for number in _FILLS:
            if number != self.chapter:
                more = self.board.chapter(number, seen, inner, tall=False)
                if len(lines) + 1 + len(more) <= room:
                    lines += [Content(""), *more]
        return [line(" ", text) for text in lines]

    def seen(self) -> Seen:
        """The decision for the horizon that is looked at, as it stands."""
        found = self._sensitivity()
        ready = self.jobs is not None and self.jobs.ready("compare", found, *PARTS)
        return Seen(
            analysis=self.analysis,
            horizon=self.horizon,
            places=self.analysis.ranking(self.horizon),
            matrix=found.matrix,
            drawn=found.drawn,
            found=found if ready else None,
            sure=leader_robustness(found) if ready else None,
            names=Names.of(self.decision),
        )

    @property
    def _law(self) -> WeightDistribution:
        return WeightDistribution(self.distribution)

    def _sensitivity(self) -> Sensitivity:
        return self.analysis.sensitivity(self.horizon, self._law, samples=self.samples)

    def supposed(self) -> tuple[tuple[RankedCandidate, ...], Sensitivity] | None:
        """The ranking and the robustness as they would be; None while nothing is supposed otherwise."""
        result = self.what_if.result(self.analysis, self.horizon, self._law, self.samples)
        if result is not None and self.jobs is not None:
            self.jobs.ready("what if", result[1], "acceptability")
        return result

    def pair(self) -> tuple[str, str] | None:
        """The two that stand side by side: the leader, or another, and a rival."""
        order = [place.candidate for place in self.analysis.ranking(self.horizon) if place.value is not None]
        if len(order) < 2:
            return None
        first = self.first if self.first in order else order[0]
        others = [slug for slug in order if slug != first]
        return first, self.rival if self.rival in others else others[0]

    @on(Board.Turned)
    def _turned(self, event: Board.Turned) -> None:
        event.stop()
        match event.what:
            case "chapter":
                self.chapter = event.by
                self._draw()
                self.board.show_chapter()
                return
            case "rival":
                self._next_rival(event.by)
            case "criterion":
                count = len(self.decision.criteria)
                self.criterion = (self.criterion + event.by) % count if count else 0
            case "shift":
                self.what_if.shift(self.analysis, self.horizon, event.by)
            case _:
                self.what_if.pick(self.analysis, self.horizon, event.by)
        self._draw()

    def _next_rival(self, by: int) -> None:
        pair = self.pair()
        if pair is not None:
            ranking = self.analysis.ranking(self.horizon)
            others = [it.candidate for it in ranking if it.value is not None and it.candidate != pair[0]]
            self.rival = others[(others.index(pair[1]) + by) % len(others)]

    @property
    def _is_weighed(self) -> bool:
        """Whether there are two to compare, scores of them, and weights to compare them by."""
        many, matrix = len(self.analysis.ranking(self.horizon)) > 1, self.analysis.matrix(self.horizon)
        return many and matrix.any_known and bool(self.analysis.weights(self.horizon))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        tries = self.what_if.now is not None
        weighed = self._is_weighed
        match action:
            case "what_if":
                return weighed and not tries
            case "other_kind" | "leave_what_if" | "say_it":
                return tries
            case "reset":
                return self.what_if.now is not None and self.what_if.now.is_moved
            case "open_answer":
                found = self._sensitivity()
                return not tries and found.has("lookups") and bool(found.worth_finding)
            case "horizon":
                return weighed and bool(self.decision.horizons) and not tries
            case "law" | "draws":
                return weighed and not tries
            case "scenario":
                others = not self._tries_scenario or self.what_if.count(self.analysis, self.horizon) > 1
                return weighed and others
            case "other_first" | "other_second":
                return weighed and self.chapter == 1 and not tries
            case "page":
                return self.query_one(ScrollArea).max_scroll_y > 0
            case _:
                return True

    def action_what_if(self) -> None:
        """Try something that is not so: a weight first."""
        self.what_if.begin(self.analysis, self.horizon)
        if self.what_if.now is not None and self.chapter == CHAPTERS.index("weights") + 1:
            self.what_if.pick(self.analysis, self.horizon, self.criterion)
        self._draw()

    @property
    def _tries_scenario(self) -> bool:
        return self.what_if.now is not None and self.what_if.now.kind == "scenario"

    def action_scenario(self) -> None:
        """Try other people's weights; while they are tried, the next ones, the first after the last."""
        now = self.what_if.now
        if now is not None and self._tries_scenario:
            last = now.at + 1 >= self.what_if.count(self.analysis, self.horizon)
            self.what_if.pick(self.analysis, self.horizon, -now.at if last else 1)
        else:
            self.what_if.now = Tried("scenario")
            self.what_if.pick(self.analysis, self.horizon, 0)
        self._draw()

    def action_other_second(self) -> None:
        """Another rival."""
        self._next_rival(1)
        self._draw()

    def action_other_kind(self) -> None:
        """A weight, a score, other people's weights: the next of these."""
        self.what_if.begin(self.analysis, self.horizon)
        self._draw()

    def action_reset(self) -> None:
        """As it was said."""
        self.what_if.reset()
        self._draw()

    def action_leave_what_if(self) -> None:
        """Back to what is so."""
        self.what_if.now = None
        self._draw()

    def action_say_it(self) -> None:
        """Go to the place where it could be said in earnest; only a person says it there."""
        path = self.what_if.leads(self.analysis, self.horizon)
        self.post_message(self.GoTo(path[0], path if len(path) > 1 else ()))

    def action_horizon(self) -> None:
        """The next horizon, or all of them."""
        order: list[str | None] = [None, *self.decision.horizons]
        self.horizon = order[(order.index(self.horizon) + 1) % len(order)]
        self.show(self.decision)

    def action_law(self) -> None:
        """Another kind of weightings."""
        order = list(_LAWS)
        self.distribution = order[(order.index(self.distribution) + 1) % len(order)]
        self.show(self.decision)

    def action_draws(self) -> None:
        """Ten times as many draws, or the usual number."""
        self.samples = MANY_SAMPLES if self.samples == DEFAULT_SAMPLES else DEFAULT_SAMPLES
        self.show(self.decision)

    def action_other_first(self) -> None:
        """Hold the rival against another than the leader."""
        pair = self.pair()
        if pair is None:
            return
        ranking = self.analysis.ranking(self.horizon)
        others = [it.candidate for it in ranking if it.value is not None and it.candidate != pair[1]]
        self.first = others[(others.index(pair[0]) + 1) % len(others)]
        self.rival = pair[1]
        self._draw()

    def action_open_answer(self) -> None:
        """Go to the score that is worth finding out first."""
        found = self.seen().found
        if found is not None and found.worth_finding:
            cell = found.worth_finding[0]
            self.post_message(self.GoTo("scores", ("scores", cell.candidate, cell.criterion, "score")))

    def action_page(self, by: int) -> None:
        """A page down or up."""
        scroll = self.query_one(ScrollArea)
        if scroll.scroll_y == (scroll.max_scroll_y if by > 0 else 0):
            self.post_message(self.Tell(("This is the end" if by > 0 else "This is the top", "$dim")))
        scroll.scroll_relative(y=by * max(1, scroll.size.height - 2), animate=False)

    def guidance(self) -> Guidance:
        seen = self.seen()
        if seen.found is None or seen.sure is None or not seen.compares:
            return self.about_station()
        blocks: list[tuple[str, str]] = [("", share_line(seen.sure, seen.names))]
        shares = seen.found.acceptability
        assert shares is not None
        for name, row, never in zip(shares.candidates, shares.rank_shares, shares.never_first, strict=True):
            words = f"{of_hundred(row[0], never=never)} of 100 times first"
            last = max((rank for rank, share in enumerate(row, 1) if share > 0), default=1)
            words += f", never below place {last}." if last < len(row) else "."
            blocks.append((seen.names.candidate(name), words))
        blocks = blocks[:5]
        blocks.append(("What it rests on", drawn_line(seen.found)))
        blocks += [("How to use it" if number == 0 else "", use) for number, use in enumerate(self.text.use)]
        return Guidance(self.text.title, tuple(blocks))

    def key_note(self) -> list[Fragment]:
        if self.what_if.now is not None:
            return []
        return [(f"{self.samples:,} draws", "$dim")] if self._is_weighed else []
