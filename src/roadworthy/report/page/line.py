"""The page in a paragraph: one line for a chat or a pull request."""

from collections.abc import Iterator
from typing import Final

from roadworthy.method.leader_robustness import leader_robustness
from roadworthy.method.of_hundred import of_hundred_words
from roadworthy.method.reservations import HEAVY, kind_of
from roadworthy.report.page.grounds import scored
from roadworthy.report.page.missing import missing_words
from roadworthy.report.page.state import title_words
from roadworthy.report.page.view import PageView
from roadworthy.report.page.wording import counted, in_words, ordinal, person, say, sentence, softened, whole
from roadworthy.report.phrases import ended, listed
from roadworthy.report.summary import Summary
from roadworthy.report.verdict import can_be_sure
from roadworthy.report.words import render

LONGEST: Final = 400
"""Characters of the line, its end not counted."""
_MISSING: Final = 3


def summary_line(summary: Summary) -> str:
    """The decision in one line of 400 characters at the most, ending in a new line.

    Whole sentences, the first always; a later one is left out where it would not fit.
    """
    view = PageView(summary)
    line = say("line", "head", title=ended(title_words(view)))
    for words in _sentences(view):
        if words and len(line) + 1 + len(words) <= LONGEST:
            line = f"{line} {words}"
    return f"{line}\n"


def _sentences(view: PageView) -> Iterator[str]:
    yield _state(view)
    if view.situation in ("abandoned", "superseded"):
        yield from _over(view)
        return
    told = view.situation == "proposed" and view.summary.view.lead.leaders == (view.chosen,)
    if not told and (view.undecided or view.situation == "reopened"):
        yield _leads(view)
    yield _but(view)
    yield _share(view)
    yield from _unknown(view)
    yield from _move(view)
    if view.undecided:
        yield _missing(view)
        forced = view.decision.frame.waiting.forced_on
        yield say("line", "forced", on=forced.isoformat()) if forced else say("line", "no_date")
    against = [slug for slug, one in view.decision.people.items() if one.stand in ("against", "blocks")]
    if against:
        who = listed(person(view.decision, slug) for slug in against[:2])
        yield counted("line", "against", len(against[:2]), who=who)
    if review := view.decision.outcome.review_on:
        yield say("line", "review", on=review.isoformat())


def _state(view: PageView) -> str:
    name = view.names.candidate(view.subject) if view.subject else ""
    decided = view.decision.outcome.decided_on
    on = decided.isoformat() if decided else ""
    match view.situation:
        case "abandoned" | "superseded" | "early" as key:
            return say("line", key)
        case "proposed" if view.chosen:
            return say("line", "proposed", name=name, values=_values(view))
        case "reopened" if view.chosen and on:
            return say("line", "reopened", name=name, on=on)
        case "done" if view.chosen and on:
            return say("line", "done", name=name, on=on, values=_values(view))
        case _ if view.made and view.chosen:
            return say("line", "decided" if on else "decided_undated", name=name, on=on, values=_values(view))
        case _:
            return say("line", "undecided")


def _over(view: PageView) -> Iterator[str]:
    """Since when, why or by what, and what had been chosen."""
    if view.situation == "abandoned":
        move, on = view.last_move("abandoned"), view.moved_on("abandoned")
        yield say("decision", "given_up", on=on) if on else ""
        yield sentence(move.note) if move else ""
    elif by := whole(view.decision.outcome.superseded_by):
        yield say("decision", "superseded_by", by=ended(by))
    if view.chosen:
        decided = view.decision.outcome.decided_on
        day = say("decision", "on", on=decided.isoformat()) if decided else ""
        yield say("decision", "had_been", name=view.names.candidate(view.chosen), on=day)


def _missing(view: PageView) -> str:
    """What is missing first, each by the words before its colon."""
    labels = [ended(words.partition(":")[0]) for words in missing_words(view)[:_MISSING]]
    if not labels:
        return ""
    soft = [softened(label) for label in labels]
    things = "; ".join(soft) if len(soft) > 2 and any("," in label for label in soft) else listed(soft)
    return say("line", "missing", things=things)


