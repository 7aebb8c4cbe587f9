"""Lock-in: what leaving would cost, and whether anybody has worked it out."""

from collections.abc import Iterator

from roadworthy.method.basis import Basis
from roadworthy.method.finding import Finding
from roadworthy.method.rules.common import about, at
from roadworthy.model.landscape import Candidate


def tied_to_provider(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """Tied to one provider's own parts without an interface between."""
    del basis
    if candidate.lock_in == "tied" and candidate.behind_interface != "yes":
        yield about("tied-to-provider", "warning", slug, at(slug, "lock_in"), at(slug, "behind_interface"))


def exit_not_priced(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """Some lock-in, and no estimate of what leaving would cost."""
    del basis
    if candidate.lock_in in ("some", "tied") and not candidate.exit_cost.strip():
        yield about("exit-not-priced", "note", slug, at(slug, "exit_cost"), at(slug, "lock_in"))


def lock_in_against_own_word(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """The fit interview bore less lock-in than the candidate brings."""
    borne = ("fit", "serverless", "lock_in")
    bears = basis.decision.fit.serverless.lock_in
    told = candidate.approach == "serverless" and bears == "never"
    refused = not told and bears == "never" and candidate.lock_in in ("some", "tied")
    open_to = bears == "behind-interfaces" and candidate.lock_in in ("some", "tied")
    if refused or (open_to and candidate.behind_interface == "no"):
        yield about("lock-in-against-own-word", "warning", slug, at(slug, "lock_in"), borne)
