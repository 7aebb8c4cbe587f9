"""Decision: the choice, why, what is still open, and the summary to take along."""

from collections import Counter
from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from roadworthy.interview.items import Action, Ask, Item, Prose, RecordLine
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import question_at
from roadworthy.method.certainty import Ground
from roadworthy.model import Decision
from roadworthy.report.document import Document
from roadworthy.report.page.layout import page_lines
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.page_ahead import PAGE, PageAhead, page_line
from roadworthy.tui.program import program_of
from roadworthy.tui.sizes import Layout, layout_of
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.text_layout import Fragment, fit, head, hung_row, line, row, wrap
from roadworthy.tui.widgets.fields import edge_line
from roadworthy.tui.widgets.ground_signs import GROUNDS, ground_sign
from roadworthy.tui.widgets.item_lines import answer_lines, beside_label, beside_room

_WHOLE = 12
"""Lines of what is noted of a status, at the most."""


class DecisionStation(FormStation):
    """The ninth station: a paper to read, a few answers, what is open, and the ways out."""

    ID = "decision"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "status", "move status", id="decision.status"),
        Binding("v", "preview", "read page", id="decision.preview"),
        Binding("c", "copy", "copy page", id="decision.copy"),
        Binding("R", "do('reopen-met')", "open again", show=False, id="decision.reopen"),
        Binding("S", "do('stays')", "it stays", show=False, id="decision.stays"),
        Binding("O", "do('all-over')", "all is over", show=False, id="decision.over"),
    ]

    HAS_SECOND_COLUMN = True
    _page: Document | None = None
    """The page as it is drawn: the last one while another is worked out."""

    def show(self, decision: Decision) -> None:
        self._look_ahead()
        super().show(decision)

    def worked(self) -> None:
        """The page has been worked out."""
        before = self._page
        self._look_ahead()
        if self._page is not before:
            self.post_message(self.GuideChanged())

    def _look_ahead(self) -> None:
        """Hold the page of this value, or have it worked out; only where it is drawn."""
        if layout_of(self.app.size.width) is not Layout.WIDE or self.jobs is None:
            return
        if self._ahead is None or self._ahead.analysis is not self.analysis:
            self._ahead = PageAhead(self.analysis)
        if self.jobs.ready("page", self._ahead, "page"):
            self._page = self._ahead.page

    _ahead: PageAhead | None = None

    def second_column(self, width: int) -> Sequence[Content]:
        """The page, line for line as it will be printed, live beside the answers."""
        self._look_ahead()
        top = head(say("decision", "page_title"), width - 1, say("decision", "page_note"))
        if self._page is None:
            return [line(" ", top)]
        inner = width - 4
        lines = [fit(line("  ", page_line(one)), width) for one in page_lines(self._page, min(PAGE, inner))]
        paper = [text.stylize_before("on $raised") for text in lines]
        note = line(" ", (say("decision", "page_live"), "$dim"))
        return [line(" ", top), edge_line("top", width), *paper, edge_line("bottom", width), note]

    def draws(self, item: Item) -> bool:
        match item:
            case Prose(id="backed"):
                return True
            case Prose(sign=sign):
                return sign == "done"
            case RecordLine(kind=kind):
                return kind == "move"
            case Ask():
                return True
            case Action(id="visit" | "status" | "export"):
                return True
            case _:
                return False

    def lines_of(self, item: Item, width: int) -> Sequence[Content]:
        match item:
            case Prose(id="backed"):
                return beside_label(_grounds_legend(self.analysis.reason_grounds, beside_room(width)))
            case Prose(id="lighter", lines=lines):
                return [line("   ", (text, "$dim")) for text in wrap(lines[0], width - 5)]
            case Prose(lines=lines):
                return [line(" ", (glyph("holds") + " ", "$ink"), (lines[0], "$ink"))]
            case RecordLine():
                return self._move(item, width)
            case Ask(path=("outcome", "reasons")) if any(self.analysis.reason_grounds):
                signs = [_ground_sign(ground) for ground in self.analysis.reason_grounds]
                return answer_lines(item, self.decision, width, signs)
            case Ask():
                return answer_lines(item, self.decision, width)
            case Action(id="visit"):
                urgent = item.sign == "warning"
                sign: Fragment = (
                    (glyph("look") + " ", "bold $warn") if urgent else (glyph("dot") + " ", "$dim")
                )
                return hung_row([" ", sign], (item.words, "$ink"), "", width)
            case Action(id="status"):
                return [self._status(item, width)]
            case Action(id="export"):
                name = self.session.path.stem if self.session.path else "sample"
                return hung_row([" ", "  "], (item.words, "$ink"), (f"{name}{item.note}", "$dim"), width)
            case _:
                return []

    def _status(self, item: Action, width: int) -> Content:
        question = question_at(("status",))
        now = question.label_of(self.decision.status).lower() if question else self.decision.status
        words = item.words.removesuffix(now)
        left: list[Fragment] = [" ", ("d ", "bold $accent"), (words, "$ink"), (now, "bold $bright")]
        return row(left, ["  "], width)

    def _move(self, item: RecordLine, width: int) -> list[Content]:
        moved = self.decision.history[item.path[-1]]
        when = moved.on.isoformat() if moved.on else ""
        said = line((item.title, "$ink"), (f"  {moved.note}" if moved.note else "", "$dim"))
        return hung_row([" ", (f"{when:<11}", "$dim")], said, (moved.role, "$dim"), width, _WHOLE)

    def act(self, action: Action) -> None:
        match action.id:
            case "preview":
                self.action_preview()
            case "export":
                program_of(self.app).do_command(f"export-{action.path[-1]}")
            case "copy":
                self.action_copy()
            case "status":
                program_of(self.app).do_command("status")
            case _:
                super().act(action)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("do", "status", "preview", "copy") and self.form.field_open:
            return False  # who writes a sentence where options are open does nothing else by it
        if action == "do":
            return self._offered(str(parameters[0])) is not None
        return super().check_action(action, parameters)

    def _offered(self, name: str) -> Action | None:
        """Something that can be done here now, by its name."""
        return next((one for one in self.form.stops() if isinstance(one, Action) and one.id == name), None)

    def action_do(self, name: str) -> None:
        """Do something that is offered here."""
        if self.form.may_leave() and (found := self._offered(name)) is not None:
            self.act(found)

    def action_status(self) -> None:
        program_of(self.app).do_command("status")

    def action_copy(self) -> None:
        program_of(self.app).do_command("copy")

    def action_preview(self) -> None:
        """The summary as it will print."""
        from roadworthy.tui.screens.preview import PreviewScreen

        self.app.push_screen(PreviewScreen(self.analysis))

    def key_note(self) -> list[Fragment]:
        urgent = sum(finding.level != "note" for finding in self.analysis.open_points)
        return (
            [(glyph("look") + " ", "bold $warn"), (f"{urgent} before you pass it on", "$ink")]
            if urgent
            else []
        )


def _ground_sign(ground: Ground | None) -> Fragment:
    """The sign of what backs a reason, as in the grid; a dash where it names nothing on record."""
    return ground_sign(ground) if ground is not None else (glyph("dash"), "$dim")


def _grounds_legend(grounds: Sequence[Ground | None], width: int) -> list[Content]:
    """What the signs before the reasons mean, of those that stand there, and how many have each."""
    found = Counter(grounds)
    lines: list[Content] = []
    for ground in (*GROUNDS, None):
        if not found[ground]:
            continue
        word = say("grounds", ground) if ground is not None else say("reasons", "not_said")
        part = line(_ground_sign(ground), (f" {word} {found[ground]}", "$dim"))
        if lines and lines[-1].cell_length + 3 + part.cell_length <= width:
            lines[-1] = line(lines[-1], "   ", part)
        else:
            lines.append(part)
    return lines
