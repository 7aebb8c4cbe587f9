"""What is still open before a decision is signed, and what the record should say about its weights."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from roadworthy.method.basis import Basis, basis_of
from roadworthy.method.conflicts import open_conflicts
from roadworthy.method.finding import Fact, Finding, Level
from roadworthy.method.matrix import DecisionMatrix, matrix_of
from roadworthy.method.path import OPEN_EXIT, is_proof, open_checks, phase_state
from roadworthy.method.ranking import RuledOut, ranking_of, ruled_out
from roadworthy.method.rules import raised_of, unsettled
from roadworthy.method.since_decided import since_decided
from roadworthy.method.weights import normalised
from roadworthy.model import Decision, KeyPath

CHECKLIST: Final = ("over-engineering", "lock-in", "team-dynamics", "no-proof-of-concept")
"""The four common ways to go wrong, as keys of `Decision.checklist`."""
_MADE: Final = frozenset({"decided", "migrating", "done"})


def open_points(decision: Decision, today: date) -> tuple[Finding, ...]:
    """What is still open, warnings first: what a careful reader would ask before the decision is signed."""
    basis = basis_of(decision, today)
    led = led_under_first_lock_of(decision, basis.matrix, basis.ruled_out)
    return open_points_of(basis, unsettled(decision, raised_of(basis)), led)


def open_points_of(basis: Basis, unanswered: Sequence[Finding], led: tuple[str, ...]) -> tuple[Finding, ...]:
    """The same where it is known what was raised and not answered, and who led under the first weights."""
    decision = basis.decision
    found = [
        *_kept_twice(decision),
        *_choice(basis),
        *_not_on_record(basis),
        *_must_haves(basis),
        *_people(decision),
        *_weights(basis, led),
        *_scores(basis),
        *_ballots(decision),
        *_exits(basis),
        *_risks(basis, unanswered),
        *_record(decision, basis.today),
    ]
    return tuple(sorted(found, key=lambda finding: finding.level != "warning"))


def led_under_first_lock(decision: Decision) -> tuple[str, ...]:
    """Who leads today's scores under the weights as first locked; nobody where none were locked.

    A criterion that came later counts nothing, and the rest are normalised anew where one was taken away.
    """
    return led_under_first_lock_of(decision, matrix_of(decision), ruled_out(decision))


def led_under_first_lock_of(decision: Decision, matrix: DecisionMatrix, out: RuledOut) -> tuple[str, ...]:
    """The same on the decision's matrix, with the candidates that are out."""
    locked = decision.weighting.first_locked
    weights = normalised(tuple(locked.get(slug, 0.0) for slug in decision.criteria))
    if not weights:
        return ()
    places = ranking_of(matrix.weighted(weights), out)
    return tuple(place.candidate for place in places if place.rank == 1)


def _one(
    rule: str, level: Level, path: KeyPath, subject: str = "", facts: Mapping[str, Fact] | None = None
) -> Finding:
    """A finding that leads to the answer it rests on."""
    return Finding(rule, level, path, subject, facts or {}, (path,))


def _names(decision: Decision, slugs: tuple[str, ...]) -> str:
    return ", ".join(decision.candidate_name(slug) for slug in slugs)


def _kept_twice(decision: Decision) -> Iterator[Finding]:
    if waiting := open_conflicts(decision):
        path: KeyPath = ("conflicts", waiting[0].key)
        yield Finding("kept-twice", "warning", path, facts={"count": len(waiting)})


def _choice(basis: Basis) -> Iterator[Finding]:
    decision, leaders = basis.decision, basis.leader.leaders
    chosen = decision.outcome.chosen
    path: KeyPath = ("outcome", "chosen")
    if not chosen:
        yield _one("nothing-chosen", "warning", path)
        return
    if chosen not in decision.candidates:
        yield _one("chosen-is-gone", "warning", path, chosen)
        return
    if leaders and chosen not in leaders:
        yield _one("chosen-not-leading", "note", path, chosen, {"leader": _names(decision, leaders)})


def _not_on_record(basis: Basis) -> Iterator[Finding]:
    """What is another than when it was decided: the choice, or what it rests on."""
    since = since_decided(basis.decision, basis.ranking)
    if since.grounds:
        path: KeyPath = ("outcome", "chosen") if since.chosen is not None else ("scores",)
        facts: dict[str, Fact] = {"grounds": " and ".join(since.grounds)}
        yield Finding("not-on-record", "warning", path, facts=facts)


def _must_haves(basis: Basis) -> Iterator[Finding]:
    decision, slug = basis.decision, basis.walked
    if not slug:
        return
    answers = decision.candidates[slug].must_haves
    for key, wanted in decision.must_haves.items():
        path: KeyPath = ("candidates", slug, "must_haves", key)
        facts: dict[str, Fact] = {"must_have": wanted.name or key}
        if answers.get(key) == "no":
            yield _one("chosen-ruled-out", "warning", path, slug, facts)
        elif answers.get(key) != "yes":
            kind = decision.must_haves[key].kind
            if kind is not None:
                facts |= {kind: 1}
            yield _one("must-have-unknown", "warning", path, slug, facts)


def _people(decision: Decision) -> Iterator[Finding]:
    if not decision.people:
        yield Finding("nobody-named", "note", ("people",))
    for slug, person in decision.people.items():
        if person.stand == "blocks":
            at: KeyPath = ("people", slug)
            reads = ((*at, "stand"), (*at, "reason"))
            yield Finding("still-blocked", "warning", (*at, "stand"), slug, reads=reads)


