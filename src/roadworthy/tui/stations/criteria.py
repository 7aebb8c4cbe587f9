"""Criteria: what counts, and how much, said in one of four ways."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from roadworthy.edits.edit import Edit, move, remove_criterion, remove_group
from roadworthy.knowledge.weight_methods import weight_methods
from roadworthy.method.weights import given_by, weights_by
from roadworthy.model import Decision, KeyPath
from roadworthy.model.judgement import WeightMethod
from roadworthy.tui.criteria.answers import AnsweringStation
from roadworthy.tui.criteria.beside import side_by_side
from roadworthy.tui.criteria.pairs import PairsView
from roadworthy.tui.criteria.points import PointsView, adds
from roadworthy.tui.criteria.ranks import RanksView
from roadworthy.tui.criteria.swing import SwingView
from roadworthy.tui.criteria.together import per_horizon, together
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.form import Form
from roadworthy.tui.widgets.form_items import Entry, Item
from roadworthy.tui.widgets.weighing import BESIDE, Tabs, WayLine, WeighingQuestion

_ANSWERS: dict[str, WeightMethod] = {
    "weight": "points",
    "by_horizon": "points",
    "rank": "ranks",
    "swing": "swing",
}
_OF_WAY = frozenset(
    {"change", "lean", "tie", "same", "clear", "flip", "law", "next_pair", "reconsider", "group"}
)


class CriteriaStation(AnsweringStation):
    """The third station: the criteria, four ways to weigh them, what the answers suggest, and the lock."""

    ID = "criteria"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,plus", "lean(1)", "lean", key_display="← →", id="criteria.right"),
        Binding("left,minus", "lean(-1)", "lean to the first", show=False, id="criteria.left"),
        Binding("equals_sign", "tie", "tie", key_display="=", id="criteria.tie"),
        Binding("equals_sign", "same", "both the same", show=False, id="criteria.same"),
        Binding("plus,right,equals_sign", "change(1)", "more", key_display="+", id="criteria.more"),
        Binding("minus,left", "change(-1)", "less", key_display="-", id="criteria.less"),
        Binding("enter,space", "next_pair", "next pair", key_display="↵", id="criteria.next-pair"),
        Binding("f", "flip", "the other", show=False, id="criteria.flip"),
        Binding("f", "law", "flat or steep", id="criteria.law"),
        Binding("r", "reconsider", "think again", id="criteria.reconsider"),
        Binding("x,delete", "clear", "clear", key_display="x", id="criteria.clear"),
        Binding("m", "next_way", "way", id="criteria.way"),
        Binding("s", "beside", "side by side", id="criteria.beside"),
        Binding("c", "count", "count these", id="criteria.count"),
        Binding("b", "group", "group", show=False, id="criteria.group"),
        Binding("l", "lock", "lock", id="criteria.lock"),
        Binding("l", "unlock", "unlock", id="criteria.lock"),
        Binding("h", "horizon", "horizon", id="criteria.horizon"),
        Binding("p", "per_horizon", "per horizon", show=False, id="criteria.per-horizon"),
    ]

    entered = False
    """Whether somebody was here already, and left off somewhere."""

    def body(self) -> ComposeResult:
        self.way = self.decision.weighting.method
        self.views = {view.METHOD: view(self) for view in (PointsView, RanksView, SwingView, PairsView)}
        yield WayLine()
        yield WeighingQuestion(self._question)
        yield from super().body()

    @property
    def ways_shown(self) -> bool:
        """Whether the four ways are offered; the short walk gives points, unless another way is in use."""
        others = (one.id for one in weight_methods() if one.id != "points")
        return not self.short or any(given_by(self.decision, method) for method in others)

    @property
    def _comparable(self) -> bool:
        """Whether two ways have weights, so that they can stand side by side."""
        return self.ways_shown and len(self.analysis.weights_by_way) > 1

    def _question(self, width: int) -> list[Content]:
        return [] if self.beside else self.view.question(width)

    def show(self, decision: Decision) -> None:
        if not self.ways_shown:
            self.way = "points"
        self.beside = self.beside and self._comparable
        super().show(decision)
        right: list[Fragment] = []
        if self.locked:
            right = [(glyph("holds"), "$ink"), (f" locked {decision.weighting.locked_on}", "$dim")]
        if self.horizon is not None:
            name = decision.horizons[self.horizon].name or self.horizon
            right = [("h ", "bold $accent"), ("points for ", "$dim"), (name, "$bright"), "   ", *right]
        self.head.show(right)
        self._draw_ways(decision)

    def _draw_ways(self, decision: Decision) -> None:
        tabs, question = self.query_one(WayLine), self.query_one(WeighingQuestion)
        tabs.display = self.ways_shown
        method = decision.weighting.method
        given = {one.id: given_by(decision, one.id) for one in weight_methods()}
        begun = {key for key, slugs in given.items() if slugs}
        if decision.weighting.pairwise:
            begun.add("pairwise")
        complete = {key for key in begun if given[key] == frozenset(decision.criteria)}
        counts = method if weights_by(decision, method) else None
        tabs.show(
            Tabs(
                BESIDE if self.beside else self.way,
                "points" if self.per_horizon else counts,
                frozenset(begun),
                frozenset(complete),
                beside=self._comparable,
            )
        )
        question.redraw()
        question.display = bool(self._question(60))

    def sheet(self, decision: Decision, opened: frozenset[KeyPath]) -> Sequence[Item]:
        if self.beside:
            return [*side_by_side(self), *self.lock_items(opened)]
        items = self.view.rows(opened)
        if not decision.criteria and self.way != "points":
            items += adds(decision)
        if not self.short:
            items += together(self)
            items += per_horizon(self)
        return [*items, *self.lock_items(opened)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in _OF_WAY:
            return (
                not self.beside
                and self.view.can(action)
                and not (self.locked and self.counting and action != "reconsider")
            )
        if action == "beside":
            return self._comparable and not self.beside
        if action == "next_way":
            return self.ways_shown
        return super().check_action(action, parameters)

    def action_beside(self) -> None:
        """All ways side by side."""
        self.flush()
        self.session.end_step()
        self.beside = True
        self._begin()

    def action_next_way(self) -> None:
        """Look at the next way; from the side by side on with the first."""
        if self.beside:
            self.look_at_way("points")
            return
        order = [one.id for one in weight_methods()]
        self.look_at_way(order[(order.index(self.way) + 1) % len(order)])

    def look_at_way(self, method: WeightMethod) -> None:
        """Look at a way; what counts stays as it is."""
        self.flush()
        self.session.end_step()
        self.way, self.beside = method, False
        self._begin()

    def enter(self) -> None:
        if self.entered:
            super().enter()
        else:
            self.entered = True
            self._begin()

    def _begin(self) -> None:
        """At the first row of what is looked at now; of pairs, at the one that is asked next."""
        self.form.at = None
        self.show(self.decision)
        pairs = None if self.beside else self.view
        if isinstance(pairs, PairsView) and (pair := pairs.asked_next) and pairs.asks:
            self.form.open_path(("weighting", "pairwise", *pair))
        else:
            self.form.scroll_home(animate=False, immediate=True)
        self.form.rest()
        self.post_message(self.GuideChanged())

    def on_key(self, event: events.Key) -> None:
        if not event.character or event.character not in "0123456789":
            self.view.typing = ""
        elif (
            not self.beside
            and self.form.row_stop.has_focus
            and self.view.types()
            and self.view.typed(event.character)
        ):
            event.stop()

    @on(Form.Moved)
    def _elsewhere(self) -> None:
        self.view.typing = ""
        self.query_one(WeighingQuestion).redraw()

    @on(Form.Shifted)
    def _shifted(self, event: Form.Shifted) -> None:
        event.stop()
        if self.beside or event.path[0] != "criteria" or len(event.path) != 2:
            return
        if self.way == "ranks":
            self.view.shift(event.path[1], event.by)
        elif self.way != "pairwise":
            name = self.decision.criterion_name(event.path[1])
            self.do(move(("criteria",), event.path[1], event.by, f"Moved {name}"))

    @on(WayLine.Picked)
    def _picked_way(self, event: WayLine.Picked) -> None:
        event.stop()
        if event.tab == BESIDE:
            self.action_beside()
        else:
            self.look_at_way(event.tab)

    @on(WeighingQuestion.Clicked)
    def _clicked_question(self, event: WeighingQuestion.Clicked) -> None:
        event.stop()
        self.view.clicked(event.x, event.y, self.query_one(WeighingQuestion).content_size.width)

    def go_to(self, path: KeyPath) -> None:
        """To an answer, in the way that it belongs to, without opening the criterion's questions."""
        method = _ANSWERS.get(path[2]) if path[:1] == ("criteria",) and len(path) > 2 else None
        if path[:2] == ("weighting", "pairwise"):
            method = "pairwise"
        if method is None:
            super().go_to(path)
            return
        if method != self.way or self.beside:
            self.look_at_way(method)
        place = path if method == "pairwise" else path[:2]
        if len(place) > 2 or place[0] == "criteria":
            self.form.at = ("entry", place)
            self.show(self.decision)
            self.post_message(Form.Moved(self.form))
        self.form.rest()

    def deletion(self, entry: Entry) -> Edit:
        if entry.path[0] == "criteria" and len(entry.path) == 2:
            return remove_criterion(entry.path[1], f"Deleted “{entry.title}” and its scores")
        if entry.path[0] == "groups":
            return remove_group(entry.path[1], f"Deleted the group “{entry.title}”")
        return super().deletion(entry)

    def about_entry(self, entry: Entry) -> Guidance:
        view = self.views["points"] if self.beside else self.view
        return view.about(entry) or self.about_station()

    def about_station(self) -> Guidance:
        about = super().about_station()
        if not self.ways_shown or self.beside:
            return about
        words = self.view.words
        own = [
            ("This way", words.in_short),
            *(("", text) for text in words.how),
            ("Good for", words.good_for),
        ]
        return Guidance(about.title, (*about.blocks[:1], *own, *about.blocks[1:]))

    def key_note(self) -> list[Fragment]:
        return [] if self.beside else self.view.note()
