"""Compare, drawn: the argument, the ranking, and the chapters that say why."""

from collections.abc import Sequence
from typing import ClassVar, Protocol

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message

from roadworthy.knowledge.interview_words import say
from roadworthy.method.ranking import RankedCandidate
from roadworthy.method.sensitivity import Sensitivity
from roadworthy.tui.compare.argument import argument
from roadworthy.tui.compare.card import card_lines
from roadworthy.tui.compare.chapters import CHAPTERS, chapter, chapter_bar
from roadworthy.tui.compare.ranking import ranking
from roadworthy.tui.compare.seen import Seen
from roadworthy.tui.compare.tried import Supposing
from roadworthy.tui.text_layout import fit, line
from roadworthy.tui.widgets.fields import edge_line
from roadworthy.tui.widgets.lines_widget import LinesWidget
from roadworthy.tui.widgets.scroll_area import ScrollArea

_TALL = 28
"""Lines of the station from which on a card may be tall."""
_ROOMY = 44
"""Lines of a terminal from which on a chapter fits below blank lines between what is read first."""


class Looks(Protocol):
    """What the board needs of its station."""

    chapter: int
    criterion: int
    what_if: Supposing

    @property
    def has_column(self) -> bool: ...

    def seen(self) -> Seen: ...

    def pair(self) -> tuple[str, str] | None: ...

    def supposed(self) -> tuple[tuple[RankedCandidate, ...], Sensitivity] | None: ...


class Board(LinesWidget, can_focus=True):
    """The argument and what follows from it, under one another."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,minus", "turn(-1)", "rival", key_display="←→", id="compare.rival-back"),
        Binding("right,plus,equals_sign", "turn(1)", "rival", key_display="←→", id="compare.rival"),
        Binding("left,minus", "criterion(-1)", "criterion", key_display="←→", id="compare.criterion-back"),
        Binding(
            "right,plus,equals_sign", "criterion(1)", "criterion", key_display="←→", id="compare.criterion"
        ),
        Binding("left,minus", "shift(-1)", "less, more", key_display="←→", id="compare.less"),
        Binding("right,plus,equals_sign", "shift(1)", "less, more", key_display="←→", id="compare.more"),
        Binding("up,k", "pick(-1)", "which", key_display="↑↓", id="compare.up"),
        Binding("down,j", "pick(1)", "which", key_display="↑↓", id="compare.down"),
        *(
            Binding(
                str(number),
                f"chapter({number})",
                "chapter",
                key_display="1–5",
                id=f"compare.chapter-{number}",
            )
            for number in range(1, len(CHAPTERS) + 1)
        ),
        Binding("up,k", "scroll_by(-1)", "up", show=False, id="compare.scroll-up"),
        Binding("down,j", "scroll_by(1)", "down", show=False, id="compare.scroll-down"),
    ]

    class Turned(Message):
        """Another chapter, rival, criterion, or something else of a what-if is wanted."""

        def __init__(self, what: str, by: int) -> None:
            super().__init__()
            self.what = what
            self.by = by

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self.looks = looks
        self._chapter_at = 0

    def draw(self, width: int) -> list[Content]:
        looks, seen, inner = self.looks, self.looks.seen(), width - 2
        note = say("chapter", "as_it_stands") if looks.what_if.now else ""
        parts: list[Sequence[Content]] = [argument(seen, inner, close=self._is_close)]
        if seen.matrix.any_known:
            parts.append(ranking(seen, inner, note))
        lines = _joined(parts)
        if seen.compares:
            self._chapter_at = len(lines) + 1
            lines += [Content(""), *chapter_bar(looks.chapter, inner)]
            shown = self._below if looks.has_column else (looks.chapter,)
            for number in shown:
                # Alone it belongs to the bar above it; each line that is saved shows a row of it.
                lines += [Content("")] if looks.has_column else []
                lines += self.chapter(number, seen, inner, tall=False)
        return [line(" ", fit(text, inner), " ") if text.plain else text for text in lines]

    @property
    def _is_close(self) -> bool:
        """Whether lines are dear: the chapter stands below all else, and not all of that is in sight."""
        return not self.looks.has_column and self.screen.size.height < _ROOMY

    def drawn_for(self, width: int) -> object:
        return width, self._is_close

    @property
    def _below(self) -> tuple[int, ...]:
        """The chapters that stand below the ranking where the one that was asked for stands beside it."""
        return tuple(number for number in (1, 3, 4) if number != self.looks.chapter)

    def chapter(self, number: int, seen: Seen, width: int, *, tall: bool) -> Sequence[Content]:
        """The lines of a chapter for a width."""
        looks = self.looks
        return chapter(number, seen, width, pair=looks.pair(), criterion=looks.criterion, tall=tall)

    def show_chapter(self) -> None:
        """Bring the chapter into sight."""
        self.redraw()
        if isinstance(self.parent, ScrollArea) and not self.looks.has_column:
            scroll = self.parent
            region = Region(0, self._chapter_at, 1, max(1, scroll.size.height))
            self.call_after_refresh(scroll.scroll_to_region, region, animate=False, force=True, top=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        tries = self.looks.what_if.now is not None
        many = len(self.looks.seen().ranked)
        match action:
            case "chapter":
                return self.looks.seen().compares
            case "turn":
                return not tries and self.looks.chapter == 1 and many > 2
            case "criterion":
                return not tries and self.looks.chapter == 2 and many > 1
            case "shift" | "pick":
                return tries
            case "scroll_by":
                return not tries
            case _:
                return True

    def action_chapter(self, number: int) -> None:
        self.post_message(self.Turned("chapter", number))

    def action_turn(self, by: int) -> None:
        self.post_message(self.Turned("rival", by))

    def action_criterion(self, by: int) -> None:
        self.post_message(self.Turned("criterion", by))

    def action_shift(self, by: int) -> None:
        self.post_message(self.Turned("shift", by))

    def action_pick(self, by: int) -> None:
        self.post_message(self.Turned("pick", by))

    def action_scroll_by(self, by: int) -> None:
        if isinstance(self.parent, ScrollArea):
            self.parent.scroll_relative(y=by, animate=False)


class TriedCard(LinesWidget):
    """The what-if, pinned below what it is held against; nothing while none is tried."""

    DEFAULT_CSS = """
    TriedCard { dock: bottom; display: none; }
    TriedCard.-tried { display: block; }
    """

    def __init__(self, looks: Looks) -> None:
        super().__init__(id="what-if")
        self.looks = looks

    def draw(self, width: int) -> list[Content]:
        looks = self.looks
        if looks.what_if.now is None:
            return []
        seen = looks.seen()
        result = looks.supposed()
        now = None if result is None else result[0]
        was = None if seen.found is None else seen.found.share_so_far
        shares = (was, None if result is None else result[1].share_so_far)
        tall = self.screen.size.height >= _TALL
        lines = card_lines(seen, looks.what_if, now, shares, width - 2, tall=tall)
        if tall:  # half a row apart from what is above
            lines = [edge_line("top", width - 2), *lines, edge_line("bottom", width - 2)]
        return [line(" ", text) for text in lines]


def _joined(sections: Sequence[Sequence[Content]]) -> list[Content]:
    """The sections that have something to show, with an empty row between."""
    lines: list[Content] = []
    for section in sections:
        if section:
            lines += [Content("")] if lines else []
            lines += section
    return lines
