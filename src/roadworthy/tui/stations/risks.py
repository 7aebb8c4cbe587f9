"""Risks: the four common ways to go wrong, what the answers raise, the register, and the way out."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content

from roadworthy.edits.edit import Edit
from roadworthy.interview.items import Action, AddRecord, Ask, Item, Prose, RecordLine, SectionHead, Stop
from roadworthy.interview.outlines.raised import state_words
from roadworthy.interview.outlines.risks import letters, risk_order, shown_risk
from roadworthy.knowledge.guide import topic_by_id
from roadworthy.knowledge.interview_words import say
from roadworthy.method.finding import Finding
from roadworthy.method.rules import settled
from roadworthy.model import Decision, KeyPath
from roadworthy.report.words import render
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.stations.risks_drawn import (
    back_lines,
    checklist_line,
    map_lines,
    raised_lines,
    risk_row,
    told_lines,
)
from roadworthy.tui.stations.risks_guide import checklist_guidance, raised_guidance
from roadworthy.tui.text_layout import Fragment, labelled, line, row, wrap
from roadworthy.tui.widgets import heatmap
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.form import Form
from roadworthy.tui.widgets.heatmap import HeatMap
from roadworthy.tui.widgets.item_lines import LABEL_WIDTH, sign_of

_KEYS = {"accept": "accept", "dismiss": "dismiss", "answer": "answer", "came_true": "came-true"}
"""Keys that do an action of the record with the focus, by the action's id."""


