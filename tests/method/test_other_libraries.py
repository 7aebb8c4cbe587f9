"""The same cards in other libraries: pymcdm, scikit-criteria, scipy's linear programs, numpy's eigenvectors.

`scripts/other_libraries.py` recorded their results, with the versions that gave them.
"""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from cards import card_of_rows
from each import each
from roadworthy.method.dominance import dominances, potentially_best, surely_better
from roadworthy.method.flips import weight_flips
from roadworthy.method.leading import leading
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import ranking_of
from roadworthy.method.robustness import acceptability
from roadworthy.method.weight_distribution import WeightDistribution
from roadworthy.method.weights import RANDOM_INDEX, pairwise

RECORDED: Final = json.loads(Path(__file__).with_name("other_libraries.json").read_text(encoding="utf-8"))
CARDS: Final = RECORDED["cards"]
JUDGED: Final = RECORDED["judgements"]
every_card = each("seen", CARDS, ids=range(len(CARDS)))
every_matrix = each("seen", JUDGED, ids=lambda seen: f"{len(seen['matrix'])} criteria")

Seen = dict[str, Any]


def _card(seen: Seen) -> DecisionMatrix:
    return card_of_rows(seen["points"], [[tuple(cell) for cell in row] for row in seen["rows"]])


def test_it_says_which_versions_were_asked() -> None:
    assert RECORDED["versions"] == {
        "pymcdm": "1.4.0", "scikit-criteria": "0.10", "scipy": "1.17.1", "numpy": "2.4.6",
    }  # fmt: skip
    assert (len(CARDS), len(JUDGED)) == (40, 6)


@every_card
def test_values_are_those_of_pymcdm_without_normalisation(seen: Seen) -> None:
    places = {place.candidate: place for place in ranking_of(_card(seen))}
    for which, ours in (("low", "low"), ("middle", "value"), ("high", "high")):
        found = [getattr(places[name], ours) for name in sorted(places)]
        assert found == pytest.approx(seen["pymcdm"][which], abs=1e-9)


@every_card
def test_values_and_ranks_are_those_of_scikit_criteria_and_scipy(seen: Seen) -> None:
    places = {place.candidate: place for place in ranking_of(_card(seen))}
    assert [places[name].value for name in sorted(places)] == pytest.approx(seen["scikit-criteria"], abs=1e-9)
    assert [places[name].rank for name in sorted(places)] == seen["ranks"]


@every_card
def test_fixed_weights_and_crisp_cells_share_out_scipy_s_ranks(seen: Seen) -> None:
    rows = [[(low + high) / 2 for low, high in row] for row in seen["rows"]]
    found = acceptability(card_of_rows(seen["points"], rows), WeightDistribution("stated"), samples=3)
    assert found is not None
    assert [shares.index(1.0) + 1 for shares in found.rank_shares] == seen["ranks"]


@every_card
def test_dominance_of_crisp_cells_is_that_of_scikit_criteria(seen: Seen) -> None:
    rows = [[(low + high) / 2 for low, high in row] for row in seen["rows"]]
    found = surely_better(card_of_rows(seen["points"], rows), weighted=False)
    assert [list(row) for row in found] == seen["dominance"]
    middle = {
        (one.better, one.worse)
        for one in dominances(_card(seen).weighted(()))  # without weights there is no order to go by
    }
    names = _card(seen).candidates
    assert middle == {
        (names[a], names[q])
        for a, row in enumerate(seen["dominance"])
        for q, better in enumerate(row)
        if better
    }


@every_card
def test_the_smallest_flip_is_that_of_a_linear_program(seen: Seen) -> None:
    matrix = _card(seen)
    lead = leading(matrix)
    assert lead is not None
    found = {flip.rival: flip.moved for flip in weight_flips(matrix)}
    expected = {
        matrix.candidates[i]: moved
        for i, moved in enumerate(seen["flips"])
        if i != lead.top and moved is not None
    }
    assert found == pytest.approx(expected, abs=1e-7)


@every_card
def test_who_can_be_first_is_never_against_the_linear_program(seen: Seen) -> None:
    for said, lead in zip(potentially_best(_card(seen)), seen["optimal"], strict=True):
        assert said is not True or lead >= -1e-9
        assert said is not False or lead < -1e-9


@every_matrix
def test_weights_by_pairs_are_numpy_s_eigenvector_and_pymcdm_s_weights(seen: Seen) -> None:
    found = pairwise(seen["matrix"])
    assert found.weights == pytest.approx(seen["numpy"], abs=1e-9)
    assert found.weights == pytest.approx(seen["pymcdm"], abs=1e-9)
    assert found.eigenvalue == pytest.approx(seen["eigenvalue"], abs=1e-9)


@every_matrix
def test_the_consistency_ratio_is_pymcdm_s_but_for_the_table(seen: Seen) -> None:
    found = pairwise(seen["matrix"])
    assert found.consistency_ratio is not None
    ours = found.consistency_ratio * RANDOM_INDEX[len(seen["matrix"])]
    assert ours == pytest.approx(seen["pymcdm ratio"] * seen["pymcdm index"], abs=1e-9)
