"""What Compare is looking at: a decision under some weights, and how much of its robustness is known yet."""

from collections.abc import Sequence

from textual.content import Content

from roadworthy.method.analysis import Analysis
from roadworthy.method.leader_robustness import LeaderRobustness
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import RankedCandidate
from roadworthy.method.sensitivity import Sensitivity
from roadworthy.model import Decision
from roadworthy.model.frozen import frozen
from roadworthy.report.robustness_words import Names
from roadworthy.tui.glyphs import mark, mark_style
from roadworthy.tui.text_layout import fit, line, shortened

PARTS = (
    "acceptability", "stability", "weight_flips", "cell_flips", "cell_values", "value_of_information",
    "dominances", "never_best",
)  # fmt: skip
"""The parts of the robustness that Compare shows."""


@frozen
class Seen:
    """A decision for one horizon or all, under the stated weights or others that are tried."""

    analysis: Analysis
    places: Sequence[RankedCandidate]
    matrix: DecisionMatrix
    """Of the candidates that no must-have rules out, under the weights that are looked at."""
    drawn: DecisionMatrix
    """The same with the intervals that the scores' grounds leave."""
    stated: tuple[float, ...]
    found: Sensitivity | None
    """None while it is being worked out."""
    sure: LeaderRobustness | None
    names: Names

    @property
    def decision(self) -> Decision:
        """The decision."""
        return self.analysis.decision

    def place_of(self, candidate: str) -> int:
        """The candidate's place in the decision: its mark and colour."""
        return list(self.decision.candidates).index(candidate)

    def sign(self, candidate: str) -> tuple[str, str]:
        """The candidate's mark in its colour."""
        which = self.place_of(candidate)
        return mark(which), mark_style(which)


def signed(decision: Decision, slug: str, width: int, *, bold: bool = False) -> Content:
    """A candidate's mark and name in `width` cells."""
    place = list(decision.candidates).index(slug)
    name = fit(Content(shortened(decision.candidate_name(slug), width - 2)), width - 2)
    return line((mark(place) + " ", mark_style(place)), name.stylize("bold $bright" if bold else "$ink"))


def criterion_label(seen: Seen, criterion: str) -> str:
    """A criterion's name, the first letter a capital."""
    name = seen.names.criterion(criterion)
    return name[:1].upper() + name[1:]


def weight_text(weight: float) -> str:
    """A weight with two decimals and no leading zero."""
    return f"{weight:.2f}".removeprefix("0") if weight < 0.995 else "1"
