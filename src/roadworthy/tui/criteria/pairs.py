"""Giving weights by pairs: a question at a time, and whether the answers hold together."""

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from roadworthy.knowledge.criteria import by_id
from roadworthy.knowledge.weight_methods import said_of, strength
from roadworthy.method.weights import (
    ACCEPTABLE,
    ASKED_AT_MOST,
    judged_so_far,
    pairs_of,
    said,
    unjudged,
)
from roadworthy.model import Decision, KeyPath, drop, put
from roadworthy.tui.criteria import pair_drawn as drawn
from roadworthy.tui.criteria.together import again_lines, consistency_line
from roadworthy.tui.criteria.way import WayView
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, fit, line, wrap
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.form_items import Entry, Heading, Item, Words
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
        entry = self.station.form.current
        pairs = pairs_of(self.decision)
        if isinstance(entry, Entry) and entry.path[:2] == ("weighting", "pairwise") and len(entry.path) == 4:
            found = (entry.path[2], entry.path[3])
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
        lines = drawn.question(self, pair, width)
        lines.append(consistency_line(self.decision, width))
        return [*lines, *again_lines(self.station, width)]

    def place(self, pair: tuple[str, str]) -> int | None:
        """Where a judgement lies on the scale: -8 the first matters most, 0 both the same, 8 the second."""
        times = said(self.decision, *pair)
        if times is None:
            return None
        return 1 - round(times) if times >= 1 else round(1 / times) - 1

    def rows(self, opened: frozenset[KeyPath]) -> list[Item]:
        del opened
        note = "the one that matters more in bold" if self.asks and len(self.decision.criteria) > 1 else ""
        items: list[Item] = [Heading("Pairs", note)]
        items += self.not_counting()
        pairs = pairs_of(self.decision)
        if not pairs:
            return [*items, _told(said_of("one"))]
        if not self.asks:
            count = str(len(self.decision.criteria))
            items.append(_told(said_of("too_many", count=count, pairs=str(len(pairs)))))
            if self.decision.weighting.pairwise:
                items.append(_told(said_of("kept")))
            label = said_of("to_swing")
            path: KeyPath = ("weighting", "method", "swing")
            swing = partial(self.station.look_at_way, "swing")
            items.append(Entry(path, label, [(label, "$ink")], deletes=False, on_enter=swing))
        else:
            items += [self._pair_row(pair) for pair in pairs]
        if self.station.weights:
            items.append(Heading("What the pairs say", "weight"))
            items += self._results()
        return items

    def _pair_row(self, pair: tuple[str, str]) -> Item:
        place = self.place(pair)
        names = [self.station.called(slug) for slug in pair]
        path: KeyPath = ("weighting", "pairwise", *pair)
        title = " and ".join(names)

        def draw(width: int) -> Sequence[Content]:
            room = (width - 12) // 2
            first, second = (wrap(name, room) for name in names)
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

        return Entry(path, title, draw=draw, deletes=False, picks=True)

    def _results(self) -> list[Item]:
        """The weights that came of it; rows of their own, so that a long list can be walked."""
        weights = self.station.weights
        largest = max(weights, default=0.0)
        items: list[Item] = []
        for slug, weight in zip(self.decision.criteria, weights, strict=True):
            path: KeyPath = ("criteria", slug)
            draw = partial(self._result, path, self.station.called(slug), weight, largest)
            items.append(Entry(path, self.station.called(slug), draw=draw, deletes=False, picks=True))
        return items

    def _result(
        self, path: KeyPath, name: str, weight: float, largest: float, width: int
    ) -> Sequence[Content]:
        focused = self.station.has_focus_on(path)
        return weigh_row(width, name, Content(" " * FIGURE), weight, largest, focused=focused)

    def change(self, by: int) -> None:
        pair = self.pair
        if pair is not None:
            place = (self.place(pair) or 0) + by
            self.judge(pair, max(1 - drawn.STRONGEST, min(drawn.STRONGEST - 1, place)))

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
        entry = self.station.form.current
        on_pair = isinstance(entry, Entry) and entry.path[:2] == ("weighting", "pairwise")
        if not on_pair or not self.asks or self.pair is None:
            return action == "reconsider" and self.asks and self.contradiction() is not None
        match action:
            case "lean" | "same" | "next_pair":
                return True
            case "clear":
                return self.place(self.pair) is not None
            case "flip":
                return bool(self.place(self.pair))
            case "reconsider":
                return self.contradiction() is not None
            case _:
                return False

    def contradiction(self) -> tuple[str, str] | None:
        """The pair to think about again first."""
        found = judged_so_far(self.decision)
        if found is None or found[1].reconsider is None:
            return None
        known, told = found
        if (told.consistency_ratio or 0.0) <= ACCEPTABLE:
            return None
        i, j = told.judgements[0].pair
        return known[i], known[j]

    def judge(self, pair: tuple[str, str], place: int | None) -> None:
        """Write a judgement; the more important one stands outside, so the figure is 1 to 9."""
        first, second = pair
        outer, inner = (first, second) if place is None or place <= 0 else (second, first)
        path: KeyPath = ("weighting", "pairwise", first, second)

        def change(decision: Decision) -> Decision:
            for one, other in ((first, second), (second, first)):
                decision = drop(decision, ("weighting", "pairwise", one, other))
            if place is None:
                return decision
            return put(decision, ("weighting", "pairwise", outer, inner), abs(place) + 1.0)

        names = f"{self.station.called(first)} and {self.station.called(second)}"
        words = said_of("not_judged") if place is None else str(abs(place) + 1)
        self.station.reweigh(f"{names}: {words}", path, change, f"pair {first} {second}")

    def next_pair(self) -> None:
        """On to the next pair that nobody has judged; where all are, to the next one."""
        pairs, here = pairs_of(self.decision), self.pair
        if here is None:
            return
        at = pairs.index(here)
        order = [*pairs[at + 1 :], *pairs[:at], here]
        target = next((pair for pair in order if self.place(pair) is None), order[0])
        self.station.form.open_path(("weighting", "pairwise", *target))

    def clicked(self, x: int, y: int, width: int) -> None:
        pair = self.pair
        if pair is None or not self.asks:
            return
        place = drawn.place_at(self, x, y, width)
        if place is not None:
            self.station.form.open_path(("weighting", "pairwise", *pair))
            self.judge(pair, place)

    def note(self) -> list[Fragment]:
        total = len(pairs_of(self.decision))
        done = total - len(unjudged(self.decision))
        return [(f"{done} of {total} pairs", "$dim")] if self.asks and total else []

    def about(self, entry: Entry) -> Guidance | None:
        if entry.path[:2] != ("weighting", "pairwise") or len(entry.path) != 4:
            return None
        blocks = [("How to answer", self.words.how[0])]
        for slug in entry.path[2:]:
            if slug in self.decision.criteria:
                guide = by_id().get(slug)
                words = self.decision.criteria[slug].question or (guide.question if guide else "")
                if words:
                    blocks.append((self.station.called(slug), words))
        blocks += [("How weights come of it", words) for words in self.words.how[1:]]
        scale = "\n".join(f"{times}  {strength(times)}" for times in range(1, drawn.STRONGEST + 1, 2))
        blocks += [("The scale", scale), ("Good for", self.words.good_for)]
        return Guidance("Two at a time", tuple(blocks))


def _told(words: str) -> Item:
    return Words(lambda width: [line((text, "$ink")) for text in wrap(words, width)])
