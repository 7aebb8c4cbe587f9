"""What came against what was expected, and what was learned, in words and as plain values."""

from typing import Any

from roadworthy.method.analysis import Analysis
from roadworthy.method.hindsight import LookedBack, looked_back, upgrades_forced
from roadworthy.method.then_and_now import last_decided
from roadworthy.model import Decision
from roadworthy.model.aftermath import Lesson
from roadworthy.report.document import Block, Bullet, Items, Paragraph
from roadworthy.report.phrases import ended, label, phrase, span_text
from roadworthy.report.then_words import lines_of_releases
from roadworthy.report.words import render


def back_at(analysis: Analysis) -> LookedBack:
    """What can be said of a move that is done."""
    decision = analysis.decision
    return looked_back(decision, analysis.today, lines_of_releases(decision, decision.outcome.chosen))


def score_then(decision: Decision, criterion: str) -> str:
    """The score of the chosen candidate as it was decided on, else as it is; empty for an unknown."""
    decided = last_decided(decision)
    kept = None if decided is None else decided[1].then.judged.get(criterion)
    score = kept or decision.cell(decision.outcome.chosen, criterion).score
    return "" if score is None else span_text(score)


def lesson_words(row: Lesson, decision: Decision) -> str:
    """A lesson as one sentence, without its stop: what it is about, which way it was off, what showed it."""
    words = ended(" ".join(row.words.split()))
    if not row.criterion:
        return words
    name = decision.criterion_name(row.criterion)
    said = phrase("say", "lesson", name=name, direction=label("direction", row.direction).lower())
    if row.direction is None:
        said = name
    return f"{said}: {words}" if words else said


def lessons_told(decision: Decision) -> tuple[str, ...]:
    """What was learned, most useful first: what was off, then words of its own, then what was right."""
    order = {"too-high": 0, "too-low": 0, None: 1, "right": 2}
    rows = sorted(decision.lessons.values(), key=lambda row: order[row.direction])
    return tuple(words for row in rows if (words := lesson_words(row, decision)))


def about_looking_back(analysis: Analysis) -> tuple[Block, ...]:
    """The plan, the effort, the upgrades and the scores against what came, then the lessons."""
    decision = analysis.decision
    found = back_at(analysis)
    lines = [render(one, decision).says for one in (*found.plan, *found.effort, *found.upgrades)]
    blocks: list[Block] = [Items(tuple(map(Bullet, lines)))] if lines else []
    if lessons := lessons_told(decision):
        blocks += [Paragraph(phrase("say", "learned"), "dim"), Items(tuple(map(Bullet, lessons)))]
    return tuple(blocks)


def looked_back_data(analysis: Analysis) -> dict[str, Any] | None:
    """What came against what was expected as plain values; None while the move is not done."""
    decision = analysis.decision
    if decision.status != "done":
        return None
    table = lines_of_releases(decision, decision.outcome.chosen)
    effort = decision.hindsight.effort
    return {
        "looked_on": decision.hindsight.looked_on,
        "effort": None if effort is None else [effort.low, effort.high],
        "upgrades": decision.hindsight.upgrades,
        "upgrades_forced": upgrades_forced(decision, analysis.today, table),
        "told": [{"rule": one.rule, "message": render(one, decision).says} for one in back_at(analysis).all],
    }


def lessons_data(decision: Decision) -> list[dict[str, Any]]:
    """The lessons as plain values, in the order of the file."""
    return [
        {
            "id": key, "criterion": row.criterion or None, "direction": row.direction, "words": row.words,
            "on": row.on,
        }
        for key, row in decision.lessons.items()
    ]  # fmt: skip
