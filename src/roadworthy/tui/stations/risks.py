"""Risks: the register and its map, what the answers raise, the four common ways to go wrong, the way out."""

from collections.abc import Sequence
from itertools import dropwhile, takewhile
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content

from roadworthy.edits.answer import answer
from roadworthy.edits.edit import Edit
from roadworthy.interview.items import Action, AddRecord, Ask, Item, Prose, RecordLine, SectionHead, Stop
from roadworthy.interview.outlines.asking import DRAFT
from roadworthy.interview.outlines.raised import state_words
from roadworthy.interview.outlines.risks import QUIET, letters, risk_order, shown_risk
from roadworthy.knowledge.interview_words import say
from roadworthy.method.finding import Finding
from roadworthy.method.rules import settled
from roadworthy.model import KeyPath
from roadworthy.report.words import render
from roadworthy.session import Session
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.sizes import Layout, layout_of
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.stations.risks_drawn import (
    LABEL,
    RegisterDrawing,
    RegisterRow,
    back_lines,
    checklist_lines,
    factor_line,
    quiet_line,
    raised_lines,
    risk_head,
    told_lines,
)
from roadworthy.tui.stations.risks_guide import checklist_guidance, kept_by, raised_guidance, risk_guidance
from roadworthy.tui.text_layout import Fragment, hung_row, labelled, line, wrap
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.form import Form
from roadworthy.tui.widgets.form_rows import RowItem
from roadworthy.tui.widgets.heatmap import SIDE, HeatMap
from roadworthy.tui.widgets.item_lines import answer_lines, sign_of

_SETTLED = ("checklist", "raised")
"""Kinds of rows that stand below the line of what is settled."""
_FACTORS = {"likelihood": "likely", "impact": "hits"}
"""The two answers of which a risk's score is made, and the beginning of the words for their steps."""
_KEYS = {"accept": "accept", "dismiss": "dismiss", "answer": "answer", "came_true": "came-true"}
"""Keys that do an action of the record with the focus, by the action's id."""


