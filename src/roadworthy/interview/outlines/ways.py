"""The rows of each way of weighing: points, order, swings, pairs."""

from collections.abc import Callable, Mapping
from typing import Final

from roadworthy.edits.weights import (
    choose_rank_law,
    judge_pair,
    take_order,
    tie_criterion,
    unplace_criterion,
)
from roadworthy.interview.items import Action, Ask, Item, Prose, RecordLine, SectionHead
from roadworthy.interview.outlines.asking import the
from roadworthy.interview.outlines.earlier import earlier_lines
from roadworthy.interview.outlines.groups import group_action, group_note
from roadworthy.interview.outlines.weighing import Weighing, not_counting
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import sheet
from roadworthy.knowledge.weight_methods import said_of, strength
from roadworthy.method.weights import ASKED_AT_MOST, pairs_of
from roadworthy.method.weights import said as judged
from roadworthy.method.weights.order import tiers_of, unplaced
from roadworthy.model import KeyPath
from roadworthy.model.interval import number_text
from roadworthy.model.judgement import WeightMethod

OWN: Final = (
    "criterion-name",
    "criterion-question",
    "criterion-group",
    "criterion-best",
    "criterion-middle",
    "criterion-worst",
    "criterion-remark",
)


def _points(at: Weighing) -> list[Item]:
    items: list[Item] = [SectionHead(say("criteria", "points"), id="points"), *not_counting(at)]
    for place, slug in enumerate(at.decision.criteria):
        horizon = at.horizon
        figure = Ask(the("weights", "criterion-points"), {"criterion": slug})
        if horizon is not None:
            slugs = {"criterion": slug, "horizon": horizon}
            figure = Ask(the("weights", "criterion-points-horizon"), slugs)
        note = ", ".join(part for part in (at.share(place), group_note(at, slug)) if part)
        actions = (group_action(at, slug),)
        items += _criterion(at, slug, figure, note=note, kind="points", actions=actions, deletes=True)
    return items


def _swings(at: Weighing) -> list[Item]:
    items: list[Item] = [SectionHead(say("criteria", "swing"), id="swing"), *not_counting(at)]
    for place, slug in enumerate(at.decision.criteria):
        figure = Ask(the("weights", "criterion-swing"), {"criterion": slug})
        items += _criterion(at, slug, figure, note=at.share(place), kind="swing")
    return items


def _ranks(at: Weighing) -> list[Item]:
    decision = at.decision
    items: list[Item] = [
        SectionHead(say("criteria", "ranks"), id="ranks", keys=say("criteria", "ranks_note")),
        *not_counting(at),
    ]
    order = [slug for tier in tiers_of(decision) for slug in tier]
    waiting = unplaced(decision)
    for slug in order:
        items += _ranked(at, slug)
    if waiting and order:
        items.append(Prose((said_of("unplaced"),)))
    for slug in waiting:
        items += _ranked(at, slug)
    path: KeyPath = ("weighting", "method", "order")
    if waiting:
        words = said_of("take_order")
        items.append(Action("take-order", path, words, does=lambda now, today, _: take_order(now, today)))
    if order:
        flat = decision.weighting.rank_law == "sum"
        note = said_of("flat" if flat else "steep")
        items.append(
            Action(
                "law", ("weighting", "rank_law"), said_of("make_steep" if flat else "make_flat"), note,
                does=lambda now, today, _: choose_rank_law(
                    "centroid" if now.weighting.rank_law == "sum" else "sum", today
                ),
                key="f",
            )
        )  # fmt: skip
    return items


def _ranked(at: Weighing, slug: str) -> list[Item]:
    path: KeyPath = ("criteria", slug)
    figure = Ask(the("weights", "criterion-rank"), {"criterion": slug})
    place = list(at.decision.criteria).index(slug)
    actions: tuple[Action, ...] = ()
    if at.decision.criteria[slug].rank is not None:
        tie = Action(
            "tie", path, say("criteria", "tie"), key="=",
            does=lambda now, today, _: tie_criterion(now, slug, today),
        )  # fmt: skip
        away = Action(
            "clear", path, say("criteria", "unplace"), key="x",
            does=lambda now, today, _: unplace_criterion(now, slug, today),
        )  # fmt: skip
        actions = (tie, away)
    return _criterion(at, slug, figure, note=at.share(place), kind="rank", actions=actions)


