"""What the four ways of the Criteria station share: the station as they see it, and what a way is."""

from collections.abc import Callable
from typing import ClassVar

from textual.content import Content

from roadworthy.edits.edit import Edit
from roadworthy.knowledge.criteria import anchors, by_id
from roadworthy.knowledge.weight_methods import WeightMethodText, said_of, weight_method
from roadworthy.method.locking import recorded, shares
from roadworthy.method.weights import Weights, can_count, first_counts, given_by, weights_by
from roadworthy.model import Decision, KeyPath
from roadworthy.model.judgement import WeightMethod
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.text_layout import Fragment, line, wrap
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.form_items import Entry, Item, Words
from roadworthy.tui.widgets.weighing import FIGURE, figure_begins

STRIP_FROM = 30
"""Lines of the terminal from which there is room for more than the list."""


class WeighingStation(FormStation):
    """The station as its ways see it."""

    way: WeightMethod = "points"
    """The way that is looked at; whether it counts is in the decision."""
    beside: bool = False
    """Whether all ways are looked at side by side instead."""
    horizon_shown: str | None = None
    """The horizon whose points were asked for last."""

    @property
    def locked(self) -> bool:
        """Whether the weights are locked."""
        return self.decision.weighting.locked_on is not None

    @property
    def counting(self) -> bool:
        """Whether the way that is looked at counts."""
        if self.per_horizon:
            return self.way == "points"
        return self.decision.weighting.method == self.way

    @property
    def per_horizon(self) -> bool:
        """Whether horizons have points of their own."""
        return self.decision.weighting.per_horizon and bool(self.decision.horizons)

    @property
    def horizon(self) -> str | None:
        """The horizon whose points are given; None while they hold for the whole."""
        if self.way != "points" or self.beside or not self.per_horizon:
            return None
        held = self.horizon_shown
        return held if held in self.decision.horizons else next(iter(self.decision.horizons))

    @property
    def weights(self) -> Weights:
        """The weights that the way looked at gives, for the horizon looked at."""
        if self.horizon is not None:
            return self.analysis.weights(self.horizon)
        return weights_by(self.decision, self.way)

    def current_criterion(self) -> str | None:
        """The criterion with the focus."""
        entry = self.form.current
        if isinstance(entry, Entry) and entry.path[0] == "criteria" and len(entry.path) == 2:
            return entry.path[1]
        return None

    def has_focus_on(self, path: KeyPath) -> bool:
        """Whether the row at `path` is the one with the focus."""
        return self.form.at == ("entry", path)

    def look_at_way(self, method: WeightMethod) -> None:
        """Look at a way; what counts stays as it is."""
        raise NotImplementedError

    def called(self, slug: str) -> str:
        """A criterion's name; the short one where it ships and was not renamed."""
        name = self.decision.criterion_name(slug)
        guide = by_id().get(slug)
        return guide.short if guide and guide.name == name else name

    def reweigh(
        self,
        label: str,
        path: KeyPath,
        change: Callable[[Decision], Decision],
        merge: str | None = None,
    ) -> bool:
        """Change answers, with a record where weights change after scores; refused where the lock forbids it.

        The first complete answer in a way makes it count where nothing counts yet.
        """
        method, today = self.way, self.session.today()

        def apply(decision: Decision) -> Decision:
            return recorded(decision, first_counts(change(decision), method), today)

        if self.locked and shares(change(self.decision)) != shares(self.decision):
            words: list[Fragment] = [("The weights are locked. ", "$ink"), ("l", "bold $accent")]
            self.post_message(self.Tell(*words, (" unlocks them.", "$ink")))
            return False
        return self.do(Edit(label, path, apply, merge))


