"""Frame: what is being chosen for, by whom, for how long, and whether it is time."""

from collections.abc import Sequence

from textual.content import Content

from roadworthy.interview.items import Item, Prose, RecordLine
from roadworthy.knowledge.interview_words import say
from roadworthy.method.gate import Gate
from roadworthy.model import Decision
from roadworthy.model.interval import number_text
from roadworthy.report.words import render
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.text_layout import Fragment, fit, line, row, thin_bar, wrap

STATES = ("too-early", "ready", "late")
_ROWS = frozenset({"must-have", "person", "horizon"})


class FrameStation(FormStation):
    """The first station: one form, and the gate below it."""

    ID = "frame"
    _gate: Gate | None = None
    """The gate as it is drawn."""

    def show(self, decision: Decision) -> None:
        self._gate = self.analysis.gate_so_far
        super().show(decision)

    def worked(self) -> None:
        if self.analysis.gate_so_far is not self._gate:
            self.show(self.decision)

    def draws(self, item: Item) -> bool:
        return (isinstance(item, RecordLine) and item.kind in _ROWS) or (
            isinstance(item, Prose) and item.id == "gate"
        )

    def lines_of(self, item: Item, width: int) -> Sequence[Content]:
        if isinstance(item, RecordLine):
            left, right = getattr(self, f"_{item.kind.replace('-', '_')}")(item)
            return [row([" ", *left], [*right, "  "], width)]
        return [
            line(" ", text)
            for text in gate_lines(self.session.analysis.gate_so_far, self.decision, width - 3)
        ]

    def _must_have(self, item: RecordLine) -> tuple[list[Fragment], list[Fragment]]:
        return [(item.title, "$ink")], [(item.note, "$dim")]

    def _person(self, item: RecordLine) -> tuple[list[Fragment], list[Fragment]]:
        person = self.decision.people[item.path[-1]]
        stand: list[Fragment] = [(glyph("look") + " ", "bold $warn")] if item.sign == "warning" else []
        words = (person.stand or say("frame", "not_asked"), "$ink" if person.stand else "$dim")
        return [(f"{person.role or '':<12}", "$dim"), (item.title, "$ink")], [*stand, words]

    def _horizon(self, item: RecordLine) -> tuple[list[Fragment], list[Fragment]]:
        horizon = self.decision.horizons[item.path[-1]]
        worths = [one.worth or 0.0 for one in self.decision.horizons.values()]
        part = (horizon.worth or 0.0) / sum(worths) if sum(worths) else 1 / max(1, len(worths))
        shown = number_text(horizon.worth) if horizon.worth is not None else say("frame", "equal")
        name = Content.styled(item.title, "$ink")
        return (
            [fit(name, max(18, min(24, name.cell_length))), (f" {horizon.focus}", "$dim")],
            [thin_bar(part, part, 14, "$dim", "$dim"), (f" {shown:>6}", "bold $bright")],
        )


def gate_lines(found: Gate, decision: Decision, width: int) -> list[Content]:
    """The gate as a scale of three, and its reasons below."""
    third = (width - 2) // 3
    names: list[Fragment] = []
    bars: list[Fragment] = []
    for state in STATES:
        here = state == found.state
        style = "$warn" if state == "late" else "$accent"
        names.append((say("gate", state).ljust(third + 1), "bold $bright" if here else "$dim"))
        half = glyph("line") * (third // 2)
        body = (
            line((half, style), (glyph("done"), "$bright"), (half, style))
            if here
            else line((glyph("line") * third, "$rule"))
        )
        bars += [body, " "]
    lines = [line(*names), line(*bars)]
    for finding in found.findings:
        told = render(finding, decision)
        noted = finding.level == "note"
        sign: Fragment = (glyph("holds"), "$ink") if noted else (glyph("look"), "bold $warn")
        for number, words in enumerate(wrap(told.says, width - 2)):
            lines.append(line(sign if number == 0 else " ", " ", (words, "$ink")))
    return lines
