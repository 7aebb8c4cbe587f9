"""Must, should and could as weights: read by a key, named without one, and never taken for the scores' scale."""

import pytest

from roadworthy.method.audit.audit import audit
from roadworthy.tables.markdown import markdown_grids
from roadworthy.tables.near_miss import NearMiss
from roadworthy.tables.together import looked_at

KEYS = {"must": 3.0, "should": 2.0, "could": 1.0}
NAMES = [("Must", "Should", "Could"), ("**Must have**", "Should have", "Nice to have"), ("M", "S", "C")]


def table(names: tuple[str, str, str], totals: tuple[int, int] = (25, 21), head: str = "Priority") -> str:
    must, should, could = names
    return (
        f"| Requirement | {head} | Django | Rails |\n|---|---|---|---|\n"
        f"| Admin | {must} | 5 | 4 |\n| Async | {could} | 2 | 1 |\n| Sign-in | {should} | 4 | 4 |\n"
        f"| Total | | {totals[0]} | {totals[1]} |\n"
    )


def test_a_key_of_priorities_gives_weights_and_says_nothing_of_the_scores(one) -> None:
    found = one(f"Must = 3, Should = 2, Could = 1.\n\n{table(NAMES[0])}")
    assert not found.findings
    assert [criterion.weight for criterion in found.table.criteria] == [3, 1, 2]
    assert found.table.scale == (1, 5)
    assert found.leader == "Django"
    assert dict(found.table.read_as) == KEYS


def test_with_a_key_a_wrong_total_is_told(one) -> None:
    found = one(f"Must = 3, Should = 2, Could = 1. Totals are weighted sums.\n\n{table(NAMES[0], (25, 26))}")
    assert [row.ok for row in found.rows] == [True, False]


@pytest.mark.parametrize("names", NAMES, ids=lambda names: names[0])
@pytest.mark.parametrize("totals", [(25, 21), (30, 26)])
def test_without_a_key_it_is_named_and_nothing_is_alleged(
    names: tuple[str, str, str], totals: tuple[int, int]
) -> None:
    (miss,) = looked_at(markdown_grids(table(names, totals), "t.md"))
    assert isinstance(miss, NearMiss)
    assert (miss.why, miss.line, miss.at, miss.subject) == ("priorities-without-key", 1, 3, "Priority")
    assert len(miss.signs) == 3


@pytest.mark.parametrize("totals", [(25, 21), (25, 22)])
def test_the_persons_own_key_is_as_good(totals: tuple[int, int]) -> None:
    (found,) = looked_at(markdown_grids(table(NAMES[0], totals), "t.md"), words=KEYS)
    assert not isinstance(found, NearMiss)
    assert [row.ok for row in audit(found).rows] == [True, totals == (25, 21)]


def test_priorities_and_scores_in_words_have_a_key_each(one) -> None:
    text = (
        "Must = 3, Should = 2, Could = 1. ++ = 5, + = 4, - = 2.\n\n"
        "| Requirement | Priority | Django | Rails |\n|---|---|---|---|\n| Admin | Must | ++ | + |\n"
        "| Async | Could | - | - |\n| Sign-in | Should | + | + |\n| Total | | 25 | 22 |\n"
    )
    found = one(text)
    assert not found.findings
    assert found.table.scale == (2, 5)


def test_a_backlog_is_no_decision_table() -> None:
    text = (
        "# Backlog\n\n| Story | Priority | Points | Hours |\n|---|---|---|---|\n"
        "| Sign in | Must | 5 | 12 |\n| Search | Could | 3 | 8 |\n| Export | Should | 2 | 4 |\n"
    )
    assert not list(looked_at(markdown_grids(text, "t.md")))
