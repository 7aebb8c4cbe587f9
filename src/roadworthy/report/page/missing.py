"""What is missing before a decision can be made, the weightiest first."""

from collections.abc import Iterator
from typing import Final

from roadworthy.method.conflicts import open_conflicts
from roadworthy.method.path import is_proof
from roadworthy.method.signoff import CHECKLIST
from roadworthy.report.page.grounds import every, scored
from roadworthy.report.page.view import PageView
from roadworthy.report.page.wording import counted, in_words, person, say, whole

_GATE: Final = {
    "gate-no-trigger": "trigger",
    "gate-bottleneck-unknown": "bottleneck",
    "gate-unmeasured": "unmeasured",
    "gate-unmeasured-new": "unmeasured",
    "gate-estimate-without-basis": "unmeasured",
    "gate-pattern-unknown": "load",
    "gate-growth-unknown": "load",
    "gate-boundaries-unknown": "boundaries",
    "gate-team-unknown": "team",
    "gate-skills-unknown": "team",
}
"""What keeps the gate too early, and how the page says it."""


def missing_words(view: PageView) -> list[str]:
    """Each as a line of its own."""
    return list(
        dict.fromkeys(
            (*_kept_twice(view), *_facts(view), *_judgement(view), *_people(view), *_plan(view), *_word(view))
        )
    )


def _kept_twice(view: PageView) -> Iterator[str]:
    if waiting := len(open_conflicts(view.decision)):
        yield counted("missing", "kept_twice", waiting)


def _facts(view: PageView) -> Iterator[str]:
    rules = [told.finding.rule for told in view.summary.insight.gate_open]
    for rule in sorted(rules, key=lambda rule: rule != "gate-boundaries-unknown"):
        if rule in _GATE:
            yield say("missing", _GATE[rule])
    for told in view.summary.insight.gate_open:
        if told.finding.rule == "gate-measurement-old":
            yield say("missing", "stale", months=str(told.finding.facts["months"]))


def _judgement(view: PageView) -> Iterator[str]:
    decision = view.decision
    if not decision.candidates:
        yield say("missing", "candidates")
    elif len(decision.candidates) == 1:
        yield say("missing", "one_candidate")
    if not decision.criteria:
        yield say("missing", "criteria")
    elif not view.summary.view.matrix.weights:
        yield say("missing", "weights")
    grounds, all_cells, with_score = view.grounds, every(view.grounds), scored(view.grounds)
    if not all_cells:
        return
    if grounds.unknown == all_cells:
        yield say("missing", "scores_all")
        return
    if grounds.unknown:
        yield counted("missing", "scores", grounds.unknown, all=str(all_cells))
    if grounds.bare and grounds.bare == with_score:
        yield say("missing", "behind_all", all=str(with_score))
    elif grounds.bare:
        yield counted("missing", "behind", grounds.bare, all=str(with_score))


def _people(view: PageView) -> Iterator[str]:
    decision = view.decision
    waited = sum(
        row.invited_on is not None and row.withdrawn_on is None and row.counted_on is None
        for row in decision.ballots.voters.values()
    )
    if waited and decision.ballots.opened_on is None:
        yield counted("missing", "ballots", waited)
    team = decision.frame.team
    if team.heard in ("partly", "no") and (team.size or 0) > 1:
        yield say("missing", f"heard_{team.heard}", size=f"{team.size:,} people")
    for slug, someone in decision.people.items():
        if someone.stand == "blocks":
            yield say("missing", "block", who=person(decision, slug))
        elif someone.stand == "against" and view.situation == "proposed":
            yield say("missing", "against", who=person(decision, slug))


def _plan(view: PageView) -> Iterator[str]:
    decision = view.decision
    rows = [decision.candidates[slug] for slug in view.running_order]
    bare = [
        row
        for row in rows
        if (row.costs.switching_weeks, row.costs.running_month, row.costs.upkeep_year) == (None,) * 3
    ]
    if rows and len(bare) == len(rows):
        yield say("missing", "costs", all=in_words(len(rows)))
    elif present := next((row for row in bare if row.present), None):
        slug = next(slug for slug in view.running_order if decision.candidates[slug] is present)
        yield say("missing", "present_cost", name=view.names.candidate(slug))
    proof = next((row for row in view.phases if is_proof(row.slug, row.phase)), None)
    if proof is not None and proof.state in ("planned", "running"):
        due = proof.phase.starts_on
        if proof.state == "planned" and due is not None and due <= view.today:
            yield say("missing", "proof_due", on=due.isoformat())
        else:
            checks = {"met": str(proof.met), "all": str(len(proof.phase.checks))}
            yield say("missing", "proof", **checks)
    no_way = not whole(decision.recovery.isolate) and not whole(decision.recovery.pieces)
    unseen = all((item := decision.checklist.get(key)) is None or item.applies is None for key in CHECKLIST)
    if no_way or unseen:
        yield say("missing", "way_and_four" if no_way and unseen else "way_out" if no_way else "four")


def _word(view: PageView) -> Iterator[str]:
    outcome = view.decision.outcome
    if not view.chosen:
        yield say("missing", "choice" if outcome.reasons and outcome.review_on else "choice_reasons")
        return
    if not outcome.reasons:
        yield say("missing", "reasons" if outcome.review_on else "reasons_review")
    elif not outcome.review_on:
        yield say("missing", "review")
    if outcome.decided_on is None or not whole(outcome.decided_by):
        yield say("missing", "signature")