def _values(view: PageView) -> str:
    """`` (4.11 of 5; Quarkus 3.62)`` after a name; empty without values."""
    if view.subject not in view.values:
        return ""
    first = view.values[view.subject]
    if view.rival not in view.values:
        return say("line", "values_alone", first=first, top=view.top)
    second = say("decision", "value", name=view.names.candidate(view.rival), value=view.values[view.rival])
    return say("line", "values", first=first, top=view.top, second=second)


def _leads(view: PageView) -> str:
    leaders = view.summary.view.lead.leaders
    if not leaders or leaders[0] not in view.values:
        return ""
    if len(leaders) > 1:
        names = view.names.some(leaders)
        return say("line", "level", names=names, value=view.values[leaders[0]], top=view.top)
    order = tuple(place.candidate for place in view.summary.view.places if place.rank is not None)
    return say("line", "leads", name=view.names.candidate(leaders[0]), values=view.values_text(order[:3]))


def _but(view: PageView) -> str:
    """What stands most heavily against the one that is chosen, or leads, and no later sentence says."""
    first = view.chosen or view.subject
    found = view.summary.analysis.reservations(first) if first in view.decision.candidates else ()
    told = () if view.undecided or not view.phases else ("proof-failed", "phase-failed", "deadline-missed")
    heavy = [one for one in found if kind_of(one) in HEAVY and one.rule not in told]
    against = listed(render(one, view.decision).short for one in heavy[:2])
    return say("line", "but", against=against) if heavy else ""


def _share(view: PageView) -> str:
    lead = view.summary.view.lead
    if view.situation == "done" or len(lead.leaders) != 1 or not can_be_sure(lead):
        return ""
    sure = leader_robustness(view.summary.sensitivity)
    if sure is None:
        return ""
    share = of_hundred_words(sure.first_share)
    if sure.leader == view.subject:
        return say("line", "first", share=share)
    return say("line", "first_named", name=view.names.candidate(sure.leader), share=share)


def _unknown(view: PageView) -> Iterator[str]:
    matrix = view.summary.view.matrix
    if not scored(view.grounds):
        return
    holes = [
        (slug, key)
        for slug, row in zip(matrix.candidates, matrix.unknown, strict=True)
        for key, hole in zip(matrix.criteria, row, strict=True)
        if hole and slug not in view.ruled_out
    ]
    if len(holes) == 1:
        slug, key = holes[0]
        yield say("line", "unknown_one", cell=view.names.cell(slug, key))
    elif holes:
        yield say("line", "unknown", count=str(len(holes)))
    if view.grounds.bare * 2 > scored(view.grounds):
        key = "bare_all" if view.grounds.bare == scored(view.grounds) else "bare"
        yield say("line", key, count=str(view.grounds.bare), all=str(scored(view.grounds)))


def _move(view: PageView) -> Iterator[str]:
    if not view.phases or view.undecided:
        return
    count = in_words(len(view.phases))
    if view.failed is not None:
        yield say("line", "phase_failed", name=view.phase_name(view.failed))
        return
    row = view.running
    if row is not None:
        place = ordinal(1 + view.phases.index(row))
        checks = {"met": str(row.met), "all": str(len(row.phase.checks))}
        yield say("line", "phase", ordinal=place, count=count, **checks)
        blocked = sum(blocker.solved_on is None for blocker in row.phase.blockers.values())
        if blocked:
            yield counted("line", "blockers", blocked)
    elif all(row.state in ("passed", "on-word", "skipped") for row in view.phases):
        yield say("line", "phases_done", count=count)
        return
    found = view.schedule
    if found is None or found.p50 is None or found.p80 is None or view.situation in ("done", "reopened"):
        return
    yield say("line", "over", p50=found.p50.isoformat(), p80=found.p80.isoformat())
    if view.chance is not None and view.forced is not None:
        yield say("line", "holds", on=view.forced.isoformat(), chance=of_hundred_words(view.chance))
