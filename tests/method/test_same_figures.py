"""The same figures to ten digits, whatever the machine and the version of numpy.

`same_figures.json` was written with numpy 2.4.6; numpy 1.26.4 and a processor without AVX gave the same.
"""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from cards import card_of_rows
from roadworthy.method.robustness import acceptability, confidence, value_of_information
from roadworthy.method.weight_distribution import WeightDistribution

KEPT: Final = json.loads(Path(__file__).with_name("same_figures.json").read_text(encoding="utf-8"))
CARD: Final = card_of_rows(
    (5, 3, 3, 1, 0),
    [
        ((1, 5), 4, (2, 4), 3, 1),
        (4, (2, 5), 3, (1, 5), 5),
        ((3, 4), (3, 4), (3, 4), (3, 4), 2),
        (3, 4, (1, 5), 5, (1, 5)),
    ],
)
DIGITS: Final = 1e-10


@pytest.mark.parametrize(
    "kept", KEPT["laws"], ids=lambda kept: f"{kept['kind']} {kept['concentration'] or kept['spread']}"
)
def test_shares_central_weights_and_confidence(kept: dict[str, Any]) -> None:
    law = WeightDistribution(kept["kind"], kept["spread"], kept["concentration"])
    found = acceptability(CARD, law)
    assert found is not None
    assert [list(row) for row in found.rank_shares] == kept["shares"]
    for ours, theirs in zip(found.central_weights, kept["central"], strict=True):
        assert ours == pytest.approx(theirs, abs=DIGITS)
    assert list(confidence(CARD, found)) == kept["confidence"]


def test_the_worth_of_knowing() -> None:
    found, kept = value_of_information(CARD), KEPT["information"]
    assert found is not None
    assert (found.total.value, found.total.error) == pytest.approx(kept["total"], abs=DIGITS)
    for ours, theirs in ((found.candidates, kept["candidates"]), (found.criteria, kept["criteria"])):
        for (_, gain), pair in zip(ours, theirs, strict=True):
            assert (gain.value, gain.error) == pytest.approx(pair, abs=DIGITS)
