"""Decision: the choice, why, what is still open, and the summary to take along."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content

from roadworthy.knowledge.questions import Option, Question, question_at, sheet
from roadworthy.method.analysis import Analysis
from roadworthy.method.finding import Finding
from roadworthy.model import Decision, KeyPath
from roadworthy.report.formats import FORMATS
from roadworthy.report.robust_verdict import verdict_so_far
from roadworthy.report.words import render
from roadworthy.tui.actions import Actions
from roadworthy.tui.compare.seen import signed
from roadworthy.tui.glyphs import glyph, mark_style, soft_style
from roadworthy.tui.stations import HOMES
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.text_layout import Fragment, fit, line, row, share, thin_bar, wrap
from roadworthy.tui.widgets.fields import edge_line
from roadworthy.tui.widgets.form_items import Ask, Entry, Heading, Item, Words

if TYPE_CHECKING:
    from roadworthy.tui.app import RoadworthyApp

_COLUMN = 11
_NAMED = 22
"""Cells of a mark and a name on the paper."""
_SHOWN = 3


class DecisionStation(FormStation):
    """The ninth station: a paper to read, a few answers, what is open, and the ways out."""

    ID = "decision"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "status", "move status", id="decision.status"),
        Binding("c", "copy", "copy summary", id="decision.copy"),
        Binding("v", "preview", "read summary", id="decision.preview"),
    ]

    @property
    def actions(self) -> Actions:
        """What the commands of the palette do."""
        return Actions(cast("RoadworthyApp", self.app))

    def worked(self) -> None:
        """How sure the ranking is has been worked out: the paper says so."""
        self.show(self.decision)

    def sheet(self, decision: Decision, opened: frozenset[KeyPath]) -> Sequence[Item]:
        items: list[Item] = [
            Entry(
                ("paper",),
                "the decision",
                deletes=False,
                on_enter=self.action_preview,
                draw=partial(paper, self.analysis),
                paper=True,
            )
        ]
        for question in sheet("decision"):
            if question.path.startswith("outcome.") and self.asked(question):
                if not any(isinstance(item, Heading) and item.title == question.section for item in items):
                    items.append(Heading(question.section))
                items.append(Ask(self._with_candidates(question)))
        items += self._open(decision)
        items += self._status(decision, opened)
        items += self._ways_out()
        return items

    def _with_candidates(self, question: Question) -> Question:
        if question.path != "outcome.chosen":
            return question
        names = {slug: self.decision.candidate_name(slug) for slug in self.decision.candidates}
        return replace(question, options=tuple(Option(slug, name) for slug, name in names.items()))

    def _open(self, decision: Decision) -> list[Item]:
        found = self.analysis.open_points
        if not found:
            words = line((glyph("holds") + " ", "$ink"), ("nothing is open", "$ink"))
            return [Heading("Before you sign"), Words(lambda _: [words])]
        urgent = sum(finding.level != "note" for finding in found)
        items: list[Item] = [Heading("Before you sign", f"{urgent} to look at" if urgent else "small things")]
        for finding in found:
            told = render(finding, decision)
            sign: Fragment = (
                (glyph("look") + " ", "bold $warn")
                if finding.level != "note"
                else (glyph("dot") + " ", "$dim")
            )
            items.append(
                Entry(
                    ("open", finding.id),
                    told.title,
                    [sign, (told.title, "$ink")],
                    deletes=False,
                    on_enter=partial(self._visit, finding),
                    guide=finding.id,
                )
            )
        return items

    def _visit(self, finding: Finding) -> None:
        """Go to the place where something can be done about it."""
        home = HOMES.get(finding.path[0], self.ID) if finding.path else self.ID
        if home == self.ID:
            self.form.open_path(finding.path)
        else:
            self.post_message(self.GoTo(home, finding.path))

    def _status(self, decision: Decision, opened: frozenset[KeyPath]) -> list[Item]:
        question = question_at(("status",))
        assert question is not None
        now = question.label_of(decision.status)
        items: list[Item] = [Heading("The record", "moved by a person, never by itself")]
        parts: list[Fragment] = [
            ("d ", "bold $accent"),
            ("move the status on from ", "$ink"),
            (now.lower(), "bold $bright"),
        ]
        items.append(Entry(("status",), now, parts, deletes=False, on_enter=self.actions.status))
        for key, moved in reversed(list(decision.history.items())):
            path: KeyPath = ("history", key)
            label = question.label_of(moved.status or "").lower()
            when = moved.on.isoformat() if moved.on else ""
            row_: list[Fragment] = [
                (f"{when:<11}", "$dim"),
                (label, "$ink"),
                (f"  {moved.note}" if moved.note else "", "$dim"),
            ]
            items.append(Entry(path, label, row_, [(moved.role, "$dim")], deletes=False))
            if path in opened:
                items += [Ask(q, {"move": key}, 3) for q in sheet("decision") if "{move}" in q.path]
        return items

    def _ways_out(self) -> list[Item]:
        name = self.session.path.stem if self.session.path else "sample"
        items: list[Item] = [Heading("Take it with you")]
        items.append(
            Entry(
                ("export", "preview"),
                "read the summary",
                [("v ", "bold $accent"), ("read the summary here", "$ink")],
                deletes=False,
                on_enter=self.action_preview,
            )
        )
        for form in FORMATS:
            words = form.words.name
            items.append(
                Entry(
                    ("export", form.id),
                    words,
                    ["  ", (words, "$ink")],
                    [(f"{name}{form.ending}", "$dim")],
                    deletes=False,
                    on_enter=partial(self.actions.export, form),
                )
            )
        items.append(
            Entry(
                ("export", "copy"),
                "clipboard",
                [("c ", "bold $accent"), ("to the clipboard", "$ink")],
                [("over ssh, too", "$dim")],
                deletes=False,
                on_enter=self.action_copy,
            )
        )
        return items

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("status", "copy", "preview"):
            return not self.form.takes_letters
        return super().check_action(action, parameters)

    def action_status(self) -> None:
        self.actions.status()

    def action_copy(self) -> None:
        self.actions.copy()

    def action_preview(self) -> None:
        """The summary as it will print."""
        from roadworthy.tui.screens.preview import PreviewScreen  # noqa: PLC0415 - opened on demand

        self.app.push_screen(PreviewScreen(self.analysis))

    def key_note(self) -> list[Fragment]:
        urgent = sum(finding.level != "note" for finding in self.analysis.open_points)
        return [(glyph("look") + " ", "bold $warn"), (f"{urgent} before you sign", "$ink")] if urgent else []


def paper(analysis: Analysis, width: int) -> list[Content]:
    """The decision in a few lines, to be read as somebody who was not there."""
    decision, outcome = analysis.decision, analysis.decision.outcome
    inner = width - 6
    question = question_at(("status",))
    status = question.label_of(decision.status).lower() if question else decision.status
    title = decision.title or "Untitled decision"
    lines = [Content.styled(words, "bold $bright") for words in wrap(title, inner - len(status) - 2)]
    lines[0] = row([lines[0]], [(status, "$accent")], inner)
    about = ", ".join(
        part
        for part in (outcome.decided_on.isoformat() if outcome.decided_on else "", outcome.decided_by)
        if part
    )
    choice: list[Fragment] = [(decision.candidate_name(outcome.chosen) or "nothing chosen yet", "$ink")]
    if outcome.chosen in decision.candidates:
        name = decision.candidate_name(outcome.chosen)
        choice = [signed(decision, outcome.chosen, min(inner, cell_len(name) + 2), bold=True)]
    lines.append(line(*choice))
    lines += [Content.styled(words, "$dim") for words in wrap(about, inner)] if about else []
    for label, words in (
        ("Because", outcome.reasons),
        ("Although", (outcome.dissent,) if outcome.dissent else ()),
    ):
        lines += _said(label, words, inner, sign=len(words) > 1)
    lines += _sure(analysis, inner)
    pair = analysis.compared
    if pair and not outcome.dissent:
        against = [
            render(f, decision).says
            for f in analysis.tradeoffs(*pair)
            if f.rule == "costs" and f.subject == pair[0]
        ][:1]
        lines += _said("Although", against, inner)
    lines += _said("Changes", (outcome.would_change,) if outcome.would_change else (), inner)
    if outcome.review_on:
        lines += _said("Look again", (outcome.review_on.isoformat(),), inner)
    edge = edge_line("top", width)
    foot = edge_line("bottom", width)
    return [edge, *(fit(line("   ", text), width).stylize_before("on $raised") for text in lines), foot]


def _said(label: str, words: Sequence[str], width: int, *, sign: bool = False) -> list[Content]:
    lines = []
    for said in words:
        wrapped = wrap(said, width - _COLUMN - (2 if sign else 0))
        lines += [
            (f"{glyph('dot')} " if n == 0 else "  ") + text if sign else text
            for n, text in enumerate(wrapped)
        ]
    if not lines:
        return []
    first, *rest = lines
    return [
        Content(""),
        line((label.ljust(_COLUMN), "$dim"), (first, "$ink")),
        *(line(" " * _COLUMN, (more, "$ink")) for more in rest),
    ]


def _sure(analysis: Analysis, width: int) -> list[Content]:
    decision, said = analysis.decision, verdict_so_far(analysis)
    words = f"{said[0]}; {'; '.join(said[1:])}." if len(said) > 1 else f"{said[0]}."
    lines = _said("Sure?", (words,), width)
    for place in analysis.ranking()[:_SHOWN]:
        if place.value is None or place.low is None or place.high is None:
            continue
        which = list(decision.candidates).index(place.candidate)
        low, high = decision.scale.low, decision.scale.high
        chart = thin_bar(
            share(place.low, low, high),
            share(place.high, low, high),
            14,
            mark_style(which),
            soft_style(which),
        )
        name = signed(decision, place.candidate, _NAMED, bold=place.candidate == decision.outcome.chosen)
        lines.append(line(" " * _COLUMN, name, (f" {place.value:.2f}  ", "$bright"), chart))
    return lines
