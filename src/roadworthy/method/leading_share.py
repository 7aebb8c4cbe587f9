"""How often the leader is first, as people count it."""

from roadworthy.method.leading import leading
from roadworthy.method.of_hundred import of_hundred
from roadworthy.method.sensitivity import Sensitivity
from roadworthy.model.frozen import frozen


@frozen
class Share:
    """How often the leader is first."""

    leader: str
    of_hundred: str
    """As people count it: ``88``, ``<1``, ``>99``."""


def share_of(found: Sensitivity) -> Share | None:
    """The leader's share; None where there is none, or it is not worked out yet."""
    if not found.has("acceptability"):
        return None
    shares, lead = found.acceptability, leading(found.matrix)
    if shares is None or lead is None or len(found.matrix.candidates) < 2:
        return None
    always, never = shares.always_first[lead.top], shares.never_first[lead.top]
    share = of_hundred(shares.rank_shares[lead.top][0], always=always, never=never)
    return Share(found.matrix.candidates[lead.top], share)
