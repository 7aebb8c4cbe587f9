"""Decisions to measure with: a large scorecard, and many small files."""

from pathlib import Path

from roadworthy.knowledge.templates import new_decision
from roadworthy.model import Decision, Interval
from roadworthy.model.judgement import Cell, Criterion
from roadworthy.model.landscape import Candidate
from roadworthy.store.save import save

REASON = "It was looked at for this measurement, and this is a sentence of usual length about what was seen."


def scorecard(candidates: int, criteria: int) -> Decision:
    """A decision with every cell scored, one in five as a range, each with a reason."""
    rows = {f"criterion-{n}": Criterion(name=f"Criterion {n}", weight=1.0 + n % 5) for n in range(criteria)}
    columns = {f"candidate-{n}": Candidate(name=f"Candidate {n}") for n in range(candidates)}
    cells = {
        column: {row: Cell(score=_score(x * 7 + y * 3), rationale=REASON) for y, row in enumerate(rows)}
        for x, column in enumerate(columns)
    }
    start = new_decision(f"{candidates} candidates on {criteria} criteria")
    return start.model_copy(update={"candidates": columns, "criteria": rows, "scores": cells})


def _score(seed: int) -> Interval:
    low = 1 + seed % 5
    return Interval(low, min(5, low + (seed % 5 == 0)))


def write(path: Path, decision: Decision) -> Path:
    """Write a decision to a new file."""
    save(decision, path)
    return path


def folder_of(path: Path, count: int) -> Path:
    """A folder with so many small decisions, three candidates on five criteria each."""
    path.mkdir()
    first = write(path / "decision-0.toml", scorecard(3, 5)).read_text(encoding="utf-8")
    for number in range(1, count):
        (path / f"decision-{number}.toml").write_text(first, encoding="utf-8")
    return path
