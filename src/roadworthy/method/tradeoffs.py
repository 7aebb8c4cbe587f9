"""Two candidates side by side: what each buys and costs, and where the horizons disagree."""

from collections.abc import Iterator, Sequence
from typing import Final

from roadworthy.method.finding import Fact, Finding
from roadworthy.method.matrix import DecisionMatrix, MatrixRow, matrix_of
from roadworthy.method.ranking import TOLERANCE, RankedCandidate, value
from roadworthy.model import Decision, Interval

LARGEST: Final = 3
"""So many differences are told for each of the two."""
_HALF: Final = 0.5


def contributions(matrix: DecisionMatrix) -> tuple[MatrixRow, ...]:
    """What each criterion adds to each candidate's value: w_j x_ij at the midpoints; a row adds up to it.

    Rows are empty while there are no weights.
    """
    return tuple(
        tuple(weight * x for weight, x in zip(matrix.weights, middle, strict=True)) if matrix.weights else ()
        for middle in _middles(matrix)
    )


def compared(decision: Decision, places: Sequence[RankedCandidate]) -> tuple[str, str] | None:
    """The two to hold against each other: the chosen one and the leader, or the leader and the next."""
    order = [place.candidate for place in places if place.rank is not None]
    chosen = decision.outcome.chosen
    own = chosen if chosen in decision.candidates else next(iter(order), "")
    rival = next((slug for slug in order if slug != own), "")
    return (own, rival) if own and rival else None


def tradeoffs(decision: Decision, a: str, b: str) -> tuple[Finding, ...]:
    """What `a` buys and costs beside `b`, then `b` beside `a`, then what the horizons say of the two.

    The differences are w_j (x_aj - x_bj), the largest first, over the criteria where both scores are known.
    All is antisymmetric: with the scores of the two swapped, each is told what was told of the other.
    """
    slugs = tuple(decision.horizons)
    ends = (matrix_of(decision, slugs[0]), matrix_of(decision, slugs[-1])) if len(slugs) > 1 else None
    return tradeoffs_of(decision, matrix_of(decision), ends, a, b)


def tradeoffs_of(
    decision: Decision,
    matrix: DecisionMatrix,
    ends: tuple[DecisionMatrix, DecisionMatrix] | None,
    a: str,
    b: str,
) -> tuple[Finding, ...]:
    """The same on the decision's matrix; `ends`: those of its first and last horizon, where it has two."""
    if a == b or a not in decision.candidates or b not in decision.candidates:
        return ()
    matrix = matrix.only((a, b))
    if not matrix.weights:
        return (Finding("compare-no-weights", "note", ("criteria",)),)
    found = [*_side(decision, matrix, a, b), *_side(decision, matrix, b, a)]
    if not found:
        facts: dict[str, Fact] = {"a": decision.candidate_name(a), "b": decision.candidate_name(b)}
        found.append(Finding("compare-even", "note", ("scores",), facts=facts))
    if ends is not None:
        found.extend(_horizons(decision, ends, a, b))
    found.extend(_unknown(decision, matrix))
    return tuple(found)


def _middles(matrix: DecisionMatrix) -> tuple[MatrixRow, ...]:
    return tuple(
        tuple((low + high) / 2 for low, high in zip(lows, highs, strict=True))
        for lows, highs in zip(matrix.low, matrix.high, strict=True)
    )


def _side(decision: Decision, matrix: DecisionMatrix, own: str, rival: str) -> Iterator[Finding]:
    mine, theirs = matrix.candidates.index(own), matrix.candidates.index(rival)
    rows = contributions(matrix)
    gaps = [
        (rows[mine][j] - rows[theirs][j], j)
        for j in range(len(matrix.criteria))
        if not (matrix.unknown[mine][j] or matrix.unknown[theirs][j])
    ]
    by_size = sorted(gaps, key=lambda gap: (-abs(gap[0]), gap[1]))
    for rule, sign in (("buys", 1.0), ("costs", -1.0)):
        for gap, j in [gap for gap in by_size if gap[0] * sign > TOLERANCE][:LARGEST]:
            criterion = matrix.criteria[j]
            facts: dict[str, Fact] = {
                "criterion": decision.criterion_name(criterion),
                "rival": decision.candidate_name(rival),
                "here": _shown(matrix, mine, j),
                "there": _shown(matrix, theirs, j),
                "gap": abs(gap),
                "share": round(100 * matrix.weights[j]),
            }
            path = ("scores", own, criterion, "score")
            yield Finding(rule, "note", path, own, facts, (path, ("scores", rival, criterion, "score")))


def _shown(matrix: DecisionMatrix, i: int, j: int) -> str:
    return str(Interval(round(matrix.low[i][j], 2), round(matrix.high[i][j], 2))).replace("-", "–")


def _horizons(
    decision: Decision, ends: tuple[DecisionMatrix, DecisionMatrix], a: str, b: str
) -> Iterator[Finding]:
    """Whether the one that is ahead first is ahead at the end, too."""
    slugs = tuple(decision.horizons)
    first, last = (_gap(matrix.only((a, b)), a, b) for matrix in ends)
    if max(abs(first), abs(last)) <= TOLERANCE:
        return
    ahead = a if (first if abs(first) > TOLERANCE else last) > 0 else b
    facts: dict[str, Fact] = {
        "rival": decision.candidate_name(b if ahead == a else a),
        "first": decision.horizons[slugs[0]].name or slugs[0],
        "last": decision.horizons[slugs[-1]].name or slugs[-1],
        "first_gap": abs(first),
        "last_gap": abs(last),
    }
    rule = ""
    if first * last < 0 and min(abs(first), abs(last)) > TOLERANCE:
        rule = "horizon-swap"
    elif abs(last) <= abs(first) * _HALF:
        rule = "horizon-fades"
    elif abs(first) <= abs(last) * _HALF:
        rule = "horizon-grows"
    if rule:
        yield Finding(rule, "note", ("horizons",), ahead, facts)


def _gap(matrix: DecisionMatrix, a: str, b: str) -> float:
    middles = _middles(matrix)
    mine, theirs = matrix.candidates.index(a), matrix.candidates.index(b)
    return value(matrix.weights, middles[mine]) - value(matrix.weights, middles[theirs])


def _unknown(decision: Decision, matrix: DecisionMatrix) -> Iterator[Finding]:
    holes = [
        criterion for j, criterion in enumerate(matrix.criteria) if any(row[j] for row in matrix.unknown)
    ]
    if holes:
        names = ", ".join(decision.criterion_name(criterion) for criterion in holes)
        facts: dict[str, Fact] = {"count": len(holes), "criteria": names}
        yield Finding("compare-unknown", "note", ("scores",), facts=facts)
