"""Frame: what is being chosen for, by whom, for how long, and whether it is time."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from textual.content import Content

from roadworthy.interview.items import Ask, Item, Prose, RecordLine, SectionHead
from roadworthy.interview.outlines.frame import ANSWERS, gate_note, moving, shares
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import answered, sheet
from roadworthy.method.gate import Gate
from roadworthy.method.progress import frame_progress
from roadworthy.model import Decision, KeyPath, get
from roadworthy.model.interval import number_text
from roadworthy.report.words import render
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.sizes import GUTTER, Layout, layout_of
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.stations.frame_drawn import gate_in_full, gate_lines, indented, worth_lines
from roadworthy.tui.text_layout import Fragment, fit, head, hung_row, line, thin_bar, wrap
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.item_lines import answer_lines

if TYPE_CHECKING:
    from roadworthy.method.schedule import Schedule

_ROWS = frozenset({"must-have", "person", "horizon"})
_PICTURES: Final = frozenset({"gate", "in-time", "load", "worth"})
"""What is drawn above the answers, in a wide terminal beside them."""
_LIMIT: Final[KeyPath] = ("frame", "load", "limit")
_RULE: Final = 8
"""Cells of a head's rule and of what is around it, at the least."""
_FEW: Final = 3
"""Rows of the gate's reasons where the picture leaves little room for the first answer."""


