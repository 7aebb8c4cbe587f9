"""A decision's story out of its versions: when the leader changed, who moved it, and why."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from pydantic import ValidationError

from roadworthy.knowledge.history_words import say
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision
from roadworthy.model.changes import Change, changes
from roadworthy.model.check import problems
from roadworthy.model.frozen import frozen
from roadworthy.model.plain import canonical
from roadworthy.model.tree import NOTHING, put_at, take_away
from roadworthy.report.change_words import ToldChange, told_changes
from roadworthy.report.phrases import listed
from roadworthy.report.then_words import figures_words
from roadworthy.report.versions import Versions

MOST_CAUSES: Final = 3
"""Changes that are named when several together moved the leader; more are counted."""
_PARTS: Final = ("scores", "criteria", "landscape")
"""The stations whose answers can move a ranking."""


@frozen
class DecisionVersion:
    """A decision as it was at one point of its history."""

    id: str
    parents: tuple[str, ...]
    """The versions that it came from; several where branches were merged."""
    by: str
    on: date
    says: str
    """What whoever made it said of it."""
    decision: Decision | None
    """None where it can't be read."""


@frozen
class StoryEvent:
    """The leader changed, a candidate was chosen, or what was chosen was decided or opened again."""

    version: DecisionVersion
    what: str
    """In words: who leads now, who did before."""
    why: tuple[str, ...]
    """The changes that did it, in words; what moved it alone, where one did."""
    leaders: tuple[str, ...]
    """The names of those that lead from now on."""
    chosen: str
    """The name of the chosen candidate, where this is a choice."""


def story(versions: Sequence[DecisionVersion]) -> tuple[StoryEvent, ...]:
    """The events of a history whose versions stand oldest first.

    A version that came from several is an event only where it is like none of them: the change was made on
    one of its branches, and is told there.
    """
    known: dict[str, Decision | None] = {}
    events: list[StoryEvent] = []
    for version in versions:
        before = [known[parent] for parent in version.parents if known.get(parent) is not None]
        decision = version.decision
        if decision is not None:
            events += _events(version, decision, [one for one in before if one is not None])
        known[version.id] = decision if decision is not None else next(iter(before), None)
    return tuple(events)


def _events(version: DecisionVersion, decision: Decision, before: list[Decision]) -> Iterator[StoryEvent]:
    now, was = _leaders(decision), [_leaders(one) for one in before]
    if now not in was and (now or was):
        old = was[0] if was else ()
        why = _why(before[0], decision, version.on) if before else ()
        yield StoryEvent(version, _led(old, now), why, now, "")
    chosen = _chosen(decision)
    if chosen not in [_chosen(one) for one in before] and (chosen or before):
        old_choice = _chosen(before[0]) if before else ""
        yield StoryEvent(version, _chose(old_choice, chosen), (), now, chosen)
    for words in _moved(decision, before):
        yield StoryEvent(version, words, (), now, "")


def _moved(decision: Decision, before: list[Decision]) -> Iterator[str]:
    """What was decided in this version, with the figures of that day, or opened again."""
    if not before:
        return
    for key, move in decision.history.items():
        if any(key in one.history for one in before):
            continue
        if words := figures_words(move.then, decision):
            yield say("decided_then", words=words)
        elif move.status == "reopened" and _chosen(decision):
            yield say("opened_again", name=_chosen(decision))


def _led(old: tuple[str, ...], now: tuple[str, ...]) -> str:
    if not now:
        return say("nobody_leads", old=listed(old))
    if not old:
        return say("leads_first", name=listed(now), count=len(now))
    return say("leads_before" if len(now) == 1 else "level_before", name=listed(now), old=listed(old))


def _chose(old: str, now: str) -> str:
    if not now:
        return say("chosen_no_more", name=old)
    return say("chosen_before", name=now, old=old) if old else say("chosen", name=now)


def _leaders(decision: Decision) -> tuple[str, ...]:
    """The names of those that are first; nobody where no score stands."""
    analysis = Analysis(decision, date.min, signs=SIGN_CATALOGUE)
    if not analysis.matrix().any_known:
        return ()
    return tuple(decision.candidate_name(one.candidate) for one in analysis.ranking() if one.rank == 1)


def _chosen(decision: Decision) -> str:
    return decision.candidate_name(decision.outcome.chosen) if decision.outcome.chosen else ""


def _why(old: Decision, new: Decision, today: date) -> tuple[str, ...]:
    """The changes that moved the leader: those that do it alone, else all that count, else how many."""
    before, after = canonical(old), canonical(new)
    found = changes(before, after)
    was, will = (Analysis(one, today, signs=SIGN_CATALOGUE) for one in (old, new))
    told = told_changes(found, Versions(was, will, before, after))
    counted = [one for one in told if one.changes and _counts(one)]
    now = _leaders(new)
    alone = [one.says for one in counted if _leaders_with(before, one.changes) == now]
    if alone:
        return tuple(alone[:MOST_CAUSES])
    if len(counted) <= MOST_CAUSES:
        return tuple(one.says for one in counted)
    return (say("together", count=len(counted)),)


def _counts(one: ToldChange) -> bool:
    """Whether a change can move a ranking: of scores, weights, candidates, must-haves, the scale."""
    return one.part in ("scores", "criteria", "landscape") or one.changes[0].path[0] in (
        "horizons",
        "must_haves",
    )


def _leaders_with(before: dict[str, object], some: Sequence[Change]) -> tuple[str, ...] | None:
    """Who leads where only some of the changes were made; None where that does not hold together."""
    data = dict(before)
    for change in some:
        if change.kind == "order":
            continue
        if change.new is NOTHING:
            take_away(data, change.path)
        else:
            put_at(data, change.path, change.new)
    try:
        decision = Decision.model_validate(data)
    except ValidationError:
        return None
    return None if next(problems(decision), None) is not None else _leaders(decision)


def story_lines(events: Sequence[StoryEvent], name: Callable[[StoryEvent], str]) -> list[str]:
    """The events a line each: the day, who, what, why, and what they said of it; `name` is how it is told."""
    return ["  ".join((event.version.on.isoformat(), name(event), _sentence(event))) for event in events]


def _sentence(event: StoryEvent) -> str:
    said = say("story_why", what=event.what, why="; ".join(event.why)) if event.why else event.what
    subject = event.version.says.strip()
    return say("story_said", what=said, words=subject) if subject else f"{said}."
