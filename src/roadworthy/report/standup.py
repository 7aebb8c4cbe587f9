"""Where a decision stands, in ten lines for a stand-up: ``roadworthy status``."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from roadworthy.knowledge.files import table
from roadworthy.knowledge.fill import fill
from roadworthy.method.leader_robustness import leader_robustness
from roadworthy.method.of_hundred import of_hundred, of_hundred_words
from roadworthy.model.frozen import frozen
from roadworthy.model.outcome import Risk
from roadworthy.report.cells import padded, wrapped
from roadworthy.report.json_values import plain
from roadworthy.report.page.next_steps import alone_words, next_steps, step_words
from roadworthy.report.page.state import state_words, title_words
from roadworthy.report.page.view import PageView
from roadworthy.report.page.wording import whole
from roadworthy.report.phrases import ended
from roadworthy.report.reopening import reasons_to_reopen
from roadworthy.report.summary import Summary
from roadworthy.report.verdict import can_be_sure

_FILE: Final = "standup.toml"
_LABEL: Final = 12
_OVER: Final = ("done", "abandoned", "superseded")
_OPEN: Final = ("open", "watched", "came-true")


@frozen
class StandUp:
    """The ten lines, each with its key, words and values for scripts; an eleventh is what would reopen it.

    Words may be empty: there is nothing to say, then, and no line.
    """

    lines: tuple[tuple[str, str, Any], ...]


def stand_up(summary: Summary) -> StandUp:
    """State, leader, phase, checks, ends, what is overdue, next and blocked, the risk, the review.

    And what would reopen it, where something does.
    """
    view = PageView(summary)
    tellers = (
        ("state", _state), ("leads", _leads), ("phase", _phase), ("checks", _checks), ("ends", _ends),
        ("overdue", _overdue), ("next", _next), ("blockers", _blockers), ("risk", _risk), ("review", _review),
        ("reopen", _reopen),
    )  # fmt: skip
    return StandUp(tuple((key, *teller(view)) for key, teller in tellers))


def stand_up_text(found: StandUp, width: int) -> str:
    """The lines with their labels, none wider than `width` cells; what a person wrote is printed whole."""
    lines: list[str] = []
    for key, words, _ in found.lines:
        if not words:
            continue  # told only where there is something to say
        label = str(table(_FILE)["label"][key])
        for text in wrapped(words, max(12, width - _LABEL)):
            lines.append(f"{padded(label, _LABEL)}{text}".rstrip())
            label = ""
    return "\n".join(lines) + "\n"


def stand_up_json(found: StandUp) -> str:
    """An object with a key for each line."""
    whole_ = {key: value for key, _, value in found.lines}
    return json.dumps(plain(whole_), indent=2, ensure_ascii=False) + "\n"


def _say(key: str, **facts: object) -> str:
    return fill(str(table(_FILE)["say"][key]), facts)


def _state(view: PageView) -> tuple[str, Any]:
    words = _say("state", title=f"{ended(title_words(view))}.", state=state_words(view))
    return words, {"title": view.decision.title, "status": view.decision.status, "as_of": view.today}


def _leads(view: PageView) -> tuple[str, Any]:
    lead = view.summary.view.lead
    chosen = view.chosen
    data: dict[str, Any] = {"candidates": list(lead.leaders), "first_share": None, "chosen": chosen or None}
    if not lead.leaders:
        return _say("nobody"), data
    names = view.names.candidates(lead.leaders)
    value = view.values.get(lead.leaders[0])
    words = _say("leads", names=names, value=value, top=view.top) if value else _say("bare", names=names)
    if len(lead.leaders) == 1 and can_be_sure(lead):
        sure = leader_robustness(view.summary.sensitivity)
        if sure is not None and sure.leader == lead.leaders[0]:
            data["first_share"] = sure.first_share
            words += _say("share", share=of_hundred(sure.first_share))
    if chosen and chosen not in lead.leaders:
        words += _say("chosen", name=view.names.candidate(chosen))
    return words, data


def _phase(view: PageView) -> tuple[str, Any]:
    phases = view.phases
    if not phases:
        return _say("no_phase"), None
    count = len(phases)
    if view.failed is not None:
        return _say("failed", name=view.phase_name(view.failed)), {"id": view.failed.slug, "state": "failed"}
    ahead = view.running or next((row for row in phases if row.state == "planned"), None)
    if ahead is None:
        return _say("all_over", count=count), {"id": None, "state": "over"}
    place = 1 + phases.index(ahead)
    key = "phase" if ahead.state == "running" else "between"
    words = _say(key, name=view.phase_name(ahead), place=place, count=count)
    return words, {"id": ahead.slug, "state": ahead.state, "place": place, "of": count}


def _checks(view: PageView) -> tuple[str, Any]:
    row = view.running or view.failed or next((one for one in view.phases if one.state == "planned"), None)
    if row is None or not row.phase.checks:
        return _say("no_checks"), {"met": 0, "total": 0}
    total = len(row.phase.checks)
    return _say("checks", met=row.met, total=total), {"met": row.met, "total": total}


def _ends(view: PageView) -> tuple[str, Any]:
    data: dict[str, Any] = {"p50": None, "p80": None, "forced_on": view.forced, "chance": view.chance}
    found = view.schedule
    if view.situation in _OVER or (view.phases and found is None):
        return _say("over"), data
    if found is None or found.p50 is None or found.p80 is None:
        return _say("no_ends"), data
    data |= {"p50": found.p50, "p80": found.p80}
    words = _say("ends", p50=found.p50.isoformat(), p80=found.p80.isoformat())
    if view.chance is not None and view.forced is not None:
        chance = of_hundred_words(view.chance)
        words += _say("ends_date", date=view.forced.isoformat(), chance=chance)
    return words, data


def _late(view: PageView) -> Iterator[tuple[str, date | None]]:
    row = view.running
    if row is not None and row.overdue_days:
        yield _say("phase_late", name=view.phase_name(row), days=row.overdue_days), row.latest_end
    forced = view.decision.frame.waiting.forced_on
    if (
        forced is not None
        and forced <= view.today
        and view.situation not in ("done", "abandoned", "superseded")
    ):
        yield _say("date_late", on=forced.isoformat()), forced
    for step in next_steps(view):
        if step.when is not None and step.when < view.today:
            yield _say("step_late", what=ended(step_words(step)), on=step.when.isoformat()), step.when
    review = view.decision.outcome.review_on
    if review is not None and review < view.today and view.situation != "done":
        yield _say("review_late", on=review.isoformat()), review


def _overdue(view: PageView) -> tuple[str, Any]:
    late = list(_late(view))
    if not late:
        return _say("none"), []
    more = _say("more", count=len(late) - 1) if len(late) > 1 else ""
    return late[0][0] + more, [{"what": words, "on": on} for words, on in late]


def _next(view: PageView) -> tuple[str, Any]:
    steps = [step for step in next_steps(view) if step.when is None or step.when >= view.today]
    if not steps:
        return _say("none"), None
    step = steps[0]
    what = step_words(step)
    if step.when is not None:
        words = _say("due", on=step.when.isoformat(), what=what)
    else:
        words = _say("now" if step.order == 0 else "undated", what=what)
    return words, {"on": step.when, "who": whole(step.who) or None, "what": alone_words(step)}


def _blockers(view: PageView) -> tuple[str, Any]:
    found = [
        whole(blocker.words)
        for row in view.phases
        if row.state in ("running", "planned", "failed")
        for blocker in row.phase.blockers.values()
        if blocker.solved_on is None and whole(blocker.words)
    ]
    if not found:
        return _say("none"), []
    more = _say("more", count=len(found) - 1) if len(found) > 1 else ""
    return _say("blocked", what=ended(found[0])) + more, found


def _size(risk: Risk) -> int:
    return (risk.likelihood or 0) * (risk.impact or 0)


def _risk(view: PageView) -> tuple[str, Any]:
    risks = [(key, risk) for key, risk in view.decision.risks.items() if risk.state in _OPEN and risk.title]
    if not risks:
        return _say("none"), None
    key, risk = min(risks, key=lambda one: (one[1].state != "came-true", -_size(one[1])))
    title = ended(whole(risk.title))
    data = {"id": key, "title": risk.title, "state": risk.state, "score": _size(risk) or None}
    if risk.state == "came-true":
        return _say("came_true", title=title), data
    if risk.likelihood and risk.impact:
        return _say("risk_of", title=title, likelihood=risk.likelihood, impact=risk.impact), data
    return _say("risk", title=title), data


def _review(view: PageView) -> tuple[str, Any]:
    review = view.decision.outcome.review_on
    return (_say("no_review"), None) if review is None else (review.isoformat(), review)


def _reopen(view: PageView) -> tuple[str, Any]:
    """The conditions for reopening that are met; no words where none is."""
    found = reasons_to_reopen(view.summary.analysis)
    if not found:
        return "", []
    more = _say("more", count=len(found) - 1) if len(found) > 1 else ""
    return _say("reopen", what=ended(whole(found[0].says))) + more, [one.says for one in found]
