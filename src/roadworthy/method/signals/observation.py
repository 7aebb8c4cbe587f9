"""What a signal says about a candidate: figures, a band where one is fair, and where it is from."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from roadworthy.method.finding import Fact
from roadworthy.model.frozen import frozen


@frozen
class Observation:
    """One fact. `roadworthy.report` words it from ``knowledge/signals.toml`` by `signal` and `doubt`."""

    signal: str
    """Id of the signal, such as ``last-release``."""
    band: int | None
    """5 the best, 1 the worst; None where a band would mislead, and `doubt` says why."""
    raw: Fact
    """The figure itself, or the word that is the fact."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    """What the words quote."""
    source: str = ""
    """Where it was read: a registry and a package, a folder, a table."""
    as_of: date | None = None
    """The day that it describes."""
    doubt: str = ""
    """Id of the reason why it has no band, or is not to be trusted."""
    trusted: bool = True
    """False where the source is known to be wrong about such things."""


def banded(value: float, *ends: float) -> int:
    """5 up to the first end, 4 up to the second …, 1 beyond the last; four ends."""
    return 5 - sum(value > end for end in ends)


def counted_band(value: float, *least: float) -> int:
    """5 from the first bound, 4 from the second …, 1 below the last; four bounds."""
    return 5 - sum(value < bound for bound in least)
