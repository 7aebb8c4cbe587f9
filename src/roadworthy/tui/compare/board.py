"""All of Compare, drawn; the cursor stands on a weight, to be tried otherwise."""

from collections.abc import Callable
from typing import ClassVar, Protocol

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message

from roadworthy.method.locking import any_score
from roadworthy.method.ranking import clear_of, leader_of
from roadworthy.method.weights import Weights
from roadworthy.report.robust_verdict import against, sure_verdict
from roadworthy.report.verdict import verdict, with_buts
from roadworthy.tui.compare import sides
from roadworthy.tui.compare.ranking import ranking
from roadworthy.tui.compare.scenarios import scenario_table
from roadworthy.tui.compare.seen import Seen
from roadworthy.tui.compare.turning import dominance, turning
from roadworthy.tui.compare.weights import chart, tracks
from roadworthy.tui.text_layout import fit, line, wrap
from roadworthy.tui.widgets.lines_widget import LinesWidget
from roadworthy.tui.widgets.scroll_area import ScrollArea


class Looks(Protocol):
    """What the board needs of its station."""

    scenario: int | None
    trying: Weights | None

    def seen(self) -> Seen: ...

    def scenarios(self) -> list[tuple[str, str, Weights]]: ...

    def pair(self) -> tuple[str, str] | None: ...


class Board(LinesWidget, can_focus=True):
    """The sections of Compare under one another."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "up", show=False, id="compare.up"),
        Binding("down,j", "move(1)", "down", show=False, id="compare.down"),
        Binding("right,plus,equals_sign", "shift(1)", "what if more", key_display="→", id="compare.more"),
        Binding("left,minus", "shift(-1)", "less", key_display="←", id="compare.less"),
        Binding("0,backspace", "reset", "as stated", show=False, id="compare.reset"),
    ]

    class Shifted(Message):
        """The weight under the cursor is to be tried larger or smaller by steps."""

        def __init__(self, index: int, steps: int) -> None:
            super().__init__()
            self.index = index
            self.steps = steps

    class Reset(Message):
        """The stated weights are wanted back."""

    class Moved(Message):
        """The cursor stands on another weight."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self.looks = looks
        self.at = 0
        self._rows_from = 0
        self._pair_from = 0

    def draw(self, width: int) -> list[Content]:
        seen = self.looks.seen()
        inner = width - 2
        note = "under other weights, not saved" if self.looks.trying else ""
        pair = self.looks.pair()
        sections: list[Callable[[], list[Content]]] = [
            lambda: self._verdict(seen, inner),
            lambda: ranking(seen, inner, note),
            lambda: sides.horizons(seen.analysis, inner),
            lambda: turning(seen, inner) if seen.stated else [],
        ]
        lines = _joined([section() for section in sections], inner)
        if seen.stated and seen.matrix.candidates:
            block = tracks(seen, self.at, inner, focused=self.has_focus, trying=bool(self.looks.trying))
            lines += [Content(""), line(" ", block[0]), *block[1:]]
            self._rows_from = len(lines) - len(seen.decision.criteria)
        rest: list[list[Content]] = []
        if seen.stated and seen.matrix.candidates:
            rest.append(chart(seen, min(self.at, len(seen.matrix.criteria) - 1), inner))
            rest.append(scenario_table(seen, self.looks.scenarios(), self.looks.scenario, inner))
        self._pair_from = len(lines) + 1 + len(_joined(rest, inner)) + bool(rest)
        if pair:
            rest.append(sides.side_by_side(seen.analysis, seen.matrix, *pair, inner))
        rest += [dominance(seen, inner), sides.costs(seen.decision, seen.places, inner)]
        below = _joined(rest, inner)
        return [*lines, Content(""), *below] if below else lines

    def _verdict(self, seen: Seen, width: int) -> list[Content]:
        scale = (seen.decision.scale.low, seen.decision.scale.high)
        stated = leader_of(tuple(seen.places), scale, any_score=any_score(seen.decision))
        found = clear_of(stated, seen.drawn)
        clauses = verdict(found, seen.decision)
        if seen.found is not None:
            clauses = sure_verdict(found, seen.decision, seen.found)
        clauses = with_buts(clauses, against(seen.analysis, found, waits=False))
        first, *rest = clauses
        if not rest:
            return [line((first, "bold $bright"))]
        more = "; ".join(rest)
        return [
            line((f"{first}.", "bold $bright")),
            *(line((text, "$ink")) for text in wrap(f"{more[:1].upper()}{more[1:]}.", width)),
        ]

    def action_move(self, by: int) -> None:
        """The cursor to the next weight; the view follows."""
        self.at = min(max(0, self.at + by), max(0, len(self.looks.seen().decision.criteria) - 1))
        self.redraw()
        self.post_message(self.Moved())
        if isinstance(self.parent, ScrollArea):
            self.parent.scroll_to_region(
                Region(0, self._rows_from + self.at, 1, 1), animate=False, force=True
            )

    def show_pair(self) -> None:
        """Bring the two that stand side by side into sight."""
        if isinstance(self.parent, ScrollArea):
            self.parent.scroll_to(y=self._pair_from, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        match action:
            case "reset":
                return bool(self.looks.trying)
            case "shift":
                return bool(self.looks.seen().stated)
            case _:
                return True

    def action_shift(self, by: int) -> None:
        self.post_message(self.Shifted(self.at, by))

    def action_reset(self) -> None:
        self.post_message(self.Reset())

    def on_click(self, event: events.Click) -> None:
        at = event.y - self._rows_from
        if 0 <= at < len(self.looks.seen().decision.criteria):
            self.at = at
            self.redraw()


def _joined(sections: list[list[Content]], inner: int) -> list[Content]:
    """The sections that have something to show, with an empty row between."""
    lines: list[Content] = []
    for section in sections:
        if section:
            lines += [Content("")] if lines else []
            lines += [line(" ", fit(text, inner), " ") for text in section]
    return lines