class RisksStation(FormStation):
    """The eighth station."""

    ID = "risks"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", "take up", id="risks.accept"),
        Binding("d", "dismiss", "dismiss", id="risks.dismiss"),
        Binding("t", "answer", "to the answer", id="risks.answer"),
        Binding("c", "came_true", "came true", id="risks.came-true"),
        Binding("plus", "new", "new", key_display="+", id="risks.new"),
    ]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the answers raise."""
        return self.session.analysis.raised

    @property
    def order(self) -> tuple[str, ...]:
        """The risks in the order in which they are drawn."""
        return risk_order(self.decision, self.form.state.view)

    @property
    def shown(self) -> str:
        """The risk whose questions stand below the register."""
        return shown_risk(self.decision, self.form.state.view, self.order)

    def enter(self) -> None:
        self.form.look(order=())
        self._keep_order()
        super().enter()

    def show(self, decision: Decision) -> None:
        self._keep_order()
        super().show(decision)

    def _keep_order(self) -> None:
        """The gravest first as the station was entered; from then on each stays where it is."""
        self.form.state.view = self.form.state.view.but(order=self.order)

    @property
    def _heat(self) -> HeatMap:
        ruled = self.app.current_theme.ansi
        return HeatMap.of(self.decision.risks, letters(self.order), self.shown, ruled=ruled)

    # Drawing

    def draws(self, item: Item) -> bool:
        match item:
            case RecordLine():
                return True
            case Prose():
                return item.id in ("map", "because", "told", "before", "gone-wrong", "way-out")
            case SectionHead(id="register"):
                return bool(self.decision.risks)
            case Action():
                return item.depth > 0
            case _:
                return False

    def lines_of(self, item: Item, width: int) -> Sequence[Content]:
        match item:
            case RecordLine(kind="checklist"):
                return [checklist_line(item, width)]
            case RecordLine(kind="raised"):
                finding = self._finding(item.path[1])
                return raised_lines(item, self._state(finding), width) if finding else []
            case RecordLine():
                place = self.order.index(item.path[1])
                risk, today = self.decision.risks[item.path[1]], self.session.today()
                name = letters(self.order)[item.path[1]]
                return risk_row(risk, item.title, name, today, self._heat, place=place, width=width)
            case SectionHead(title=title, note=note):
                return heatmap.register_head(title, note, width)
            case Prose(id="map"):
                return map_lines(self._heat, len(self.order), width)
            case Prose():
                return self._prose(item, width)
            case Action():
                left: list[Fragment] = ["     ", sign_of(item.sign), "  ", item.words]
                return [row(left, [(item.note, "$dim"), "  "] if item.note else ["  "], width)]
            case _:
                return []

    def _prose(self, item: Prose, width: int) -> Sequence[Content]:
        match item.id:
            case "because":
                words = labelled(say("risks", "because"), item.lines[0], width - 3, column=LABEL_WIDTH)
                return [line(" ", text) for text in words]
            case "told":
                finding = self._finding(item.path[1])
                return told_lines(render(finding, self.decision), width) if finding else []
            case "before":
                return back_lines(item.lines[0], width)
            case "gone-wrong":
                lines: list[Content] = []
                for what in item.lines:
                    for number, text in enumerate(wrap(what, width - 6)):
                        sign: Fragment = (glyph("look"), "bold $warn") if number == 0 else " "
                        lines.append(line(" ", sign, "  ", (text, "$ink")))
                return lines
            case _:
                return [line("    ", (text, "$dim")) for text in wrap(item.lines[0], width - 6)]

    def head_of(self, item: SectionHead, width: int) -> "tuple[Fragment | None, str]":
        kind, _, slug = item.id.partition(" ")
        if kind == "risk":
            return None, heatmap.due_words(self.decision.risks[slug], self.session.today())[0]
        return super().head_of(item, width)

    def _finding(self, key: str) -> Finding | None:
        return next((one for one in self.findings if one.id == key), None)

    def _state(self, finding: Finding | None) -> list[Fragment]:
        if finding is None:
            return []
        words = state_words(finding, self.decision, letters(self.order))
        if words == say("risks", "is_back"):
            return [(f"{glyph('back')} ", "$accent"), (words, "$dim")]
        return [(words, "$dim")] if words else []

    # What is done

    def entered(self, item: RecordLine) -> bool:
        """From a risk's row to its first question."""
        if item.kind != "risk":
            return False
        self.form.look(shown=item.path[1])
        asks = [one for one in self.form.stops() if isinstance(one, Ask)]
        first = next((one for one in asks if one.path[:2] == item.path), None)
        if first is not None:
            self.form.open_item(first)
        return True

    def deleted(self, item: RecordLine) -> None:
        super().deleted(item)
        self._keep_order()

    def shifted(self, item: RecordLine, by: int) -> None:
        if item.path[0] == "risks" and len(item.path) == 2:
            self.form.state.view = self.form.state.view.but(order=())
            super().shifted(item, by)
            self.show(self.decision)

    def way_back(self, stops: Sequence[Stop], place: int) -> Stop | None:
        """From a risk's first question back to its row."""
        here, before = stops[place], stops[place - 1]
        if isinstance(here, Ask) and here.path[0] == "risks" and isinstance(before, AddRecord):
            return self._row_of(self.shown)
        return None

    def _row_of(self, slug: str) -> RecordLine | None:
        """The row of a risk in the register."""
        rows = [one for one in self.form.stops() if isinstance(one, RecordLine)]
        return next((one for one in rows if one.path == ("risks", slug)), None)

    @on(Form.Moved)
    def _followed(self) -> None:
        current = self.form.current
        on_risk = isinstance(current, RecordLine | Ask) and current.path[0] == "risks"
        if on_risk and isinstance(current, RecordLine | Ask) and current.path[1] not in ("", self.shown):
            self.form.look(shown=current.path[1])

    def after(self, action: Action, edit: Edit) -> None:
        match action.id:
            case "accept" if edit.path[1] in self.decision.risks:
                self._keep_order()
                self.form.look(shown=edit.path[1])
                name = letters(self.order)[edit.path[1]]
                self.post_message(self.Tell((say("risks", "in_the_register", letter=name), "$ink")))
            case "register":
                self._keep_order()
                self.form.look(shown=edit.path[1])
                if (found := self._row_of(edit.path[1])) is not None:
                    self.form.open_item(found)
            case "came-true" if self.decision.risks[edit.path[1]].state == "came-true":
                self.post_message(self.Tell((say("risks", "way_out_asked"), "$ink")))
            case _:
                return

    def lead(self, path: KeyPath) -> None:
        if path != ("risks",):
            super().lead(path)

    def _action_here(self, key: str) -> Action | None:
        """What a key does with the record that has the focus."""
        current = self.form.current
        if not isinstance(current, RecordLine):
            return None
        return next((one for one in current.actions if one.id == _KEYS[key]), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action not in (*_KEYS, "new"):
            return super().check_action(action, parameters)
        if self.form.field_open:
            return False
        if action == "new":
            current = self.form.current
            return not (isinstance(current, RecordLine) and current.kind == "raised")
        return self._action_here(action) is not None

    def _press(self, key: str) -> None:
        if (action := self._action_here(key)) is not None:
            self.act(action)

    def action_accept(self) -> None:
        self._press("accept")

    def action_dismiss(self) -> None:
        self._press("dismiss")

    def action_answer(self) -> None:
        self._press("answer")

    def action_came_true(self) -> None:
        self._press("came_true")

    def action_new(self) -> None:
        found = (one for one in self.form.stops() if isinstance(one, AddRecord) and one.table == ("risks",))
        if (item := next(found, None)) is not None:
            self.form.enter(item)

    # The guide

    def key_note(self) -> list[Fragment]:
        warned = [one for one in self.findings if one.level == "warning"]
        waiting = sum(1 for one in warned if not settled(self.decision, one))
        return [("! ", "bold $warn"), (f"{waiting} raised", "$dim")] if waiting else []

    def about_record(self, record: RecordLine) -> Guidance:
        match record.kind:
            case "raised":
                finding = self._finding(record.path[1])
                return raised_guidance(render(finding, self.decision)) if finding else self.about_station()
            case "checklist":
                return checklist_guidance(record.path[1], self.decision)
            case "risk":
                return self._about_risk(record.path[1])
            case _:
                return self.about_station()

    def about_action(self, action: Action) -> Guidance:
        if action.path[0] == "raised" and (finding := self._finding(action.path[1])) is not None:
            return raised_guidance(render(finding, self.decision))
        return super().about_action(action)

    def _about_risk(self, slug: str) -> Guidance:
        risk = self.decision.risks.get(slug)
        if risk is None:
            return self.about_station()
        blocks = [(say("risks", "early_sign"), risk.sign or say("risks", "no_sign"))]
        blocks.append((say("risks", "mitigation"), risk.mitigation or say("risks", "no_mitigation")))
        blocks.append((say("risks", "if_it_comes"), risk.if_it_comes or say("risks", "not_decided")))
        if risk.state == "came-true":
            blocks.append((say("risks", "when_wrong"), topic_by_id()["recovery"].text[0]))
        return Guidance(risk.title or say("risks", "unnamed_title"), tuple(blocks))
