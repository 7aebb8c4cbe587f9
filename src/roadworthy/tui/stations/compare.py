"""Compare: who leads, how sure that is, and what would change it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from roadworthy.method.leader_robustness import leader_robustness
from roadworthy.method.of_hundred import of_hundred
from roadworthy.method.ranking import RankedCandidate, ranking_of
from roadworthy.method.sensitivity import Sensitivity
from roadworthy.method.weight_distribution import (
    DEFAULT_SAMPLES,
    MANY_SAMPLES,
    DistributionKind,
    WeightDistribution,
)
from roadworthy.method.weights import Weights
from roadworthy.method.what_if import moved
from roadworthy.model import Decision, KeyPath
from roadworthy.report.robustness_words import Names, drawn_line, share_line
from roadworthy.report.scenarios import scenarios
from roadworthy.tui.compare.board import Board
from roadworthy.tui.compare.seen import PARTS, Seen
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.stations.base import Station
from roadworthy.tui.text_layout import Fragment
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.scroll_area import ScrollArea

STEP = 0.05
_LAWS: dict[DistributionKind, str] = {
    "near": "near yours",
    "order": "in your order",
    "any": "of any kind",
    "stated": "yours alone",
}


class CompareStation(Station):
    """The sixth station. What is tried here never touches the file."""

    ID = "compare"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open_answer", "open the answer", show=False, id="compare.open"),
        Binding("s", "scenario", "scenario", id="compare.scenario"),
        Binding("h", "horizon", "horizon", id="compare.horizon"),
        Binding("w", "law", "weights", id="compare.law"),
        Binding("r", "draws", "100,000 draws", id="compare.draws"),
        Binding("a", "change(0)", "first of two", show=False, id="compare.first"),
        Binding("b", "change(1)", "second", show=False, id="compare.second"),
        Binding("pagedown,space", "page(1)", "further down", key_display="space", id="compare.page-down"),
        Binding("pageup", "page(-1)", "up", show=False, id="compare.page-up"),
    ]
    DEFAULT_CSS = """
    CompareStation ScrollArea { height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """

    def body(self) -> ComposeResult:
        with ScrollArea():
            yield Board(self)

    def on_mount(self) -> None:
        self.horizon: str | None = None
        self.distribution: DistributionKind = "near"
        self.samples = DEFAULT_SAMPLES
        self.trying: Weights | None = None
        self.scenario: int | None = None
        self.chosen: list[str] = []
        self._tried: Sensitivity | None = None

    @property
    def board(self) -> Board:
        """What is drawn."""
        return self.query_one(Board)

    def show(self, decision: Decision) -> None:
        if self.horizon not in decision.horizons:
            self.horizon = None
        if self.trying is not None and len(self.trying) != len(decision.criteria):
            self._try(None)
        name = "all" if self.horizon is None else decision.horizons[self.horizon].name or self.horizon
        right: list[Fragment] = []
        if decision.horizons:
            right = [("h ", "bold $accent"), ("horizon ", "$dim"), (name, "$bright"), "   "]
        self.head.show(
            [*right, ("w ", "bold $accent"), ("weights ", "$dim"), (_LAWS[self.distribution], "$bright")]
        )
        self.board.redraw()

    def worked(self) -> None:
        self.board.redraw()
        self.post_message(self.GuideChanged())

    def enter(self) -> None:
        self.board.focus(scroll_visible=False)

    def go_to(self, path: KeyPath) -> None:
        del path
        self.enter()

    def seen(self) -> Seen:
        """The decision for the horizon and under the weights that are looked at."""
        found = self._sensitivity()
        ready = self.jobs is not None and self.jobs.ready("compare", found, *PARTS)
        return Seen(
            analysis=self.analysis,
            places=self._places(),
            matrix=found.matrix,
            drawn=found.drawn,
            stated=self.analysis.weights(self.horizon),
            found=found if ready else None,
            sure=leader_robustness(found) if ready else None,
            names=Names.of(self.decision),
        )

    def _places(self) -> tuple[RankedCandidate, ...]:
        """The ranking for the horizon and under the weights that are looked at."""
        analysis = self.analysis
        if self.trying is None:
            return analysis.ranking(self.horizon)
        return ranking_of(analysis.matrix(self.horizon).weighted(self.trying), analysis.ruled_out)

    def _sensitivity(self) -> Sensitivity:
        law = WeightDistribution(self.distribution)
        if self.trying is None:
            return self.analysis.sensitivity(self.horizon, law, samples=self.samples)
        matrix = self.analysis.running_matrix(self.horizon).weighted(self.trying)
        grounded = self.analysis.running_grounded(self.horizon).weighted(self.trying)
        tried = self._tried
        if tried is None or (matrix, grounded, law, self.samples) != (
            tried.matrix,
            tried.grounded,
            tried.distribution,
            tried.samples,
        ):
            tried = self._tried = Sensitivity(matrix, law, self.samples, grounded=grounded)
        return tried

    def scenarios(self) -> list[tuple[str, str, Weights]]:
        """Other weights that somebody might have given."""
        return list(scenarios(self.analysis))

    def pair(self) -> tuple[str, str] | None:
        """The two candidates that stand side by side: the first two, until others are asked for."""
        order = self._order()
        if len(order) < 2:
            return None
        held = [slug for slug in self.chosen if slug in order]
        for slug in order:
            if len(held) < 2 and slug not in held:
                held.append(slug)
        return held[0], held[1]

    def _order(self) -> list[str]:
        places = self._places()
        running = [place.candidate for place in places if not place.ruled_out_by]
        return [*running, *(place.candidate for place in places if place.ruled_out_by)]

    @on(Board.Shifted)
    def _shifted(self, event: Board.Shifted) -> None:
        event.stop()
        stated = self.analysis.weights(self.horizon)
        if stated:
            self._try(moved(self.trying or stated, event.index, event.steps * STEP))

    @on(Board.Reset)
    def _reset(self, event: Board.Reset) -> None:
        event.stop()
        self._try(None)

    @on(Board.Moved)
    def _moved(self, event: Board.Moved) -> None:
        event.stop()
        self.post_message(self.GuideChanged())

    def _try(self, weights: Weights | None, scenario: int | None = None) -> None:
        """Look at the ranking under other weights; None for the stated ones."""
        self.trying, self.scenario = weights, scenario
        self.board.redraw()
        self.post_message(self.GuideChanged())

    def action_scenario(self) -> None:
        """The next scenario's weights; after the last, the stated ones."""
        every = self.scenarios()
        number = 0 if self.scenario is None else self.scenario + 1
        if number < len(every) and self.analysis.weights(self.horizon):
            self._try(every[number][2], number)
        else:
            self._try(None)

    def action_horizon(self) -> None:
        """The next horizon, or all of them."""
        order: list[str | None] = [None, *self.decision.horizons]
        self.horizon = order[(order.index(self.horizon) + 1) % len(order)]
        self.trying = self.scenario = None
        self.show(self.decision)

    def action_law(self) -> None:
        """Another kind of weightings."""
        order = list(_LAWS)
        self.distribution = order[(order.index(self.distribution) + 1) % len(order)]
        self.show(self.decision)
        self.post_message(self.GuideChanged())

    def action_draws(self) -> None:
        """Ten times as many draws, or the usual number."""
        self.samples = MANY_SAMPLES if self.samples == DEFAULT_SAMPLES else DEFAULT_SAMPLES
        self.show(self.decision)
        self.post_message(self.GuideChanged())

    def action_open_answer(self) -> None:
        """Go to the score that is worth finding out first."""
        found = self.seen().found
        if found is not None and found.worth_finding:
            cell = found.worth_finding[0]
            self.post_message(self.GoTo("scores", ("scores", cell.candidate, cell.criterion, "score")))

    def action_change(self, which: int) -> None:
        """Another candidate for one side of the comparison."""
        pair = self.pair()
        if pair is None:
            return
        other = pair[1 - which]
        rest = [slug for slug in self._order() if slug != other]
        new = rest[(rest.index(pair[which]) + 1) % len(rest)]
        self.chosen = [new, other] if which == 0 else [other, new]
        self.board.redraw()
        self.board.show_pair()

    def action_page(self, by: int) -> None:
        """A page down or up."""
        scroll = self.query_one(ScrollArea)
        if scroll.scroll_y == (scroll.max_scroll_y if by > 0 else 0):
            self.post_message(self.Tell(("This is the end" if by > 0 else "This is the top", "$dim")))
        scroll.scroll_relative(y=by * max(1, scroll.size.height - 2), animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        match action:
            case "page":
                return self.query_one(ScrollArea).max_scroll_y > 0
            case "horizon":
                return bool(self.decision.horizons)
            case "change":
                return len(self.decision.candidates) > 2
            case "scenario":
                return bool(self.analysis.weights(self.horizon))
            case _:
                return True

    def guidance(self) -> Guidance:
        seen = self.seen()
        if seen.found is None or seen.sure is None:
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
        if self.trying:
            return [(glyph("look") + " ", "bold $warn"), ("a what-if; 0 ends it", "$ink")]
        return [(f"{self.samples:,} draws", "$dim")]
