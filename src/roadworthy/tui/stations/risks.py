"""Risks: the four common ways to go wrong, what the answers raise, the register, and the way out."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from roadworthy.edits.edit import Edit, move
from roadworthy.knowledge.checklist import ChecklistGuide
from roadworthy.knowledge.guide import topic_by_id
from roadworthy.method.finding import Finding
from roadworthy.method.rules import settled
from roadworthy.model import Decision, KeyPath
from roadworthy.model.outcome import Risk
from roadworthy.report.words import RenderedFinding, render
from roadworthy.session import Session
from roadworthy.tui.screens.prompt import Field, PromptScreen
from roadworthy.tui.stations import HOMES, risk_moves
from roadworthy.tui.stations.checklist_sheet import (
    checklist_guidance,
    checklist_items,
    gone_wrong,
    recovery_items,
)
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.stations.raised_sheet import RaisedSheet, raised_guidance
from roadworthy.tui.stations.register_sheet import NEW, RegisterSheet
from roadworthy.tui.text_layout import Fragment
from roadworthy.tui.widgets import heatmap
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.form import Form
from roadworthy.tui.widgets.form_items import Add, Ask, Entry, Item
from roadworthy.tui.widgets.form_rows import RowStop
from roadworthy.tui.widgets.lead_form import LeadForm


class RisksStation(FormStation):
    """The eighth station."""

    ID = "risks"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", "take up", id="risks.accept"),
        Binding("d", "dismiss", "dismiss", id="risks.dismiss"),
        Binding("t", "answer", "to the answer", id="risks.answer"),
        Binding("c", "came_true", "came true", id="risks.came-true"),
        Binding("n", "new", "new", id="risks.new"),
    ]

    def __init__(self, session: Session, *, short: bool) -> None:
        super().__init__(session, short=short)
        self.shown = ""
        """The risk whose questions stand below the register."""
        self.order: list[str] = []
        """The risks in the order in which they are drawn: the gravest first as the station was entered."""
        self.findings: tuple[Finding, ...] = ()

    def body(self) -> ComposeResult:
        yield LeadForm(self.session, self.sheet, self.deletion, self._way_back)

    @property
    def form(self) -> Form:
        return self.query_one(LeadForm)

    def enter(self) -> None:
        self.order = []
        self.form.rebuild()
        super().enter()

    def sheet(self, decision: Decision, opened: frozenset[KeyPath]) -> Sequence[Item]:
        self.findings = self.analysis.raised
        self._sort(decision.risks)
        letters = {slug: heatmap.letter(place) for place, slug in enumerate(self.order)}
        wrong = gone_wrong(self.analysis)
        items: list[Item] = recovery_items(self, wrong) if wrong else []
        items += checklist_items(self, opened, self._from_checklist)
        items += RaisedSheet(self, decision, self.findings, opened, letters).items()
        items += RegisterSheet(self, decision, tuple(self.order), letters, self.shown, self._go_in).items()
        if not wrong:
            items += recovery_items(self, ())
        return items

    def _sort(self, risks: Mapping[str, Risk]) -> None:
        if not self.order:
            self.order = sorted(
                risks, key=lambda slug: (risks[slug].state == "closed", -(heatmap.rating(risks[slug]) or 26))
            )
        kept = [slug for slug in self.order if slug in risks]
        self.order = [*kept, *(slug for slug in risks if slug not in kept)]
        if self.shown not in risks:
            self.shown = self.order[0] if self.order else ""

    def _from_checklist(self, guide: ChecklistGuide) -> None:
        edit, slug = risk_moves.from_checklist(self.decision, guide)
        if self._step(edit):
            self._show_risk(slug)

    def deletion(self, entry: Entry) -> Edit:
        if entry.path[0] == "risks":
            self.order = [slug for slug in self.order if slug != entry.path[1]]
        return super().deletion(entry)

    def _way_back(self, stops: Sequence[Item], place: int) -> Item | None:
        """From a risk's first question back to its row."""
        here, before = stops[place], stops[place - 1]
        if isinstance(here, Ask) and here.path[0] == "risks" and isinstance(before, Add):
            return self._row_of(self.shown)
        return None

    def _go_in(self, slug: str) -> None:
        self.shown = slug
        self.form.rebuild()
        asks = [one for one in self.form.stops() if isinstance(one, Ask)]
        first = next((one for one in asks if one.path[:2] == ("risks", slug)), None)
        if first is not None:
            self.form.open_item(first)

    def _show_risk(self, slug: str) -> None:
        self.shown = slug
        self.form.rebuild()
        if (found := self._row_of(slug)) is not None:
            self.form.open_item(found)

    def _row_of(self, slug: str) -> Entry | None:
        """The row of a risk in the register."""
        rows = [one for one in self.form.stops() if isinstance(one, Entry)]
        return next((one for one in rows if one.path == ("risks", slug)), None)

    @on(Form.Moved)
    def _followed(self) -> None:
        current = self.form.current
        if isinstance(current, Entry | Ask) and current.path[0] == "risks" and current.path[1] != self.shown:
            self.shown = current.path[1]
            self.form.rebuild()

    @on(Form.Shifted)
    def _shifted(self, event: Form.Shifted) -> None:
        event.stop()
        if event.path[0] == "risks" and len(event.path) == 2:
            self.order = []
            self.do(move(("risks",), event.path[1], event.by, "Moved a risk"))

    def _step(self, edit: Edit) -> bool:
        """An edit that is an undo step of its own."""
        self.session.end_step()
        done = self.do(edit)
        self.session.end_step()
        self.form.rebuild()
        return done

    def accept(self, told: RenderedFinding) -> None:
        """Take a raised risk up into the register."""
        role = risk_moves.last_role(self.decision)
        edit, slug = risk_moves.accept(self.decision, told, role, self.session.today())
        if self._step(edit) and slug in self.decision.risks:
            self.shown = slug
            self.form.rebuild()
            place = self.order.index(slug) if slug in self.order else 0
            words = f"It is {heatmap.letter(place)} in the register; give it an owner and a day"
            self.post_message(self.Tell((words, "$ink")))

    def unsay(self, told: RenderedFinding) -> None:
        """Take the word on a raised risk back."""
        self._step(risk_moves.unsay(told))

    def ask_dismiss(self, told: RenderedFinding) -> None:
        """Dismiss a raised risk; a reason is wanted."""
        decision = self.decision
        before = decision.raised.get(told.finding.id)

        def take(values: Mapping[str, str]) -> object:
            reason = values["reason"].strip()
            if not reason:
                raise ValueError("a reason is wanted; whoever reads the record will ask for it")
            return reason, values["role"].strip()

        def given(word: object) -> None:
            if isinstance(word, tuple):
                reason, role = word
                self._step(risk_moves.dismiss(told, role, reason, self.session.today()))

        role = before.role if before and before.role else risk_moves.last_role(decision)
        fields = [
            Field("reason", "Reason", before.reason if before else "", "One sentence with a fact in it"),
            Field("role", "Role", role, "Tech lead"),
        ]
        words = f"{told.title}. It stays quiet until one of the answers behind it changes."
        self.app.push_screen(PromptScreen("Dismiss it", fields, take, words=words, does="dismiss"), given)

    def to_answer(self, finding: Finding) -> None:
        """Show the place where the answer is given."""
        home = HOMES.get(finding.path[0])
        if home == self.ID:
            self.go_to(finding.path)
        elif home:
            self.post_message(self.GoTo(home, finding.path))

    def _raised_here(self) -> Finding | None:
        current = self.form.current
        if not isinstance(current, Entry) or current.path[0] != "raised":
            return None
        return next((one for one in self.findings if one.id == current.path[1]), None)

    def _risk_here(self) -> str | None:
        current = self.form.current
        return current.path[1] if isinstance(current, Entry) and current.path[0] == "risks" else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action not in ("accept", "dismiss", "answer", "came_true", "new"):
            return super().check_action(action, parameters)
        if not isinstance(self.screen.focused, RowStop):
            return False
        finding = self._raised_here()
        match action:
            case "accept" | "dismiss":
                return finding is not None and not settled(self.decision, finding)
            case "answer":
                return finding is not None and bool(finding.path)
            case "came_true":
                return self._risk_here() is not None
            case _:
                return finding is None

    def action_accept(self) -> None:
        if (finding := self._raised_here()) is not None:
            self.accept(render(finding, self.decision))

    def action_dismiss(self) -> None:
        if (finding := self._raised_here()) is not None:
            self.ask_dismiss(render(finding, self.decision))

    def action_answer(self) -> None:
        if (finding := self._raised_here()) is not None:
            self.to_answer(finding)

    def action_came_true(self) -> None:
        slug = self._risk_here()
        if slug is None or not self._step(risk_moves.came_true(slug, self.decision.risks[slug])):
            return
        if self.decision.risks[slug].state == "came-true":
            self.post_message(self.Tell(("The way out is asked for at the top of this station", "$ink")))

    def action_new(self) -> None:
        self.form.enter(NEW)

    def go_to(self, path: KeyPath) -> None:
        if path[:1] == ("risks",) and len(path) > 1 and path[1] in self.decision.risks:
            self.shown = path[1]
        super().go_to(path)

    def key_note(self) -> list[Fragment]:
        warned = [one for one in self.findings if one.level == "warning"]
        waiting = sum(1 for one in warned if not settled(self.decision, one))
        return [("! ", "bold $warn"), (f"{waiting} raised", "$dim")] if waiting else []

    def about_entry(self, entry: Entry) -> Guidance:
        if (finding := self._raised_here()) is not None:
            return raised_guidance(render(finding, self.decision))
        if entry.path[0] == "checklist":
            return checklist_guidance(entry.path[1], self.decision)
        return self._about_risk(entry.path[1]) if entry.path[0] == "risks" else self.about_station()

    def _about_risk(self, slug: str) -> Guidance:
        risk = self.decision.risks.get(slug)
        if risk is None:
            return self.about_station()
        blocks = [("Early sign", risk.sign or "None yet. A risk without a sign is a worry.")]
        blocks.append(("Mitigation", risk.mitigation or "Nothing is done against it yet."))
        blocks.append(("If it comes", risk.if_it_comes or "Not decided. In calm it is short and sound."))
        if risk.state == "came-true":
            blocks.append(("When the choice was wrong", topic_by_id()["recovery"].text[0]))
        return Guidance(risk.title or "A risk without a name", tuple(blocks))