class FrameStation(FormStation):
    """The first station: whether it is time and in time, and the answers below."""

    ID = "frame"
    HAS_SECOND_COLUMN = True
    _gate: Gate | None = None
    """The gate as it is drawn."""
    _move: "Schedule | None" = None
    """The move as it is drawn, the last one while another is worked out."""

    def show(self, decision: Decision) -> None:
        self._gate = self.analysis.gate_so_far
        self._move = self._schedule()
        super().show(decision)

    def worked(self) -> None:
        if self.analysis.gate_so_far is not self._gate or self._schedule() is not self._move:
            self.show(self.decision)
            self.post_message(self.GuideChanged())

    def _schedule(self) -> "Schedule | None":
        """The move that is held against the date; None until it is worked out, and without a date."""
        if self.decision.frame.waiting.forced_on is None:
            return None
        from roadworthy.tui.move_ahead import MoveAhead

        ahead = MoveAhead(self.analysis.moves, moving(self.analysis))
        if self.jobs is not None and self.jobs.ready("frame", ahead, "schedule"):
            return ahead.schedule
        return None

    @property
    def _layout(self) -> Layout:
        return layout_of(self.app.size.width)

    def draws(self, item: Item) -> bool:
        match item:
            case RecordLine(kind=kind):
                return kind in _ROWS
            case Prose(id=name):
                return name in _PICTURES
            case SectionHead(id=name):
                return name in (*_PICTURES, ANSWERS, "answers")
            case Ask(depth=0):
                return True
            case _:
                return False

    def in_columns(self, item: Ask) -> bool:
        return item.depth == 0 and self._layout >= Layout.FOLDED

    def lines_of(self, item: Item, width: int) -> Sequence[Content]:
        match item:
            case RecordLine():
                before, words, after = getattr(self, f"_{item.kind.replace('-', '_')}")(item)
                return hung_row([" ", before], words, after, width)
            case SectionHead(id=name) if name == ANSWERS and item is self._first_between:
                return []  # it would stand right below the head of all answers
            case SectionHead(title=title, id=name) if name == ANSWERS:
                return [
                    line(" ", (title, "$dim"), " ", (glyph("rule") * max(0, width - len(title) - 4), "$rule"))
                ]
            case SectionHead(id="answers"):
                return self._head(item, width)
            case Prose() | SectionHead():
                return [] if self._layout is Layout.WIDE else self._picture(item, width)
            case Ask():
                return answer_lines(item, self.decision, width)
            case _:
                return []

    @property
    def _first_between(self) -> SectionHead | None:
        heads = (one for one in self.form.items if isinstance(one, SectionHead) and one.id == ANSWERS)
        return next(heads, None)

    # The pictures

    def _picture(self, item: Prose | SectionHead, width: int) -> list[Content]:
        room = width - 3
        small = self._layout < Layout.PANES
        if item.id == "worth" and small:
            return []  # each horizon's row has its bar, further down
        if isinstance(item, SectionHead):
            return self._head(item, width)
        match item.id:
            case "gate":
                most = _FEW if small else None
                return indented(gate_lines(self.analysis.gate_so_far, self.decision, room, most))
            case "load":
                return self._load(width, 1 if small else 2)
            case "in-time":
                forced = self.decision.frame.waiting.forced_on
                if forced is None:
                    return []
                from roadworthy.tui.stations.in_time_drawn import in_time_lines

                today = self.session.today()
                return indented(in_time_lines(self._move, forced, today, room, whole=not small))
            case _:
                return indented(worth_lines(self.decision.horizons, room))

    def _load(self, width: int, rows: int) -> list[Content]:
        """The load against its limit, under a head of its own; the day of the move is the gate's."""
        from roadworthy.tui.stations.load_drawn import load_lines, load_note

        told = (one.facts.get("p80") for one in self.analysis.gate_so_far.findings if one.path == _LIMIT)
        over_by = next((date.fromisoformat(str(day)) for day in told if day), None)
        lines = load_lines(self.decision, self.session.today(), over_by, width - 3, rows)
        if not lines:
            return []
        note, title = load_note(self.decision.frame.load), say("frame", "load")
        beside = Content(f"{title} {note}").cell_length + _RULE <= width
        said = [] if beside else [line((text, "$ink")) for text in wrap(note, width - 3)]
        head_item = SectionHead(title, note if beside else "", "load")
        return [*self._head(head_item, width), *indented([*said, *lines])]

    def _head(self, item: SectionHead, width: int) -> list[Content]:
        """A section's head; where there is little room, without the blank row before it.

        The form leaves out the first row of its first head by itself.
        """
        room = width - len(item.title) - 9
        note = next((one for one in self._notes(item) if line(one).cell_length <= room), "")
        drawn = line(" ", head(item.title, width - 3, note))
        airy = self._layout >= Layout.PANES or item is self.form.items[0]
        return [Content(""), drawn] if airy else [drawn]

    def _notes(self, item: SectionHead) -> tuple[Fragment, ...]:
        """What may stand at the end of a head, the longest first; where there is no room, nothing."""
        match item.id:
            case "gate":
                found = self.analysis.gate_so_far
                words = gate_note(self.decision, found)
                if found.state == "ready":
                    return ((words, "$dim"),)
                signed = line((glyph("look") + " ", "bold $warn"), (words, "$ink"))
                return signed, line((glyph("look"), "bold $warn"))
            case "in-time":
                from roadworthy.tui.stations.in_time_drawn import chance_note

                words = chance_note(self._move)
                return (", ".join(part for part in (item.note, words) if part), "$dim"), (words, "$dim")
            case "answers" if self._is_open:
                return line((f"{glyph('open')} ", "$accent"), (item.note, "$dim")), (item.note, "$dim")
            case _:
                return ((item.note, "$dim"),)

    @property
    def _is_open(self) -> bool:
        """Whether an essential answer is not given: the head says what its sign means."""
        found = frame_progress(self.decision, sheet("frame"))
        return found.done < found.total

    def second_column(self, width: int) -> Sequence[Content]:
        """The gate with all that it says, the date on a line, the horizons."""
        lines: list[Content] = []
        for item in self.form.items:
            if isinstance(item, Prose) and item.id == "gate":
                gate = self.analysis.gate_so_far
                lines += indented(gate_in_full(gate, self.decision, width - 1))
            elif isinstance(item, Prose | SectionHead) and item.id in _PICTURES:
                lines += self._picture(item, width + GUTTER)
        return [fit(text.rstrip(), width) for text in lines[1:]]

    def guidance(self) -> Guidance:
        """The guide's words, and what the gate says about the answer that has the focus."""
        found, current = super().guidance(), self.form.current
        if not isinstance(current, Ask):
            return found
        said = self._gate_says(current.path)
        return Guidance(found.title, (*found.blocks, (say("gate", "says"), said))) if said else found

    def _gate_says(self, path: KeyPath) -> str:
        """What the gate says about an answer; where there is none, why it is asked says as much."""
        if not answered(get(self.decision, path)):
            return ""
        gate = self.analysis.gate_so_far
        told = [render(one, self.decision).says for one in gate.findings if one.path == path]
        return "\n".join(told)

    # Rows of the tables

    def _must_have(self, item: RecordLine) -> tuple[Fragment, Fragment, Fragment]:
        return "", (item.title, "$ink"), (item.note, "$dim")

    def _person(self, item: RecordLine) -> tuple[Fragment, Fragment, Fragment]:
        person = self.decision.people[item.path[-1]]
        sign: Fragment = (glyph("look") + " ", "bold $warn") if item.sign == "warning" else ""
        words = (person.stand or say("frame", "not_asked"), "$ink" if person.stand else "$dim")
        return (f"{person.role or '':<11} ", "$dim"), (item.title, "$ink"), line(sign, words)

    def _horizon(self, item: RecordLine) -> tuple[Fragment, Fragment, Fragment]:
        horizon = self.decision.horizons[item.path[-1]]
        part = shares(self.decision.horizons)[item.path[-1]]
        shown = number_text(horizon.worth) if horizon.worth is not None else say("frame", "equal")
        words = line((f"{item.title:<18}", "$ink"), (f" {horizon.focus}", "$dim"))
        chart = line(thin_bar(part, part, 14, "$dim", "$dim"), (f" {shown:>6}", "bold $bright"))
        return "", words, chart
