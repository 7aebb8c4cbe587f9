"""Evidence: what is known about each candidate, from where, and of what date."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from textual.content import Content

from roadworthy.edits.edit import Edit, add, new_slug
from roadworthy.knowledge.criteria import by_id as criteria_texts
from roadworthy.knowledge.questions import Option, Question, question_at, sheet
from roadworthy.model import Decision, KeyPath
from roadworthy.model.judgement import Evidence
from roadworthy.tui.glyphs import glyph, mark, mark_style
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.text_layout import Fragment, fit, row
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.form_items import Add, Ask, Entry, Heading, Item

_DATED = 56
"""Cells of a list from which on its rows end with the day."""


class EvidenceStation(FormStation):
    """The fourth station: a list a candidate, each piece opened for its questions."""

    ID = "evidence"

    def sheet(self, decision: Decision, opened: frozenset[KeyPath]) -> Sequence[Item]:
        items: list[Item] = []
        for place, slug in enumerate(decision.candidates):
            name = decision.candidate_name(slug)
            backed = sum(1 for key in decision.criteria if self._backed(slug, key))
            items.append(
                Heading(
                    name,
                    f"{backed} of {len(decision.criteria)} criteria have some",
                    (mark(place), mark_style(place)),
                )
            )
            rows = [key for key, evidence in decision.evidence.items() if evidence.candidate == slug]
            for key in rows:
                items += self._piece(key, opened)
            items.append(Add(("evidence",), f"something about {name}", partial(_new, slug)))
        loose = [
            key
            for key, evidence in decision.evidence.items()
            if evidence.candidate not in decision.candidates
        ]
        if loose:
            items.append(Heading("About no candidate of the list"))
            for key in loose:
                items += self._piece(key, opened)
        if not decision.candidates:
            items.append(Heading("Evidence", "name candidates first, in Landscape (g 2)"))
            items.append(Add(("evidence",), "something you know", partial(_new, "")))
        return items

    def _backed(self, candidate: str, criterion: str) -> bool:
        decision = self.decision
        if any(source in decision.evidence for source in decision.cell(candidate, criterion).sources):
            return True
        return any(e.candidate == candidate and e.criterion == criterion for e in decision.evidence.values())

    def _piece(self, key: str, opened: frozenset[KeyPath]) -> list[Item]:
        evidence = self.decision.evidence[key]
        path: KeyPath = ("evidence", key)
        words = evidence.words.replace("\n", " ")
        guide = criteria_texts().get(evidence.criterion)
        name = guide.short if guide else self.decision.criterion_name(evidence.criterion)
        criterion = name if evidence.criterion else "as a whole"
        sign: Fragment = (
            (glyph("holds"), "$dim") if evidence.source and evidence.on else (glyph("open"), "$accent")
        )
        when = evidence.on.isoformat() if evidence.on else "no date"
        parts: list[Fragment] = [
            sign,
            " ",
            fit(Content.styled(criterion, "$dim"), 20),
            " ",
            (words or "nothing written yet", "$ink" if words else "$dim"),
        ]

        def draw(width: int) -> list[Content]:
            # The guide beside the list has the day, too; the words are worth more here.
            right: list[Fragment] = [(when, "$dim"), "  "] if width >= _DATED else ["  "]
            return [row([" ", *parts], right, width)]

        items: list[Item] = [Entry(path, words[:40] or "a piece of evidence", draw=draw)]
        if path in opened:
            items += [
                Ask(self._with_options(question), {"evidence": key}, 3) for question in sheet("evidence")
            ]
        return items

    def about_entry(self, entry: Entry) -> Guidance:
        """The whole of what the row has room to begin."""
        evidence = self.decision.evidence.get(entry.path[-1])
        if evidence is None:
            return self.about_station()
        title = self.decision.criterion_name(evidence.criterion) if evidence.criterion else "As a whole"
        kind = question_at(("evidence", entry.path[-1], "kind"))
        label = kind.label_of(evidence.kind) if kind and evidence.kind else ""
        blocks = [
            ("", evidence.words or "Nothing is written yet."),
            ("Kind", label or "Not said. A fact carries more than an opinion."),
            ("Source", evidence.source or "None yet. What can't be looked up can't be trusted later."),
            ("Date", evidence.on.isoformat() if evidence.on else "None yet. Without one it never ages."),
        ]
        return Guidance(title, tuple(blocks))

    def _with_options(self, question: Question) -> Question:
        """The question with the candidates or the criteria of this decision as its options."""
        decision = self.decision
        if question.id == "evidence-candidate":
            names = {slug: decision.candidate_name(slug) for slug in decision.candidates}
        elif question.id == "evidence-criterion":
            names = {slug: decision.criterion_name(slug) for slug in decision.criteria}
        else:
            return question
        return replace(question, options=tuple(Option(slug, name) for slug, name in names.items()))


def _new(candidate: str, decision: Decision) -> tuple[Edit, KeyPath]:
    slug = new_slug(decision, ("evidence",), "", "evidence")
    return add(("evidence",), slug, Evidence(candidate=candidate), "Added a piece of evidence"), (
        "evidence",
        slug,
    )
