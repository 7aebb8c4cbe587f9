"""docs/what-moves.md: every question that is asked for more than words moves something, and the table is today's."""

import sys
from itertools import islice
from pathlib import Path
from random import Random
from typing import Final

from examples import part

ROOT: Final = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
from what_moves import OUTPUTS, TABLE, asked, rows, text, tries  # noqa: E402 - beside the tests, not among them

AGAIN: Final = "python scripts/what_moves.py makes it anew"
MOST: Final = 60
"""Changes of an answer that are tried here at the most, for a row that is worked out again."""
ROWS: Final = 4


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
    """Of those that take little, some by lot: others whenever the table is another."""
    lot = Random(TABLE.read_text("utf-8"))
    every = asked()
    drawn = (every[at] for at in lot.sample(range(len(every)), len(every)))
    little = islice((question for question in drawn if 0 < tries(question) <= MOST), ROWS)
    some = {question.id for question in part(tuple(little), 2)}
    questions = [question for question in every if question.id in some]
    made = [line for line in text(rows(questions)).splitlines() if line.startswith("| `")]
    assert made == [lines()[question.id] for question in questions], AGAIN