class WayView:
    """One way of giving weights: its rows, its question, and what keys do there."""

    METHOD: ClassVar[WeightMethod]
    STEPS: ClassVar[bool] = True
    """Whether plus and minus change the row with the focus."""

    def __init__(self, station: WeighingStation) -> None:
        self.station = station
        self.typing = ""

    @property
    def decision(self) -> Decision:
        """The decision as it is now."""
        return self.station.decision

    @property
    def words(self) -> WeightMethodText:
        """What this way is called and asks."""
        return weight_method(self.METHOD)

    def question(self, width: int) -> list[Content]:
        """The lines that stay in sight above the list."""
        del width
        return []

    def rows(self, opened: frozenset[KeyPath]) -> list[Item]:
        """The list."""
        raise NotImplementedError

    def change(self, by: int) -> None:
        """A step more or less."""

    def equal(self) -> None:
        """Make equal what can be: a tie, a pair."""

    def shift(self, slug: str, by: int) -> None:
        """A criterion moved up or down."""

    def types(self) -> bool:
        """Whether digits say something about the row with the focus."""
        return self.can("change")

    def typed(self, digit: str) -> bool:
        """A digit was typed; whether it was taken."""
        del digit
        return False

    def clear(self) -> None:
        """Take back the answer of the row with the focus."""

    def flip(self) -> None:
        """The other of two matters more."""

    def turn_law(self) -> None:
        """Other weights from the same order."""

    def next_pair(self) -> None:
        """On to the next pair."""

    def contradiction(self) -> tuple[str, str] | None:
        """The pair to think about again first."""
        return None

    def clicked(self, x: int, y: int, width: int) -> None:
        """The question was clicked."""

    def click_on_row(self, x: int, width: int) -> bool:
        """A click on the row with the focus; whether it met the minus or the plus."""
        begin = figure_begins(width)
        if begin <= x < begin + 2:
            self.change(-1)
        elif begin + FIGURE - 2 <= x < begin + FIGURE:
            self.change(1)
        else:
            return False
        return True

    def can(self, action: str) -> bool:
        """Whether the key of an action does something here."""
        return action == "change" and self.STEPS and self.station.current_criterion() is not None

    def note(self) -> list[Fragment]:
        """What stands at the end of the row of keys."""
        return []

    def number(self, digit: str, most: int) -> int:
        """The whole number that the digits typed so far make, `most` at the most."""
        self.typing = (self.typing + digit)[-len(str(most)) :].lstrip("0") or "0"
        if int(self.typing) > most:
            self.typing = digit
        return int(self.typing)

    def about(self, entry: Entry) -> Guidance | None:
        """The guide's words about a row; None for those of the station."""
        slug = entry.path[1] if len(entry.path) == 2 and entry.path[0] == "criteria" else ""
        if slug not in self.decision.criteria:
            return None
        blocks = [("How to answer", self.words.how[0]), *(("", words) for words in self.words.how[1:])]
        ends = anchors(slug, self.decision.criteria[slug])
        blocks += [(f"At its {end}", words) for end, words in ends if end != "middle"]
        blocks.append(("Good for", self.words.good_for))
        return Guidance(self.decision.criterion_name(slug), tuple(blocks))

    def columns(self, figure: str, width: int) -> str:
        """Heads for the columns of the rows, for the width of a row."""
        begin, end = figure_begins(width) + FIGURE - 2, width - 2
        return f"{figure}{'weight'.rjust(max(0, end - begin))}"

    def not_counting(self) -> list[Item]:
        """A line that says that these weights do not count, and how they would; or do again."""
        station = self.station
        if not self.decision.criteria:
            return []
        if station.counting:
            begun = given_by(self.decision, self.METHOD) or self.decision.weighting.pairwise
            lost = self.METHOD == "pairwise" and begun and not station.weights
            return [_sentence(said_of("count_again"))] if lost else []
        words = said_of("not_counting")
        if station.per_horizon:
            words += " " + said_of("horizons_count")
        elif station.analysis.weights():
            words += " " + said_of("now_counts", now=weight_method(self.decision.weighting.method).name)
        if not can_count(self.decision, self.METHOD):
            return [_sentence(words)]
        key = "l" if station.locked else "c"
        return [_sentence(words, (f"{key} ", "bold $accent"), (said_of(f"let_count_{key}"), "$ink"))]


def _sentence(words: str, *then: Fragment) -> Item:
    def draw(width: int) -> list[Content]:
        lines = [line((text, "$dim")) for text in wrap(words, width)]
        end = line(*then)
        if then and lines[-1].cell_length + end.cell_length + 3 <= width:
            return [*lines[:-1], line(lines[-1], "   ", end)]
        return [*lines, end] if then else lines

    return Words(draw)