class RisksStation(FormStation):
    """The eighth station."""

    ID = "risks"
    HAS_SECOND_COLUMN = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", "take up", id="risks.accept"),
        Binding("d", "dismiss", "dismiss", id="risks.dismiss"),
        Binding("t", "answer", "to the answer", id="risks.answer"),
        Binding("c", "came_true", "came true", id="risks.came-true"),
        Binding("plus", "new", "new", key_display="+", id="risks.new"),
        Binding("left", "rate('likelihood', -1)", "likely", key_display="←→", id="risks.less-likely"),
        Binding("right", "rate('likelihood', 1)", "likely", key_display="←→", id="risks.likelier"),
        Binding("shift+left", "rate('impact', -1)", "hits", key_display="shift ←→", id="risks.hits-less"),
        Binding("shift+right", "rate('impact', 1)", "hits", key_display="shift ←→", id="risks.hits-more"),
        *(Binding(str(step), f"set({step})", "likely", show=False) for step in range(1, SIDE + 1)),
        Binding("o", "quiet", "what is settled", show=False, id="risks.quiet"),
    ]

    def __init__(self, session: Session, *, short: bool) -> None:
        super().__init__(session, short=short)
        self._drawn: tuple[tuple[object, ...], RegisterDrawing] | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the answers raise."""
        return self.analysis.raised

    @property
    def order(self) -> tuple[str, ...]:
        """The risks in the order in which they are drawn."""
        return risk_order(self.decision, self.form.state.view)

    @property
    def shown(self) -> str:
        """The risk whose questions stand below the register."""
        return shown_risk(self.decision, self.form.state.view, self.order)

    @property
    def _wide(self) -> bool:
        return layout_of(self.app.size.width) is Layout.WIDE

    def _register(self, width: int, *, beside: bool | None = None) -> RegisterDrawing:
        """The register as it is drawn now; the same while nothing in it has changed."""
        risks, names, shown = self.decision.risks, letters(self.order), self.shown
        shaded = self.app.current_theme.ansi or self.app.no_color
        with_map = not self._wide if beside is None else beside
        made_of = (risks, tuple(names), shown, shaded, width, with_map, self.session.today(), glyph("done"))
        if self._drawn is None or self._drawn[0] != made_of:
            rows = [
                RegisterRow(slug, name, risks[slug], risks[slug].title or say("risks", "unnamed"))
                for slug, name in names.items()
            ]
            heat = HeatMap.of(risks, names, shown, shaded=shaded)
            drawing = RegisterDrawing(rows, heat, self.session.today(), width, beside=with_map)
            self._drawn = (made_of, drawing)
        return self._drawn[1]

    # Drawing

    def draws(self, item: Item) -> bool:
        match item:
            case RecordLine(kind="lighter"):
                return False
            case RecordLine():
                return True
            case Prose():
                return item.id in ("map", "because", "told", "before", "gone-wrong", "way-out")
            case SectionHead(id=name):
                return name.startswith("risk ") or (name == "register" and bool(self.decision.risks))
            case Ask(path=path):
                return path[0] in ("risks", "recovery") and DRAFT not in path
            case Action():
                return item.depth > 0
            case _:
                return False

    def lines_of(self, item: Item, width: int) -> Sequence[Content]:
        match item:
            case RecordLine(kind="checklist"):
                return checklist_lines(item, width)
            case RecordLine(kind="raised"):
                finding = self._finding(item.path[1])
                return raised_lines(item, self._state(finding), width) if finding else []
            case RecordLine(kind="quiet"):
                return quiet_line(item, width, opened=bool(self._settled_rows()))
            case RecordLine():
                return self._register(width).row(item.path[1], lit=False)
            case SectionHead(id="register", title=title):
                return self._register(width).head(title)
            case SectionHead(id=name, title=title):
                return risk_head(title, kept_by(self.decision.risks[name.partition(" ")[2]]), width)
            case Prose(id="map"):
                drawing = self._register(width)
                if drawing.beside or self._wide:
                    return drawing.rest()
                return drawing.below() if drawing.heat.cells else []
            case Ask(path=(_, _, answer)) if answer in _FACTORS:
                value = getattr(self.decision.risks[item.path[1]], answer)
                return [factor_line(item, value, _FACTORS[answer], width)]
            case Ask():
                return answer_lines(item, self.decision, width)
            case Prose():
                return self._prose(item, width)
            case Action():
                return hung_row(["     ", sign_of(item.sign), "  "], item.words, (item.note, "$dim"), width)
            case _:
                return []

    def _prose(self, item: Prose, width: int) -> Sequence[Content]:
        match item.id:
            case "because":
                words = labelled(say("risks", "because"), item.lines[0], width - 3, column=LABEL)
                return [line(" ", text) for text in words]
            case "told":
                finding = self._finding(item.path[1])
                return told_lines(render(finding, self.decision), width) if finding else []
            case "before":
                return back_lines(item.lines[0], width)
            case "gone-wrong":
                lines = [Content("")]
                for what in item.lines:
                    for number, text in enumerate(wrap(what, width - 6)):
                        sign: Fragment = (glyph("look"), "bold $warn") if number == 0 else " "
                        lines.append(line(" ", sign, "  ", (text, "$ink")))
                return lines
            case _:
                return [line("    ", (text, "$dim")) for text in wrap(item.lines[0], width - 6)]

    def lit_lines(self, item: RowItem, width: int) -> Sequence[Content] | None:
        if isinstance(item, RecordLine) and item.kind == "risk":
            return self._register(width).row(item.path[1], lit=True)
        return None

    def second_column(self, width: int) -> Sequence[Content]:
        """The map of the register; the guide below says how to read it."""
        return self._register(width, beside=False).below()[1:] if self.decision.risks else ()

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
        """From a risk's row to its first question; what is settled is shown, or no longer."""
        if item.kind == "quiet":
            self.action_quiet()
            return True
        if item.kind != "risk":
            return False
        self.form.look(shown=item.path[1])
        asks = [one for one in self.form.stops() if isinstance(one, Ask)]
        first = next((one for one in asks if one.path[:2] == item.path), None)
        if first is not None:
            self.form.open_item(first)
        return True

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
                self.form.look(shown=edit.path[1])
                name = letters(self.order)[edit.path[1]]
                self.post_message(self.Tell((say("risks", "in_the_register", letter=name), "$ink")))
            case "register":
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
        if action not in (*_KEYS, "new", "rate", "set", "quiet"):
            return super().check_action(action, parameters)
        if self.form.field_open:
            return False
        if action == "quiet":
            return any(isinstance(one, RecordLine) and one.path == QUIET for one in self.form.items)
        if action == "rate":
            return self._step(str(parameters[0]), int(str(parameters[1]))) is not None
        if action == "set":
            return self._rated() is not None
        if action == "new":
            current = self.form.current
            return not (isinstance(current, RecordLine) and current.kind == "raised")
        return self._action_here(action) is not None

    def _press(self, key: str) -> None:
        if (action := self._action_here(key)) is not None:
            self.act(action)

    def _rated(self) -> tuple[str, str] | None:
        """The risk whose likelihood or impact keys move here, and which of the two a figure sets."""
        match self.form.current:
            case RecordLine(kind="risk", path=(_, slug)) if slug in self.decision.risks:
                return slug, "likelihood"
            case Ask(path=("risks", slug, factor)) if factor in _FACTORS and slug in self.decision.risks:
                return slug, factor
            case _:
                return None

    def action_rate(self, factor: str, by: int) -> None:
        """A step more or less likely, or harder."""
        if (step := self._step(factor, by)) is not None:
            self._set(*step)

    def _step(self, factor: str, by: int) -> tuple[str, str, int] | None:
        """The risk, which of the two and its next step; None where there is none that way."""
        if (found := self._rated()) is None:
            return None
        at = found[1] if isinstance(self.form.current, Ask) else factor
        now = getattr(self.decision.risks[found[0]], at)
        step = by if now is None else now + by
        return (found[0], at, step) if 1 <= step <= SIDE else None

    def action_set(self, step: int) -> None:
        """One of the five steps."""
        if (found := self._rated()) is not None:
            self._set(*found, step)

    def _set(self, slug: str, factor: str, step: int) -> None:
        self.do(answer(self.decision, ("risks", slug, factor), step, self.session.today()))

    def action_quiet(self) -> None:
        """Show what is settled, or no longer."""
        rows = [one for one in self.form.stops() if isinstance(one, RecordLine)]
        if (found := next((one for one in rows if one.path == QUIET), None)) is not None:
            self.form.open_item(found)
            inner, opened = self._settled_rows(), self.form.state.view.opened
            self.form.look(opened=opened - {QUIET, *inner} if inner else opened | {QUIET})
            self.post_message(self.GuideChanged())

    def _settled_rows(self) -> list[KeyPath]:
        """What is shown of the settled ones; nothing while their line is folded."""
        below = dropwhile(lambda one: getattr(one, "path", None) != QUIET, self.form.items)
        inside = takewhile(lambda one: not isinstance(one, SectionHead), below)
        return [one.path for one in inside if isinstance(one, RecordLine) and one.kind in _SETTLED]

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
                return risk_guidance(self.analysis, record.path[1]) or self.about_station()
            case _:
                return self.about_station()

    def about_action(self, action: Action) -> Guidance:
        if action.path[0] == "raised" and (finding := self._finding(action.path[1])) is not None:
            return raised_guidance(render(finding, self.decision))
        return super().about_action(action)
