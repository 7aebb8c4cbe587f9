"""**Decision**: what was chosen, by whom, when to look again; or what is missing before it can be."""

from collections.abc import Iterator

from roadworthy.method.reservations import HEAVY, kind_of
from roadworthy.report.document import Bullet, Paragraph
from roadworthy.report.page.missing import missing_words
from roadworthy.report.page.parts import PagePart, said
from roadworthy.report.page.view import PageView
from roadworthy.report.page.wording import colon, counted, led, person, say, sentence, softened, whole
from roadworthy.report.phrases import ended, listed
from roadworthy.report.words import render

MOST_MISSING = 6
"""Lines of what is missing; more are counted."""
_SHOWN = 3


def about_choice(view: PageView) -> Iterator[PagePart]:
    """The section, whatever the decision's state."""
    match view.situation:
        case "failed_proof" | "failed":
            yield from _failed(view)
        case "reopened":
            yield from _reopened(view)
        case "abandoned":
            yield from _given_up(view)
        case "superseded":
            yield from _superseded(view)
        case _ if view.undecided:
            yield from _undecided(view)
        case _:
            yield from _chosen(view)
            yield from _against_figures(view)
    if view.made or view.situation == "reopened":
        yield from _since(view)
    yield from _blocks(view)
    if view.situation not in ("abandoned", "superseded"):
        yield from _look_again(view)
    if not view.undecided and view.chosen in view.decision.candidates:
        yield from _reservations(view, view.chosen, but=("lacks-must-have", "proof-failed", "phase-failed"))


def _chosen(view: PageView) -> Iterator[PagePart]:
    outcome = view.decision.outcome
    if not view.chosen:
        yield from said(say("decision", "gone"), 0)
    else:
        yield from said(say("decision", "chosen", name=_full_name(view)), 0)
        yield from said(sentence(view.decision.candidates[view.chosen].summary), 5)
    if outcome.decided_on and whole(outcome.decided_by):
        by = softened(ended(whole(outcome.decided_by)))
        yield from said(say("decision", "chosen_on_by", on=outcome.decided_on.isoformat(), by=by), 1)
    elif outcome.decided_on:
        yield from said(say("decision", "chosen_on", on=outcome.decided_on.isoformat()), 1)
    elif whole(outcome.decided_by):
        yield from said(say("decision", "chosen_by", by=softened(ended(whole(outcome.decided_by)))), 1)
    else:
        yield from said(say("decision", "chosen_bare"), 1)
    ends = [row.phase.ended_on for row in view.phases if row.phase.ended_on]
    if view.situation == "done" and ends:
        last = max(ends)
        yield from said(say("decision", "in_place", on=last.isoformat()), 1)
    if view.situation == "done":
        from roadworthy.report.looked_back import back_at  # noqa: PLC0415 - few moves are done

        found = back_at(view.summary.analysis)
        whole_plan = [one for one in found.plan if one.rule.startswith("back-whole")]
        for one in (*whole_plan, *found.effort):
            yield from said(render(one, view.decision).says, 3, "figure")


def _since(view: PageView) -> Iterator[PagePart]:
    """Where today's figures are others than those of the day on which it was decided."""
    from roadworthy.report.then_words import moved_since  # noqa: PLC0415 - of what is decided alone

    lines = moved_since(view.summary.analysis)
    for number, words in enumerate(lines):
        lead = say("decision", "since") if number == 0 else ""
        yield from said(f"{lead} {words}".lstrip(), 2 + min(number, 3), "figure", apart=number == 0)


def _full_name(view: PageView) -> str:
    """Name and version line: ``Ruby on Rails 8.1``, ``Django with functions, 5.2 LTS``."""
    name = view.names.candidate(view.chosen)
    version = ended(whole(view.decision.candidates[view.chosen].version_line))
    if not version or version in name or len(version) > 60:
        return name
    plain = version[0].isdigit() and not set(version) & set(",;:")
    return f"{name} {version}" if plain and " and " not in version else f"{name}, {version}"


def _against_figures(view: PageView) -> Iterator[PagePart]:
    if not view.chosen:
        return
    if failures := view.ruled_out.get(view.chosen):
        yield from said(
            say("decision", "ruled_out", missing=listed(map(view.must_have, failures[:_SHOWN]))), 0
        )
    leaders = view.summary.view.lead.leaders
    if leaders and view.chosen not in leaders:
        yield from said(say("decision", "not_leading", leader=view.names.some(leaders)), 0)


def _reservations(view: PageView, slug: str, but: tuple[str, ...] = ()) -> Iterator[PagePart]:
    """What stands heavily against a candidate; `but` are the rules that are told elsewhere.

    So is a date that has passed: why now begins with it.
    """
    for told in view.summary.analysis.reservations(slug):
        if kind_of(told) in HEAVY and told.rule not in but and "days" not in told.facts:
            words = render(told, view.decision).short
            yield from said(sentence(say("decision", "against", against=words)), 0)


def _blocks(view: PageView) -> Iterator[PagePart]:
    for slug, someone in view.decision.people.items():
        if someone.stand == "blocks":
            who = person(view.decision, slug)
            if whole(someone.reason):
                yield from said(colon(say("decision", "blocks_why", who=who), someone.reason), 1, "view")
            else:
                yield from said(say("decision", "blocks", who=who), 1, "view")


