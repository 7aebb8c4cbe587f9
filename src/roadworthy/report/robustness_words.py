"""How sure the first place is, in words: the same in the walk, the summary and the audit of a table."""

from collections.abc import Callable, Iterator
from typing import Final

from roadworthy.knowledge.criteria import by_id
from roadworthy.knowledge.files import table
from roadworthy.knowledge.fill import fill
from roadworthy.method.dominance import Dominance
from roadworthy.method.find_out import SMALL_CHANCE, CellWorth
from roadworthy.method.flips import CellFlip, WeightFlip
from roadworthy.method.leader_robustness import LeaderRobustness, leader_robustness
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.of_hundred import of_hundred_words
from roadworthy.method.sensitivity import Sensitivity
from roadworthy.method.stability import Stability
from roadworthy.method.value_of_information import CellValue
from roadworthy.method.weight_distribution import WeightDistribution
from roadworthy.model import Decision
from roadworthy.model.interval import number_text
from roadworthy.model.judgement import Certainty
from roadworthy.report.phrases import listed, reads_as_several

_ANY_POINTS: Final = 1e-6
"""Weight that is moved by less is not told."""
_DONORS: Final = 3
_SOME: Final = 0.08
"""A smaller part of a lead that nobody has backed is not told."""
_SHOWN: Final = 5
"""Lines of one kind in the full form."""


class Names:
    """What candidates and criteria are called."""

    def __init__(self, candidate: Callable[[str], str], criterion: Callable[[str], str]) -> None:
        self.candidate: Final = candidate
        self.criterion: Final = criterion

    def cell(self, candidate: str, criterion: str) -> str:
        """A score: ``Django's learning curve``, ``the flexibility of “Django and FastAPI”``."""
        name = self.candidate(candidate)
        key = "of-marked" if reads_as_several(name) else "own"
        return say("cell", key, candidate=name, criterion=self.criterion(criterion))

    @classmethod
    def of(cls, decision: Decision) -> "Names":
        """The names of a decision, those of shipped criteria in short."""

        def criterion(slug: str) -> str:
            shipped, name = by_id().get(slug), decision.criterion_name(slug)
            return shipped.short.lower() if shipped and shipped.name == name else name

        return cls(decision.candidate_name, criterion)


def certainty_words(decision: Decision) -> str:
    """How far scores may be off, where the file says other than is usual; empty where it does not."""
    said = decision.certainty
    if said == Certainty.blank():
        return ""
    steps = {name: number_text(getattr(said, name)) for name in ("evidence", "reason", "bare")}
    return say("line", "certainty", **steps)


def say(group: str, key: str, **facts: str) -> str:
    """The words of `knowledge/sureness.toml`, filled with facts."""
    return fill(str(table("sureness.toml")[group][key]), facts)


def points_of(share: float) -> str:
    """A share of weight in points of 100: whole, or one decimal below ten."""
    points = 100 * share
    if points <= 0:
        return "0"
    if points < 0.05:
        return "<0.1"
    return f"{points:.0f}" if points >= 10 or abs(points - round(points)) < 0.05 else f"{points:.1f}"


