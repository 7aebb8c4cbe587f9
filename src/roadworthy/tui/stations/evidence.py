"""Evidence: what is known about each candidate, from where, and of what date."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from roadworthy.interview.items import Item, RecordLine, SectionHead
from roadworthy.interview.outlines.evidence import criterion_words
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import question_at
from roadworthy.tui.glyphs import mark, mark_style
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.text_layout import Fragment, fit, row
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.item_lines import sign_of

_DATED = 56
"""Cells of a list from which on its rows end with the day."""

_GUIDES: Final = {
    "signs": ("signs", "guide_title", "guide", "guide_score"),
    "criterion-signs": ("signs", "guide_title", "guide", "guide_score"),
    "upkeep": ("signs", "guide_upkeep_title", "guide_upkeep"),
    "cycle": ("signs", "guide_upkeep_title", "guide_upkeep"),
    "look-up": ("look_up", "title", "guide"),
}
"""For each kind of line that is no piece of evidence, its part of the words, the guide's title and blocks."""


class EvidenceStation(FormStation):
    """The fourth station: a list a candidate, each piece opened for its questions."""

    ID = "evidence"

    def draws(self, item: Item) -> bool:
        return isinstance(item, RecordLine) and item.kind == "evidence"

    def head_of(self, item: SectionHead, width: int) -> "tuple[Fragment | None, str]":
        kind, _, slug = item.id.partition(" ")
        if kind != "candidate":
            return super().head_of(item, width)
        place = list(self.decision.candidates).index(slug)
        return (mark(place), mark_style(place)), item.note

    def lines_of(self, item: Item, width: int) -> Sequence[Content]:
        assert isinstance(item, RecordLine)
        evidence = self.decision.evidence[item.path[1]]
        words = evidence.words.replace("\n", " ")
        when = evidence.on.isoformat() if evidence.on else say("evidence", "no_date")
        about = criterion_words(self.decision, evidence.criterion)
        left: list[Fragment] = [
            " ",
            sign_of(item.sign),
            " ",
            fit(Content.styled(about, "$dim"), 20),
            " ",
            (words or say("evidence", "nothing"), "$ink" if words else "$dim"),
        ]
        # The guide beside the list has the day, too; the words are worth more here.
        right: list[Fragment] = [(when, "$dim"), "  "] if width >= _DATED else ["  "]
        return [row(left, right, width)]

    def about_record(self, record: RecordLine) -> Guidance:
        """The whole of what the row has room to begin."""
        if record.kind in _GUIDES:
            part, title, *keys = _GUIDES[record.kind]
            return Guidance(say(part, title), tuple(("", say(part, key)) for key in keys))
        evidence = self.decision.evidence.get(record.path[-1])
        if evidence is None:
            return self.about_station()
        title = say("evidence", "as_a_whole")
        if evidence.criterion:
            title = self.decision.criterion_name(evidence.criterion)
        kind = question_at(("evidence", record.path[-1], "kind"))
        label = kind.label_of(evidence.kind) if kind and evidence.kind else ""
        blocks = [
            ("", evidence.words or say("evidence", "nothing_yet")),
            (say("evidence", "kind"), label or say("evidence", "no_kind")),
            (say("evidence", "source"), evidence.source or say("evidence", "no_source")),
            (say("evidence", "date"), evidence.on.isoformat() if evidence.on else say("evidence", "undated")),
        ]
        return Guidance(title, tuple(blocks))
