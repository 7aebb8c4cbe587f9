"""What the guide says at the scores: about the criterion in whose row the cursor is."""

from collections.abc import Sequence

from textual.content import Content

from roadworthy.knowledge.criteria import by_id
from roadworthy.knowledge.interview_words import say
from roadworthy.model import Decision
from roadworthy.tui.scores import told
from roadworthy.tui.text_layout import Labelled
from roadworthy.tui.widgets.chrome import Guidance

Told = tuple[str, str]
"""A heading, which may be empty, and words."""


def about_criterion(
    decision: Decision, criterion: str, before: Sequence[str], cell: Told | None, missing: Sequence[Told]
) -> Guidance:
    """What the criterion asks, how it was judged before, its points, the cell where room is short."""
    blocks: list[tuple[str, str | Labelled | Sequence[Content]]] = []
    if why := told.question_of(decision, criterion):
        blocks.append(("", why))
    if remark := decision.criteria[criterion].remark.strip():
        blocks.append((say("cell", "remark"), remark))
    if before:
        blocks.append((say("earlier", "before"), "\n".join(before)))
    for number, (figure, words) in enumerate(told.points_mean(decision, criterion)):
        body = Labelled(figure, words) if figure else words
        blocks.append((say("cell", "points") if number == 0 else "", body))
    if counts := counts_here(criterion):
        blocks.append(counts)
    if cell:
        blocks.append(cell)
    return Guidance(decision.criterion_name(criterion), (*blocks, how_far(decision), *missing))


def beyond_points(decision: Decision, criterion: str, missing: Sequence[Told]) -> list[Told]:
    """What the guide says beyond the points: what counts, how far a score may be off, what is missing."""
    counts = counts_here(criterion)
    return [*([counts] if counts else []), how_far(decision), *missing]


def counts_here(criterion: str) -> Told | None:
    """What belongs to a criterion of the catalogue."""
    known = by_id().get(criterion)
    return (say("cell", "counts_here"), known.counts_here) if known else None


def how_far(decision: Decision) -> Told:
    """How far each kind of ground lets a score be off."""
    return say("cell", "how_far"), "\n".join(told.off_lines(decision))
