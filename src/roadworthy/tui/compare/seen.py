"""What Compare is looking at: a decision as it stands, and how much of its robustness is known yet."""

from collections.abc import Sequence

from roadworthy.method.analysis import Analysis
from roadworthy.method.leader_robustness import LeaderRobustness
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import RankedCandidate
from roadworthy.method.sensitivity import Sensitivity
from roadworthy.model import Decision
from roadworthy.model.frozen import frozen
from roadworthy.report.robustness_words import Names
from roadworthy.tui.glyphs import mark, mark_style
from roadworthy.tui.text_layout import distinct, names_in

PARTS = (
    "acceptability", "stability", "weight_flips", "cell_flips", "lookups", "turning_chance", "dominances",
    "never_best",
)  # fmt: skip
"""The parts of the robustness that Compare shows."""


@frozen
class Seen:
    """A decision for one horizon or all, under the stated weights."""

    analysis: Analysis
    horizon: str | None
    places: Sequence[RankedCandidate]
    matrix: DecisionMatrix
    """Of the candidates that no must-have rules out."""
    drawn: DecisionMatrix
    """The same with the intervals that the scores' grounds leave."""
    found: Sensitivity | None
    """None while it is being worked out."""
    sure: LeaderRobustness | None
    names: Names

    @property
    def decision(self) -> Decision:
        """The decision."""
        return self.analysis.decision

    @property
    def compares(self) -> bool:
        """Whether there are two to compare and somebody has said anything about them."""
        return len(self.places) > 1 and self.matrix.any_known

    @property
    def ranked(self) -> list[str]:
        """The candidates that have a rank, best first."""
        return [place.candidate for place in self.places if place.rank is not None]

    def place_of(self, candidate: str) -> int:
        """The candidate's place in the decision: its mark and colour."""
        return list(self.decision.candidates).index(candidate)

    def sign(self, candidate: str) -> tuple[str, str]:
        """The candidate's mark in its colour."""
        which = self.place_of(candidate)
        return mark(which), mark_style(which)

    def short_names(self, width: int) -> dict[str, str]:
        """Every candidate's name in one line of `width` cells, no two alike."""
        every = [place.candidate for place in self.places]
        return dict(zip(every, distinct(map(self.names.candidate, every), width), strict=True))

    def names_in(self, width: int) -> dict[str, tuple[str, ...]]:
        """Every candidate's name on two lines of `width` cells at the most, no two alike."""
        every = [place.candidate for place in self.places]
        return dict(zip(every, names_in(map(self.names.candidate, every), width), strict=True))


def criterion_label(seen: Seen, criterion: str) -> str:
    """A criterion's name, the first letter a capital."""
    name = seen.names.criterion(criterion)
    return name[:1].upper() + name[1:]


def signed_gap(gap: float) -> str:
    """A gap with its sign and two decimals: ``+.26``, ``−.10``, ``0``."""
    if abs(gap) < 0.005:
        return "0"
    figure = f"{abs(gap):.2f}"
    return f"{'+' if gap > 0 else '−'}{figure.removeprefix('0')}"
