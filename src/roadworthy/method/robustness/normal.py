"""The standard normal distribution on arrays: its upper tail and its quantiles."""

from math import erfc, sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_ROOT_HALF: Final = sqrt(0.5)
_SPLIT: Final = 0.425
_CENTRE: Final = (
    (
        2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
        13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
    ),
    (
        5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
        5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1.0,
    ),
)  # fmt: skip
_MIDDLE: Final = (
    (
        7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
        3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
    ),
    (
        1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966,
        0.14810397642748007459, 0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1.0,
    ),
)  # fmt: skip
_TAIL: Final = (
    (
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386,
        0.026532189526576123093, 0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699,
        6.6579046435011037772,
    ),
    (
        2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5,
        7.868691311456132591e-4, 0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769,
        1.0,
    ),
)  # fmt: skip


def upper_tail(z: Floats) -> Floats:
    """P(Z > z), to the last digits however far out: half of erfc(z / sqrt 2)."""
    return np.fromiter(map(erfc, z * _ROOT_HALF), np.float64, len(z)) / 2


def quantile(p: Floats) -> Floats:
    """The z with P(Z <= z) = p, for p above 0 and below 1. Wichura, Applied Statistics 37 (1988) 477-484."""
    centred = p - 0.5
    found = np.empty_like(p)
    inner = np.abs(centred) <= _SPLIT
    near = centred[inner]
    found[inner] = near * _ratio(_CENTRE, _SPLIT * _SPLIT - near * near)
    outer = ~inner
    if outer.any():
        root = np.sqrt(-np.log(np.minimum(p[outer], 1 - p[outer])))
        size = np.where(root <= 5, _ratio(_MIDDLE, root - 1.6), _ratio(_TAIL, root - 5))
        found[outer] = np.copysign(size, centred[outer])
    return found


def _ratio(polynomials: tuple[tuple[float, ...], tuple[float, ...]], x: Floats) -> Floats:
    above, below = polynomials
    return np.polyval(np.asarray(above), x) / np.polyval(np.asarray(below), x)
