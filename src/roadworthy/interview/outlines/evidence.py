"""Evidence: what is known about each candidate, from where, and of what date."""

from dataclasses import replace

from roadworthy.interview.items import Item, SectionHead
from roadworthy.interview.outlines.asking import adding
from roadworthy.interview.outlines.grounds import (
    criterion_words,
    entry_items,
    entry_line,
    matrix,
    overview,
    shown_cell,
)
from roadworthy.interview.outlines.look_up import look_up
from roadworthy.interview.outlines.signs import candidate_signs
from roadworthy.interview.outlines.upkeep import moving
from roadworthy.interview.view import View
from roadworthy.knowledge.interview_words import say
from roadworthy.method.analysis import Analysis
from roadworthy.method.cell_evidence import CellKey
from roadworthy.model import Decision, KeyPath
from roadworthy.model.judgement import Evidence


def outline(of: Analysis, view: View) -> list[Item]:
    """The matrix with its cell, or a list a candidate; then the signs, and what can be looked up."""
    decision = of.decision
    cell = shown_cell(decision, view) if view.matrix else None
    if cell is not None:
        return [*matrix(of, cell, view), *moving(of, view), *look_up(of, view)]
    items = overview(of)
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


def _cell_of(decision: Decision, evidence: Evidence) -> CellKey | None:
    known = evidence.candidate in decision.candidates and evidence.criterion in decision.criteria
    return (evidence.candidate, evidence.criterion) if known else None


def _piece(key: str, of: Analysis, view: View) -> list[Item]:
    evidence = of.decision.evidence[key]
    path: KeyPath = ("evidence", key)
    when = evidence.on.isoformat() if evidence.on else say("evidence", "no_date")
    note = f"{criterion_words(of.decision, evidence.criterion)}, {when}"
    items: list[Item] = [replace(entry_line(of, key, _cell_of(of.decision, evidence), note), moves=True)]
    if view.is_open(path):
        items += entry_items(key, of, view)
    return items
