"""What a table states is used: the better end, the scale, the form, a key of signs; where it does not hold, nothing is alleged."""

import pytest

from roadworthy.report.audit_words import near_words
from roadworthy.tables.markdown import markdown_grids
from roadworthy.tables.near_miss import NearMiss
from roadworthy.tables.together import looked_at
from tables.audited import One

ROWS = "| Criterion | Weight | A | B | C |\n|---|---|---|---|---|\n| Price | 2 | 1 | 4 | 5 |\n| Speed | 1 | 2 | 5 | 3 |\n"


def test_where_the_lowest_wins_all_is_reckoned_in_the_tables_own_terms(one) -> None:
    found = one(f"School grades: 1 = sehr gut, 6 = ungenügend.\n\n{ROWS}| Note | | 1.33 | 4.33 | 4.40 |\n")
    assert found.table.low_wins
    assert found.table.scale == (1, 6)
    assert (found.leader, found.stated_leader) == ("A", "A")
    assert [(row.rank, round(row.value or 0, 2), row.ok) for row in found.rows] == [
        (1, 1.33, True),
        (2, 4.33, True),
        (2, 4.33, False),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Lower is better.",
        "The lowest total wins.",
        "As in golf scoring, low wins.",
        "Niedriger ist besser.",
        "低いほど良い",
        "1 = best, 5 = worst",
    ],
)
def test_many_words_say_that_low_is_good(one, said: str) -> None:
    found = one(f"Scores 1-5. {said}\n\n{ROWS}")
    assert found.leader == "A"
    assert {one.better for one in found.table.criteria} == {"lower"}


def test_words_that_may_be_about_something_else_stop_a_winner_from_being_told(one) -> None:
    found = one(
        f"Our dashboards show the response time in milliseconds, of which lower is better, as everybody knows.\n\n{ROWS}"
    )
    assert found.leader is None
    assert [finding.rule for finding in found.findings] == ["unreadable-direction"]


def test_scores_that_were_inverted_before_are_taken_as_they_stand(one) -> None:
    found = one(
        "| Criterion | Weight | A | B |\n|---|---|---|---|\n| Cost (lower = better, shown inverted) | 50% | 5 | 1 |\n| Speed | 50% | 4 | 4 |\n| Total | | 4.5 | 2.5 |\n"
    )
    assert found.leader == "A"
    assert not found.findings


def test_words_and_totals_that_contradict_each_other_are_refused(one) -> None:
    text = "| Criterion | Weight | A | B |\n|---|---|---|---|\n| Cost (lower is better) | 50% | 5 | 1 |\n| Speed | 50% | 4 | 4 |\n| Total | | {} | {} |\n"
    assert [finding.rule for finding in one(text.format("4.5", "2.5")).findings] == ["unreadable-direction"]
    assert one(text.format("2.5", "4.5")).leader == "B"


def test_costs_taken_off_are_a_form_of_their_own(one) -> None:
    found = one(
        "| Criterion | Kind | Weight | A | B |\n|---|---|---|---|---|\n| Price | cost | 2 | 1 | 4 |\n| Speed | benefit | 3 | 2 | 5 |\n| Net | | | 4 | 7 |\n"
    )
    assert [row.ok for row in found.rows] == [True, True]


@pytest.mark.parametrize(
    ("said", "scale"),
    [
        ("Scale 0-12", (0, 12)), ("Scores from -2 to +2", (-2, 2)), ("Rated 1 to 6", (1, 6)), ("Points: 0/3/6/9", (0, 9)), ("Bewertung von 0 bis 3", (0, 3)),
        ("0 = bad, 2 = good", (0, 2)), ("評価は0〜4", (0, 4)), ("Оценка по шкале от 0 до 7", (0, 7)), ("Weights 1-9, scores 0-4", (0, 4)),
    ],
)  # fmt: skip
def test_any_scale_that_is_stated_is_used(one, said: str, scale: tuple[float, float]) -> None:
    found = one(
        f"{said}\n\n| Criterion | Weight | A | B |\n|---|---|---|---|\n| Price | 2 | 0 | 2 |\n| Speed | 1 | 2 | 1 |\n"
    )
    assert found.table.scale == scale
    assert found.table.scale_stated


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("◎ = 3, ○ = 2, △ = 1", (3, 1)), ("◎ excellent, ○ good, △ poor", (3, 1)), ("△: 0; ○: 1; ◎: 2", (2, 0)),
    ],
)  # fmt: skip
def test_signs_are_read_by_the_key_beside_them(one, key: str, values: tuple[float, float]) -> None:
    found = one(
        f"{key}\n\n| 評価項目 | 重み | A | B |\n|---|---|---|---|\n| 費用 | 2 | ◎ | △ |\n| 速度 | 1 | ◎ | △ |\n"
    )
    assert tuple(row.value for row in found.rows) == values


