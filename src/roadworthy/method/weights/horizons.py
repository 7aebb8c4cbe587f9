"""What each time horizon is worth."""

from math import fsum

from roadworthy.model import Decision


def horizon_worths(decision: Decision) -> dict[str, float]:
    """What each horizon is worth, adding up to 1; equal where nobody said. Empty without horizons."""
    raw = {slug: horizon.worth for slug, horizon in decision.horizons.items()}
    if not raw:
        return {}
    if all(worth is None for worth in raw.values()) or not fsum(worth or 0.0 for worth in raw.values()):
        return dict.fromkeys(raw, 1 / len(raw))
    total = fsum(worth or 0.0 for worth in raw.values())
    return {slug: (worth or 0.0) / total for slug, worth in raw.items()}
