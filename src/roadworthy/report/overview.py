"""A decision in one line: for the list and for the first screen."""

from collections.abc import Iterator
from datetime import date

from roadworthy.method.ranking import Leader, leader
from roadworthy.model import Decision, KeyPath
from roadworthy.model.frozen import frozen
from roadworthy.report.verdict import verdict


@frozen
class Overview:
    """What a person wants to know of a decision among many."""

    title: str
    status: str
    leader: str
    """The name of what was chosen or leads, the names that are level, or why nothing does."""
    next_on: date | None
    next_what: str
    chosen: bool = False
    """Whether the one who is named was chosen, not only first."""


@frozen
class NextDate:
    """A day that asks for something."""

    on: date
    what: str
    path: KeyPath
    """Where it is dealt with."""


def overview(decision: Decision, first: Leader | None = None) -> Overview:
    """The decision in one line. `first` is the verdict on its first place, where it is known."""
    title, coming, chosen = (
        decision.title or "Untitled decision",
        next_date(decision),
        bool(decision.outcome.chosen),
    )
    on, what = (coming.on, coming.what) if coming is not None else (None, "")
    return Overview(title, decision.status, _leader(decision, first), on, what, chosen)


def _leader(decision: Decision, first: Leader | None) -> str:
    if decision.outcome.chosen:
        return f"{decision.candidate_name(decision.outcome.chosen)} (chosen)"
    first = first or leader(decision)
    if first.verdict in ("clear", "leads", "close", "one-candidate"):
        name = decision.candidate_name(first.leaders[0])
        return f"{name}, by a hair" if first.verdict == "close" else name
    return verdict(first, decision)[0]


def next_date(decision: Decision) -> NextDate | None:
    """The earliest date that still asks for something, past or coming, and what it asks for."""
    if decision.status in ("abandoned", "superseded"):
        return None
    return min(_dates(decision), default=None, key=lambda entry: entry.on)


def _dates(decision: Decision) -> Iterator[NextDate]:
    outcome = decision.outcome
    if outcome.review_on:
        yield NextDate(outcome.review_on, "look again", ("outcome", "review_on"))
    if decision.status == "done":
        return
    if not outcome.decided_on and decision.frame.waiting.forced_on:
        yield NextDate(
            decision.frame.waiting.forced_on, "a choice is forced", ("frame", "waiting", "forced_on")
        )
    path = decision.paths.get(outcome.chosen)
    for slug, phase in path.phases.items() if path else ():
        if phase.starts_on and not phase.started_on and not phase.result:
            at = ("paths", outcome.chosen, "phases", slug)
            yield NextDate(phase.starts_on, f"{phase.name or slug} starts", at)
    for slug, risk in decision.risks.items():
        if risk.review_on and risk.state in ("open", "watched"):
            yield NextDate(risk.review_on, f"risk: {risk.title or slug}", ("risks", slug))
