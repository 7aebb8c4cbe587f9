"""docs/what-moves.md: every question that is asked for more than words moves something, and the table is today's."""

import sys
from pathlib import Path
from typing import Final

from examples import part

ROOT: Final = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
from what_moves import OUTPUTS, TABLE, asked, rows, text  # noqa: E402 - beside the tests, not among them

AGAIN: Final = "python scripts/what_moves.py makes it anew"
WORKED_OUT: Final = ("frame-team-heard", "must-have-kind", "decision-review-on", "raised-on")
"""Questions whose rows are worked out again here: of a frame, of a scene, of the end."""


def lines() -> dict[str, str]:
    """The lines of the table by question."""
    found = TABLE.read_text("utf-8").splitlines()
    return {line.split("`")[1]: line for line in found if line.startswith("| `")}


def test_the_table_has_every_question_and_every_output() -> None:
    assert list(lines()) == [question.id for question in asked()], AGAIN
    assert f"| question | {' | '.join(OUTPUTS)} |" in TABLE.read_text("utf-8"), AGAIN


def test_no_question_is_asked_whose_answer_moves_nothing() -> None:
    assert [
        name for name, line in lines().items() if not any(sign.isdigit() for sign in line.split("`")[2])
    ] == []


def test_some_rows_are_what_is_worked_out_today() -> None:
    questions = [question for question in asked() if question.id in part(WORKED_OUT, 2)]
    made = [line for line in text(rows(questions)).splitlines() if line.startswith("| `")]
    assert made == [lines()[question.id] for question in questions], AGAIN
