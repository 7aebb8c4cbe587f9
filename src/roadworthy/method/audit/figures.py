"""Figures for findings, as exact as it takes to tell the right one from the stated one."""

from roadworthy.method.audit.table import Figure
from roadworthy.model.interval import number_text


def told(value: float) -> str:
    """A number in its shortest form, to six digits behind the point."""
    return number_text(round(value, 6) + 0.0)


def as_written(stated: Figure) -> str:
    """A stated figure with its own decimals: 8.80 is a finer claim than 8.8."""
    return f"{stated.value:.{stated.decimals}f}"


def as_stated(right: float, stated: Figure) -> str:
    """The right figure with the decimals of the stated one; with more where both look alike or it is half."""
    for decimals in range(stated.decimals, stated.decimals + 7):
        words = f"{right:.{decimals}f}"
        half = abs(float(words) - right) > 0.5 * 10.0**-decimals - 1e-9
        if float(words) != stated.value and not half:
            return words
    return told(right)
