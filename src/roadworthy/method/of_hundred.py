"""Shares as people count them."""


def of_hundred(share: float, *, never: bool = False, always: bool = False) -> str:
    """A share as a count of 100: never 0 or 100 unless it is proven, ``<1`` and ``>99`` instead."""
    if never:
        return "0"
    if always:
        return "100"
    if share < 0.01:
        return "<1"
    return ">99" if share > 0.99 else f"{100 * share:.0f}"


def of_hundred_words(share: float) -> str:
    """The same to be read in a sentence: ``38``, ``fewer than 1``, ``more than 99``."""
    said = of_hundred(share)
    return said.replace("<", "fewer than ").replace(">", "more than ")
