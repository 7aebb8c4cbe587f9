"""Decision: the choice, why, what is still open, and the summary to take along."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from roadworthy.interview.items import Action, Item, Prose, RecordLine
from roadworthy.knowledge.questions import question_at
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.program import program_of
from roadworthy.tui.stations.decision_drawn import paper
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.text_layout import Fragment, line, row


class DecisionStation(FormStation):
    """The ninth station: a paper to read, a few answers, what is open, and the ways out."""

    ID = "decision"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "status", "move status", id="decision.status"),
        Binding("c", "copy", "copy summary", id="decision.copy"),
        Binding("v", "preview", "read summary", id="decision.preview"),
    ]

    def worked(self) -> None:
        """How sure the ranking is has been worked out: the paper says so."""
        self.show(self.decision)

    def draws(self, item: Item) -> bool:
        match item:
            case Prose() | RecordLine():
                return True
            case Action(id="page" | "visit" | "status" | "export"):
                return True
            case _:
                return False

    def lines_of(self, item: Item, width: int) -> Sequence[Content]:
        match item:
            case Prose(lines=lines):
                return [line(" ", (glyph("holds") + " ", "$ink"), (lines[0], "$ink"))]
            case RecordLine():
                return [self._move(item, width)]
            case Action(id="page"):
                return paper(self.session.analysis, width)
            case Action(id="visit"):
                urgent = item.sign == "warning"
                sign: Fragment = (
                    (glyph("look") + " ", "bold $warn") if urgent else (glyph("dot") + " ", "$dim")
                )
                return [row([" ", sign, (item.words, "$ink")], ["  "], width)]
            case Action(id="status"):
                return [self._status(item, width)]
            case Action(id="export"):
                name = self.session.path.stem if self.session.path else "sample"
                left: list[Fragment] = [" ", "  ", (item.words, "$ink")]
                return [row(left, [(f"{name}{item.note}", "$dim"), "  "], width)]
            case _:
                return []

    def _status(self, item: Action, width: int) -> Content:
        question = question_at(("status",))
        now = question.label_of(self.decision.status).lower() if question else self.decision.status
        words = item.words.removesuffix(now)
        left: list[Fragment] = [" ", ("d ", "bold $accent"), (words, "$ink"), (now, "bold $bright")]
        return row(left, ["  "], width)

    def _move(self, item: RecordLine, width: int) -> Content:
        moved = self.decision.history[item.path[-1]]
        when = moved.on.isoformat() if moved.on else ""
        left: list[Fragment] = [
            " ",
            (f"{when:<11}", "$dim"),
            (item.title, "$ink"),
            (f"  {moved.note}" if moved.note else "", "$dim"),
        ]
        return row(left, [(moved.role, "$dim"), "  "], width)

    def act(self, action: Action) -> None:
        match action.id:
            case "page" | "preview":
                self.action_preview()
            case "export":
                program_of(self.app).do_command(f"export-{action.path[-1]}")
            case "copy":
                self.action_copy()
            case "status":
                program_of(self.app).do_command("status")
            case _:
                super().act(action)

    def action_status(self) -> None:
        program_of(self.app).do_command("status")

    def action_copy(self) -> None:
        program_of(self.app).do_command("copy")

    def action_preview(self) -> None:
        """The summary as it will print."""
        from roadworthy.tui.screens.preview import PreviewScreen

        self.app.push_screen(PreviewScreen(self.session.analysis))

    def key_note(self) -> list[Fragment]:
        urgent = sum(finding.level != "note" for finding in self.session.analysis.open_points)
        return [(glyph("look") + " ", "bold $warn"), (f"{urgent} before you sign", "$ink")] if urgent else []
