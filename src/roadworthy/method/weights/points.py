"""Points, and points in groups."""

from collections.abc import Mapping, Sequence
from math import fsum

Weights = tuple[float, ...]
"""One weight a criterion, in the order of the decision, adding up to 1; empty while there are none."""

_SUMMABLE = 1e300
"""Points above this are brought down first, so that their sum stays finite."""


def normalised(raw: Sequence[float]) -> Weights:
    """Raw weights divided by their sum: w_j = W_j / sum W; empty where the sum is 0.

    Keeney & Raiffa, Decisions with Multiple Objectives (1976).
    """
    largest = max(raw, default=0.0)
    if largest > _SUMMABLE:
        raw = [weight / largest for weight in raw]
    total = fsum(raw)
    return tuple(weight / total for weight in raw) if total > 0 else ()


def grouped(points: Sequence[float], groups: Sequence[str], shares: Mapping[str, float]) -> Weights:
    """Weights from points where some groups of criteria have points of their own.

    `groups` names the group of each criterion, empty for none; `shares` has the points of those groups that
    were given some. Such a group shares them out inside it, W_j = W_G p_j / sum_(k in G) p_k, and equally
    where nobody in it has points. A group without a share counts by what its criteria have, and a criterion
    without a group by its own points; so without shares nothing changes.

    Empty where nothing has points. Raises ValueError where `points` and `groups` differ in length. A
    two-level value tree: Keeney & Raiffa (1976).
    """
    if len(points) != len(groups):
        raise ValueError(f"{len(points)} criteria have points and {len(groups)} a group")
    raw = list(points)
    for group, share in shares.items():
        members = [j for j, name in enumerate(groups) if name == group]
        inside = normalised([points[j] for j in members]) or (1 / max(1, len(members)),) * len(members)
        for j, part in zip(members, inside, strict=True):
            raw[j] = share * part
    return normalised(raw)