def _criterion(
    at: Weighing,
    slug: str,
    figure: Ask,
    *,
    note: str,
    kind: str,
    actions: tuple[Action, ...] = (),
    deletes: bool = False,
) -> list[Item]:
    path: KeyPath = ("criteria", slug)
    items: list[Item] = [
        RecordLine(
            path, kind, at.decision.criterion_name(slug), note, deletes=deletes, moves=True,
            figure=figure, actions=actions,
        )
    ]  # fmt: skip
    if known := earlier_lines(at.of, at.view, slug):
        items.append(Prose(known, "reason", path=path, depth=1))
    if at.view.is_open(path):
        items += [Ask(q, {"criterion": slug}, 1) for q in sheet("criteria") if q.id in OWN]
    return items


def _pairs(at: Weighing) -> list[Item]:
    decision, pairs = at.decision, pairs_of(at.decision)
    asks = len(decision.criteria) <= ASKED_AT_MOST
    note = say("criteria", "pairs_note") if asks and len(decision.criteria) > 1 else ""
    items: list[Item] = [SectionHead(say("criteria", "pairs"), id="pairs", keys=note), *not_counting(at)]
    if not pairs:
        return [*items, Prose((said_of("one"),))]
    items += [
        Prose((name, *known), "reason", path=("criteria", slug))
        for slug in decision.criteria
        if (known := earlier_lines(at.of, at.view, slug)) and (name := decision.criterion_name(slug))
    ]
    if asks:
        items += [_pair(at, pair) for pair in pairs]
    else:
        count = str(len(decision.criteria))
        items.append(Prose((said_of("too_many", count=count, pairs=str(len(pairs))),)))
        if decision.weighting.pairwise:
            items.append(Prose((said_of("kept"),)))
        path: KeyPath = ("weighting", "method", "swing")
        items.append(Action("to-swing", path, said_of("to_swing"), leads=path))
    if weights := at.weights:
        items.append(SectionHead(say("criteria", "results"), say("criteria", "results_note"), "results"))
        for slug, weight in zip(decision.criteria, weights, strict=True):
            shown = say("criteria", "weight", percent=f"{100 * weight:.0f}")
            path = ("criteria", slug)
            items.append(RecordLine(path, "result", at.called(slug), shown, opens=False, deletes=False))
    return items


def _pair(at: Weighing, pair: tuple[str, str]) -> RecordLine:
    first, second = pair
    path: KeyPath = ("weighting", "pairwise", *pair)
    figure = Ask(the("weights", "criteria-pair"), {"first": first, "second": second})
    times = judged(at.decision, *pair)
    note = said_of("not_judged")
    if times is not None:
        ahead = at.called(first if times >= 1 else second)
        much = strength(max(times, 1 / times))
        note = much if number_text(round(times, 6)) == "1" else f"{ahead}: {much}"
    place = place_of_pair(times)

    def lean(to: int | None, name: str, words: str, key: str) -> Action:
        return Action(
            name, path, words, key=key,
            does=lambda now, today, _: judge_pair(now, first, second, to, today),
        )  # fmt: skip

    actions = [lean(0, "same", say("criteria", "same"), "=")]
    if place:
        actions.append(lean(-place, "flip", say("criteria", "flip"), "f"))
    if place is not None:
        actions.append(lean(None, "clear", say("criteria", "clear"), "x"))
    title = " and ".join(at.called(slug) for slug in pair)
    return RecordLine(
        path, "pair", title, note, opens=False, deletes=False, figure=figure, actions=tuple(actions)
    )


def place_of_pair(times: float | None) -> int | None:
    """Where a judgement lies on the scale: -8 the first matters most, 0 both the same, 8 the second."""
    if times is None:
        return None
    return 1 - round(times) if times >= 1 else round(1 / times) - 1


WAYS: Final[Mapping[WeightMethod, Callable[[Weighing], list[Item]]]] = {
    "points": _points,
    "ranks": _ranks,
    "swing": _swings,
    "pairwise": _pairs,
}
