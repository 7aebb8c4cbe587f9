"""How often the leader is first, as people count it."""

from roadworthy.method.leading import leading
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.of_hundred import of_hundred
from roadworthy.method.robustness import Acceptability
from roadworthy.model.frozen import frozen


@frozen
class Share:
    """How often the leader is first."""

    leader: str
    of_hundred: str
    """As people count it: ``88``, ``<1``, ``>99``."""


def leading_share(matrix: DecisionMatrix, shares: Acceptability | None) -> Share | None:
    """The share of a matrix's leader; None without weights or a rival."""
    lead = leading(matrix)
    if shares is None or lead is None or len(matrix.candidates) < 2:
        return None
    always, never = shares.always_first[lead.top], shares.never_first[lead.top]
    share = of_hundred(shares.rank_shares[lead.top][0], always=always, never=never)
    return Share(matrix.candidates[lead.top], share)
