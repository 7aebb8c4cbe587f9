"""**What we give up**: what others would have been better in, and who sees it otherwise."""

from collections.abc import Iterator, Mapping
from typing import Final

from roadworthy.method.costs import CostField, cheaper
from roadworthy.report.page.parts import PagePart, said
from roadworthy.report.page.view import PageView
from roadworthy.report.page.wording import amount, colon, person, say, sentence, whole

_WORDS: Final[Mapping[CostField, str]] = {
    "switching_weeks": "switch", "running_month": "run", "upkeep_year": "upkeep",
}  # fmt: skip


def about_give_up(view: PageView) -> Iterator[PagePart]:
    """From the trade-offs, the costs and the dissent."""
    if not view.subject or view.situation in ("abandoned", "superseded"):
        return
    if view.rival and view.values:
        yield from _scores(view)
    yield from _costs(view)
    for told in view.summary.insight.tradeoffs:
        if told.finding.rule.startswith("horizon-") and view.names.candidate(view.subject) in told.says:
            yield from said(told.says, 4, "answer")
    yield from _views(view)


def _beside(view: PageView) -> str:
    return f"{say('give_up', 'with', name=view.names.candidate(view.subject))} " if view.undecided else ""


def _scores(view: PageView) -> Iterator[PagePart]:
    costs = [told.finding.facts for told in view.summary.insight.tradeoffs if told.finding.rule == "costs"]
    pair = view.summary.insight.compared
    if pair is None or pair[0] != view.subject:
        return
    rival = view.names.candidate(pair[1])
    if not costs:
        yield from said(say("give_up", "nothing", rival=rival), 4)
    criteria = {
        view.decision.criterion_name(slug): view.names.criterion(slug) for slug in view.decision.criteria
    }
    for number, facts in enumerate(costs):
        name = criteria.get(str(facts["criterion"]), str(facts["criterion"]))
        lead = _beside(view) if number == 0 else ""
        words = say(
            "give_up", "behind", criterion=name if lead else name[:1].upper() + name[1:], rival=rival,
            here=str(facts["here"]), there=str(facts["there"]),
        )  # fmt: skip
        yield from said(f"{lead}{words}", 2 if number == 0 else 6, "answer")


def _costs(view: PageView) -> Iterator[PagePart]:
    rows = view.decision.candidates
    mine = rows[view.subject].costs
    others = (slug for slug in view.running_order if slug != view.subject)
    for field, slug in cheaper(view.decision, view.subject, others):
        money = field == "running_month" and whole(mine.currency)
        words = say(
            "give_up", _WORDS[field], rival=view.names.candidate(slug), here=amount(getattr(mine, field)),
            there=amount(getattr(rows[slug].costs, field)), currency=f" {money}" if money else "",
        )  # fmt: skip
        yield from said(words, 4)


def _views(view: PageView) -> Iterator[PagePart]:
    dissent = whole(view.decision.outcome.dissent)
    against = [slug for slug, someone in view.decision.people.items() if someone.stand == "against"]
    if dissent:
        yield from said(sentence(dissent), 0, "view", apart=True)
        return
    for slug in against:
        someone, who = view.decision.people[slug], person(view.decision, slug)
        if whole(someone.reason):
            yield from said(colon(say("give_up", "against_why", who=who), someone.reason), 2, "view")
        else:
            yield from said(say("give_up", "against", who=who), 2, "view")
    if not against and (view.decision.frame.team.size or 2) > 1:
        yield from said(say("give_up", "no_view"), 4)