def score_text(value: float) -> str:
    """A score with two decimals at the most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def worth_text(value: float) -> str:
    """A worth in points of the scale, with the decimals that it needs."""
    return f"{value:.2f}" if value >= 0.0995 else f"{value:.3f}" if value >= 0.00095 else "less than 0.001"


def clauses(
    found: LeaderRobustness, matrix: DecisionMatrix, names: Names, was: float | None = None
) -> tuple[str, ...]:
    """How sure the leader is, in clauses that follow the verdict: the share, then what could turn it.

    `was` is the share as it was told before, where what backs the scores has changed since.
    """
    weightings = say("weightings", found.distribution.kind)
    share = of_hundred_words(found.first_share)
    if found.surely:
        parts = [say("clause", "always", weightings=weightings)]
    elif was is not None and of_hundred_words(was) != share:
        parts = [say("clause", "share-was", share=share, weightings=weightings, was=of_hundred_words(was))]
    else:
        parts = [say("clause", "share", share=share, weightings=weightings)]
    if "score" in found.weaknesses and found.score is not None:
        flip = found.score
        parts.append(say("clause", _how_known(matrix, flip), cell=names.cell(flip.candidate, flip.criterion)))
    elif "weights" in found.weaknesses and found.nearest is not None:
        parts.append(say("clause", "weights", points=points_of(found.nearest.moved)))
    return tuple(parts)


def _how_known(matrix: DecisionMatrix, flip: CellFlip) -> str:
    if _unknown(matrix, flip.candidate, flip.criterion):
        return "score-unknown"
    return "score-range" if flip.within_range else "score-grounds"


def resting_words(found: LeaderRobustness) -> str:
    """How much of the lead rests on scores that nobody has backed: ``half``; empty where it is too little."""
    share = found.resting.get("bare", 0.0)
    least = {"all": 0.995, "nearly-all": 0.9, "most": 0.6, "half": 0.4, "third": 0.28, "quarter": 0.18}
    key = next((key for key, bound in least.items() if share >= bound), "some" if share >= _SOME else "")
    return say("part", key) if key else ""


def share_line(found: LeaderRobustness, names: Names) -> str:
    """How often the leader is first."""
    facts = {
        "leader": names.candidate(found.leader),
        "weightings": say("weightings", found.distribution.kind),
    }
    if found.surely:
        return say("line", "always", **facts)
    return say("line", "share", share=of_hundred_words(found.first_share), **facts)


def drawn_line(found: Sensitivity) -> str:
    """What the shares rest on: draws, seed, error, and how near is near."""
    shares = found.acceptability
    if shares is None:
        return ""
    words = say(
        "line", "drawn", samples=f"{shares.samples:,}", seed=str(shares.seed),
        error=f"±{100 * shares.widest_error:.1f}",
    )  # fmt: skip
    return f"{words} {_near(found.distribution)}".rstrip()


def _near(distribution: WeightDistribution) -> str:
    if distribution.kind != "near":
        return ""
    if distribution.concentration is not None:
        return say("line", "concentration", concentration=f"{distribution.concentration:g}")
    return say("line", "spread", spread=f"{100 * distribution.spread:g}")


def moved_words(flip: WeightFlip, matrix: DecisionMatrix, names: Names) -> tuple[str, str]:
    """From which criteria the weight goes, largest first, and to which."""
    moves = sorted(
        (
            (before - after, slug)
            for slug, before, after in zip(matrix.criteria, matrix.weights, flip.weights, strict=True)
        ),
        key=lambda move: -move[0],
    )
    donors = [names.criterion(slug) for moved, slug in moves if moved > _ANY_POINTS]
    if len(donors) > _DONORS:
        donors[_DONORS - 1 :] = [f"{len(donors) - _DONORS + 1} more"]
    receiver = names.criterion(moves[-1][1]) if moves[-1][0] < -_ANY_POINTS else ""
    return listed(donors), receiver


def flip_line(found: LeaderRobustness, matrix: DecisionMatrix, names: Names) -> str:
    """The smallest change of weights that costs the leader its place; empty where it is level already."""
    if found.nearest is None:
        return say("line", "no-flip", leader=names.candidate(found.leader))
    donors, receiver = moved_words(found.nearest, matrix, names)
    if not donors:
        return ""
    return say(
        "line", "flip", rival=names.candidate(found.nearest.rival), points=points_of(found.nearest.moved),
        donors=donors, receiver=receiver,
    )  # fmt: skip


def score_line(flip: CellFlip, matrix: DecisionMatrix, names: Names) -> str:
    """One score that would bring a tie, and whether what is known allows it."""
    known = _how_known(matrix, flip)
    key = "score-own" if flip.end < flip.start else "score-rival"
    if known == "score-unknown":  # what nobody knows has no score to start from
        key += "-unknown"
    words = say(
        "line", key, candidate=names.candidate(flip.candidate), criterion=names.criterion(flip.criterion),
        rival=names.candidate(flip.rival), start=score_text(flip.start), end=score_text(flip.end),
    )  # fmt: skip
    if not flip.within_grounded:
        return f"{words} {say('line', 'not-possible')}"
    allows = {"score-unknown": "unknown-allows", "score-range": "possible", "score-grounds": "grounds-allow"}
    return f"{words} {say('line', allows[known])}"


def find_out_line(cell: CellValue, names: Names) -> str:
    """The answer to look for first."""
    return say(
        "line", "find-out", cell=names.cell(cell.candidate, cell.criterion), value=worth_text(cell.value),
    )  # fmt: skip


def lookup_lines(found: Sensitivity, names: Names, *, full: bool) -> Iterator[str]:
    """What to find out first and how each cell would become backed; or that it is time to stop looking."""
    shown = found.lookups[: _SHOWN if full else 1]
    if not shown or found.turning_chance <= SMALL_CHANCE:
        yield say("line", "stop-looking" if shown else "all-backed")
        return
    if not one_could_turn(found):
        chance = of_hundred_words(found.turning_chance)
        first = shown[0].worth
        cell_name = names.cell(first.candidate, first.criterion)
        # As typed one score may turn it, though counted for what backs the scores none does.
        key = "together" if any(flip.within_grounded for flip in found.cell_flips) else "only-together"
        yield f"{say('line', key, chance=chance, cell=cell_name)} {say('lacking', shown[0].lacking)}"
        return
    for cell in shown:
        if cell.worth.value > 0:
            yield f"{_lookup(cell.worth, names)} {say('lacking', cell.lacking)}"


def one_could_turn(found: Sensitivity) -> bool:
    """Whether there is one score that is worth finding out: it alone could change the choice."""
    if found.grounded is None or not found.lookups or found.turning_chance <= SMALL_CHANCE:
        return False
    return found.lookups[0].worth.value > 0


def _lookup(cell: CellWorth, names: Names) -> str:
    chance = of_hundred_words(cell.chance)
    return say("line", "look-up", cell=names.cell(cell.candidate, cell.criterion), chance=chance)


def tightest(rows: tuple[Stability, ...]) -> Stability | None:
    """The criterion whose weight is nearest to an end of its stable interval; None where no end is near."""

    def room(row: Stability) -> float:
        ends = ((row.low, row.below), (row.high, row.above))
        return min((abs(row.weight - end) for end, who in ends if who and end is not None), default=2.0)

    best = min(rows, key=room, default=None)
    return best if best is not None and room(best) < 2 else None


def stays_line(row: Stability, leader: str, names: Names) -> str:
    """Between which weights of one criterion the leader stays first, and who leads beyond."""
    low, high = row.low or 0.0, 1.0 if row.high is None else row.high
    words = say(
        "line", "stays", leader=names.candidate(leader), criterion=names.criterion(row.criterion),
        low=points_of(low), high=points_of(high), weight=points_of(row.weight),
    )  # fmt: skip
    for key, who in (("below", row.below), ("above", row.above)):
        if who:
            words += " " + say("line", key, rival=listed(map(names.candidate, who)))
    return words


def what_turns_it(found: Sensitivity, names: Names, *, full: bool) -> Iterator[str]:
    """What would cost the leader its place, what to find out first, and what the shares rest on, in lines."""
    sure, matrix = leader_robustness(found), found.matrix
    if sure is None:
        return
    if found.grounded is not None:
        yield from lookup_lines(found, names, full=full)
    if line := flip_line(sure, matrix, names):
        yield line
    flips = tuple(flip for flip in found.cell_flips if flip.change)
    level = len(flips) < len(found.cell_flips)
    shown = [flip for flip in flips if flip.within_grounded][: _SHOWN if full else 1] or list(flips[:1])
    yield from (score_line(flip, matrix, names) for flip in shown)
    cells = found.cell_values if found.grounded is None else ()
    if cells:
        yield from (find_out_line(cell, names) for cell in cells[: _SHOWN if full else 1])
    elif found.grounded is None and matrix.low != matrix.high:
        yield say("line", "nothing-to-find")
    rows = [row for row in found.stability if row.below or row.above]
    if full:
        yield from (stays_line(row, sure.leader, names) for row in rows)
    elif tight := tightest(found.stability):
        yield stays_line(tight, sure.leader, names)
    if not rows and not level:
        yield say("line", "stays-all", leader=names.candidate(sure.leader))
    if line := never_best_line(found, names):
        yield line
    if full:
        yield from (dominance_line(one, names) for one in found.dominances)
    yield drawn_line(found)


def dominance_line(one: Dominance, names: Names) -> str:
    """Who is better than whom, and in which sense."""
    key = {"sure": "dominates", "order": "dominates-order", "middle": "dominates-middle"}[one.kind]
    return say("line", key, better=names.candidate(one.better), worse=names.candidate(one.worse))


def never_best_line(found: Sensitivity, names: Names) -> str:
    """Who can be first under no weights; empty where nobody is proven to be such."""
    every = [names.candidate(slug) for slug in found.never_best]
    if not every:
        return ""
    more = len(every) - _SHOWN
    shown = [*every[:_SHOWN], f"{more} more"] if more > 0 else every
    return say("line", "never-best" if len(every) == 1 else "never-best-many", candidates=listed(shown))


def _cell(matrix: DecisionMatrix, candidate: str, criterion: str) -> tuple[int, int]:
    return matrix.candidates.index(candidate), matrix.criteria.index(criterion)


def _unknown(matrix: DecisionMatrix, candidate: str, criterion: str) -> bool:
    i, j = _cell(matrix, candidate, criterion)
    return matrix.unknown[i][j]


def _is_range(matrix: DecisionMatrix, candidate: str, criterion: str) -> bool:
    i, j = _cell(matrix, candidate, criterion)
    return matrix.high[i][j] > matrix.low[i][j]
