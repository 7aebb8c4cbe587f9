"""Changes about ballots: who is asked, opening them, letting late ones in, taking the means over."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal, TypeAlias

from roadworthy.edits.edit import Edit
from roadworthy.knowledge.edit_words import label_of, taken_words
from roadworthy.method.ballots import MeanCell, moods, tally
from roadworthy.method.locking import recorded
from roadworthy.model import Decision, Interval, KeyPath, put
from roadworthy.model.ballot import BallotPaper
from roadworthy.model.judgement import Ballot, Balloting
from roadworthy.model.landscape import Enthusiasm

Taken = Literal["weights", "scores", "both", "enthusiasm", "nothing"]
CellsAs = Literal["means", "ranges"]
NamedPapers: TypeAlias = Mapping[str, tuple[str, str, BallotPaper]]
"""Ballots by voter: the voter's name, what tells the ballot as it is now from a later one, the ballot."""

_PATH: Final[KeyPath] = ("ballots", "voters")
_DECIMALS: Final = 2
"""Of points and means that are written into the decision."""


def invite(slug: str, name: str, today: date) -> Edit:
    """Ask somebody to judge. Who came unasked, or whose invitation was taken back, is asked from now on."""

    def apply(decision: Decision) -> Decision:
        old = decision.ballots.voters.get(slug, Ballot())
        said = {"name": old.name or name, "invited_on": old.invited_on or today, "withdrawn_on": None}
        return put(decision, (*_PATH, slug), old.model_copy(update=said))

    return Edit(label_of("asked_ballot", name=name), (*_PATH, slug), apply)


def withdraw(slug: str, name: str, today: date) -> Edit:
    """Take an invitation back; the ballot's file stays and does not count."""

    def apply(decision: Decision) -> Decision:
        old = decision.ballots.voters.get(slug, Ballot(name=name))
        new = old.model_copy(update={"withdrawn_on": today, "counted_on": None, "mark": ""})
        return put(decision, (*_PATH, slug), new)

    return Edit(label_of("withdrawn", name=name), (*_PATH, slug), apply)


def open_ballots(papers: NamedPapers, today: date) -> Edit:
    """Open the ballots that are in: from now on they can be read, and what comes later is late."""
    return Edit(
        label_of("opened"), ("ballots", "opened_on"), lambda it: _counting(it, papers, {}, today, today)
    )


def count_late(
    papers: NamedPapers, names: str, today: date, counted: Mapping[str, BallotPaper] | None = None
) -> Edit:
    """Let in what came or changed after the opening, as it is now. `counted` are those that count already."""

    def apply(decision: Decision) -> Decision:
        opened = decision.ballots.opened_on or today
        return _counting(decision, papers, counted or {}, today, opened)

    return Edit(label_of("let_in", names=names), ("ballots", "voters"), apply)


def _counting(
    decision: Decision, papers: NamedPapers, counted: Mapping[str, BallotPaper], today: date, opened: date
) -> Decision:
    rows = dict(decision.ballots.voters)
    for slug, (name, mark, _) in papers.items():
        old = rows.get(slug, Ballot(name=name))
        rows[slug] = old.model_copy(update={"counted_on": today, "mark": mark})
    found = tally(decision, {**counted, **{slug: paper for slug, (_, _, paper) in papers.items()}})
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
                now = put(now, ("scores", candidate, criterion, "score"), _interval(cell, cells))
                now = put(now, ("scores", candidate, criterion, "ballots"), cell.people)
        if what != "nothing":
            for slug, split in moods(decision, papers).items():
                if split.people:
                    counts = Enthusiasm(excited=split.excited, tolerate=split.tolerate, dread=split.dread)
                    now = put(now, ("candidates", slug, "enthusiasm"), counts)
        new = now.ballots.model_copy(
            update={"taken_over": what, "taken_on": today, "taken_from": tuple(papers)}
        )
        return put(now, ("ballots",), Balloting.model_validate(dict(new)))

    return Edit(label_of("took_over", what=taken_words(what)), ("scores",), apply)


def _interval(cell: MeanCell, cells: CellsAs) -> Interval:
    if cells == "ranges":
        return cell.hull
    mean = min(max(_rounded(cell.mean), cell.hull.low), cell.hull.high)
    return Interval(mean, mean)


def _rounded(number: float, places: int = _DECIMALS) -> float:
    return round(number, places)
