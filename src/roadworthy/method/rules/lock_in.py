"""Lock-in: what leaving would cost, and whether anybody has worked it out."""

from collections.abc import Iterator
from typing import Final

from roadworthy.method.basis import Basis
from roadworthy.method.finding import Finding
from roadworthy.method.load import pace
from roadworthy.method.rules.common import about, at, frame
from roadworthy.model.landscape import Candidate

OUTGROWN: Final = 3.0
"""From this growth within two years on, what comes next is to be known before the choice."""


def tied_to_provider(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """Tied to one provider's own parts without an interface between."""
    del basis
    if candidate.lock_in == "tied" and candidate.behind_interface != "yes":
        yield about("tied-to-provider", "warning", slug, at(slug, "lock_in"), at(slug, "behind_interface"))


def exit_not_priced(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """Nobody has estimated what leaving would cost, where a provider or the framework itself holds on.

    Where nobody says that there is a layer of one's own between, one is tied to the framework. The stack of
    today is left whatever it costs, and who is not in front is not asked before a provider is in play.
    """
    if candidate.exit_cost.strip() or candidate.present is not None:
        return
    if candidate.lock_in in ("some", "tied"):
        reads, facts = (at(slug, "exit_cost"), at(slug, "lock_in")), {"provider": 1}
        yield about("exit-not-priced", "note", slug, *reads, facts=facts)
    elif candidate.wrapper != "yes" and slug in basis.front:
        reads, facts = (at(slug, "exit_cost"), at(slug, "wrapper")), {"framework": 1}
        yield about("exit-not-priced", "note", slug, *reads, facts=facts)


def dead_end(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """If it is outgrown, the step after it would be another rewrite."""
    del basis
    reads = (at(slug, "next_step_open"), at(slug, "next_step"), frame("load.growth"))
    if candidate.next_step_open == "no":
        yield about("dead-end", "warning", slug, *reads)


def next_step_unsaid(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """The load is to grow, and nobody has said what comes after the one in front if it is outgrown."""
    grows = (pace(basis.decision.frame.load) or 0) >= OUTGROWN
    if grows and slug in basis.front and candidate.next_step_open is None and not candidate.next_step.strip():
        yield about("next-step-unsaid", "note", slug, at(slug, "next_step"), frame("load.growth"))


def lock_in_against_own_word(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """The fit interview bore less lock-in than the candidate brings."""
    borne = ("fit", "serverless", "lock_in")
    bears = basis.decision.fit.serverless.lock_in
    told = candidate.approach == "serverless" and bears == "never"
    refused = not told and bears == "never" and candidate.lock_in in ("some", "tied")
    open_to = bears == "behind-interfaces" and candidate.lock_in in ("some", "tied")
    if refused or (open_to and candidate.behind_interface == "no"):
        yield about("lock-in-against-own-word", "warning", slug, at(slug, "lock_in"), borne)
