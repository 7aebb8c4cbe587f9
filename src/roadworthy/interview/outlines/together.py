"""Do the weights hold together: the consistency of the pairs, the ways beside each other, the horizons."""

from roadworthy.interview.items import Item, Prose, SectionHead
from roadworthy.interview.outlines.beside import in_words, weight_words
from roadworthy.interview.outlines.weighing import Weighing
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.weight_methods import said_of
from roadworthy.method.weights import ACCEPTABLE, Weights, judged_so_far, weights_of


def together(at: Weighing) -> list[Item]:
    """What there is to compare; nothing while one way alone has been used."""
    items: list[Item] = []
    judged = judged_so_far(at.decision)
    if judged is not None and len(judged[0]) > 2 and at.way != "pairwise":
        items.append(Prose(consistency_words(at), "consistency"))
    items += in_words(at)
    return [SectionHead(say("criteria", "together")), *items] if items else []


def consistency_words(at: Weighing) -> tuple[str, ...]:
    """The consistency of the pairs judged so far, with its limit and what it means."""
    judged = judged_so_far(at.decision)
    name = said_of("consistency")
    if judged is None or len(judged[0]) < 3:
        return (f"{name}: {said_of('later')}",)
    ratio = judged[1].consistency_ratio
    if ratio is None:
        return (f"{name}: CI {judged[1].consistency_index:.2f}, {said_of('no_table')}",)
    holds = said_of("holds" if ratio <= ACCEPTABLE else "fails")
    return (f"{name}: {ratio:.2f} of {ACCEPTABLE:.2f}, {holds}", *again_words(at))


def again_words(at: Weighing) -> tuple[str, ...]:
    """The judgement to think about again first; nothing where there is no contradiction."""
    judged = judged_so_far(at.decision)
    if judged is None or len(judged[0]) < 3:
        return ()
    known, told = judged
    if told.reconsider is None or (told.consistency_ratio or 0.0) <= ACCEPTABLE:
        return ()
    worst = told.judgements[0]
    i, j = worst.pair
    heavier, lighter = (i, j) if worst.said >= 1 else (j, i)
    stated = max(worst.said, 1 / worst.said)
    implied = worst.implied if worst.said >= 1 else 1 / worst.implied
    words = said_of(
        "again_why" if implied >= 1 else "again_turned",
        one=at.called(known[heavier]),
        other=at.called(known[lighter]),
        said=_times(stated),
        implied=_times(max(implied, 1 / implied)),
    )
    return (words,)


def contradiction(at: Weighing) -> tuple[str, str] | None:
    """The pair to think about again first."""
    found = judged_so_far(at.decision)
    if found is None or found[1].reconsider is None:
        return None
    known, told = found
    if (told.consistency_ratio or 0.0) <= ACCEPTABLE:
        return None
    i, j = told.judgements[0].pair
    return known[i], known[j]


def _times(times: float) -> str:
    return f"{times:.1f}".removesuffix(".0")


def per_horizon(at: Weighing) -> list[Item]:
    """What weighs most for each horizon, where they have points of their own."""
    decision = at.decision
    if not decision.weighting.per_horizon or not decision.horizons or at.view.short:
        return []
    lines = []
    for slug, horizon in decision.horizons.items():
        given = any(criterion.by_horizon.get(slug) for criterion in decision.criteria.values())
        words = _heaviest(at, weights_of(decision, slug)) if given else say("criteria", "as_whole")
        lines.append(f"{horizon.name or slug}: {words}")
    head = SectionHead(say("criteria", "horizons"), keys=say("criteria", "horizons_note"))
    return [head, Prose(tuple(lines), "horizons")]


def _heaviest(at: Weighing, weights: Weights) -> str:
    if not weights:
        return say("criteria", "no_weights")
    if max(weights) - min(weights) < 0.005:
        return say("criteria", "even_weights")
    place = max(range(len(weights)), key=lambda j: weights[j])
    return f"{at.called(list(at.decision.criteria)[place])} {weight_words(weights[place])}"
