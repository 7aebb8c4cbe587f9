"""Figures for findings, as exact as it takes to tell the right one from the stated one."""

from roadworthy.method.audit.table import Figure
from roadworthy.model.span import number_text


def told(value: float) -> str:
    """A number in its shortest form, to six digits behind the point."""
    return number_text(round(value, 6) + 0.0)


def as_stated(right: float, stated: Figure) -> str:
    """The right figure with the decimals of the stated one; with more where both would look alike."""
    for decimals in range(stated.decimals, stated.decimals + 7):
        words = f"{right:.{decimals}f}"
        if float(words) != stated.value:
            return words
    return told(right)