def test_pugh_against_a_datum(one) -> None:
    found = one(
        "Pugh matrix\n\n| Criterion | Weight | Datum | A | B |\n|---|---|---|---|---|\n| Cost | 3 | S | + | - |\n| Speed | 2 | S | S | + |\n| Net | | 0 | 3 | -1 |\n"
    )
    assert found.table.scale == (-1, 1)
    assert [row.ok for row in found.rows] == [True, True, True]


def test_words_in_weights_that_the_totals_do_not_follow_are_refused(one) -> None:
    text = "| Criterion | Weight | A | B |\n|---|---|---|---|\n| Cost | High | 4 | 2 |\n| Speed | Low | 1 | 5 |\n| Total | | {} | {} |\n"
    assert one(text.format("13", "11")).leader == "A"
    found = one(text.format("41", "25"))
    assert [finding.rule for finding in found.findings] == ["unreadable-levels"]


def test_a_total_that_cannot_be_read_stops_the_others_from_being_alleged(one) -> None:
    found = one(
        "| Criterion | Weight | A | B |\n|---|---|---|---|\n| Cost | 3 | 4 | 2 |\n| Speed | 1 | 1 | 5 |\n| Total | | see below | 12 |\n"
    )
    assert [(f.rule, f.facts["line"], f.subject) for f in found.findings] == [("unreadable-total", 5, "A")]


def test_a_row_without_its_weight_is_a_near_miss_that_is_named() -> None:
    text = "# x\n\n| Critério | Peso | A | B |\n|---|---|---|---|\n| Custo | 5 | 4 | 3 |\n| Risco | 2 | 5 | 2 |\n| Soma dos pontos dados | | 77 | 66 |\n"
    (miss,) = looked_at(markdown_grids(text, "t.md"))
    assert isinstance(miss, NearMiss)
    assert near_words(miss)[0].startswith(
        "Nearly a decision table: there is a column Peso, but row 7 (“Soma dos pontos dados”) has none"
    )


@pytest.mark.parametrize("scored", [(4, 3, 5, 2), (9, 3, 10, 2)])
@pytest.mark.parametrize(
    "said",
    [
        "Points were locked on 2026-01-26.", "Scored on 2026-02-03 and on 2026-10-12.", "Rated 26-11-2026.", "Scores of 2026–01–26.",
        "Left out: 14 scores.", "Operations went from 15 to 30 points.", "Rated by 3-5-2026.",
    ],
)  # fmt: skip
def test_a_date_or_a_change_is_no_scale(one: One, said: str, scored: tuple[int, ...]) -> None:
    a, b, c, d = scored
    table = (
        f"| Criterion | Weight | A | B |\n|---|---|---|---|\n| x | 2 | {a} | {b} |\n| y | 3 | {c} | {d} |\n"
    )
    plain = one(f"# Choice\n\n{table}").table
    assert one(f"# Choice\n\n{said}\n\n{table}").table.scale == plain.scale
    assert one(f"# Choice\n\n{table}\n{said}\n").table.scale == plain.scale
    ours = one(f"# Choice\n\n{table}\nScores go from 0 to 10, where 10 is best.\n{said}\n").table
    assert (ours.scale, ours.scale_stated) == ((0, 10), True)


def test_one_figure_behind_a_word_is_no_key(one: One) -> None:
    table = (
        "| Criterion | Weight | A | B | C |\n|---|---|---|---|---|\n| x | 40 | 4 | 3 | 1 |\n| y | 35 | 5 | 2 | 1 |\n"
        "| z | 25 | 5 | 2 | 1 |\n| Value | 100 | 4.57 | 2.43 | out |\n"
    )
    found = one(f"## The matrix\n\n{table}\nLeft out: 14 answers.\n")
    assert found.table.scale == (1, 5)
    assert [row.name for row in found.table.criteria] == ["x", "y", "z"]
    assert not found.table.read_as
