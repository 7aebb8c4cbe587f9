"""Weights from the worth of the step from worst to best."""

from collections.abc import Sequence
from math import isfinite

from roadworthy.method.weights.points import Weights, normalised


def swing(values: Sequence[float | None]) -> Weights:
    """Weights from swings: w_j = s_j / sum s, with s_j the worth of the step from the worst to the best on j.

    The best swing is 100 and the others are told against it; only the proportions matter. A criterion without
    one weighs 0; empty where no swing is above 0. Raises ValueError for one below 0 or not finite. von
    Winterfeldt & Edwards, Decision Analysis and Behavioral Research (1986).
    """
    for place, value in enumerate(values, 1):
        if value is not None and not (isfinite(value) and value >= 0):
            raise ValueError(f"swing {place} is {value}: expected a number from 0 to 100")
    return normalised([value or 0.0 for value in values])
