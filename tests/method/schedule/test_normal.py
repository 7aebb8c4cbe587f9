"""The normal distribution on arrays against the standard library's, far into the tails."""

from math import erfc, sqrt
from statistics import NormalDist

import numpy as np
import pytest

from roadworthy.method.robustness.normal import quantile, upper_tail
from roadworthy.method.robustness.phase_ends import COMMON, normals, quantile_of

NORMAL = NormalDist()


def test_quantiles() -> None:
    p = np.concatenate([np.linspace(1e-6, 1 - 1e-6, 999), 10.0 ** -np.arange(1, 300)])
    assert quantile(p).tolist() == pytest.approx([NORMAL.inv_cdf(each) for each in p.tolist()], rel=1e-12)


def test_tails_keep_their_digits() -> None:
    z = np.linspace(-9, 37, 200)
    assert upper_tail(z).tolist() == pytest.approx(
        [erfc(each / sqrt(2)) / 2 for each in z.tolist()], rel=1e-14
    )
    beyond = z[z > 0]
    assert quantile(upper_tail(beyond)).tolist() == pytest.approx((-beyond).tolist(), rel=1e-12)


def test_draws_are_standard_normal_and_belong_to_their_name() -> None:
    one, other = normals(COMMON, 10_000, 5), normals("parallel-run", 10_000, 5)
    for drawn in (one, other):
        assert abs(float(drawn.mean())) < 0.04
        assert float(drawn.std()) == pytest.approx(1, abs=0.03)
    assert abs(float(np.corrcoef(one, other)[0, 1])) < 0.04
    assert normals(COMMON, 500, 5).tolist() == one[:500].tolist()
    with pytest.raises(ValueError, match="read-only"):
        one[0] = 0


def test_the_quantile_is_numpy_s_own_to_the_last_bit() -> None:
    draws = np.exp(normals("parallel-run", 1_001, 5))
    for count in (1, 2, 7, 1_000, 1_001):
        for share in (0.0, 0.1, 0.5, 0.8, 0.9, 1.0):
            assert quantile_of(draws[:count], share) == float(np.quantile(draws[:count], share))
