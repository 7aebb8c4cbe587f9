"""The short form's road ahead: the path with what stands in its way, and the risks."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from roadworthy.knowledge.checklist import checklist
from roadworthy.method.path import PhasePlan
from roadworthy.method.rollout import latest_pulse
from roadworthy.model import Decision
from roadworthy.report.answers import in_full
from roadworthy.report.contents_road import about_forecast, next_words, phase_days, raised_item
from roadworthy.report.document import Block, Bullet, Items, Paragraph, ScoreTable
from roadworthy.report.insight import RaisedRisk
from roadworthy.report.phrases import brief, ended, label, left_out, listed, phrase, sentences
from roadworthy.report.summary import Summary

RISKS: Final = 5
"""Lines of the register, the largest first."""
ANSWERED: Final = 2
"""Raised risks that somebody has answered."""


def about_path(summary: Summary) -> Iterator[Block]:
    """The phases with state and dates, what comes next, and what asks for a look."""
    decision, plan, candidate = summary.decision, summary.insight.plan, summary.insight.path_of
    if plan is None or candidate is None or not plan.phases:
        yield from about_forecast(summary)
        return
    head = tuple(label("column", key) for key in ("phase", "state", "from", "to", "latest", "checks"))
    yield ScoreTable(head, tuple(_phase(row) for row in plan.phases), frozenset((5,)))
    yield Paragraph(next_words(summary, first_only=True))
    yield from about_forecast(summary)
    items = [item for row in plan.phases for item in _phase_items(decision, candidate, row)]
    if items:
        yield Items(tuple(items))


def _phase(row: PhasePlan) -> tuple[str, ...]:
    state = phrase("phase_short", row.state)
    met = f"{row.met} of {len(row.phase.checks)}" if row.phase.checks else "–"
    return row.phase.name or row.slug, state, *phase_days(row), met


def _phase_items(decision: Decision, candidate: str, row: PhasePlan) -> Iterator[Bullet]:
    phase, name = row.phase, row.phase.name or row.slug
    if row.state == "on-word":
        words = phrase("say", "on_word", phase=name, role=phase.word_of, why=brief(phase.word_reason, 90))
        yield Bullet(words)
    if flags := list(phase.flags.values()):
        said = ", ".join(f"{flag.name or '?'} {_share(flag.share)}" for flag in flags)
        bare = [flag.name or "?" for flag in flags if not flag.rollback.strip()]
        back = f" {phrase('say', 'no_way_back', names=listed(bare))}" if bare else ""
        yield Bullet(phrase("say", "flags", flags=said) + back, "!" if bare else "✓")
    for key, blocker in phase.blockers.items():
        if blocker.solved_on is None:
            at = ("paths", candidate, "phases", row.slug, "blockers", key, "kind")
            kind = in_full(at, blocker.kind, decision) if blocker.kind else ""
            words = phrase("say", "blocker_open", words=brief(blocker.words, 130) or kind or key)
            if blocker.workaround:
                until = phrase("say", "workaround_short", words=brief(blocker.workaround, 60))
                words = f"{ended(words)}. {until}"
            yield Bullet(words, "!")
    if row.state == "running" and (latest := latest_pulse(phase)):
        yield from _pulse(decision, ("paths", candidate, "phases", row.slug, "pulses", latest[0]), row)


def _share(percent: int | None) -> str:
    return "?" if percent is None else f"{percent} %"


def _pulse(decision: Decision, at: tuple[str, ...], row: PhasePlan) -> Iterator[Bullet]:
    pulse = row.phase.pulses[at[-1]]
    parts = [pulse.on.isoformat()] if isinstance(pulse.on, date) else []
    for key in ("load", "mood"):
        if value := getattr(pulse, key):
            said = in_full((*at, key), value, decision).lower()
            parts += [phrase("say", key, words=said)]
    parts += [f"“{brief(pulse.said, 60)}”"] if pulse.said else []
    if parts:
        strained = pulse.load == "crunch" or pulse.mood == "low"
        yield Bullet(phrase("say", "pulse_short", words=", ".join(parts)), "!" if strained else "")


def about_risks(summary: Summary) -> Iterator[Block]:
    """What is largest on the register, what the answers raised, the four usual mistakes, the way out."""
    decision, every = summary.decision, summary.insight.raised
    order = sorted(decision.risks, key=lambda slug: -_size(decision, slug))
    order.sort(key=lambda slug: decision.risks[slug].state == "closed")
    if order:
        head = tuple(label("column", key) for key in ("risk", "size_of_25", "owner", "state"))
        yield ScoreTable(head, tuple(_risk(decision, slug) for slug in order[:RISKS]), frozenset((1,)))
    unanswered = [risk for risk in every if risk.word is None or risk.state == "returned"]
    answered = [risk for state in ("accepted", "dismissed") for risk in every if risk.state == state]
    loud = [risk for risk in unanswered if risk.told.finding.level != "note"]
    shown = [*(_told(risk) for risk in loud), *(_told(risk) for risk in answered[:ANSWERED])]
    if shown:
        yield Items(tuple(shown))
    if not every and not decision.risks:
        yield Paragraph(phrase("say", "risks_none"))
    yield Items((*_four(decision), *_way_out(decision)))
    if rest := len(every) - len(shown) + max(0, len(order) - RISKS):
        yield Paragraph(left_out(rest), "dim")


def _size(decision: Decision, slug: str) -> int:
    risk = decision.risks[slug]
    return (risk.likelihood or 0) * (risk.impact or 0)


def _risk(decision: Decision, slug: str) -> tuple[str, ...]:
    risk = decision.risks[slug]
    return (
        brief(risk.title, 60) or slug,
        str(_size(decision, slug) or "?"),
        risk.owner or "–",
        in_full(("risks", slug, "state"), risk.state, decision).lower(),
    )


def _told(risk: RaisedRisk) -> Bullet:
    if risk.word is None or risk.state == "returned":
        return raised_item(risk, full=False)
    said = phrase("say", risk.state, title=ended(risk.told.title), by="", on="", why="")
    return Bullet(f"{said}: {ended(brief(risk.word.reason, 90))}" if risk.word.reason else said)


def _four(decision: Decision) -> Iterator[Bullet]:
    """The checklist in a line for each kind of answer; what applies comes with its reason."""
    plain: dict[str, list[str]] = {}
    for guide in checklist():
        item = decision.checklist.get(guide.id)
        if item is not None and item.applies == "yes":
            because = f": {brief(item.because, 80)}" if item.because else ""
            yield Bullet(f"{guide.name}: {label('checklist', 'yes')}{because}", "!")
        else:
            plain.setdefault((item.applies if item else None) or "open", []).append(guide.name)
    for answer, names in plain.items():
        yield Bullet(f"{label('checklist', answer)}: {'; '.join(names)}", "✓" if answer == "no" else "?")


def _way_out(decision: Decision) -> Iterator[Bullet]:
    recovery = decision.recovery
    if recovery.isolate or recovery.pieces:
        parts = (brief(words, 70) for words in (recovery.isolate, recovery.pieces) if words)
        yield Bullet(phrase("say", "way_out", words=sentences(parts)))