def _look_again(view: PageView) -> Iterator[PagePart]:
    outcome = view.decision.outcome
    when = whole(outcome.reopen_when)
    if outcome.review_on:
        yield from said(say("decision", "review", on=outcome.review_on.isoformat()), 1)
    if when:
        key = "review_or" if outcome.review_on else "reopen"
        yield from said(_if(say("decision", key), when), 1, "answer")
    if not outcome.review_on and not when and view.made:
        yield from said(say("decision", "no_review"), 3)


def _if(lead: str, condition: str) -> str:
    """A lead that ends in ``if`` before a condition, which may begin with one of its own."""
    soft = softened(condition)
    first = soft.split(" ", 1)[0]
    if first in ("if", "when", "once", "as"):
        return sentence(f"{lead.removesuffix(' if')} {soft}")
    return led(lead, condition)


def _failed(view: PageView) -> Iterator[PagePart]:
    row = view.failed
    assert row is not None
    decided_on = view.decision.outcome.decided_on
    on = say("decision", "on", on=decided_on.isoformat()) if decided_on else ""
    when = say("decision", "on", on=row.phase.ended_on.isoformat()) if row.phase.ended_on else ""
    name = view.names.candidate(view.subject) if view.subject else say("decision", "gone")
    facts = {"name": name, "on": on, "when": when, "phase": view.phase_name(row)}
    yield from said(say("decision", view.situation, **facts), 0)
    if row.open_checks:
        words = "; ".join(ended(whole(row.phase.checks[slug].words) or slug) for slug in row.open_checks)
        yield from said(colon(say("decision", "not_met"), words), 1, "check")
    yield from said(say("decision", "way_round"), 0)
    if view.rival in view.values:
        facts = {"name": view.names.candidate(view.rival), "value": view.values[view.rival], "top": view.top}
        yield from said(say("decision", "next_in_line", **facts), 1)
    yield from _against_figures(view)


def _reopened(view: PageView) -> Iterator[PagePart]:
    move, on = view.last_move("reopened"), view.moved_on("reopened")
    yield from said(say("decision", "open_again" if on else "open_again_undated", on=on), 0)
    yield from said(sentence(move.note) if move else "", 1, "answer")
    if view.chosen:
        decided = view.decision.outcome.decided_on
        chosen = say("decision", "stays_chosen", on=decided.isoformat()) if decided else ""
        name = view.names.candidate(view.chosen)
        yield from said(say("decision", "stays", name=name, chosen=chosen), 0)
    yield from said(say("decision", "missing_again"), 1)


def _given_up(view: PageView) -> Iterator[PagePart]:
    move, on = view.last_move("abandoned"), view.moved_on("abandoned")
    yield from said(say("decision", "given_up" if on else "given_up_undated", on=on), 0)
    yield from said(sentence(move.note) if move else "", 1, "answer")
    if view.chosen:
        decided = view.decision.outcome.decided_on
        day = say("decision", "on", on=decided.isoformat()) if decided else ""
        yield from said(say("decision", "had_been", name=view.names.candidate(view.chosen), on=day), 1)


def _superseded(view: PageView) -> Iterator[PagePart]:
    by = whole(view.decision.outcome.superseded_by)
    yield from said(
        say("decision", "superseded_by", by=ended(by)) if by else say("decision", "superseded"), 0
    )
    if view.chosen:
        decided = view.decision.outcome.decided_on
        day = say("decision", "on", on=decided.isoformat()) if decided else ""
        yield from said(say("decision", "had_been", name=view.names.candidate(view.chosen), on=day), 1)


def _undecided(view: PageView) -> Iterator[PagePart]:
    yield from said(_open_words(view), 0)
    lines = missing_words(view)
    yield from said(say("decision", "missing" if lines else "nothing_missing"), 0)
    for number, words in enumerate(lines[:MOST_MISSING]):
        yield PagePart(Bullet(words), 1 if number < _SHOWN else 2, "", numbered=True)
    if len(lines) > MOST_MISSING:
        yield from said(counted("decision", "more_missing", len(lines) - MOST_MISSING), 3)
    yield from _leads(view)


def _open_words(view: PageView) -> str:
    if view.situation == "proposed":
        if not view.chosen:
            return say("decision", "proposed_which")
        on = view.moved_on("proposed")
        name = view.names.candidate(view.chosen)
        return say("decision", "proposed" if on else "proposed_undated", name=name, on=on)
    if view.chosen:
        return say("decision", "written", name=view.names.candidate(view.chosen))
    return say("decision", "nothing")


def _leads(view: PageView) -> Iterator[PagePart]:
    lead = view.summary.view.lead
    order = tuple(place.candidate for place in view.summary.view.places if place.rank is not None)
    if not view.values or not lead.leaders:
        return
    values = view.values_text(order[:_SHOWN])
    if lead.verdict == "little-known":
        yield PagePart(
            Paragraph(say("decision", "little", values=_all_named(view, order[:_SHOWN]))), 1, apart=True
        )
    elif len(lead.leaders) > 1:
        leaders = view.names.some(lead.leaders)
        yield PagePart(Paragraph(say("decision", "level", leaders=leaders, values=values)), 1, apart=True)
    else:
        key = "leads_until" if view.situation == "proposed" else "leads"
        words = say("decision", key, leader=view.names.candidate(lead.leaders[0]), values=values)
        yield PagePart(Paragraph(words), 1, apart=True)
        yield from _reservations(view, lead.leaders[0])


def _all_named(view: PageView, slugs: tuple[str, ...]) -> str:
    return ", ".join(
        say("decision", "value", name=view.names.candidate(slug), value=view.values[slug]) for slug in slugs
    )
