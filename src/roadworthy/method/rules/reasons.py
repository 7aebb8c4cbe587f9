"""What a choice rests on: trend and taste, a benchmark, or something young or rare."""

from collections.abc import Iterator
from typing import Final

from roadworthy.method.basis import Basis
from roadworthy.method.bounds import HANDFUL, LARGE
from roadworthy.method.finding import Finding, Level
from roadworthy.method.ranking import TOLERANCE
from roadworthy.method.rules.common import about, at, engineers_there, frame, regulated
from roadworthy.model import Decision, KeyPath
from roadworthy.model.landscape import Candidate

_FASHION: Final = frozenset({"trend", "popularity", "syntax"})
_NO_FACT: Final = _FASHION | {"benchmark"}


def hype(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """It is in the list for trend, popularity or taste, and for no fact about this team or domain."""
    del basis
    reasons = frozenset(candidate.chosen_for)
    if reasons & _FASHION and reasons <= _NO_FACT:
        yield about("hype", "warning", slug, at(slug, "chosen_for"))


def benchmark_is_the_reason(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """It is in the list for a benchmark alone."""
    del basis
    if candidate.chosen_for == ("benchmark",):
        yield about("benchmark-is-the-reason", "warning", slug, at(slug, "chosen_for"))


def niche_or_young(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """Young or niche, for more people than can afford to experiment, or where regulators look on."""
    decision = basis.decision
    people, where = engineers_there(decision)
    bound = regulated(decision)
    if candidate.maturity not in ("young", "niche") or (not bound and (people or 0) <= HANDFUL):
        return
    level: Level = "warning" if bound or (people or 0) >= LARGE else "note"
    reads = (at(slug, "maturity"), where, frame("organisation.regulated"))
    yield about("niche-or-young", level, slug, *reads)


def benchmark_decides(basis: Basis) -> Iterator[Finding]:
    """A score without which the lead would be gone rests on benchmarks alone.

    A cell of the leader a or its rival b is deciding on criterion j when w_j (x_aj - x_bj) is positive and at
    least the whole margin.
    """
    decision, matrix, first = basis.decision, basis.matrix, basis.leader
    if not first.leaders or first.rival is None:
        return
    a, b = matrix.candidates.index(first.leaders[0]), matrix.candidates.index(first.rival)
    for j, criterion in enumerate(matrix.criteria):
        if matrix.unknown[a][j] or matrix.unknown[b][j]:
            continue
        gap = (matrix.low[a][j] + matrix.high[a][j] - matrix.low[b][j] - matrix.high[b][j]) / 2
        gain = matrix.weights[j] * gap
        if gain <= TOLERANCE or gain < first.margin - TOLERANCE:
            continue
        sources = _benchmarks(decision, matrix.candidates[a], criterion) + _benchmarks(
            decision, matrix.candidates[b], criterion
        )
        if sources:
            score: KeyPath = ("scores", matrix.candidates[a], criterion, "score")
            reads = (score, *(("evidence", source, "kind") for source in sources))
            facts = {
                "candidate": decision.candidate_name(matrix.candidates[a]),
                "rival": decision.candidate_name(matrix.candidates[b]),
            }
            yield Finding("benchmark-decides", "warning", score, criterion, facts, reads)


def _benchmarks(decision: Decision, candidate: str, criterion: str) -> tuple[str, ...]:
    """The evidence of a cell where all of it is benchmarks; nothing where some of it is not."""
    named = tuple(slug for slug in decision.cell(candidate, criterion).sources if slug in decision.evidence)
    listed = named or tuple(
        slug
        for slug, row in decision.evidence.items()
        if row.candidate == candidate and row.criterion == criterion
    )
    only = all(decision.evidence[slug].kind == "benchmark" for slug in listed)
    return listed if only else ()
