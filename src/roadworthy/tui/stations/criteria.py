"""Criteria: what counts, and how much, said in one of four ways."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from roadworthy.edits.edit import Edit
from roadworthy.interview.items import Action, Item, RecordLine, SectionHead
from roadworthy.interview.outlines.lock import lock_items
from roadworthy.interview.outlines.together import contradiction
from roadworthy.interview.outlines.ways import WAYS
from roadworthy.interview.outlines.weighing import Weighing
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.weight_methods import said_of, weight_method, weight_methods
from roadworthy.method.locking import any_score
from roadworthy.model import Decision, KeyPath
from roadworthy.model.judgement import WeightMethod
from roadworthy.session import Session
from roadworthy.tui.criteria.beside import beside_lines, draws_beside
from roadworthy.tui.criteria.drawn import drawn, has_picture, tabs_of
from roadworthy.tui.criteria.keys import BY_ID, KEYS, OF_WAY
from roadworthy.tui.criteria.pairs import PairsView
from roadworthy.tui.criteria.points import PointsView
from roadworthy.tui.criteria.ranks import RanksView
from roadworthy.tui.criteria.swing import SwingView
from roadworthy.tui.criteria.way import WayView
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.text_layout import Fragment
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.form import Form
from roadworthy.tui.widgets.form_rows import RowItem
from roadworthy.tui.widgets.weighing import BESIDE, WayLine, WeighingQuestion


class CriteriaStation(FormStation):
    """The third station: the criteria, four ways to weigh them, what the answers suggest, and the lock."""

    ID = "criteria"
    BINDINGS: ClassVar[list[BindingType]] = [
        *KEYS,
        *(Binding(str(digit), f"digit('{digit}')", "figure", show=False) for digit in range(10)),
    ]

    entered_once = False
    """Whether somebody was here already, and left off somewhere."""

    def __init__(self, session: Session, *, short: bool) -> None:
        super().__init__(session, short=short)
        self.views: dict[WeightMethod, WayView] = {
            view.METHOD: view(self) for view in (PointsView, RanksView, SwingView, PairsView)
        }

    def body(self) -> ComposeResult:
        self.form.state.view = self.form.state.view.but(way=self.decision.weighting.method)
        yield WayLine()
        yield WeighingQuestion(self._question)
        yield from super().body()

    # What the ways see

    @property
    def at(self) -> Weighing:
        """The weights as they are looked at."""
        return Weighing(self.analysis, self.form.state.view)

    @property
    def current(self) -> RecordLine | None:
        """The record with the focus."""
        found = self.form.current
        return found if isinstance(found, RecordLine) else None

    @property
    def terminal(self) -> tuple[int, int]:
        """Columns and lines of the terminal."""
        return self.app.size.width, self.app.size.height

    @property
    def view(self) -> WayView:
        """The way that is looked at."""
        return self.views[self.at.way]

    @property
    def beside(self) -> bool:
        """Whether all ways are looked at side by side."""
        return self.form.state.view.beside and self.at.comparable

    def do(self, edit: Edit) -> bool:
        done = super().do(edit)
        self.form.rebuild()
        return done

    def refused(self, why: str) -> None:
        """The lock is said with the key that opens it."""
        if not self.at.locked:
            super().refused(why)
            return
        key: Fragment = ("l", "bold $accent")
        self.post_message(self.Tell(("The weights are locked.  ", "$ink"), key, (" unlocks them", "$ink")))

    def open_path(self, path: KeyPath) -> None:
        """Go to a place in the form."""
        self.form.open_path(path)

    # Drawing

    def _question(self, width: int) -> list[Content]:
        return [] if self.beside else self.view.question(width)

    def draws(self, item: Item) -> bool:
        if self.beside and draws_beside(item):
            return True
        if not self.beside and self.view.draws(item):
            return True
        return has_picture(item)

    def lines_of(self, item: Item, width: int) -> Sequence[Content]:
        if self.beside and draws_beside(item):
            return beside_lines(item, self.at, width)
        if isinstance(item, RecordLine) and item.kind != "change":
            return self.view.lines_of(item, width)
        return drawn(item, self.at, width)

    def head_of(self, item: SectionHead, width: int) -> "tuple[Fragment | None, str]":
        return None, (item.note or item.keys) if self.beside else self.view.note_of(item, width)

    def show(self, decision: Decision) -> None:
        view = self.form.state.view
        if view.beside and not self.at.comparable:
            self.form.state.view = view.but(beside=False)
        super().show(decision)
        right: list[Fragment] = []
        if self.at.locked:
            right = [(glyph("holds"), "$ink"), (f" locked {decision.weighting.locked_on}", "$dim")]
        if (horizon := self.at.horizon) is not None:
            name = decision.horizons[horizon].name or horizon
            right = [("h ", "bold $accent"), ("points for ", "$dim"), (name, "$bright"), "   ", *right]
        self.head.show(right)
        self._draw_ways()

    def _draw_ways(self) -> None:
        tabs, question = self.query_one(WayLine), self.query_one(WeighingQuestion)
        at = self.at
        tabs.display = at.ways_shown
        tabs.show(tabs_of(at, beside=self.beside))
        question.redraw()
        question.display = bool(self._question(60))

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        at = self.at
        if action in OF_WAY:
            held = at.held and action != "reconsider"
            return not self.beside and self.view.can(action) and not held
        match action:
            case "digit":
                return not self.beside and self.form.row_stop.has_focus and self.view.types()
            case "beside":
                return at.comparable and not self.beside
            case "next_way":
                return at.ways_shown
            case "count":
                return at.countable
            case "horizon":
                return at.horizon is not None
            case "per_horizon":
                return bool(self.decision.horizons)
            case "lock" | "unlock":
                return at.locked is (action == "unlock")
            case _:
                return super().check_action(action, parameters)

    def _act_by_id(self, name: str) -> None:
        """Do an action of the outline by its id."""
        at = self.at
        found = (*self.form.items, *lock_items(at), *WAYS[at.way](at))
        action = next((item for item in found if isinstance(item, Action) and item.id == BY_ID[name]), None)
        if action is not None:
            self.act(action)

    def after(self, action: Action, edit: Edit) -> None:
        match action.id:
            case "lock" if any_score(self.decision):
                self.post_message(self.Tell((say("criteria", "locked_late"), "$ink")))
            case "unlock" if any_score(self.decision):
                self.post_message(self.Tell((say("criteria", "unlocked_late"), "$ink")))
            case "count":
                self.post_message(self.Tell((f"{edit.label}.", "$ink")))
            case "per-horizon" if self.decision.weighting.per_horizon and self.at.way != "points":
                self.look_at_way("points")
            case _:
                if action.id.startswith("add "):
                    self.form.open_path(edit.path)

    def action_change(self, by: int) -> None:
        """A step more or less."""
        self.view.change(by)

    def action_lean(self, by: int) -> None:
        """A step towards one of the two."""
        self.view.change(by)

    def action_tie(self) -> None:
        """Make equal with what stands above."""
        self._step(self.view.equal)

    def action_same(self) -> None:
        """Both matter the same."""
        self._step(self.view.equal)

    def action_clear(self) -> None:
        """Take the answer back."""
        self._step(self.view.clear)

    def _step(self, act: object) -> None:
        self.session.end_step()
        if callable(act):
            act()
        self.session.end_step()

    def action_digit_back(self) -> None:
        """Take the last typed digit back."""
        self.view.digit_back()

    def action_flip(self) -> None:
        """The other of the two matters more."""
        self.view.flip()

    def action_law(self) -> None:
        """Flat weights or steep ones."""
        self._act_by_id("law")

    def action_next_pair(self) -> None:
        """On to the next pair without a judgement."""
        self.view.next_pair()

    def action_reconsider(self) -> None:
        """To the pair to think about again first."""
        if pair := contradiction(self.at):
            self.form.open_path(("weighting", "pairwise", *pair))

    def action_group(self) -> None:
        """Ask to which group the criterion belongs."""
        record = self.current
        action = next((one for one in record.actions if one.id == "group"), None) if record else None
        if action is not None:
            self.act(action)

    def action_count(self) -> None:
        """Let the weights of the way that is looked at count, for the whole."""
        self._act_by_id("count")

    def action_lock(self) -> None:
        """Lock the weights."""
        if not self.at.of.weights():
            first = weight_method(self.decision.weighting.method).first.capitalize()
            self.post_message(self.Tell((said_of("then_locked", first=first), "$ink")))
            return
        self._act_by_id("lock")

    def action_unlock(self) -> None:
        """Open the weights again."""
        self._act_by_id("unlock")

    def action_per_horizon(self) -> None:
        """Points for the whole, or for each horizon."""
        self._act_by_id("per_horizon")

    def action_horizon(self) -> None:
        """The next horizon's points."""
        order = list(self.decision.horizons)
        here = self.at.horizon or order[0]
        self.form.look(horizon=order[(order.index(here) + 1) % len(order)])
        self.show(self.decision)

    def action_beside(self) -> None:
        """All ways side by side."""
        self._look(beside=True)

    def action_next_way(self) -> None:
        """Look at the next way; from the side by side on with the first."""
        if self.beside:
            self.look_at_way("points")
            return
        order = [one.id for one in weight_methods()]
        self.look_at_way(order[(order.index(self.at.way) + 1) % len(order)])

    def look_at_way(self, method: WeightMethod) -> None:
        """Look at a way; what counts stays as it is."""
        self._look(way=method, beside=False)

    def _look(self, **changes: object) -> None:
        self.flush()
        self.session.end_step()
        self.form.state.view = self.form.state.view.but(**changes)
        self._begin()

    def enter(self) -> None:
        if self.entered_once:
            super().enter()
        else:
            self.entered_once = True
            self._begin()

    def _begin(self) -> None:
        """At the first row of what is looked at now; of pairs, at the one that is asked next."""
        self.form.stand_at(None)
        self.show(self.decision)
        pairs = None if self.beside else self.view
        if isinstance(pairs, PairsView) and (pair := pairs.asked_next) and pairs.asks:
            self.form.open_path(("weighting", "pairwise", *pair))
        else:
            self.form.scroll_home(animate=False, immediate=True)
        self.form.rest()
        self.post_message(self.GuideChanged())

    def on_key(self, event: events.Key) -> None:
        if event.key != "backspace" and (not event.character or event.character not in "0123456789"):
            self.view.end_typing()

    def action_digit(self, digit: str) -> None:
        """A digit of the figure on the row with the focus."""
        self.view.typed(digit)

    @on(Form.Moved)
    def _elsewhere(self) -> None:
        self.view.end_typing()
        self.query_one(WeighingQuestion).redraw()

    def shifted(self, item: RecordLine, by: int) -> None:
        if self.beside or item.path[0] != "criteria" or len(item.path) != 2:
            if item.path[0] == "groups":
                super().shifted(item, by)
            return
        if self.at.way == "ranks":
            from roadworthy.edits.weights import shift_criterion

            self.do(shift_criterion(self.decision, item.path[1], by, self.session.today()))
        elif self.at.way != "pairwise":
            super().shifted(item, by)

    def clicked_row(self, item: RowItem, x: int, width: int) -> bool:
        if isinstance(item, RecordLine) and item.kind in ("points", "swing", "group"):
            return self.view.click_on_row(x, width)
        return False

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

    def lead(self, path: KeyPath) -> None:
        if path[:2] == ("weighting", "method") and len(path) == 3:
            self.look_at_way(path[2])  # type: ignore[arg-type]
        else:
            super().lead(path)

    def go_to(self, path: KeyPath) -> None:
        """To an answer, in the way that it belongs to, without opening the criterion's questions."""
        before = self.at.way
        super().go_to(path)
        if self.at.way != before:
            self.show(self.decision)

    # The guide

    def about_record(self, record: RecordLine) -> Guidance:
        view = self.views["points"] if self.beside else self.view
        return view.about(record) or self.about_station()

    def about_station(self) -> Guidance:
        about = super().about_station()
        if not self.at.ways_shown or self.beside:
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