def _weights(basis: Basis, led: tuple[str, ...]) -> Iterator[Finding]:
    decision, weighting, leaders = basis.decision, basis.decision.weighting, basis.leader.leaders
    if not basis.matrix.weights:
        yield Finding("no-weights", "warning", ("criteria",))
        return
    if weighting.first_locked_on is None:
        yield _one("weights-never-locked", "note", ("weighting", "locked_on"))
        return
    if weighting.scores_seen_first:
        yield _one("weights-locked-after-scores", "note", ("weighting", "first_locked_on"))
    if weighting.changes:
        key, change = list(weighting.changes.items())[-1]
        facts: dict[str, Fact] = {
            "led": _names(decision, led),
            "leads": _names(decision, leaders),
            "changes": len(weighting.changes),
            "reason": change.reason,
        }
        same = led == leaders
        rule = "weights-changed-same-leader" if same else "weights-changed-other-leader"
        yield Finding(rule, "note" if same else "warning", ("weighting", "changes", key), facts=facts)


def _scores(basis: Basis) -> Iterator[Finding]:
    decision, places = basis.decision, basis.ranking
    holes = sum(place.unknown_cells for place in places if not place.ruled_out_by)
    cells = len(decision.criteria) * sum(not place.ruled_out_by for place in places)
    if holes:
        facts: dict[str, Fact] = {"count": holes, "cells": cells}
        yield Finding("scores-unknown", "warning", ("scores",), facts=facts)
    bare = [
        (candidate, criterion)
        for candidate, row in decision.scores.items()
        for criterion, cell in row.items()
        if cell.score is not None and not cell.rationale.strip() and not cell.sources
    ]
    if bare:
        yield Finding("scores-without-reason", "note", ("scores", *bare[0]), facts={"count": len(bare)})


def _ballots(decision: Decision) -> Iterator[Finding]:
    voters = [voter for voter in decision.ballots.voters.values() if voter.withdrawn_on is None]
    if voters and decision.ballots.opened_on is None:
        names = ", ".join(voter.name for voter in voters)
        yield Finding("ballots-not-opened", "note", ("ballots",), facts={"names": names})


def _exits(basis: Basis) -> Iterator[Finding]:
    for slug, phase in basis.phases.items():
        state = phase_state(phase)
        if state == "running" or (is_proof(slug, phase) and state not in (*OPEN_EXIT, "skipped")):
            shut = open_checks(phase)
            facts: dict[str, Fact] = {
                "phase": phase.name or slug,
                "open": len(shut),
                "checks": len(phase.checks),
            }
            yield Finding("exit-shut", "warning", ("paths", basis.walked, "phases", slug), slug, facts)


def _risks(basis: Basis, unanswered: Sequence[Finding]) -> Iterator[Finding]:
    decision, today = basis.decision, basis.today
    if unanswered:
        warnings = sum(finding.level == "warning" for finding in unanswered)
        facts: dict[str, Fact] = {"count": len(unanswered), "warnings": warnings}
        yield Finding("raised-unanswered", "warning" if warnings else "note", ("raised",), facts=facts)
    for key, word in decision.raised.items():
        if word.state is not None and not word.reason.strip():
            yield _one("word-without-reason", "note", ("raised", key, "reason"), key)
    left = sum(item is None or item.applies is None for item in map(decision.checklist.get, CHECKLIST))
    if left:
        yield Finding("checklist-open", "warning", ("checklist",), facts={"open": left})
    for key, item in decision.checklist.items():
        if item.applies == "no" and not item.because.strip():
            yield _one("checklist-without-reason", "note", ("checklist", key, "because"), key)
    for key, risk in decision.risks.items():
        if risk.state in ("closed", "came-true"):
            continue
        facts = {"risk": risk.title or key}
        if not risk.owner:
            yield _one("risk-without-owner", "note", ("risks", key, "owner"), key, facts)
        if not risk.mitigation and not risk.if_it_comes:
            yield _one("risk-without-answer", "note", ("risks", key, "mitigation"), key, facts)
        if risk.review_on is not None and risk.review_on < today:
            facts = facts | {"days": (today - risk.review_on).days}
            yield _one("risk-review-overdue", "warning", ("risks", key, "review_on"), key, facts)


def _record(decision: Decision, today: date) -> Iterator[Finding]:
    outcome = decision.outcome
    if not any(reason.strip() for reason in outcome.reasons):
        yield _one("no-reasons", "warning", ("outcome", "reasons"))
    if outcome.review_on is None:
        yield _one("no-review-date", "warning", ("outcome", "review_on"))
    elif outcome.review_on < today and decision.status not in ("abandoned", "superseded"):
        days = (today - outcome.review_on).days
        yield _one("review-overdue", "warning", ("outcome", "review_on"), facts={"days": days})
    if not outcome.dissent.strip():
        yield _one("no-word-on-dissent", "note", ("outcome", "dissent"))
    if not outcome.would_change.strip():
        yield _one("nothing-would-change", "note", ("outcome", "would_change"))
    if decision.status in _MADE and outcome.decided_on is None:
        yield Finding("decided-undated", "note", ("outcome", "decided_on"), reads=(("status",),))
    if decision.status in _MADE and not outcome.decided_by:
        yield Finding("decided-by-nobody", "note", ("outcome", "decided_by"), reads=(("status",),))
    if decision.status == "superseded" and not outcome.superseded_by:
        yield Finding("superseded-by-nothing", "note", ("outcome", "superseded_by"), reads=(("status",),))
