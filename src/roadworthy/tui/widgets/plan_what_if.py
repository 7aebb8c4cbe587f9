"""A card pinned below the path: other people, less scope, another date, and what they would do."""

from datetime import date, timedelta
from typing import ClassVar, Final, Literal

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message

from roadworthy.knowledge.interview_words import say
from roadworthy.method.of_hundred import of_hundred
from roadworthy.method.schedule import PlanChange, Schedule, WhatIf
from roadworthy.method.schedule.change import first_to_join
from roadworthy.model.interval import figure_text
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, fit, line, row, wrap
from roadworthy.tui.widgets.fields import edge_line
from roadworthy.tui.widgets.lines_widget import LinesWidget

_ROWS: Final[tuple[Literal["people", "scope", "date"], ...]] = ("people", "scope", "date")
_SCOPE_STEP: Final = 0.05
_SCOPE_MOST: Final = 0.9
_DATE_STEP: Final = timedelta(weeks=1)
_LABEL: Final = 10


class PlanWhatIf(LinesWidget, can_focus=True):
    """What is tried on a plan. It holds the change; who shows it works out what that would do."""

    class Changed(Message):
        """Something else is tried."""

    class Taken(Message):
        """What is tried is to be written into the plan."""

    class Left(Message):
        """The card is left; nothing was written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "take", "take it", id="path.if-take"),
        Binding("right,plus,equals_sign", "shift(1)", "less, more", key_display="←→", id="path.if-more"),
        Binding("left,minus", "shift(-1)", "less", show=False, key_display="←", id="path.if-less"),
        Binding("down,j", "choose(1)", "line", key_display="↑↓", id="path.if-down"),
        Binding("up,k", "choose(-1)", "line above", show=False, id="path.if-up"),
        Binding("0,backspace", "reset", "as it is", id="path.if-reset"),
        Binding("escape,w", "leave", "leave it", key_display="esc", id="path.if-leave"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.found: Schedule | None = None
        self.change = PlanChange()
        self.seen: WhatIf | None = None
        """What the change would do; None while it is worked out."""
        self._row = 0

    def show(self, found: Schedule, seen: WhatIf | None) -> None:
        """Show the plan as it is, and what the change would make of it."""
        self.found = found
        self.seen = seen if seen is not None and seen.change == self.change else self.seen
        self.redraw()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        return self.change != PlanChange() if action in ("take", "reset") else True

    def action_choose(self, by: int) -> None:
        self._row = (self._row + by) % len(_ROWS)
        self.redraw()

    def action_reset(self) -> None:
        self._try(PlanChange())

    def action_take(self) -> None:
        self.post_message(self.Taken())

    def action_leave(self) -> None:
        self.post_message(self.Left())

    def action_shift(self, by: int) -> None:
        """One more, or one less, of what is chosen."""
        found, now = self.found, self.change
        if found is None:
            return
        match _ROWS[self._row]:
            case "people" if found.people is not None:
                more = max(0.0, now.more_people + by)
                self._try(PlanChange(more, now.joins_on, now.less_scope, now.forced_on))
            case "scope":  # more to the right is more scope
                less = min(_SCOPE_MOST, max(0.0, round(now.less_scope - by * _SCOPE_STEP, 2)))
                self._try(PlanChange(now.more_people, now.joins_on, less, now.forced_on))
            case "date":
                self._try(PlanChange(now.more_people, now.joins_on, now.less_scope, self._date(found, by)))
            case _:
                return

    def _date(self, found: Schedule, by: int) -> date | None:
        stated = found.basis.forced_on
        begin = self.change.forced_on or stated or found.p80
        if begin is None:
            return None
        try:
            moved = max(found.basis.today, begin + by * _DATE_STEP)
        except OverflowError:
            return self.change.forced_on
        return None if moved == stated else moved

    def _try(self, change: PlanChange) -> None:
        if change != self.change:
            self.change = change
            self.post_message(self.Changed())
            self.redraw()
            self.refresh_bindings()

    def draw(self, width: int) -> list[Content]:
        found = self.found
        if found is None:
            return []
        inner = width - 4
        lines = [
            row(
                [(say("path", "what_if"), "bold $bright")],
                [(say("path", "what_if_note"), "$dim")] if width >= 60 else [],
                inner,
            )
        ]
        for number, name in enumerate(_ROWS):
            here = number == self._row and self.has_focus
            label = (f"{say('path', f'if_{name}'):<{_LABEL}}", "$dim")
            sign = (f"{glyph('next')} " if here else "  ", "$accent")
            lines.append(line(sign, label, *self._said(name, found, here=here)))
        lines += self._outcome(found, inner)
        edge = (glyph("edge"), "$accent")
        drawn = [line(edge, " ", fit(text, width - 2)).stylize_before("on $raised") for text in lines]
        if self.screen.has_class("-narrow"):
            return drawn
        return [edge_line("top", width), *drawn, edge_line("bottom", width)]

    def focus_place(self) -> Offset:
        """The line that is moved, below the question and the edge over it."""
        return Offset(2, self._row + (1 if self.screen.has_class("-narrow") else 2))

    def _said(self, name: str, found: Schedule, *, here: bool) -> list[Fragment]:
        now, value = self.change, "bold $bright" if here else "$ink"
        match name:
            case "people":
                if found.people is None:
                    return [(say("path", "if_no_people"), "$dim")]
                there = figure_text(found.people.high)
                if not now.more_people:
                    return [(say("path", "if_people_now", count=there), value)]
                count = figure_text(found.people.high + now.more_people)
                on = (now.joins_on or first_to_join(found.basis.today)).isoformat()
                return _moved(there, say("path", "if_people_then", count=count, on=on), value)
            case "scope":
                if not now.less_scope:
                    return [(say("path", "if_scope_now"), value)]
                percent = f"{100 * (1 - now.less_scope):.0f}"
                return _moved("100", say("path", "if_scope_then", percent=percent), value)
            case _:
                stated = found.basis.forced_on
                before = stated.isoformat() if stated is not None else say("path", "if_no_date")
                if now.forced_on is None:
                    return [(before, value)]
                return _moved(before, now.forced_on.isoformat(), value)

    def _outcome(self, found: Schedule, width: int) -> list[Content]:
        """The chance and the two days, old and new."""
        seen = self.seen if self.seen is not None and self.seen.change == self.change else None
        waits = self.change != PlanChange() and seen is None
        parts: list[Fragment] = [("  ", ""), (f"{say('path', 'if_in_time'):<{_LABEL}}", "$dim")]
        old = "–" if found.chance is None else of_hundred(found.chance)
        if seen is not None and seen.chance is not None:
            new = say("path", "if_of", chance=of_hundred(seen.chance))
            parts += _moved(old, new, "bold $bright")
        else:
            parts += [(say("path", "if_of", chance=old), "$dim" if waits else "$ink")]
            parts += [(f" {glyph('more')}", "$dim")] if waits else []
        lines = [line(*parts)]
        p50, p80 = (seen.p50, seen.p80) if seen is not None else (found.p50, found.p80)
        if p50 is not None and p80 is not None:
            words = say("path", "if_half", p50=p50.isoformat(), p80=p80.isoformat())
            pad = " " * (_LABEL + 2)
            lines += [line(pad, (text, "$ink")) for text in wrap(words, width - len(pad))]
        return lines


def _moved(old: str, new: str, style: str) -> list[Fragment]:
    return [(f"{old} ", "$dim"), (f"{glyph('arrow')} ", "$accent"), (new, style)]
