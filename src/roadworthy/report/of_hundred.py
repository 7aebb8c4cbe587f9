"""Shares as people count them."""

from roadworthy.knowledge.history_words import say


def of_hundred(share: float) -> str:
    """A share as a count of 100; never 0 or 100 where it is neither."""
    if 0 < share < 0.01:
        return say("under", limit="1")
    return say("over", limit="99") if 0.99 < share < 1 else str(round(100 * share))
