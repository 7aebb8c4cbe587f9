"""Compare: who leads, how sure that is, and what would change it."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region

from roadworthy.method.card import card_of
from roadworthy.method.locking import any_score
from roadworthy.method.standing import Place, failed_must_haves, lead_of, standing_of
from roadworthy.method.weights import Weights, weights_of
from roadworthy.method.what_if import moved
from roadworthy.model import Decision, KeyPath
from roadworthy.report.verdict import verdict
from roadworthy.tui import compare_view
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.paint import Part, fit, line, wrap
from roadworthy.tui.stations.base import Station
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.drawn import Drawn

STEP = 0.05


class Board(Drawn, can_focus=True):
    """All of Compare, drawn; the cursor stands on a weight of the what-if."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "up", show=False, id="compare.up"),
        Binding("down,j", "move(1)", "down", show=False, id="compare.down"),
        Binding("right,plus,equals_sign", "shift(1)", "what if more", key_display="→", id="compare.more"),
        Binding("left,minus", "shift(-1)", "less", key_display="←", id="compare.less"),
        Binding("0,backspace", "reset", "as stated", show=False, id="compare.reset"),
    ]

    def __init__(self, station: "CompareStation") -> None:
        super().__init__()
        self.station = station
        self.at = 0
        self.weights_from = 0

    def draw(self, width: int) -> list[Content]:
        station, decision = self.station, self.station.decision
        inner = width - 2
        places = station.places()
        lines: list[Content] = [
            line((words, "bold $bright" if number == 0 else "$ink"))
            for number, words in enumerate(self._verdict(inner))
        ]
        lines.append(Content(""))
        note = "under other weights, not saved" if station.trying else ""
        lines += compare_view.ranking(decision, places, inner, note)
        for section in (compare_view.horizons(decision, inner),):
            lines += [Content(""), *section] if section else []
        pair = station.pair()
        if pair:
            card = card_of(decision, station.horizon, weights=station.trying)
            lines += [Content(""), *compare_view.side_by_side(decision, card, *pair, inner)]
        section = compare_view.costs(decision, places, inner)
        lines += [Content(""), *section] if section else []
        shown = [line(" ", fit(text, inner), " ") for text in lines]
        stated = weights_of(decision, station.horizon)
        if stated and decision.candidates:
            tried = station.trying or stated
            block = compare_view.what_if(decision, tried, stated, self.at, width - 1, focused=self.has_focus)
            shown += [Content(""), line(" ", block[0]), *block[1:]]
            self.weights_from = len(shown) - len(decision.criteria)
        return shown

    def _verdict(self, width: int) -> list[str]:
        station = self.station
        scale = (station.decision.scale.low, station.decision.scale.high)
        found = lead_of(station.places(), scale, any_score=any_score(station.decision))
        first, *rest = verdict(found, station.decision)
        return (
            [first + ".", *wrap("; ".join(rest)[:1].upper() + "; ".join(rest)[1:] + ".", width)]
            if rest
            else [first]
        )

    def action_move(self, by: int) -> None:
        self.at = min(max(0, self.at + by), max(0, len(self.station.decision.criteria) - 1))
        self.redraw()
        if isinstance(self.parent, VerticalScroll):
            self.parent.scroll_to_region(
                Region(0, self.weights_from + self.at, 1, 1), animate=False, force=True
            )

    def action_shift(self, by: int) -> None:
        self.station.try_weight(self.at, by * STEP)

    def action_reset(self) -> None:
        self.station.reset()

    def on_click(self, event: events.Click) -> None:
        at = event.y - self.weights_from
        if 0 <= at < len(self.station.decision.criteria):
            self.at = at
            self.redraw()

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()


class CompareStation(Station):
    """The sixth station. What is tried here never touches the file."""

    ID = "compare"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "horizon", "horizon", id="compare.horizon"),
        Binding("a", "change(0)", "first of two", id="compare.first"),
        Binding("b", "change(1)", "second", id="compare.second"),
        Binding("pagedown,space", "page(1)", "further down", key_display="space", id="compare.page-down"),
        Binding("pageup", "page(-1)", "up", show=False, id="compare.page-up"),
    ]
    DEFAULT_CSS = """
    CompareStation VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """

    def body(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Board(self)

    def on_mount(self) -> None:
        self.horizon: str | None = None
        self.trying: Weights | None = None
        self.chosen: list[str] = []

    def show(self, decision: Decision) -> None:
        if self.horizon not in decision.horizons:
            self.horizon = None
        if self.trying is not None and len(self.trying) != len(decision.criteria):
            self.trying = None
        name = "all" if self.horizon is None else decision.horizons[self.horizon].name or self.horizon
        self.head.show(
            [("h ", "bold $accent"), ("horizon ", "$dim"), (name, "$bright")] if decision.horizons else []
        )
        self.query_one(Board).redraw()

    def enter(self) -> None:
        self.query_one(Board).focus(scroll_visible=False)

    def go_to(self, path: KeyPath) -> None:
        del path
        self.enter()

    def places(self) -> tuple[Place, ...]:
        """The standing for the horizon and the weights that are being looked at."""
        decision = self.decision
        out = {slug: failed_must_haves(decision, slug) for slug in decision.candidates}
        return standing_of(card_of(decision, self.horizon, weights=self.trying), out)

    def pair(self) -> tuple[str, str] | None:
        """The two candidates that stand side by side: the first two, until others are asked for."""
        order = [place.candidate for place in self.places()]
        if len(order) < 2:
            return None
        held = [slug for slug in self.chosen if slug in order]
        for slug in order:
            if len(held) < 2 and slug not in held:
                held.append(slug)
        return held[0], held[1]

    def try_weight(self, index: int, by: float) -> None:
        """Look at the ranking with one weight changed."""
        stated = weights_of(self.decision, self.horizon)
        if stated:
            self.trying = moved(self.trying or stated, index, by)
            self.query_one(Board).redraw()
            self.post_message(self.GuideChanged())

    def reset(self) -> None:
        """Back to the stated weights."""
        self.trying = None
        self.query_one(Board).redraw()
        self.post_message(self.GuideChanged())

    def action_horizon(self) -> None:
        """The next horizon, or all of them."""
        order: list[str | None] = [None, *self.decision.horizons]
        self.horizon = order[(order.index(self.horizon) + 1) % len(order)]
        self.trying = None
        self.show(self.decision)

    def action_change(self, which: int) -> None:
        """Another candidate for one side of the comparison."""
        pair = self.pair()
        if pair is None:
            return
        order = [place.candidate for place in self.places()]
        other = pair[1 - which]
        rest = [slug for slug in order if slug != other]
        new = rest[(rest.index(pair[which]) + 1) % len(rest)]
        self.chosen = [new, other] if which == 0 else [other, new]
        self.query_one(Board).redraw()

    def action_page(self, by: int) -> None:
        """A page down or up."""
        scroll = self.query_one(VerticalScroll)
        scroll.scroll_relative(y=by * max(1, scroll.size.height - 2), animate=False)

    def guidance(self) -> Guidance:
        return self.about_station()

    def key_note(self) -> list[Part]:
        return [(glyph("look") + " ", "bold $warn"), ("a what-if; 0 ends it", "$ink")] if self.trying else []
