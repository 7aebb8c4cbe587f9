"""How sure a ranking is, as plain values for JSON."""

from typing import Any

from roadworthy.method.card import Card
from roadworthy.method.flips import cell_flips, weight_flips
from roadworthy.method.information import cell_values
from roadworthy.method.robustness import Acceptability, Information
from roadworthy.method.stability import stability


def robustness_data(card: Card, shares: Acceptability, known: Information) -> dict[str, Any]:
    """Stable intervals, flips and the worth of knowing, with the law, samples and seed that they rest on."""
    return {
        "weights": shares.law.kind,
        "concentration": shares.kappa,
        "samples": shares.samples,
        "seed": shares.seed,
        "stability": [
            {
                "criterion": one.criterion, "weight": one.weight, "low": one.low, "high": one.high,
                "below": list(one.below), "above": list(one.above),
            }
            for one in stability(card)
        ],
        "weight_flips": [
            {
                "rival": one.rival, "weight_moved": one.moved,
                "weights": dict(zip(card.criteria, one.weights, strict=True)),
            }
            for one in weight_flips(card)
        ],
        "cell_flips": [
            {
                "candidate": one.candidate, "criterion": one.criterion, "rival": one.rival,
                "from": one.start, "to": one.end, "within_range": one.within_range,
            }
            for one in cell_flips(card)
        ],
        "information": [
            {"candidate": one.candidate, "criterion": one.criterion, "value": one.value}
            for one in cell_values(card)
            if one.value > 0
        ],
        "information_total": {"value": known.total.value, "error": known.total.error},
    }  # fmt: skip
