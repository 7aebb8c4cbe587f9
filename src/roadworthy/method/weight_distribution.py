"""How weights are drawn in a robustness run: the distribution, and what is asked of it. No numpy."""

from math import isfinite
from typing import Final, Literal

from roadworthy.model.frozen import frozen

DistributionKind = Literal["stated", "near", "order", "any"]
LAWS: Final[tuple[DistributionKind, ...]] = ("stated", "near", "order", "any")

DEFAULT_SPREAD: Final = 0.30
DEFAULT_SAMPLES: Final = 10_000
"""Draws of the live view: a share is then known to one point, 95 times in 100."""
MANY_SAMPLES: Final = 100_000
"""Draws on request: a share is then known to 0.3 points."""
DEFAULT_SEED: Final = 20240101

LOOSEST: Final = 1e-6
"""kappa at which one criterion has all the weight in practically every draw."""
TIGHTEST: Final = 1e12
"""kappa at which the sixth digit of a weight moves."""


@frozen
class WeightDistribution:
    """Which weightings count as plausible.

    ``stated``: the stated weights alone, only the cells vary. ``near``: Dirichlet(kappa w), mean w, variance
    w_j (1 - w_j) / (kappa + 1); a weight of 0 stays 0. Butler, Jia & Dyer, EJOR 103 (1997) 531-546.
    ``order``: uniform among all weightings with the stated order; equal weights are in no order.
    ``any``: uniform on the simplex. Lahdelma & Salminen, Operations Research 49 (2001) 444-454.
    """

    kind: DistributionKind = "near"
    spread: float = DEFAULT_SPREAD
    """Relative standard deviation of an average-sized weight, where `concentration` is None."""
    concentration: float | None = None
    """kappa, taken as given within `LOOSEST` and `TIGHTEST`."""

    def __post_init__(self) -> None:
        for figure in (self.spread, self.concentration):
            if figure is not None and not (isfinite(figure) and figure > 0):
                raise ValueError("a spread or concentration is a number above 0")

    def kappa(self, criteria: int) -> float | None:
        """The concentration (n - 1) / r^2 - 1 for n criteria and spread r, at least n; else None.

        Within `LOOSEST` and `TIGHTEST`, beyond which no figure would change.
        """
        if self.kind != "near":
            return None
        if self.concentration is not None:
            wanted = self.concentration
        else:
            wanted = max((criteria - 1) / self.spread / self.spread - 1, float(criteria))
        return min(max(wanted, LOOSEST), TIGHTEST)


NEAR: Final = WeightDistribution()
"""Weightings near the stated ones: what counts as plausible where nobody asked for others."""
