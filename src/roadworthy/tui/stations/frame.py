"""Frame: what is being chosen for, by whom, for how long, and whether it is time."""

from collections.abc import Callable, Sequence
from typing import Any

from textual.content import Content

from roadworthy.edits.edit import Edit, remove_horizon
from roadworthy.knowledge.questions import sheet
from roadworthy.method.gate import Gate
from roadworthy.model import Decision, KeyPath, Record
from roadworthy.model.frame import Horizon, MustHave, Person
from roadworthy.model.interval import number_text
from roadworthy.report.words import render
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.stations.records import Described, record_items
from roadworthy.tui.text_layout import Fragment, fit, line, thin_bar, wrap
from roadworthy.tui.widgets.form_items import Entry, Heading, Item, Words

STATES = ("too-early", "ready", "late")
_NAMES = {"too-early": "too early", "ready": "ready", "late": "late"}
_TABLES = ("must_haves.", "people.", "horizons.")


class FrameStation(FormStation):
    """The first station: one form, and the gate below it."""

    ID = "frame"

    def sheet(self, decision: Decision, opened: frozenset[KeyPath]) -> Sequence[Item]:
        questions = sheet("frame")
        plain = [
            question
            for question in questions
            if not question.path.startswith(_TABLES) and question.path != "people"
        ]
        items = self.asks(plain)
        items += [Heading("Must-haves", "a candidate without one is out")]
        items += self._table(
            opened, "must_haves", "must_have", new=MustHave, describe=self._must_have, label="A must-have"
        )
        items += [Heading("Who is involved", "and where they stand")]
        items += self._table(opened, "people", "person", new=Person, describe=self._person, label="Somebody")
        items += [Heading("Three horizons", "what each is worth")]
        items += self._table(
            opened, "horizons", "horizon", new=Horizon, describe=self._horizon, label="A horizon"
        )
        found = self.analysis.gate
        items += [
            Heading("Gate", _NAMES[found.state]),
            Words(lambda width: gate_lines(found, decision, width)),
        ]
        return items

    def _table(
        self,
        opened: frozenset[KeyPath],
        table: str,
        kind: str,
        *,
        new: type[Record],
        describe: Callable[[str, Any], Described],
        label: str,
    ) -> list[Item]:
        questions = [question for question in sheet("frame") if question.path.startswith(f"{table}.")]
        return record_items(
            self, opened, (table,), kind, questions=questions, new=new, describe=describe, add_label=label
        )

    def deletion(self, entry: Entry) -> Edit:
        if entry.path[0] == "horizons" and len(entry.path) == 2:
            return remove_horizon(entry.path[1], f"Deleted “{entry.title}” and what was given for it")
        return super().deletion(entry)

    def _must_have(self, slug: str, record: MustHave) -> tuple[str, list[Fragment], list[Fragment]]:
        return record.name or slug, [], [(record.kind or "", "$dim")]

    def _person(self, slug: str, record: Person) -> tuple[str, list[Fragment], list[Fragment]]:
        blocks = record.stand == "blocks"
        title = record.name or slug
        stand: list[Fragment] = [(glyph("look") + " ", "bold $warn")] if blocks else []
        words = (record.stand or "not asked yet", "$ink" if record.stand else "$dim")
        return title, [(f"{record.role or '':<12}", "$dim"), (title, "$ink")], [*stand, words]

    def _horizon(self, slug: str, record: Horizon) -> tuple[str, list[Fragment], list[Fragment]]:
        worths = [horizon.worth or 0.0 for horizon in self.decision.horizons.values()]
        part = (record.worth or 0.0) / sum(worths) if sum(worths) else 1 / max(1, len(worths))
        title = record.name or slug
        shown = number_text(record.worth) if record.worth is not None else "equal"
        return (
            title,
            [
                fit(Content.styled(title, "$ink"), max(18, min(24, Content(title).cell_length))),
                (f" {record.focus}", "$dim"),
            ],
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
        names.append((_NAMES[state].ljust(third + 1), "bold $bright" if here else "$dim"))
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
        sign: Fragment = (
            (glyph("holds"), "$ink") if finding.level == "note" else (glyph("look"), "bold $warn")
        )
        for number, words in enumerate(wrap(told.says, width - 2)):
            lines.append(line(sign if number == 0 else " ", " ", (words, "$ink")))
    return lines
