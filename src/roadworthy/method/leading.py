"""The first of a card and its lead over each rival: what flips and stable intervals rest on."""

from math import fsum

from roadworthy.method.card import Card, Row
from roadworthy.method.standing import TOLERANCE, ranks, value
from roadworthy.model.frozen import frozen


@frozen
class Leading:
    """A card at the midpoints, seen from its first-listed leader."""

    top: int
    """Row of the leader; the first listed of equals."""
    middles: tuple[Row, ...]
    values: tuple[float, ...]
    rivals: tuple[int, ...]
    """Rows of the others, best first; equals in the card's order."""
    leads: dict[int, float]
    """D = sum_j w_j (x_aj - x_qj) over each rival; 0 where the two are equal within the tolerance."""

    def gaps(self, rival: int) -> Row:
        """x_aj - x_qj on each criterion."""
        return tuple(
            here - there for here, there in zip(self.middles[self.top], self.middles[rival], strict=True)
        )


def leading(card: Card) -> Leading | None:
    """The leader of a card; None without weights or candidates."""
    if not card.weights or not card.candidates:
        return None
    middles = tuple(
        tuple((low + high) / 2 for low, high in zip(*row, strict=True))
        for row in zip(card.low, card.high, strict=True)
    )
    values = [value(card.weights, row) for row in middles]
    places = ranks(values)
    order = sorted(range(len(values)), key=lambda i: (places[i], i))
    top, rivals = order[0], tuple(order[1:])
    leads = {rival: _lead(card.weights, middles[top], middles[rival]) for rival in rivals}
    return Leading(top, middles, tuple(values), rivals, leads)


def _lead(weights: Row, mine: Row, theirs: Row) -> float:
    found = fsum(weight * (here - there) for weight, here, there in zip(weights, mine, theirs, strict=True))
    return 0.0 if found <= TOLERANCE else found
