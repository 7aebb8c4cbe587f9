"""The lead's side of ballots: who is in, and the edits that ask for them, open them and take them over."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, Literal

from roadworthy.edits.edit import Edit
from roadworthy.method.ballots import MeanCell, moods, tally
from roadworthy.method.locking import recorded
from roadworthy.model import Decision, Interval, put
from roadworthy.model.ballot import BallotPaper
from roadworthy.model.frozen import frozen
from roadworthy.model.judgement import Ballot, Balloting
from roadworthy.model.landscape import Enthusiasm
from roadworthy.store.ballots import BallotFile, Beside

VoterState = Literal["withdrawn", "taken-back", "missing", "begun", "in", "counted", "late", "changed"]
Taken = Literal["weights", "scores", "both", "enthusiasm", "nothing"]
CellsAs = Literal["means", "ranges"]

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


def invite(slug: str, name: str, today: date) -> Edit:
    """Ask somebody to judge. Who came unasked, or whose invitation was taken back, is asked from now on."""

    def apply(decision: Decision) -> Decision:
        old = decision.ballots.voters.get(slug, Ballot())
        said = {"name": old.name or name, "invited_on": old.invited_on or today, "withdrawn_on": None}
        return put(decision, (*_PATH, slug), old.model_copy(update=said))

    return Edit(f"Asked {name} for a ballot", (*_PATH, slug), apply)


def withdraw(slug: str, name: str, today: date) -> Edit:
    """Take an invitation back; the ballot's file stays and does not count."""

    def apply(decision: Decision) -> Decision:
        old = decision.ballots.voters.get(slug, Ballot(name=name))
        new = old.model_copy(update={"withdrawn_on": today, "counted_on": None, "mark": ""})
        return put(decision, (*_PATH, slug), new)

    return Edit(f"Took back the invitation of {name}", (*_PATH, slug), apply)


def open_them(voters: Sequence[Voter], today: date) -> Edit:
    """Open the ballots that are in: from now on they can be read, and what comes later is late."""
    return Edit(
        "Opened the ballots", ("ballots", "opened_on"), lambda it: _counting(it, voters, today, today)
    )


def count_late(voters: Sequence[Voter], today: date) -> Edit:
    """Let in what came or changed after the opening, as it is now. `voters` are all of them."""
    names = ", ".join(voter.called for voter in late(voters))

    def apply(decision: Decision) -> Decision:
        return _counting(decision, voters, today, decision.ballots.opened_on or today)

    return Edit(f"Let in late: {names}", ("ballots", "voters"), apply)


def _counting(decision: Decision, voters: Sequence[Voter], today: date, opened: date) -> Decision:
    rows = dict(decision.ballots.voters)
    for voter in voters:
        if voter.standing in ("in", "late", "changed") and voter.found is not None:
            old = rows.get(voter.slug, Ballot(name=voter.name))
            rows[voter.slug] = old.model_copy(update={"counted_on": today, "mark": voter.found.mark})
    papers = {
        voter.slug: voter.found.paper
        for voter in voters
        if voter.found is not None and voter.standing in ("in", "late", "changed", "counted")
    }
    found = tally(decision, papers)
    new = decision.ballots.model_copy(
        update={
            "opened_on": opened,
            "voters": rows,
            "agreement": _rounded(found.order.w, 4) if found.order else None,
            "weights_agreement": _rounded(found.weights_order.w, 4) if found.weights_order else None,
        }
    )
    return put(decision, ("ballots",), Balloting.model_validate(dict(new)))


def take_over(papers: Mapping[str, BallotPaper], what: Taken, today: date, cells: CellsAs = "means") -> Edit:
    """Take the means of the ballots into the decision.

    Weights go in as points that add up to 100, for the whole and not per horizon; a change after scores were
    seen is kept on record. A cell takes the mean of the midpoints or the hull of all ballots, and keeps its
    reason, its sources and its scores per horizon; one of which no ballot says anything stays as it is.
    The counts of enthusiasm go to each candidate with whatever is taken, unless nothing is.
    """

    def apply(decision: Decision) -> Decision:
        found = tally(decision, papers)
        now = decision
        if what in ("weights", "both") and found.means.weights:
            for slug, weight in zip(decision.criteria, found.means.weights, strict=True):
                now = put(now, ("criteria", slug, "weight"), _rounded(100 * weight))
            now = put(now, ("weighting", "method"), "points")
            now = put(now, ("weighting", "per_horizon"), False)
            now = recorded(decision, now, today)
        if what in ("scores", "both"):
            for (candidate, criterion), cell in found.cells.items():
                now = put(now, ("scores", candidate, criterion, "score"), _span(cell, cells))
        if what != "nothing":
            for slug, split in moods(decision, papers).items():
                if split.people:
                    counts = Enthusiasm(excited=split.excited, tolerate=split.tolerate, dread=split.dread)
                    now = put(now, ("candidates", slug, "enthusiasm"), counts)
        new = now.ballots.model_copy(
            update={"taken_over": what, "taken_on": today, "taken_from": tuple(papers)}
        )
        return put(now, ("ballots",), Balloting.model_validate(dict(new)))

    return Edit(f"Took over from the ballots: {_TAKEN[what]}", ("scores",), apply)


_TAKEN: Final[Mapping[Taken, str]] = {
    "weights": "the weights",
    "scores": "the scores",
    "both": "weights and scores",
    "enthusiasm": "the counts of enthusiasm",
    "nothing": "nothing",
}


def _span(cell: MeanCell, cells: CellsAs) -> Interval:
    if cells == "ranges":
        return cell.hull
    mean = min(max(_rounded(cell.mean), cell.hull.low), cell.hull.high)
    return Interval(mean, mean)


def _rounded(number: float, places: int = _DECIMALS) -> float:
    return round(number, places)
