"""**What we give up**: what others would have been better in, and who sees it otherwise."""

from collections.abc import Iterator, Mapping
from typing import Final

from roadworthy.method.costs import CostField, cheaper
from roadworthy.report.page.parts import PagePart, said
from roadworthy.report.page.view import PageView
from roadworthy.report.page.wording import colon, person, roughly, say, sentence, whole

_WORDS: Final[Mapping[CostField, str]] = {
    "switching_weeks": "switch", "running_month": "run", "upkeep_year": "upkeep",
}  # fmt: skip


def about_give_up(view: PageView) -> Iterator[PagePart]:
    """From the trade-offs, the costs and the dissent. Costs by the middles of their ranges."""
    if not view.subject or view.situation in ("abandoned", "superseded"):
        return
    if view.rival and view.values:
        yield from _scores(view)
    yield from _costs(view)
    for told in view.summary.insight.tradeoffs:
        if told.finding.rule.startswith("horizon-") and view.names.candidate(view.subject) in told.says:
            yield from said(told.says, 4, "answer")
    yield from _views(view)


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
        of = {"rival": rival, "here": str(facts["here"]), "there": str(facts["there"])}
        if view.undecided and number == 0:
            words = say("give_up", "with", name=view.names.candidate(view.subject), criterion=name, **of)
        else:
            words = say("give_up", "behind", criterion=name[:1].upper() + name[1:], **of)
        yield from said(words, 2 if number == 0 else 6, "answer")


def _costs(view: PageView) -> Iterator[PagePart]:
    rows = view.decision.candidates
    mine = rows[view.subject].costs
    others = (slug for slug in view.running_order if slug != view.subject)
    for number, (field, slug) in enumerate(cheaper(view.decision, view.subject, others)):
        money = field == "running_month" and whole(mine.currency)
        less = getattr(mine, field).middle - getattr(rows[slug].costs, field).middle
        facts = {"rival": view.names.candidate(slug), "less": roughly(less)}
        key = _WORDS[field] if money or facts["less"] != "1" else f"{_WORDS[field]}_one"
        words = say("give_up", key, currency=f" {money}" if money else "", **facts)
        yield from said(words, 3 if number == 0 else 5)


def _views(view: PageView) -> Iterator[PagePart]:
    dissent = whole(view.decision.outcome.dissent)
    against = [slug for slug, someone in view.decision.people.items() if someone.stand == "against"]
    if dissent:
        yield from said(sentence(dissent), 0, "view")
        return
    for slug in against:
        someone, who = view.decision.people[slug], person(view.decision, slug)
        if whole(someone.reason):
            yield from said(colon(say("give_up", "against_why", who=who), someone.reason), 2, "view")
        else:
            yield from said(say("give_up", "against", who=who), 2, "view")
    if not against and (view.decision.frame.team.size or 2) > 1:
        yield from said(say("give_up", "no_view"), 4)
