"""The worth of knowing groups of cells, by drawing them; exact for two candidates with few ranges."""

import numpy as np

from roadworthy.method.leading import Leading, leading
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.robustness.draws import INFORMATION, CellStream, Uncertain, blocks, uncertain
from roadworthy.method.robustness.normal import Floats
from roadworthy.method.robustness.result import Gain, ValueOfInformation
from roadworthy.method.value_of_information import MOST_EXACT, expected_gain

NONE = Gain(0.0, 0.0)


def run(matrix: DecisionMatrix, samples: int, seed: int) -> ValueOfInformation:
    """E_S[max_i E(V_i | S)] - max_i E V_i for all cells, each candidate's and each criterion's.

    Values are additive and cells independent, so E(V_i | S) is the value with the cells of S as drawn and the
    rest at their midpoints: no inner simulation, no inner bias.
    """
    lead = leading(matrix)
    assert lead is not None
    groups = _groups(matrix, uncertain(matrix))
    drawn = {} if not lead.rivals else _drawn(matrix, lead, groups, samples, seed)
    found = {key: _gain(matrix, lead, group, drawn.get(key, NONE)) for key, group in groups.items()}
    return ValueOfInformation(
        total=found["all", ""],
        candidates=tuple((name, found["candidate", name]) for name in matrix.candidates),
        criteria=tuple((name, found["criterion", name]) for name in matrix.criteria),
        samples=samples,
        seed=seed,
    )


_Groups = dict[tuple[str, str], tuple[Uncertain, ...]]


def _groups(matrix: DecisionMatrix, cells: tuple[Uncertain, ...]) -> _Groups:
    groups: _Groups = {("all", ""): cells}
    for i, name in enumerate(matrix.candidates):
        groups["candidate", name] = tuple(cell for cell in cells if cell.candidate == i)
    for j, name in enumerate(matrix.criteria):
        groups["criterion", name] = tuple(cell for cell in cells if cell.criterion == j)
    return groups


def _width(matrix: DecisionMatrix, cell: Uncertain) -> float:
    return matrix.weights[cell.criterion] * cell.width


def _reach(matrix: DecisionMatrix, lead: Leading, group: tuple[Uncertain, ...]) -> float:
    """By how much a rival can be ahead at the most; not above 0 where the group decides nothing."""
    half = [0.0] * len(matrix.candidates)
    for cell in group:
        half[cell.candidate] += _width(matrix, cell) / 2
    return max((half[lead.top] + half[rival] - lead.leads[rival] for rival in lead.rivals), default=0.0)


def _gain(matrix: DecisionMatrix, lead: Leading, group: tuple[Uncertain, ...], drawn: Gain) -> Gain:
    if not lead.rivals or _reach(matrix, lead, group) <= 0:
        return NONE
    if len(matrix.candidates) == 2 and len(group) <= MOST_EXACT:
        ahead = lead.leads[lead.rivals[0]]
        # Whoever is ahead, the gain is what the other wins where it turns out better.
        return Gain(expected_gain(-ahead, [_width(matrix, cell) for cell in group]), 0.0)
    return drawn


def _drawn(
    matrix: DecisionMatrix, lead: Leading, groups: _Groups, samples: int, seed: int
) -> dict[tuple[str, str], Gain]:
    """Mean and error of the choice's gain over keeping the leader, for every group on the same draws."""
    values = np.asarray([-lead.leads[i] if i != lead.top else 0.0 for i in range(len(matrix.candidates))])
    sums = dict.fromkeys(groups, 0.0)
    squares = dict.fromkeys(groups, 0.0)
    by_criterion: dict[int, list[Uncertain]] = {}
    for cell in groups["all", ""]:
        by_criterion.setdefault(cell.criterion, []).append(cell)

    def add(key: tuple[str, str], gain: Floats) -> None:
        sums[key] += float(gain.sum())
        squares[key] += float((gain * gain).sum())

    for block, rows in blocks(samples):
        stream = CellStream(seed, INFORMATION, block)
        everything = np.repeat(values[:, None], rows, axis=1)
        step = np.empty(rows)
        for j, column in by_criterion.items():
            known = np.repeat(values[:, None], rows, axis=1)
            for cell in column:
                stream.fill(cell, step)
                step -= 0.5
                step *= _width(matrix, cell)
                known[cell.candidate] += step
                everything[cell.candidate] += step
            add(("criterion", matrix.criteria[j]), known.max(axis=0) - known[lead.top])
        add(("all", ""), everything.max(axis=0) - everything[lead.top])
        for i, name in enumerate(matrix.candidates):
            others = np.max(np.delete(values, i))
            kept = everything[i] if i == lead.top else 0.0
            add(("candidate", name), np.maximum(everything[i], others) - kept)
    return {key: _estimate(sums[key], squares[key], samples) for key in groups}


def _estimate(total: float, square: float, samples: int) -> Gain:
    mean = total / samples
    error = float(np.sqrt(max(0.0, square / samples - mean * mean) / samples))
    return Gain(mean, error)
