"""**Next**: who does what by when."""

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal, TypeAlias

from roadworthy.model.frozen import frozen
from roadworthy.report.page.grounds import scored
from roadworthy.report.page.parts import Longer, PagePart
from roadworthy.report.page.view import PageView
from roadworthy.report.page.watch import about_risk
from roadworthy.report.page.wording import say, sentence, softened, whole
from roadworthy.report.phrases import ended

STEPS: Final = 3
"""Rows that the page is meant to have; more are kept where there is room."""
_MOST: Final = 8
_NOW, _DATED, _UNDATED = range(3)

StepKind: TypeAlias = Literal["step", "risk", "check"]
"""What a step is: a thing to do, a risk to look at, a check to meet."""


@frozen
class NextStep:
    """Something to do. `when` is None for now, or for no day yet, as `order` says."""

    order: int
    when: date | None
    who: str
    what: str
    """A sentence. Of a risk its title, of a check its words."""
    kind: StepKind = "step"
    note: str = ""
    """What somebody noted beside a check."""
    risk: str = ""
    """The key of the risk that is to be looked at."""


def about_next(view: PageView) -> Iterator[PagePart]:
    """The steps in the order of their days; first what is due now, last what has no day.

    A risk that came true is no longer one to look at: it is told by what is to be watched.
    """
    came_true = {slug for slug, risk in view.decision.risks.items() if risk.state == "came-true"}
    steps = [step for step in next_steps(view) if step.risk not in came_true][:_MOST]
    urgent = [step for step in steps if step.kind != "risk"]
    reviews = [step for step in steps if step.kind == "risk"]
    weights = {id(step): 1 + at if at < STEPS else 6 for at, step in enumerate(urgent)}
    dated = any(step.when is not None or step.order == _NOW for step in urgent)
    nearest = 2 if dated else 1  # what has a day, or is due now, says when it goes on
    weights |= {id(step): nearest + at if at < STEPS - 1 else 6 for at, step in enumerate(reviews)}
    for step in steps:
        label, left = _label(view, step), "check" if step.kind == "check" else "step"
        longer = Longer((label, step_words(step, noted=True)), 3) if step.note else None
        about = about_risk(step.risk) if step.risk else ""
        yield PagePart((label, step_words(step)), weights[id(step)], left, about=about, longer=longer)


def next_steps(view: PageView) -> list[NextStep]:
    """All that is to be done, in the order of its days: what is due now first, what has no day last."""
    if view.situation in ("abandoned", "superseded"):
        return []
    return sorted(_steps(view), key=lambda step: (step.order, step.when or date.max))


def _label(view: PageView, step: NextStep) -> str:
    if step.order == _NOW:
        return say("next", "now")
    if step.when is None:
        return say("next", "undated")
    return say("next", "overdue") if step.when < view.today else step.when.isoformat()


def alone_words(step: NextStep) -> str:
    """What is to be done, whoever does it."""
    return say("next", f"{step.kind}_alone", what=step.what)


def step_words(step: NextStep, *, noted: bool = False) -> str:
    """Who is to do it, and what; with what is noted beside it where that is asked for."""
    who, what = ended(whole(step.who)), step.what
    if noted and step.note:
        what = sentence(f"{ended(what)} ({ended(step.note)})")
    words = say("next", f"{step.kind}_by" if who else f"{step.kind}_alone", who=who, what=what)
    return words[:1].upper() + words[1:]


def _steps(view: PageView) -> Iterator[NextStep]:
    match view.situation:
        case "failed_proof" | "failed":
            row = view.failed
            yield NextStep(_NOW, None, row.phase.owner if row else "", say("next", "failed"))
        case "reopened":
            yield NextStep(_NOW, None, "", say("next", "again"))
        case "proposed":
            yield NextStep(_NOW, None, "", say("next", "answer" if _opposed(view) else "decide"))
    if view.undecided:
        yield from _groundwork(view)
    if view.situation not in ("reopened", "failed_proof", "failed", "done"):
        yield from _phase(view)
    if view.situation != "done":
        yield from _risks(view)
    elif view.decision.outcome.review_on:
        yield NextStep(_DATED, view.decision.outcome.review_on, "", say("next", "review"))


def _opposed(view: PageView) -> bool:
    return any(someone.stand in ("against", "blocks") for someone in view.decision.people.values())


def _groundwork(view: PageView) -> Iterator[NextStep]:
    decision = view.decision
    missing = {told.finding.rule for told in view.summary.insight.gate_open}
    if "gate-boundaries-unknown" in missing:
        yield NextStep(_UNDATED, None, "", say("next", "draw"))
    if missing & {"gate-unmeasured", "gate-unmeasured-new"}:
        yield NextStep(_UNDATED, None, "", say("next", "measure"))
    if not decision.candidates:
        yield NextStep(_UNDATED, None, "", say("next", "name_candidates"))
        return
    if not view.summary.view.matrix.weights:
        yield NextStep(_UNDATED, None, "", say("next", "weigh"))
    grounds = view.grounds
    if not scored(grounds):
        yield NextStep(_UNDATED, None, "", say("next", "score"))
        return
    if cells := view.summary.sensitivity.worth_finding:
        cell = view.names.cell(cells[0].candidate, cells[0].criterion)
        yield NextStep(_UNDATED, None, "", say("next", "find_out", cell=cell))
    if grounds.bare:
        yield NextStep(_UNDATED, None, "", say("next", "back"))
    if view.summary.view.matrix.weights and decision.weighting.locked_on is None:
        yield NextStep(_UNDATED, None, "", say("next", "lock"))
    rows = [decision.candidates[slug].costs for slug in view.running_order]
    if rows and not any(row.switching_weeks for row in rows):
        yield NextStep(_UNDATED, None, "", say("next", "put_costs"))


def _phase(view: PageView) -> Iterator[NextStep]:
    row = view.running
    if row is not None:
        checks = [row.phase.checks[slug] for slug in row.open_checks if whole(row.phase.checks[slug].words)]
        for check in checks:
            what, note = sentence(softened(check.words)), whole(check.note)
            yield NextStep(_UNDATED, None, row.phase.owner, what, "check", note)
        if not row.open_checks and row.phase.checks:
            yield NextStep(_NOW, None, row.phase.owner, say("next", "met_all", name=view.phase_name(row)))
        return
    following = next((one for one in view.phases if one.state == "planned"), None)
    if following is None:
        return
    due = following.phase.starts_on
    name = view.phase_name(following)
    if due is not None and due <= view.today:
        yield NextStep(_NOW, None, following.phase.owner, say("next", "begin_late", name=name))
    else:
        what = say("next", "begin", name=name)
        yield NextStep(_DATED if due else _UNDATED, due, following.phase.owner, what)


def _risks(view: PageView) -> Iterator[NextStep]:
    for slug, risk in view.decision.risks.items():
        if risk.review_on and risk.state in ("open", "watched", "came-true") and whole(risk.title):
            what = sentence(softened(risk.title))
            yield NextStep(_DATED, risk.review_on, risk.owner, what, "risk", risk=slug)
