"""Two orders of the same things made one."""

from collections.abc import Container, Sequence


def merged_order(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], kept: Container[str]
) -> tuple[list[str], bool]:
    """What is `kept` in one order, and whether the two sides contradict each other in it (then ours holds).

    A move that only one side made is made. What only one side has stands after what it follows there; where
    both put something into one place, that which begins with the smaller key comes first, so that it does not
    matter which side is which.
    """
    ours, theirs = [key for key in ours if key in kept], [key for key in theirs if key in kept]
    both = set(ours) & set(theirs)
    frame, clash = _frame(
        [key for key in base if key in both],
        [key for key in ours if key in both],
        [key for key in theirs if key in both],
    )
    runs = [_runs(ours, both), _runs(theirs, both)]
    order: list[str] = []
    for key in (None, *frame):
        if key is not None:
            order.append(key)
        for run in sorted(found for side in runs if (found := side.get(key))):
            order += run
    return order, clash


def _frame(base: list[str], ours: list[str], theirs: list[str]) -> tuple[list[str], bool]:
    """The order of what both sides have."""
    known = set(base)
    mine, other = ([key for key in side if key in known] for side in (ours, theirs))
    if mine == other:
        return min(ours, theirs), False
    if mine == base:
        return theirs, False
    return ours, other != base


def _runs(side: Sequence[str], both: Container[str]) -> dict[str | None, list[str]]:
    """What one side alone has, by what it follows there; None at the beginning."""
    runs: dict[str | None, list[str]] = {}
    last: str | None = None
    for key in side:
        if key in both:
            last = key
        else:
            runs.setdefault(last, []).append(key)
    return runs
