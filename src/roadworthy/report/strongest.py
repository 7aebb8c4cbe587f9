"""What speaks most for a way of building, and against it."""

from roadworthy.method.finding import Finding
from roadworthy.method.fit import ApproachFit, strength
from roadworthy.report.heaviest import AT_ONCE


def strongest_reasons(found: ApproachFit) -> tuple[tuple[Finding, ...], tuple[Finding, ...], int]:
    """What speaks for an approach and against it, as much as is told at once, and how much more there is.

    The strongest are told whichever side they are on; of equal strength what speaks against goes first.
    """
    every = [
        (-strength(one), here, one) for here, side in enumerate((found.against, found.for_)) for one in side
    ]
    told = {id(one) for _, _, one in sorted(every, key=lambda row: row[:2])[:AT_ONCE]}
    for_, against = (tuple(one for one in side if id(one) in told) for side in (found.for_, found.against))
    return for_, against, max(0, len(every) - AT_ONCE)
