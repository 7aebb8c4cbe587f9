"""Giving weights by swings: what the step from worst to best is worth."""

from collections.abc import Sequence

from textual.content import Content

from roadworthy.edits.weights import BIGGEST_SWING, give_swing
from roadworthy.interview.items import Item, RecordLine, SectionHead
from roadworthy.knowledge.criteria import anchors
from roadworthy.knowledge.weight_methods import said_of
from roadworthy.model.interval import number_text
from roadworthy.tui.criteria.way import WayView
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, line, wrap
from roadworthy.tui.widgets.weighing import figure_of, weigh_row

_STEP = 5
_LABEL = 9
_NARROW_LINES = 2


class SwingView(WayView):
    """A figure up to 100 for each criterion, with the ends of its scale in words."""

    METHOD = "swing"

    def question(self, width: int) -> list[Content]:
        decision = self.decision
        if not decision.criteria:
            return []
        slug = self.inside() or next(iter(decision.criteria))
        lines = self._whole(slug, width)
        most = max(len(self._whole(other, width)) for other in decision.criteria)
        return [*lines, *[Content("")] * (most - len(lines))]

    def _whole(self, slug: str, width: int) -> list[Content]:
        compared = [line(" ", (text, "$dim")) for text in wrap(self._compared(slug), width - 3)]
        return [*self._asked(slug, width), *compared]

    def _asked(self, slug: str, width: int) -> list[Content]:
        name = self.decision.criterion_name(slug)
        lines = [
            line(" ", (words, "bold $bright"))
            for words in wrap(said_of("question_swing", name=name), width - 3)
        ]
        ends = dict(anchors(slug, self.decision.criteria[slug]))
        narrow = self.station.terminal[0] < 100
        for end in ("worst", "best"):
            words = wrap(ends.get(end, "") or self._end(end), width - _LABEL - 3)
            if narrow and len(words) > _NARROW_LINES:
                words = [*words[: _NARROW_LINES - 1], f"{words[_NARROW_LINES - 1]} {glyph('more')}"]
            lines += [
                line(" ", (("" if number else end).ljust(_LABEL), "$dim"), (text, "$ink"))
                for number, text in enumerate(words)
            ]
        return lines

    def _end(self, end: str) -> str:
        scale = self.decision.scale
        if end == "worst":
            return said_of("end_low", figure=number_text(scale.low))
        return said_of("end_high", figure=number_text(scale.high))

    def _compared(self, slug: str) -> str:
        swings = {key: it.swing or 0.0 for key, it in self.decision.criteria.items()}
        biggest = max(swings, key=lambda key: swings[key])
        if not swings[biggest]:
            return said_of("compared_none")
        if swings[slug] == swings[biggest]:
            return said_of("compared_self" if swings[slug] >= BIGGEST_SWING else "compared_low")
        name = self.decision.criterion_name(biggest)
        if swings[biggest] < BIGGEST_SWING:
            return said_of("compared_to", name=name, figure=number_text(swings[biggest]))
        return said_of("compared", name=name)

    def draws(self, item: Item) -> bool:
        return isinstance(item, RecordLine) and item.kind == "swing"

    def note_of(self, item: SectionHead, width: int) -> str:
        return self.columns("swing", width) if item.id == "swing" else super().note_of(item, width)

    def lines_of(self, item: Item, width: int) -> Sequence[Content]:
        assert isinstance(item, RecordLine)
        slug, weights = item.path[1], self.at.weights
        swing = self.decision.criteria[slug].swing
        focused = self.has_focus_on(item.path)
        figure = figure_of(swing, focused=focused, steps=not self.at.held)
        weight = weights[list(self.decision.criteria).index(slug)] if weights and swing is not None else None
        name = self.at.called(slug)
        return weigh_row(width, name, figure, weight, max(weights, default=0.0), focused=focused)

    def change(self, by: int) -> None:
        slug = self.criterion()
        if slug is not None:
            now = self.decision.criteria[slug].swing or 0.0
            self._swing(slug, min(BIGGEST_SWING, max(0.0, now + by * _STEP)))

    def typed(self, digit: str) -> bool:
        slug = self.criterion()
        if slug is None:
            return False
        worth = self.figure(digit, int(BIGGEST_SWING), self.decision.criteria[slug].swing)
        if worth is not None:
            self._swing(slug, worth)
        return True

    def digit_back(self) -> None:
        self.entry = self.entry.taken_back()
        if (slug := self.criterion()) is not None:
            self._swing(slug, self.entry.value)

    def clear(self) -> None:
        slug = self.criterion()
        if slug is not None:
            self._swing(slug, None)

    def can(self, action: str) -> bool:
        slug = self.criterion()
        if action == "clear":
            return slug is not None and self.decision.criteria[slug].swing is not None
        if action == "digit_back":
            return slug is not None and self.entry.goes_on(self.decision.criteria[slug].swing)
        return action == "change" and slug is not None

    def note(self) -> list[Fragment]:
        total = len(self.decision.criteria)
        number = sum(criterion.swing is not None for criterion in self.decision.criteria.values())
        return [(f"{number} of {total} have a swing", "$dim")] if total else []

    def _swing(self, slug: str, value: float | None) -> None:
        self.station.do(give_swing(self.decision, slug, value, self.at.of.today))
