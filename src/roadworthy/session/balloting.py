"""The lead's side of ballots: who is in, and the edits that ask for them, open them and take them over."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Final, Literal

from roadworthy.edits.ballots import NamedPapers
from roadworthy.model import Decision
from roadworthy.model.ballot import BallotPaper
from roadworthy.model.frozen import frozen
from roadworthy.model.judgement import Ballot
from roadworthy.store.ballots import BallotFile, Beside

VoterState = Literal["withdrawn", "taken-back", "missing", "begun", "in", "counted", "late", "changed"]

_PATH: Final = ("ballots", "voters")
_DECIMALS: Final = 2
"""Of points and means that are written into the decision."""


@frozen
class Voter:
    """Somebody who was asked, or who cast a ballot unasked."""

    slug: str
    name: str
    standing: VoterState
    """``late``: handed in after the ballots were opened; ``changed``: counted then, and changed since."""
    invitation: Ballot | None
    found: BallotFile | None
    twin: bool = False
    """Whether another voter has the same name."""

    @property
    def called(self) -> str:
        """The name, and the key where the name alone says not who it is."""
        return f"{self.name} ({self.slug})" if self.twin else self.name

    @property
    def asked(self) -> bool:
        """Whether there is an invitation that holds."""
        return (
            self.invitation is not None
            and self.invitation.invited_on is not None
            and self.invitation.withdrawn_on is None
        )


def voters_of(decision: Decision, beside: Beside) -> tuple[Voter, ...]:
    """Everybody who was asked, in the order of the file, then those who came unasked."""
    asked = decision.ballots.voters
    slugs = [*asked, *(found.slug for found in beside.ballots if found.slug not in asked)]
    voters = [_voter(decision, slug, beside.of(slug)) for slug in slugs]
    often = Counter(voter.name.casefold() for voter in voters)
    return tuple(replace(voter, twin=often[voter.name.casefold()] > 1) for voter in voters)


def _voter(decision: Decision, slug: str, found: BallotFile | None) -> Voter:
    invitation = decision.ballots.voters.get(slug)
    name = (invitation.name if invitation else "") or (found.paper.voter if found else "") or slug
    return Voter(slug, name, _standing(decision, invitation, found), invitation, found)


def _standing(decision: Decision, invitation: Ballot | None, found: BallotFile | None) -> VoterState:
    if invitation is not None and invitation.withdrawn_on is not None:
        return "withdrawn"
    if found is None:
        return "missing"
    if found.paper.withdrawn_on is not None:
        return "taken-back"
    if found.paper.cast_on is None:
        return "begun"
    if decision.ballots.opened_on is None:
        return "in"
    if invitation is None or invitation.counted_on is None:
        return "late"
    return "counted" if invitation.mark == found.mark else "changed"


def missing(voters: Iterable[Voter]) -> tuple[Voter, ...]:
    """Those who were asked and are not in."""
    return tuple(it for it in voters if it.asked and it.standing in ("missing", "begun", "taken-back"))


def late(voters: Iterable[Voter]) -> tuple[Voter, ...]:
    """Those whose ballot came, or was changed, after the opening, so that it is not counted."""
    return tuple(it for it in voters if it.standing in ("late", "changed"))


def counted(voters: Iterable[Voter]) -> dict[str, BallotPaper]:
    """The ballots that count, by key."""
    return {it.slug: it.found.paper for it in voters if it.standing == "counted" and it.found is not None}


@frozen
class Gap:
    """How one counted paper differs from what the decision asks today."""

    voter: str
    came: tuple[str, ...]
    """Names of candidates and criteria that were not on it yet: it abstains there."""
    gone: tuple[str, ...]
    """Names of those it judged that are gone since: what it said about them is left out."""
    rescaled: bool
    """Whether its scores were given on another scale, and are left out."""


def gaps(decision: Decision, voters: Iterable[Voter]) -> tuple[Gap, ...]:
    """The counted papers that differ from what is asked today."""
    found = []
    for voter in voters:
        if voter.standing != "counted" or voter.found is None:
            continue
        paper = voter.found.paper
        came = [decision.candidate_name(it) for it in decision.candidates if it not in paper.candidates]
        came += [decision.criterion_name(it) for it in decision.criteria if it not in paper.criteria]
        judged = {**paper.scores, **paper.enthusiasm}
        gone = [
            paper.candidates[it] for it in judged if it in paper.candidates and it not in decision.candidates
        ]
        gone += [name for it, name in paper.criteria.items() if it not in decision.criteria]
        rescaled = bool(paper.scored) and paper.scale != decision.scale
        if came or gone or rescaled:
            found.append(Gap(voter.called, tuple(came), tuple(gone), rescaled))
    return tuple(found)


def papers_of(voters: Iterable[Voter]) -> NamedPapers:
    """The ballots of voters as edits take them."""
    return {it.slug: (it.name, it.found.mark, it.found.paper) for it in voters if it.found is not None}
