"""The three measures by which every choice is read."""

from collections.abc import Mapping
from typing import Any, Final

from roadworthy.model.frozen import frozen


@frozen
class Measures:
    """What a choice means for the years ahead, for the team, and for those it is built on."""

    long_term: str
    team: str
    ethics: str

    def rows(self) -> tuple[tuple[str, str], ...]:
        """Name and words of each, in their fixed order."""
        return tuple(zip(MEASURE_NAMES, (self.long_term, self.team, self.ethics), strict=True))


MEASURE_NAMES: Final = ("Long-term impact", "Team sustainability", "Operational ethics")


def measures(raw: Mapping[str, Any]) -> Measures:
    """The measures of a table in a data file."""
    return Measures(raw["long_term"], raw["team"], raw["ethics"])
