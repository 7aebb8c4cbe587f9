"""Giving weights by pairs: a question at a time, and whether the answers hold together."""

from collections.abc import Sequence

from textual.content import Content

from roadworthy.edits.weights import STRONGEST, judge_pair
from roadworthy.interview.items import Item, RecordLine
from roadworthy.interview.outlines.together import contradiction
from roadworthy.interview.outlines.ways import place_of_pair
from roadworthy.knowledge.criteria import by_id
from roadworthy.knowledge.weight_methods import strength
from roadworthy.method.weights import (
    ASKED_AT_MOST,
    pairs_of,
    said,
    unjudged,
)
from roadworthy.tui.criteria import pair_drawn as drawn
from roadworthy.tui.criteria.together import again_lines, consistency_line
from roadworthy.tui.criteria.way import STRIP_FROM, WayView
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, fit, line, wrap
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.weighing import FIGURE, weigh_row


class PairsView(WayView):
    """Every pair of criteria, one after another."""

    METHOD = "pairwise"
    STEPS = False

    @property
    def asks(self) -> bool:
        """Whether pairs are asked at all; above nine criteria swing is offered instead."""
        return len(self.decision.criteria) <= ASKED_AT_MOST

    @property
    def pair(self) -> tuple[str, str] | None:
        """The pair with the focus; the one asked next where something else has it."""
        record = self.station.current
        pairs = pairs_of(self.decision)
        if record is not None and record.path[:2] == ("weighting", "pairwise") and len(record.path) == 4:
            found = (record.path[2], record.path[3])
            return found if found in pairs else None
        return self.asked_next

    @property
    def asked_next(self) -> tuple[str, str] | None:
        """The first pair that nobody has judged; the first of all where there is none such."""
        pairs = pairs_of(self.decision)
        waiting = set(unjudged(self.decision))
        return next(
            (pair for pair in pairs if pair in waiting or pair[::-1] in waiting), next(iter(pairs), None)
        )

    def question(self, width: int) -> list[Content]:
        pair = self.pair
        if not self.asks or pair is None:
            return []
        lines = drawn.question(self._asked(pair), width)
        lines.append(consistency_line(self.decision, width))
        return [*lines, *again_lines(self.at, width)]

    def place(self, pair: tuple[str, str]) -> int | None:
        """Where a judgement lies on the scale: -8 the first matters most, 0 both the same, 8 the second."""
        return place_of_pair(said(self.decision, *pair))

    def _asked(self, pair: tuple[str, str]) -> drawn.AskedPair:
        low = self.station.terminal[1] < STRIP_FROM
        return drawn.AskedPair(self.at, pair, self.place(pair), low=low)

    def draws(self, item: Item) -> bool:
        return isinstance(item, RecordLine) and item.kind in ("pair", "result")

    def lines_of(self, item: Item, width: int) -> Sequence[Content]:
        assert isinstance(item, RecordLine)
        return self._result(item, width) if item.kind == "result" else self._pair_row(item, width)

    def _pair_row(self, item: RecordLine, width: int) -> Sequence[Content]:
        pair = (item.path[2], item.path[3])
        place = self.place(pair)
        room = (width - 12) // 2
        first, second = (wrap(self.at.called(slug), room) for slug in pair)
        figure = glyph("dash") if place is None else str(abs(place) + 1)
        sides = [
            "bold $bright" if place is not None and place < 0 else "$dim",
            "bold $bright" if place is not None and place > 0 else "$dim",
        ]
        if place == 0:
            sides = ["$ink", "$ink"]
        lines = []
        for number in range(max(len(first), len(second))):
            left = first[number] if number < len(first) else ""
            right = second[number] if number < len(second) else ""
            middle = figure if number == 0 else ""
            lines.append(
                line(
                    " ",
                    fit(Content.styled(left, sides[0]), room),
                    (middle.center(7), "bold $accent" if place is not None else "$dim"),
                    (right, sides[1]),
                )
            )
        return lines

    def _result(self, item: RecordLine, width: int) -> Sequence[Content]:
        """A weight that came of it, in a row of its own, so that a long list can be walked."""
        weights = self.at.weights
        weight = weights[list(self.decision.criteria).index(item.path[1])] if weights else None
        focused = self.has_focus_on(item.path)
        blank = Content(" " * FIGURE)
        return weigh_row(width, item.title, blank, weight, max(weights, default=0.0), focused=focused)

    def change(self, by: int) -> None:
        pair = self.pair
        if pair is not None:
            place = (self.place(pair) or 0) + by
            self.judge(pair, max(1 - STRONGEST, min(STRONGEST - 1, place)))

    def equal(self) -> None:
        if self.pair is not None:
            self.judge(self.pair, 0)

    def flip(self) -> None:
        """The other one matters more, as much."""
        if self.pair is not None:
            self.judge(self.pair, -(self.place(self.pair) or 0))

    def types(self) -> bool:
        return self.can("lean")

    def typed(self, digit: str) -> bool:
        pair = self.pair
        if pair is None or digit == "0" or not self.can("lean"):
            return False
        side = 1 if (self.place(pair) or 0) > 0 else -1
        self.judge(pair, side * (int(digit) - 1))
        return True

    def clear(self) -> None:
        pair = self.pair
        if pair is not None:
            self.judge(pair, None)

    def can(self, action: str) -> bool:
        record = self.station.current
        on_pair = record is not None and record.path[:2] == ("weighting", "pairwise")
        if not on_pair or not self.asks or self.pair is None:
            return action == "reconsider" and self.asks and contradiction(self.at) is not None
        match action:
            case "lean" | "same" | "next_pair":
                return True
            case "clear":
                return self.place(self.pair) is not None
            case "flip":
                return bool(self.place(self.pair))
            case "reconsider":
                return contradiction(self.at) is not None
            case _:
                return False

    def judge(self, pair: tuple[str, str], place: int | None) -> None:
        """Write a judgement, from -8 over 0 to 8; None takes it back."""
        self.station.do(judge_pair(self.decision, *pair, place, self.at.of.today))

    def next_pair(self) -> None:
        """On to the next pair that nobody has judged; where all are, to the next one."""
        pairs, here = pairs_of(self.decision), self.pair
        if here is None:
            return
        at = pairs.index(here)
        order = [*pairs[at + 1 :], *pairs[:at], here]
        target = next((pair for pair in order if self.place(pair) is None), order[0])
        self.station.open_path(("weighting", "pairwise", *target))

    def clicked(self, x: int, y: int, width: int) -> None:
        pair = self.pair
        if pair is None or not self.asks:
            return
        place = drawn.place_at(self._asked(pair), x, y, width)
        if place is not None:
            self.station.open_path(("weighting", "pairwise", *pair))
            self.judge(pair, place)

    def note(self) -> list[Fragment]:
        total = len(pairs_of(self.decision))
        done = total - len(unjudged(self.decision))
        return [(f"{done} of {total} pairs", "$dim")] if self.asks and total else []

    def about(self, record: RecordLine) -> Guidance | None:
        if record.path[:2] != ("weighting", "pairwise") or len(record.path) != 4:
            return None
        blocks = [("How to answer", self.words.how[0])]
        for slug in record.path[2:]:
            if slug in self.decision.criteria:
                guide = by_id().get(slug)
                words = self.decision.criteria[slug].question or (guide.question if guide else "")
                if words:
                    blocks.append((self.at.called(slug), words))
        blocks += [("How weights come of it", words) for words in self.words.how[1:]]
        scale = "\n".join(f"{times}  {strength(times)}" for times in range(1, STRONGEST + 1, 2))
        blocks += [("The scale", scale), ("Good for", self.words.good_for)]
        return Guidance("Two at a time", tuple(blocks))
