"""What the summary says about the path, the risks and how it got here: stations seven to nine."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from roadworthy.knowledge.checklist import checklist
from roadworthy.method.path import PhasePlan
from roadworthy.method.risk_order import largest_first
from roadworthy.model import Decision, KeyPath
from roadworthy.model.aftermath import Figures
from roadworthy.model.path import Blocker, Flag, Phase
from roadworthy.report.answers import in_full
from roadworthy.report.document import Block, Bullet, Facts, Items, Paragraph, ScoreTable
from roadworthy.report.insight import RaisedRisk
from roadworthy.report.phrases import ended, label, phrase
from roadworthy.report.plan_words import forecast_lines
from roadworthy.report.status_moves import move_words
from roadworthy.report.summary import Summary
from roadworthy.report.then_words import figures_words

_IN_ITS_OWN_WORDS: Final = "exit-on-word"
"""What a phase says itself: on whose word it was passed, and why."""


def about_path(summary: Summary) -> Iterator[Block]:
    """The phases with state and dates, what comes next, flags, blockers, and how the team is."""
    decision, plan = summary.decision, summary.insight.plan
    candidate = summary.insight.path_of
    if plan is None or candidate is None or not plan.phases:
        yield from about_forecast(summary)
        return
    head = tuple(label("column", key) for key in ("phase", "state", "from", "to", "latest", "checks"))
    yield ScoreTable(head, tuple(_phase_row(row) for row in plan.phases), frozenset((5,)))
    yield Paragraph(next_words(summary))
    yield from about_forecast(summary)
    items = [item for row in plan.phases for item in _phase_items(decision, candidate, row)]
    if items:
        yield Items(tuple(items))
    path = decision.paths[candidate]
    rows = [
        (label("label", key), getattr(path, key))
        for key in ("retrospective", "practices")
        if getattr(path, key)
    ]
    if rows:
        yield Facts(tuple(rows))
    others = [decision.candidate_name(slug) for slug in decision.paths if slug != candidate]
    if others:
        yield Paragraph(phrase("say", "paths_kept", names=", ".join(others)), "dim")


def about_forecast(summary: Summary) -> Iterator[Block]:
    """When the walked path can be over, and what its dates and people point out."""
    if lines := tuple(forecast_lines(summary.analysis.walked_schedule)):
        yield Paragraph(" ".join(lines))
    insight = summary.insight
    on_path = (one for one in insight.path_findings if one.finding.rule != _IN_ITS_OWN_WORDS)
    if found := (*insight.plan_findings, *on_path):
        yield Items(tuple(Bullet(one.says, "·" if one.finding.level == "note" else "!") for one in found))


def _phase_row(row: PhasePlan) -> tuple[str, ...]:
    state = phrase("phase", row.state, word=row.phase.word_of)
    met = f"{row.met} of {len(row.phase.checks)}" if row.phase.checks else "–"
    return row.phase.name or row.slug, state, *phase_days(row), met


def phase_days(row: PhasePlan) -> tuple[str, str, str]:
    """Start, earliest end and, where it differs, latest end of a phase."""
    days = (row.start, row.earliest_end, row.latest_end if row.latest_end != row.earliest_end else None)
    first, last, latest = (day.isoformat() if day else "–" for day in days)
    return first, last, latest


def next_words(summary: Summary) -> str:
    """What comes next on the path."""
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
        return phrase("say", "next_checks", name=name, checks="; ".join(map(ended, unmet)))
    return phrase("say", "next_end", name=name)


def _phase_items(decision: Decision, candidate: str, row: PhasePlan) -> Iterator[Bullet]:
    phase, name = row.phase, row.phase.name or row.slug
    at: KeyPath = ("paths", candidate, "phases", row.slug)
    on_word = f"{phase.word_of}: {phase.word_reason}" if phase.word_of and row.state == "on-word" else ""
    everybody = in_full((*at, "everybody"), phase.everybody, decision) if phase.everybody else ""
    about = [
        f"{label('label', key)}: {ended(words)}"
        for key, words in (
            ("goal", phase.goal),
            ("works_on", phase.works_on),
            ("owner", phase.owner),
            ("word", on_word),
            ("everybody", everybody),
            ("finalists", ", ".join(map(decision.candidate_name, phase.finalists))),
            ("notes", phase.notes),
            *(
                (key, getattr(phase.watch, key))
                for key in ("performance", "errors", "resources", "regressions")
            ),
        )
        if words
    ]
    if about:
        yield Bullet(f"{name}: {'; '.join(about)}")
    yield from _check_notes(phase)
    for flag in phase.flags.values():
        yield _flag(flag)
    for key in phase.blockers:
        yield _blocker(decision, (*at, "blockers", key), phase.blockers[key])
    for key, pulse in sorted(phase.pulses.items(), key=lambda entry: entry[1].on or date.min):
        here = (*at, "pulses", key)
        parts = [pulse.on.isoformat()] if pulse.on else []
        for answer in ("load", "mood"):
            if value := getattr(pulse, answer):
                said = in_full((*here, answer), value, decision).lower()
                parts += [phrase("say", answer, words=said)]
        parts += [f"“{pulse.said}”"] if pulse.said else []
        if parts:
            mark = "!" if pulse.load == "crunch" or pulse.mood == "low" else ""
            yield Bullet(phrase("say", "pulse", phase=name, words=", ".join(parts)), mark)


def _check_notes(phase: Phase) -> Iterator[Bullet]:
    for key, check in phase.checks.items():
        if check.note:
            yield Bullet(f"{check.words or key}: {check.note}", "✓" if check.met_on else "")


def _blocker(decision: Decision, at: KeyPath, blocker: Blocker) -> Bullet:
    kind = in_full((*at, "kind"), blocker.kind, decision) if blocker.kind else ""
    words = blocker.words or kind or at[-1]
    notes = [phrase("say", "workaround", words=blocker.workaround)] if blocker.workaround else []
    about = (
        (label("label", "kind"), kind.lower() if blocker.words else ""),
        (label("label", "owner"), blocker.owner),
        (label("label", "found_on"), blocker.found_on.isoformat() if blocker.found_on else ""),
    )
    notes += [f"{name.lower()}: {said}" for name, said in about if said]
    note = "; ".join(map(ended, notes))
    if blocker.solved_on is None:
        return Bullet(phrase("say", "blocker_open", words=words), "!", note)
    return Bullet(phrase("say", "blocker_solved", words=words, on=blocker.solved_on.isoformat()), "✓", note)


def _flag(flag: Flag) -> Bullet:
    name = flag.name or "?"
    words = phrase("say", "flag", name=name, share="?" if flag.share is None else f"{flag.share} %")
    notes = []
    if flag.ramp:
        notes.append(f"{label('label', 'ramp').lower()}: {', '.join(flag.ramp)}")
    if flag.owner:
        notes.append(f"{label('label', 'owner').lower()}: {flag.owner}")
    if flag.rehearsed_on is not None:
        notes.append(phrase("say", "rehearsed", on=flag.rehearsed_on.isoformat()))
    if flag.rollback.strip():
        return Bullet(
            words, note="; ".join((phrase("say", "way_back", rollback=ended(flag.rollback)), *notes))
        )
    return Bullet(f"{words}. {phrase('say', 'no_rollback')}", "!", "; ".join(notes))


def about_risks(summary: Summary) -> Iterator[Block]:
    """The register, what the answers raised and what was said to it, and the four common ways to go wrong."""
    decision = summary.decision
    if decision.risks:
        head = tuple(label("column", key) for key in ("risk", "likely_impact", "owner", "review", "state"))
        order = largest_first(decision)
        yield ScoreTable(head, tuple(_risk_row(decision, slug) for slug in order))
        yield Paragraph(phrase("say", "risk_size"), "dim")
        if items := tuple(_risk_more(decision, order)):
            yield Items(items)
    if every := summary.insight.raised:
        yield Items(tuple(raised_item(risk) for risk in every))
    if not every and not decision.risks:
        yield Paragraph(phrase("say", "risks_none"))
    yield Items(tuple(_four(decision)))


def _risk_row(decision: Decision, slug: str) -> tuple[str, ...]:
    risk = decision.risks[slug]
    return (
        risk.title or slug,
        f"{risk.likelihood or '?'} × {risk.impact or '?'}",
        risk.owner or "–",
        risk.review_on.isoformat() if risk.review_on else "–",
        in_full(("risks", slug, "state"), risk.state, decision).lower(),
    )


def _risk_more(decision: Decision, order: Iterable[str]) -> Iterator[Bullet]:
    for slug in order:
        risk = decision.risks[slug]
        words = [
            f"{label('label', key)}: {getattr(risk, key)}"
            for key in ("sign", "mitigation", "if_it_comes")
            if getattr(risk, key)
        ]
        if words:
            yield Bullet(risk.title or slug, note="; ".join(words))


def raised_item(risk: RaisedRisk) -> Bullet:
    """What the answers raised, what was said to it, and what can be done about it."""
    word, told = risk.word, risk.told
    by = phrase("say", "by", who=ended(word.role)) if word and word.role else ""
    on = phrase("say", "on", on=word.on.isoformat()) if word and word.on else ""
    why = f": {ended(word.reason)}" if word and word.reason else ""
    words = phrase("say", risk.state, title=ended(told.title), by=by, on=on, why=why)
    note = told.says if told.says != told.title else ""
    if told.mitigation:
        note = f"{note} {told.mitigation}".strip()
    unanswered = risk.state in ("raised", "returned")
    mark = "!" if unanswered and told.finding.level != "note" else ""
    return Bullet(words, mark, note)


def _four(decision: Decision) -> Iterator[Bullet]:
    for guide in checklist():
        item = decision.checklist.get(guide.id)
        said = item.applies if item else None
        words = (
            in_full(("checklist", guide.id, "applies"), said, decision).lower()
            if said
            else label("checklist", "open")
        )
        because = f": {item.because}" if item and item.because else ""
        mark = {"yes": "!", "no": "✓"}.get(said or "", "?")
        yield Bullet(f"{guide.name}: {words}{because}", mark)


def about_recovery(summary: Summary) -> Iterator[Block]:
    """What is done when the choice turns out wrong."""
    decision, recovery = summary.decision, summary.decision.recovery
    rows = [
        (label("label", key), in_full(("recovery", key), getattr(recovery, key), decision))
        for key in ("isolate", "pieces", "way", "criteria_update")
        if getattr(recovery, key)
    ]
    if rows:
        yield Facts(tuple(rows))


def about_history(summary: Summary) -> Iterator[Block]:
    """Every move of the status, with date and role, and the figures that were kept with it."""
    decision = summary.decision
    items = tuple(
        Bullet(move_words(slug, decision), note=_figures(move.then, decision))
        for slug, move in decision.history.items()
    )
    if items:
        yield Items(items)


def _figures(kept: Figures, decision: Decision) -> str:
    words = figures_words(kept, decision)
    return phrase("say", "then_figures", words=words) if words else ""
