"""The score card: the only thing that scoring and robustness see."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import fsum

from roadworthy.method.weights import Weights, horizon_worths, weights_of
from roadworthy.model import Decision, Span

Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Candidates by criteria on one scale; rows are candidates, columns criteria.

    A decision, one horizon of it, a what-if, an audited table and the mean of ballots all become cards.
    """

    candidates: tuple[str, ...]
    criteria: tuple[str, ...]
    weights: Weights
    """Adds up to 1; empty while there are no weights."""
    low: tuple[Row, ...]
    high: tuple[Row, ...]
    unknown: tuple[tuple[bool, ...], ...]
    """True where nobody said anything: low and high are then the ends of the scale."""
    scale: tuple[float, float]

    def weighted(self, weights: Weights) -> "Card":
        """The same cells under other weights: a what-if."""
        return replace(self, weights=weights)


def card_of(
    decision: Decision,
    horizon: str | None = None,
    *,
    weights: Weights | None = None,
    only: frozenset[str] | None = None,
) -> Card:
    """The card of a decision for one horizon, or for all of them combined.

    `only` keeps the named candidates. With cells or weights per horizon the combined cell is
    x = sum_h pi_h w^h x^h / sum_h pi_h w^h (the base cell where the divisor is 0), so that the combined
    value is the worth-weighted mean of the horizons' values.
    """
    candidates = tuple(slug for slug in decision.candidates if only is None or slug in only)
    criteria = tuple(decision.criteria)
    own = weights_of(decision, horizon) if weights is None else weights
    mixes = _mixes(decision) if horizon is None else {}
    low: list[Row] = []
    high: list[Row] = []
    unknown: list[tuple[bool, ...]] = []
    whole = Span(decision.scale.low, decision.scale.high)
    for candidate in candidates:
        row = decision.scores.get(candidate, {})
        spans: list[Span | None] = []
        for j, criterion in enumerate(criteria):
            cell = row.get(criterion)
            if cell is None:
                spans.append(None)
            elif not cell.by_horizon:
                spans.append(cell.score)
            elif horizon is not None:
                spans.append(cell.by_horizon.get(horizon, cell.score))
            else:
                spans.append(_combined(cell.score, cell.by_horizon, mixes, j, whole))
        low.append(tuple(whole.low if span is None else span.low for span in spans))
        high.append(tuple(whole.high if span is None else span.high for span in spans))
        unknown.append(tuple(span is None for span in spans))
    return Card(candidates, criteria, own, tuple(low), tuple(high), tuple(unknown), (whole.low, whole.high))


def _mixes(decision: Decision) -> dict[str, Weights]:
    """Per horizon, pi_h w_j^h for each criterion."""
    return {
        slug: tuple(worth * weight for weight in weights_of(decision, slug))
        for slug, worth in horizon_worths(decision).items()
    }


def _combined(
    base: Span | None,
    by_horizon: Mapping[str, Span | None],
    mixes: Mapping[str, Weights],
    j: int,
    whole: Span,
) -> Span | None:
    spans = {slug: by_horizon.get(slug, base) for slug in mixes}
    if not spans or all(span is None for span in spans.values()):
        return None if spans else base
    divisor = fsum(mix[j] for mix in mixes.values() if mix)
    if divisor <= 0:
        return base
    filled = {slug: whole if span is None else span for slug, span in spans.items()}
    return Span(
        fsum(mixes[slug][j] * span.low for slug, span in filled.items()) / divisor,
        fsum(mixes[slug][j] * span.high for slug, span in filled.items()) / divisor,
    )
