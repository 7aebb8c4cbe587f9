"""What the summary says about the path, the risks and how it got here: stations seven to nine."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from roadworthy.knowledge.checklist import checklist
from roadworthy.method.path import PhasePlan
from roadworthy.model import Decision, KeyPath
from roadworthy.model.path import Blocker, Flag, Phase
from roadworthy.report.answers import in_full
from roadworthy.report.cells import width_of
from roadworthy.report.document import Block, Facts, Grid, Item, Items, Words
from roadworthy.report.insight import RaisedRisk
from roadworthy.report.phrases import brief, ended, label, phrase
from roadworthy.report.summary import Summary

SHORT_ANSWERED: Final = 6
"""Raised risks that somebody has answered, in the short form."""


def about_path(summary: Summary, full: bool) -> Iterator[Block]:
    """The phases with state and dates, what comes next, flags, blockers, and how the team is."""
    decision, plan = summary.decision, summary.insight.plan
    candidate = summary.insight.path_of
    if plan is None or candidate is None or not plan.phases:
        return
    head = tuple(label("column", key) for key in ("phase", "state", "from", "to", "latest", "checks"))
    yield Grid(head, tuple(_phase_row(row) for row in plan.phases), frozenset((5,)))
    words = [_next_words(summary)]
    people = decision.paths[candidate].people
    words += [phrase("say", "path_people", people=f"{people:g}")] if people is not None else []
    yield Words(" ".join(part for part in words if part))
    items = [item for row in plan.phases for item in _phase_items(decision, candidate, row, full)]
    if items:
        yield Items(tuple(items))
    path = decision.paths[candidate]
    rows = [
        (label("label", key), getattr(path, key) if full else brief(getattr(path, key)))
        for key in ("retrospective", "practices")
        if getattr(path, key)
    ]
    if rows:
        yield Facts(tuple(rows))
    others = [decision.candidate_name(slug) for slug in decision.paths if slug != candidate]
    if others:
        yield Words(phrase("say", "paths_kept", names=", ".join(others)), "dim")


def _phase_row(row: PhasePlan) -> tuple[str, ...]:
    state = phrase("phase", row.state, word=row.phase.word_of)
    met = f"{row.met} of {len(row.phase.checks)}" if row.phase.checks else "–"
    days = (row.start, row.earliest_end, row.latest_end if row.latest_end != row.earliest_end else None)
    return row.phase.name or row.slug, state, *(day.isoformat() if day else "–" for day in days), met


def _next_words(summary: Summary) -> str:
    plan = summary.insight.plan
    if plan is None:
        return ""
    row = next((row for row in plan.phases if row.slug == plan.next), None)
    if row is None:
        failed = any(row.state == "failed" for row in plan.phases)
        return phrase("say", "path_failed" if failed else "path_over")
    name = row.phase.name or row.slug
    unmet = [row.phase.checks[slug].words or slug for slug in row.open_checks]
    if row.state == "planned":
        return phrase(
            "say",
            "next_start",
            name=name,
            on=row.start.isoformat() if row.start else phrase("say", "undated"),
        )
    if unmet:
        return phrase("say", "next_checks", name=name, checks="; ".join(unmet))
    return phrase("say", "next_end", name=name)


def _phase_items(decision: Decision, candidate: str, row: PhasePlan, full: bool) -> Iterator[Item]:
    phase, name = row.phase, row.phase.name or row.slug
    at: KeyPath = ("paths", candidate, "phases", row.slug)
    now = full or row.state == "running"
    about = [
        f"{label('label', key)}: {words if full else brief(words, 90)}"
        for key, words in (
            ("goal", phase.goal if full else ""),
            ("works_on", phase.works_on if now else ""),
            ("owner", phase.owner if now else ""),
            (
                "word",
                f"{phase.word_of}: {phase.word_reason}" if phase.word_of and row.state == "on-word" else "",
            ),
            ("finalists", ", ".join(map(decision.candidate_name, phase.finalists))),
            ("notes", phase.notes if full else ""),
            *(
                (key, getattr(phase.watch, key) if full else "")
                for key in ("performance", "errors", "resources", "regressions")
            ),
        )
        if words
    ]
    if about:
        yield Item(f"{name}: {'; '.join(about)}")
    if full:
        yield from _check_notes(phase)
    for flag in phase.flags.values():
        if full or not flag.rollback.strip():
            yield _flag(flag, full)
    if not full and (safe := [flag for flag in phase.flags.values() if flag.rollback.strip()]):
        shares = [("?" if flag.share is None else f"{flag.share} %") for flag in safe]
        flags = [
            phrase("say", "flag_short", name=flag.name, share=part)
            for flag, part in zip(safe, shares, strict=True)
        ]
        yield Item(phrase("say", "flags", flags=", ".join(flags)), "✓")
    for key in phase.blockers:
        yield from _blocker(decision, (*at, "blockers", key), phase.blockers[key], full)
    pulses = sorted(phase.pulses.items(), key=lambda entry: entry[1].on or date.min)
    for key, pulse in pulses if full else pulses[-1:]:
        here = (*at, "pulses", key)
        parts = [pulse.on.isoformat()] if pulse.on else []
        parts += (
            [phrase("say", "load", words=in_full((*here, "load"), pulse.load, decision).lower())]
            if pulse.load
            else []
        )
        parts += (
            [phrase("say", "mood", words=in_full((*here, "mood"), pulse.mood, decision).lower())]
            if pulse.mood
            else []
        )
        parts += [f"“{pulse.said if full else brief(pulse.said, 90)}”"] if pulse.said else []
        if parts and (full or row.state == "running"):
            mark = "!" if pulse.load == "crunch" or pulse.mood == "low" else ""
            yield Item(phrase("say", "pulse", phase=name, words=", ".join(parts)), mark)


def _check_notes(phase: Phase) -> Iterator[Item]:
    for key, check in phase.checks.items():
        if check.note:
            yield Item(f"{check.words or key}: {check.note}", "✓" if check.met_on else "")


def _blocker(decision: Decision, at: KeyPath, blocker: Blocker, full: bool) -> Iterator[Item]:
    """A blocker with the way round it; a solved one only where there is room for everything."""
    kind = in_full((*at, "kind"), blocker.kind, decision) if blocker.kind else ""
    words = (blocker.words if full else brief(blocker.words)) or kind or at[-1]
    round_it = blocker.workaround if full else brief(blocker.workaround)
    notes = [phrase("say", "workaround", words=round_it)] if round_it else []
    if full:
        about = (
            (label("label", "kind"), kind.lower() if blocker.words else ""),
            (label("label", "owner"), blocker.owner),
            (label("label", "found_on"), blocker.found_on.isoformat() if blocker.found_on else ""),
        )
        notes += [f"{name.lower()}: {said}" for name, said in about if said]
    note = "; ".join(map(ended, notes))
    if blocker.solved_on is None:
        yield Item(phrase("say", "blocker_open", words=words), "!", note)
    elif full:
        yield Item(phrase("say", "blocker_solved", words=words, on=blocker.solved_on.isoformat()), "✓", note)


def _flag(flag: Flag, full: bool) -> Item:
    name = flag.name or "?"
    words = phrase("say", "flag", name=name, share="?" if flag.share is None else f"{flag.share} %")
    notes = []
    if full and flag.ramp:
        notes.append(f"{label('label', 'ramp').lower()}: {', '.join(flag.ramp)}")
    if full and flag.owner:
        notes.append(f"{label('label', 'owner').lower()}: {flag.owner}")
    if flag.rollback.strip():
        return Item(words, note="; ".join((phrase("say", "way_back", rollback=ended(flag.rollback)), *notes)))
    return Item(f"{words}. {phrase('say', 'no_rollback')}", "!", "; ".join(notes))


def about_risks(summary: Summary, full: bool) -> Iterator[Block]:
    """The register, what the answers raised and what was said to it, and the four common ways to go wrong."""
    decision = summary.decision
    if decision.risks:
        head = tuple(label("column", key) for key in ("risk", "likely_impact", "owner", "review", "state"))
        order = sorted(
            decision.risks,
            key=lambda slug: -((decision.risks[slug].likelihood or 0) * (decision.risks[slug].impact or 0)),
        )
        yield Grid(head, tuple(_risk_row(decision, slug) for slug in order))
        yield Words(phrase("say", "risk_size"), "dim")
        if full and (items := tuple(_risk_more(decision, order))):
            yield Items(items)
    every = summary.insight.raised
    shown = every if full else _loudest(every)
    if shown:
        yield Items(tuple(_raised(risk, full) for risk in shown))
    if rest := len(every) - len(shown):
        yield Words(phrase("say", "more_note" if rest == 1 else "more_notes", count=str(rest)), "dim")
    if not every and not decision.risks:
        yield Words(phrase("say", "risks_none"))
    yield Items(tuple(_four(decision, full)))


def _risk_row(decision: Decision, slug: str) -> tuple[str, ...]:
    risk = decision.risks[slug]
    return (
        risk.title or slug,
        f"{risk.likelihood or '?'} × {risk.impact or '?'}",
        risk.owner or "–",
        risk.review_on.isoformat() if risk.review_on else "–",
        in_full(("risks", slug, "state"), risk.state, decision).lower(),
    )


def _risk_more(decision: Decision, order: list[str]) -> Iterator[Item]:
    for slug in order:
        risk = decision.risks[slug]
        words = [
            f"{label('label', key)}: {getattr(risk, key)}"
            for key in ("sign", "mitigation", "if_it_comes")
            if getattr(risk, key)
        ]
        if words:
            yield Item(risk.title or slug, note="; ".join(words))


def _loudest(every: tuple[RaisedRisk, ...]) -> tuple[RaisedRisk, ...]:
    """What nobody has answered and is more than a note, then what was accepted, then what was dismissed."""
    unanswered = [risk for risk in every if risk.word is None or risk.state == "returned"]
    answered = [risk for state in ("accepted", "dismissed") for risk in every if risk.state == state]
    return (*(risk for risk in unanswered if risk.told.finding.level != "note"), *answered[:SHORT_ANSWERED])


def _raised(risk: RaisedRisk, full: bool) -> Item:
    word, told = risk.word, risk.told
    if word and not full and risk.state != "returned":
        words = phrase("say", risk.state, title=ended(told.title), by="", on="", why="")
        room = 76 - width_of(words)
        return Item(f"{words}: {brief(word.reason, room)}" if word.reason and room > 16 else words)
    by = phrase("say", "by", who=ended(word.role)) if word and word.role else ""
    on = phrase("say", "on", on=word.on.isoformat()) if word and word.on else ""
    why = f": {ended(word.reason)}" if word and word.reason else ""
    words = phrase("say", risk.state, title=ended(told.title), by=by, on=on, why=why)
    unanswered = risk.state in ("raised", "returned")
    note = told.says if told.says != told.title and (full or unanswered) else ""
    note = note if full else brief(note)
    if full and told.mitigation:
        note = f"{note} {told.mitigation}".strip()
    return Item(words, "!" if unanswered and told.finding.level != "note" else "", note)


def _four(decision: Decision, full: bool) -> Iterator[Item]:
    for guide in checklist():
        item = decision.checklist.get(guide.id)
        said = item.applies if item else None
        words = (
            in_full(("checklist", guide.id, "applies"), said, decision).lower()
            if said
            else label("checklist", "open")
        )
        room = full or said == "yes"
        because = (
            f": {item.because if full else brief(item.because, 80)}" if item and item.because and room else ""
        )
        mark = {"yes": "!", "no": "✓"}.get(said or "", "?")
        yield Item(f"{guide.name}: {words}{because}", mark)


def about_recovery(summary: Summary, full: bool) -> Iterator[Block]:
    """What is done when the choice turns out wrong."""
    decision, recovery = summary.decision, summary.decision.recovery
    rows = [
        (label("label", key), _room(in_full(("recovery", key), getattr(recovery, key), decision), full))
        for key in ("isolate", "pieces", "way", "criteria_update")
        if getattr(recovery, key)
    ]
    if rows:
        yield Facts(tuple(rows))


def _room(words: str, full: bool) -> str:
    return words if full else brief(words, 58)


def about_history(summary: Summary, full: bool) -> Iterator[Block]:
    """Every move of the status, with date and role."""
    decision = summary.decision
    items = []
    for slug, move in decision.history.items():
        status = in_full(("history", slug, "status"), move.status, decision).lower() if move.status else "?"
        by = phrase("say", "by", who=ended(move.role)) if move.role else ""
        note = f": {move.note}" if move.note and full else ""
        on = move.on.isoformat() if move.on else phrase("say", "undated")
        items.append(Item(phrase("say", "moved", on=on, status=status, by=by, note=note)))
    if items and full:
        yield Items(tuple(items))
    elif items:
        yield Words("; ".join(item.text for item in items) + ".")
