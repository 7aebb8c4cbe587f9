"""The rules that raise a risk or an advice from the answers, and what a person has said to them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from roadworthy.method import rollout
from roadworthy.method.basis import Basis, basis_of
from roadworthy.method.finding import Finding
from roadworthy.method.rules import (
    built,
    complexity,
    governance,
    lock_in,
    mixing,
    proof,
    reasons,
    recovery,
    regulated,
    signs,
    skills,
    team,
    upgrades,
)
from roadworthy.method.rules.common import CandidateRule, DecisionRule
from roadworthy.method.rules.size import sized
from roadworthy.method.signs import NO_SIGNS, SignCatalogue
from roadworthy.model import Decision
from roadworthy.model.outcome import Raised, RaisedState

CANDIDATE_RULES: Final[Mapping[str, CandidateRule]] = {
    "services-for-simple-work": complexity.services_for_simple_work,
    "services-for-small-team": complexity.services_for_small_team,
    "services-before-boundaries": complexity.services_before_boundaries,
    "operations-too-thin": complexity.operations_too_thin,
    **{rule: built.against_an_answer(rule) for rule in built.RULES},
    "way-fits-poorly": built.way_fits_poorly,
    "tied-to-provider": lock_in.tied_to_provider,
    "lock-in-against-own-word": lock_in.lock_in_against_own_word,
    "exit-not-priced": lock_in.exit_not_priced,
    "dead-end": lock_in.dead_end,
    "next-step-unsaid": lock_in.next_step_unsaid,
    "low-enthusiasm": team.low_enthusiasm,
    "split-behind-mean": team.split_behind_mean,
    "tolerated-by-all": team.tolerated_by_all,
    "rival-excites": team.rival_excites,
    "hype": reasons.hype,
    "benchmark-is-the-reason": reasons.benchmark_is_the_reason,
    "niche-or-young": reasons.niche_or_young,
    "async-for-sync-team": skills.async_for_sync_team,
    "new-language-without-advantage": skills.new_language_without_advantage,
    "new-language-not-priced": skills.new_language_not_priced,
    "one-maintainer": governance.one_maintainer,
    "one-sponsor": governance.one_sponsor,
    "unpaid-maintainers": governance.unpaid_maintainers,
    "takes-without-giving": governance.takes_without_giving,
    "below-own-maintainer-bar": governance.below_own_maintainer_bar,
    "below-own-funding-bar": governance.below_own_funding_bar,
    "below-own-governance-bar": governance.below_own_governance_bar,
    "no-support-window": regulated.no_support_window,
    "no-security-record": regulated.no_security_record,
    "no-predictable-releases": regulated.no_predictable_releases,
    "more-majors-than-carried": upgrades.more_majors_than_carried,
    "breaking-without-wrapper": upgrades.breaking_without_wrapper,
    "staying-not-priced": upgrades.staying_not_priced,
    "score-departs-from-signs": signs.score_departs_from_signs,
    "two-frameworks-in-one-service": mixing.two_frameworks_in_one_service,
    "hybrid-without-boundary": mixing.hybrid_without_boundary,
    "hybrid-without-protocol": mixing.hybrid_without_protocol,
}
"""Rules about one candidate, by id; a finding's rule is the id under which its function stands."""

DECISION_RULES: Final[Mapping[str, DecisionRule]] = {
    "plumbing-without-bottleneck": complexity.plumbing_without_bottleneck,
    "team-not-heard": team.team_not_heard,
    "operations-missing": team.operations_missing,
    "product-missing": team.product_missing,
    "somebody-blocks": team.somebody_blocks,
    "ballots-disagree": team.ballots_disagree,
    "benchmark-decides": reasons.benchmark_decides,
    "no-proof-of-concept": proof.no_proof_of_concept,
    "proof-still-open": proof.proof_still_open,
    "moving-without-proof": proof.moving_without_proof,
    "proof-without-everybody": rollout.proof_without_everybody,
    "crunch": rollout.crunch,
    "low-mood": rollout.low_mood,
    "schedule-over-capacity": rollout.schedule_over_capacity,
    "flag-without-rollback": rollout.flag_without_rollback,
    "came-true-without-recovery": recovery.came_true_without_recovery,
    "failed-phase-without-recovery": recovery.failed_phase_without_recovery,
    "second-big-bang": recovery.second_big_bang,
    "criteria-not-updated": recovery.criteria_not_updated,
}
"""Rules about the whole decision, by id."""


def raised(decision: Decision, today: date, signs: SignCatalogue = NO_SIGNS) -> tuple[Finding, ...]:
    """Every risk and advice that the answers raise, warnings first, else in the order of the rules.

    Candidate rules look at the chosen candidate alone, or at all that are still in the running; what they
    find about one that is neither chosen nor leading is a note. Scores are held against `signs`.
    """
    return raised_of(basis_of(decision, today, signs))


def raised_of(basis: Basis) -> tuple[Finding, ...]:
    """The same where what the rules rest on is known."""
    front, candidates = basis.front, basis.decision.candidates
    found: list[Finding] = []
    for slug in basis.running:
        for candidate_rule in CANDIDATE_RULES.values():
            told = candidate_rule(basis, slug, candidates[slug])
            found.extend(one if slug in front else replace(one, level="note") for one in told)
    for rule in DECISION_RULES.values():
        found.extend(rule(basis))
    found = [sized(one, basis.decision) for one in found]
    return tuple(sorted(found, key=lambda finding: finding.level != "warning"))


def open_findings(decision: Decision, today: date, signs: SignCatalogue = NO_SIGNS) -> tuple[Finding, ...]:
    """What is raised and nobody has answered, or was answered when the answers behind it were others."""
    return unsettled(decision, raised(decision, today, signs))


def unsettled(decision: Decision, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those of the findings that no person's word holds for on the answers that stand today."""
    return tuple(finding for finding in findings if not settled(decision, finding))


def settled(decision: Decision, finding: Finding) -> bool:
    """Whether a person has accepted or dismissed this finding on the very answers that stand today."""
    word = decision.raised.get(finding.id)
    if word is None or not word.state:
        return False
    # A number that may be a range now was kept as 4.0 when it could not be one.
    said = (word.answers, finding.answers(decision))
    then, now = (tuple(answer.removesuffix(".0") for answer in answers) for answers in said)
    return then == now


def word_on(
    decision: Decision, finding: Finding, state: RaisedState, *, reason: str, role: str, on: date
) -> Raised:
    """A person's word on a finding with the answers it rests on; it belongs at ``raised.{finding.id}``."""
    return Raised(state=state, reason=reason, role=role, on=on, answers=finding.answers(decision))
