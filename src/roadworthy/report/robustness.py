"""Robustness as plain values for JSON: of a decision and of an audited table alike."""

from typing import Any

from roadworthy.method.certainty import GroundedMatrix, count
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import value
from roadworthy.method.sensitivity import Sensitivity
from roadworthy.method.weight_distribution import WeightDistribution
from roadworthy.method.weights import Weights


def robustness_data(found: Sensitivity) -> dict[str, Any] | None:
    """What the ranking can bear; None without weights or candidates."""
    shares, information, matrix = found.acceptability, found.value_of_information, found.matrix
    if shares is None or information is None:
        return None
    return {
        "weights": found.distribution.kind,
        "spread": _spread(found.distribution),
        "concentration": shares.kappa,
        "samples": shares.samples,
        "seed": shares.seed,
        "stability": [
            {
                "criterion": row.criterion,
                "weight": row.weight,
                "low": row.low,
                "high": row.high,
                "below": list(row.below),
                "above": list(row.above),
            }
            for row in found.stability
        ],
        "weight_flips": [
            {"rival": flip.rival, "weight_moved": flip.moved, "weights": by_criterion(matrix, flip.weights)}
            for flip in found.weight_flips
        ],
        "cell_flips": [
            {
                "candidate": flip.candidate,
                "criterion": flip.criterion,
                "rival": flip.rival,
                "from": flip.start,
                "to": flip.end,
                "within_range": flip.within_range,
            }
            for flip in found.cell_flips
        ],
        "information": [
            {"candidate": cell.candidate, "criterion": cell.criterion, "value": cell.value}
            for cell in found.cell_values
        ],
        "information_total": {"value": information.total.value, "error": information.total.error},
    }


def grounded_data(found: Sensitivity) -> dict[str, Any] | None:
    """The same of a decision, whose scores rest on something; None without weights or candidates."""
    told = robustness_data(found)
    if told is None:
        return None
    for flip, row in zip(found.cell_flips, told["cell_flips"], strict=True):
        row["within_grounded"] = flip.within_grounded
    return {
        "scores": found.scores,
        **told,
        "find_out_first": [
            {
                "candidate": cell.worth.candidate,
                "criterion": cell.worth.criterion,
                "value": cell.worth.value,
                "chance": cell.worth.chance,
                "lacking": cell.lacking,
            }
            for cell in found.lookups
        ],
        "turning_chance": None if found.grounded is None else found.turning_chance,
    }


def by_criterion(matrix: DecisionMatrix, weights: Weights) -> dict[str, float]:
    """Weights by the criterion's id."""
    return dict(zip(matrix.criteria, weights, strict=True))


def shares_data(found: Sensitivity, candidate: str) -> dict[str, Any]:
    """Rank shares, central weights and confidence factor of one candidate."""
    shares = found.acceptability
    if shares is None or candidate not in shares.candidates:
        return {"rank_shares": [], "central_weights": None, "confidence": None}
    i = shares.candidates.index(candidate)
    central = shares.central_weights[i]
    return {
        "rank_shares": list(shares.rank_shares[i]),
        "central_weights": None if central is None else by_criterion(found.matrix, central),
        "confidence": found.confidence[i],
    }


def grounds_data(grounded: GroundedMatrix, candidate: str) -> dict[str, Any]:
    """What a candidate's scores rest on, in cells, and its value's range by their grounded intervals."""
    matrix = grounded.matrix
    i = matrix.candidates.index(candidate)
    counted = count(grounded.backings[i])
    ends = [value(matrix.weights, row[i]) for row in (matrix.low, matrix.high)] if matrix.weights else None
    return {
        "grounds": {
            "evidence": counted.evidence,
            "reason": counted.reason,
            "bare": counted.bare,
            "unknown": counted.unknown,
        },
        "grounded": ends,
    }


def _spread(distribution: WeightDistribution) -> float | None:
    return distribution.spread if distribution.kind == "near" and distribution.concentration is None else None
