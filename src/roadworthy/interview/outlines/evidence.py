"""Evidence: what is known about each candidate, from where, and of what date."""

from roadworthy.interview.items import Item, RecordLine, SectionHead, Sign
from roadworthy.interview.outlines.asking import adding, bare_asks
from roadworthy.interview.outlines.look_up import look_up
from roadworthy.interview.outlines.signs import candidate_signs
from roadworthy.interview.outlines.upkeep import moving
from roadworthy.interview.view import View
from roadworthy.knowledge.criteria import by_id as criteria_texts
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import sheet
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision, KeyPath
from roadworthy.model.judgement import Evidence


def outline(of: Analysis, view: View) -> list[Item]:
    """A list a candidate, each piece opened for its questions; then its signs, and what can be looked up."""
    decision = of.decision
    items: list[Item] = []
    for slug in decision.candidates:
        name, total = decision.candidate_name(slug), len(decision.criteria)
        backed = sum(is_backed(decision, slug, key) for key in decision.criteria)
        note = say("evidence", "some", count=backed, total=total)
        items.append(SectionHead(name, note, f"candidate {slug}"))
        for key, evidence in decision.evidence.items():
            if evidence.candidate == slug:
                items += _piece(key, of, view)
        label = say("evidence", "about", name=name)
        items += adding(of, view, ("evidence",), "evidence", label=label, record=Evidence(candidate=slug))
        items += candidate_signs(slug, of, view)
    loose = [key for key, row in decision.evidence.items() if row.candidate not in decision.candidates]
    if loose:
        items.append(SectionHead(say("evidence", "loose")))
        for key in loose:
            items += _piece(key, of, view)
    if not decision.candidates:
        items.append(SectionHead(say("evidence", "head"), say("evidence", "name_first")))
        items += adding(of, view, ("evidence",), "evidence", label=say("evidence", "anything"))
    return [*items, *moving(of, view), *look_up(of, view)]


def is_backed(decision: Decision, candidate: str, criterion: str) -> bool:
    """Whether there is evidence about a cell, or the cell names some."""
    if any(source in decision.evidence for source in decision.cell(candidate, criterion).sources):
        return True
    rows = decision.evidence.values()
    return any(row.candidate == candidate and row.criterion == criterion for row in rows)


def criterion_words(decision: Decision, criterion: str) -> str:
    """What a piece of evidence speaks about, in a few words."""
    if not criterion:
        return say("evidence", "whole")
    guide = criteria_texts().get(criterion)
    return guide.short if guide else decision.criterion_name(criterion)


def _piece(key: str, of: Analysis, view: View) -> list[Item]:
    evidence = of.decision.evidence[key]
    path: KeyPath = ("evidence", key)
    words = " ".join(evidence.words.split())
    when = evidence.on.isoformat() if evidence.on else say("evidence", "no_date")
    note = f"{criterion_words(of.decision, evidence.criterion)}, {when}"
    sign: Sign = "done" if evidence.source and evidence.on else "open"
    title = words or say("evidence", "piece")
    items: list[Item] = [RecordLine(path, "evidence", title, note, sign, moves=True)]
    if view.is_open(path):
        # All of them also in the short walk: a piece without source and date is worth little.
        items += bare_asks(sheet("evidence"), of, view.but(short=False), 1, evidence=key)
    return items
