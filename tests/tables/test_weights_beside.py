"""Weights in the lines beside a table, or in a column that nothing calls so."""

import pytest

from roadworthy.tables.weights_beside import weights_said
from tables.audited import Every, One

SCORES = "| Option | Auth | Ease of use | Price | Weighted total |\n|---|---|---|---|---|\n| A | 4 | 2 | 5 | 3.5 |\n| B | 3 | 5 | 1 | 3.4 |\n"
UNNAMED = (
    "| # | Kriterium | G | A | B |\n|---|---|---|---|---|\n| 1 | Preis | 50 | 4 | 2 |\n| 2 | Tempo | 30 | 3 | 4 |\n| 3 | Hilfe | 20 | 1 | 5 |\n"
    "| | **Summe (Σ G·Note)** | **100** | **310** | **320** |\n"
)


@pytest.mark.parametrize(
    "said",
    [
        "Weights: Authentication (40%), ease of use (40%), price (20%)\n\n",
        "- Authentication (weight 40%): who may come in\n- **Ease of use** (weight 40%)\n- Price (weight 20%): a year\n\n",
        "1. Authentication (weight: 2x)\n2. Ease of use (weight: 2x)\n3. Price (weight: 1x)\n\n",
    ],
)
def test_weights_in_the_lines_before_a_table(one: One, said: str) -> None:
    found = one(said + SCORES.replace("3.5 |", "3.4 |").replace("1 | 3.4", "1 | 3.4"))
    assert found.table.weights == pytest.approx((0.4, 0.4, 0.2))
    assert ([row.ok for row in found.rows], found.leader) == ([True, True], "A")


def test_they_are_left_where_the_totals_do_not_follow(one: One) -> None:
    found = one("Weights: Authentication (50%), ease of use (30%), price (20%)\n\n" + SCORES)
    assert [finding.rule for finding in found.findings] == ["unreadable-no-weights"]


def test_a_weight_for_each_criterion_or_none() -> None:
    said = weights_said("Speed (30%), care (70%)", ["Speed", "Care"])
    assert said is not None
    assert said.weights == {"speed": "30%", "care": "70%"}
    assert weights_said("Speed (30%)", ["Speed", "Care"]) is None
    assert weights_said("Speed (30%), speed (40%), care (30%)", ["Speed", "Care"]) is None
    assert weights_said("Team speed 30%, team size 70%", ["Team", "Cost"]) is None


def test_a_column_that_the_totals_show_to_be_the_weights(one: One) -> None:
    found = one(UNNAMED)
    assert found.table.raw_weights == (50, 30, 20)
    assert found.table.candidates == ("A", "B")
    assert ([row.ok for row in found.rows], found.findings) == ([True, True], ())


@pytest.mark.parametrize(
    "text",
    [
        UNNAMED.replace("310", "311"),
        "| Suite | Cases | P0 | P1 |\n|---|---|---|---|\n| Buy | 35 | 20 | 15 |\n| Plan | 40 | 22 | 18 |\n| **Total** | **75** | **42** | **33** |\n",
        "| Domain | Projects | Agents | Tasks |\n|---|---|---|---|\n| Cars | 10 | 8 | 14 |\n| Shops | 10 | 9 | 12 |\n| **Total** | **20** | **8.5** | **13** |\n",
    ],
    ids=["a total that does not follow", "sums of counts", "equal counts and plain means"],
)  # fmt: skip
def test_any_other_column_is_not_taken_for_weights(every: Every, text: str) -> None:
    assert [found.table.raw_weights for found in every(text)] == []


def test_a_candidate_is_not_taken_for_the_weights(one: One) -> None:
    """Scores out of five are no weights, though weighing by them happens to give the others' means."""
    found = one(
        "| Quality | Alpha | Beta | Gamma |\n|---|---|---|---|\n| Care | 5/5 | 5/5 | 2/5 |\n| Size | 4/5 | 4/5 | 4/5 |\n| Words | 5/5 | 4/5 | 4/5 |\n| **Average** | **4.7 / 5** | **4.3 / 5** | **3.3 / 5** |\n"
    )
    assert found.table.candidates == ("Alpha", "Beta", "Gamma")


def test_what_is_said_above_a_table_of_weights_is_said_of_the_scores_behind_it(one: One) -> None:
    found = one(
        "# Decision\n\nScores from 1 to 5.\n\n| Criterion | Weight |\n|---|---|\n| Cost | High |\n| Time | High |\n\n"
        "| Criterion | A | B |\n|---|---|---|\n| Cost | ⭐ | ? |\n| Time | ⭐⭐ | ⭐⭐ |\n| **Total** | 1.5 | 2.5 |\n"
    )
    assert (found.table.scale, [row.ok for row in found.rows]) == ((1, 5), [True, True])


@pytest.mark.parametrize("head", ["Weight in %", "Gewichtung in %", "Poids en %", "Peso (en %)"])
def test_a_column_of_weights_says_what_they_are_in(one: One, head: str) -> None:
    found = one(
        f"| Criterion | {head} | A | B |\n|---|---|---|---|\n| x | 20 | 4 | 2 |\n| y | 80 | 3 | 5 |\n| Weighted | 100 | 3.5 | 4.4 |\n"
    )
    assert (found.table.weights, [row.ok for row in found.rows]) == ((0.2, 0.8), [False, True])
