"""Tables full of figures that judge nobody: what looks like weights is held against the totals first."""

from pathlib import Path

import pytest

from in_process import called
from roadworthy.tables.files import looked_of
from tables.audited import Every, One

COUNTED = {
    "a share beside a count": (
        "| Method | Endpoints | Share |\n|---|---|---|\n| GET | 30 | 60% |\n| POST | 15 | 30% |\n| PUT | 5 | 10% |\n| **Total** | **50** | **100%** |\n"
    ),
    "a share in Chinese": "| 分类 | 数量 | 占比 |\n|---|---|---|\n| 登录 | 12 | 24.0% |\n| 游戏 | 30 | 60.0% |\n| 其他 | 8 | 16.0% |\n| **总计** | **50** | **100%** |\n",
    "a share that is off, and totals that are sums": (
        "| Space | Keys | Missing | % of all |\n|---|---|---|---|\n| core | 120 | 800 | 40.0% |\n| shop | 90 | 700 | 35.0% |\n| mail | 40 | 500 | 25.0% |\n"
        "| **Total** | **250** | **2,000** | **100%** |\n"
    ),
    "how many are in brackets": (
        "| Area | Unit | Browser | Total |\n|---|---|---|---|\n| Orders (7) | 21 | 3 | 24 |\n| Stock (4) | 12 | 2 | 14 |\n| Points (3) | 9 | 1 | 10 |\n"
        "| Mail (2) | 5 | 1 | 6 |\n| **Total** | **47** | **7** | **54** |\n"
    ),
    "how often it is done": "| Step | In | Out |\n|---|---|---|\n| Draft (x4) | 2,000 | 6,000 |\n| Review (x2) | 12,000 | 3,200 |\n| **Total** | **14,000** | **9,200** |\n",
    "percentages of two days": (
        "| Area | March (60%) | April (75%) | Change |\n|---|---|---|---|\n| Core | 55% | 70% | +15% |\n| Data | 60% | 80% | +20% |\n| **Overall** | **60%** | **75%** | +15% |\n"
    ),
    "what bodies weigh": "| Part | Weight (kg) | Width | Height |\n|---|---|---|---|\n| Frame | 5 | 6 | 5 |\n| Motor | 20 | 7 | 8 |\n| **Total** | **25** | **13** | **13** |\n",
    "levels with counts": "| Priority | Count | Weeks |\n|---|---|---|\n| P0 (Critical) | 6 | 30 |\n| P1 (High) | 12 | 50 |\n| **Total** | **18** | **80** |\n",
    "an impression before and after": (
        "| Category | Before | After |\n|---|---|---|\n| Tests | 1/10 | 9/10 |\n| Docs | 2/10 | 8/10 |\n| Names | 2/10 | 9/10 |\n| Build | 1/10 | 9/10 |\n| **Overall** | **4/10** | **9/10** |\n"
    ),
    "dashes for nothing": (
        "## Decisions by area\n\n| Category | P0 | P1 | P2 |\n|---|---|---|---|\n| Looks | - | 4 | 1 |\n| Speed | 1 | 2 | - |\n| Words | - | 1 | 2 |\n| **TOTAL** | **1** | **7** | **3** |\n"
    ),
    "what passed of how many": "| Suite | Then | Now |\n|---|---|---|\n| Unit | 14/15 | 15/15 |\n| Web | 20/20 | 20/20 |\n| **Total** | **34/39** | **35/39** |\n",
    "shares that are parted among layers": (
        "| Dimension | Weight | Static | Judge |\n|---|---|---|---|\n| Truth | 50% | 0.20 | 0.80 |\n| Form | 30% | 0.60 | 0.40 |\n| Cost | 20% | 0.90 | 0.10 |\n"
    ),
    "numbers in the names of what is counted": "| Table | Old | New | Winner |\n|---|---|---|---|\n| Users (200) | 113 | 32 | Old |\n| Orders (100) | 40,411 | 0 | Old |\n| Codes | 143,862 | 143,862 | Tie |\n",
}  # fmt: skip


@pytest.mark.parametrize("name", COUNTED)
def test_what_is_counted_is_no_scorecard(every: Every, name: str) -> None:
    assert every(COUNTED[name]) == []


def test_weights_that_are_not_there_are_never_made_up(one: One) -> None:
    """One figure may be the plain mean by chance: the others are not called wrong for it."""
    found = one(
        "### Scorecard\n\n| Tool | Fit | Ease | Cost | Weighted total |\n|---|---|---|---|---|\n| A | 4 | 5 | 2 | 3.7/5 |\n| B | 5 | 4 | 1 | 3.8/5 |\n| C | 4 | 3 | 4 | 3.9/5 |\n"
    )
    assert [finding.rule for finding in found.findings] == ["unreadable-no-weights"]


@pytest.mark.parametrize("name", ["Weighted", "Weighted total", "Gewichtete Summe", "加权平均"])
@pytest.mark.parametrize("stated", ["4.1 | 4.0 | 3.8", "4.0 | 4.1 | 3.8"])
def test_what_is_called_weighted_is_not_held_against_plain_means(one: One, name: str, stated: str) -> None:
    rows = "| Plugins | 5 | 4 | 3 |\n| Cost | 3 | 4 | 5 |\n| Upkeep | 3 | 5 | 2 |\n| Freedom | 5 | 3 | 5 |\n"
    found = one(f"| Criterion | Kong | Envoy | Nginx |\n|---|---|---|---|\n{rows}| {name} | {stated} |\n")
    assert [finding.rule for finding in found.findings] == ["unreadable-no-weights"]
    assert found.leader is None
    right = one(
        f"| Criterion | Kong | Envoy | Nginx |\n|---|---|---|---|\n{rows}| {name} | 4.0 | 4.0 | 3.75 |\n"
    )
    assert not [finding for finding in right.findings if finding.level == "error"]


def test_a_column_of_words_is_no_criterion(one: One) -> None:
    found = one(
        "| Option | Phase | Human | Words | Price | Total score |\n|---|---|---|---|---|---|\n| S1 | hook | 1.0 | 0.5 | 1.0 | 2.5 |\n| S2 | close | 1.0 | 1.0 | 0.0 | 2.0 |\n| S3 | hook | 0.5 | 0.5 | 0.5 | 1.5 |\n"
    )
    assert ([one.name for one in found.table.criteria], found.findings) == (["Human", "Words", "Price"], ())


def test_a_total_that_is_not_read_is_said(one: One) -> None:
    found = one(
        "| Criterion | Weight | A | B |\n|---|---|---|---|\n| Cost | 60% | 5 | 2 |\n| Time | 40% | 2 | 5 |\n| Total | | about 3 to 4 | some 3 or 4 |\n"
    )
    assert [(finding.rule, finding.facts["line"]) for finding in found.findings] == [
        ("unreadable-total", 5)
    ] * 2


def test_a_total_with_what_it_is_out_of_and_its_share(one: One) -> None:
    found = one(
        "| Kriterium | Gewicht | A | B |\n|---|---|---|---|\n| Preis | 60 | 3 | 2 |\n| Tempo | 40 | 2 | 3 |\n| **Summe** | **100** | **260/300 = 87** | **240/300 = 80** |\n"
    )
    assert [(row.stated and row.stated.value, row.ok) for row in found.rows] == [(260, True), (240, True)]
    assert found.table.scale == (1, 3)


def test_the_maximum_of_the_totals_says_the_scale(one: One) -> None:
    text = "| Critère | A | B |\n|---|---|---|\n| Coût (×3) | 3 | 4 |\n| Délai (×2) | 4 | 1 |\n| Total pondéré /20 | 17 | 15 |\n"
    found = one(text)
    assert found.table.scale == (1, 4)
    assert [(f.rule, f.facts["right"]) for f in found.findings] == [("wrong-total", "14")]


def test_the_totals_are_not_called_right_where_they_are_not(one: One) -> None:
    """A maximum that is none is told beside totals that all follow, and nowhere else."""
    head = "| Criterion | Weight | A | B |\n|---|---|---|---|\n| Cost | 4 | 4 | 5 |\n| Time | 2 | 5 | 1 |\n| Total / 20 | | "
    assert [f.rule for f in one(head + "26 | 22 |\n").findings] == ["label-maximum"]
    assert [f.rule for f in one(head + "26 | 21 |\n").findings] == ["wrong-total"]


@pytest.mark.parametrize("name", ["加权", "寄与", "Contribuição", "Beitrag"])
def test_what_a_weighted_column_is_called(one: One, name: str) -> None:
    found = one(
        f"| Critério | Nota | Peso | {name} |\n|---|---|---|---|\n| Venda | 3.5/10 | 25% | 0.875 |\n| Texto | 4.0/10 | 75% | 3.000 |\n| TOTAL | | | 3.875/10 |\n"
    )
    assert (found.table.candidates, [row.ok for row in found.rows], found.findings) == (("Nota",), [True], ())


def test_a_bonus_on_top_is_no_criterion_and_the_sum_with_it_no_wrong_total(one: One) -> None:
    found = one(
        "| Criterio | Peso | Nota | Ponderado |\n|---|---|---|---|\n| Código | 60% | 5.0 | 3.0 |\n| Prueba | 40% | 4.5 | 1.8 |\n| **Nota base** | **100%** | | **4.8** |\n"
        "| **Bonificación** | | | **+0.3** |\n| **NOTA FINAL** | | | **5.1** |\n"
    )
    assert [one.name for one in found.table.criteria] == ["Código", "Prueba"]
    assert ([row.ok for row in found.rows], found.findings) == ([True], ())


def test_a_total_out_of_a_hundred_is_held_against_one_out_of_a_hundred(one: One) -> None:
    """Though its weighted values add up to a figure out of ten."""
    found = one(
        "| Category | Score | Weight | Weighted |\n|---|---|---|---|\n| Build | 6/10 | 50% | 3.0 |\n| Tests | 4/10 | 30% | 1.2 |\n| Docs | 7/10 | 20% | 1.4 |\n| **TOTAL** | | | **72/100** |\n"
    )
    assert [(f.rule, f.facts["right"], f.facts["most"]) for f in found.findings] == [
        ("wrong-total", "56", "100")
    ]


def test_words_behind_stars(one: One) -> None:
    found = one(
        "| Criterion | Weight | A | B |\n|---|---|---|---|\n| Cost | 60% | ⭐⭐⭐ basic | ⭐⭐⭐⭐⭐ native drivers |\n| Time | 40% | ⭐⭐ | ⭐⭐⭐⭐ fair |\n| Total | | 2.6 | 4.6 |\n"
    )
    assert ([row.ok for row in found.rows], found.findings) == ([True, True], ())


def test_a_template_is_no_near_miss() -> None:
    text = "| Criterion | Weight | Score | Weighted |\n|---|---|---|---|\n| Cost | 40% | [X.X]/10 | [X.XX] |\n| Time | 60% | [X.X]/10 | [X.XX] |\n| **TOTAL** | 100% | - | **[X.XX]/10** |\n"
    assert looked_of(text, Path("t.md")) == []


def test_what_the_weighted_values_add_up_to_comes_before_a_form_that_gives_as_many_by_chance(
    one: One,
) -> None:
    """Brought to 10, the wrong total of the second would be right, and the right one of the first wrong."""
    found = one(
        "Scale 0 to 4\n\n| Option | Speed (0.2) | Weighted | Price (0.8) | Weighted | Weighted score |\n|---|---|---|---|---|---|\n"
        "| Bus | 2 | 0.4 | 0 | 0 | 0.4 |\n| Tram | 2 | 0.4 | 1 | 0.8 | 3.0 |\n"
    )
    assert [(row.name, row.ok, row.recomputed) for row in found.rows] == [
        ("Bus", True, pytest.approx(0.4)), ("Tram", False, pytest.approx(1.2)),
    ]  # fmt: skip
    assert [finding.rule for finding in found.findings] == ["wrong-total"]


def test_parts_that_were_not_rounded_explain_no_total(one: One) -> None:
    """The parts of the first add up to its total, and are exact: in the form of the others it is wrong."""
    found = one(
        "Scale 0 to 4\n\n| Option | Speed (0.2) | Weighted | Price (0.8) | Weighted | Weighted score /10 |\n|---|---|---|---|---|---|\n"
        "| Bus | 2 | 0.4 | 0 | 0 | 0.4 |\n| Tram | 2 | 0.4 | 1 | 0.8 | 3.0 |\n| Boat | 3 | 0.6 | 2 | 1.6 | 5.5 |\n"
    )
    assert [(finding.rule, finding.subject) for finding in found.findings] == [("wrong-total", "Bus")]


@pytest.mark.parametrize("stated", ["0.0 | 0.8", "0 | 0.75"])
def test_totals_about_nought_are_brought_to_no_top(one: One, stated: str) -> None:
    """0 is 0 on every scale, so a half of the other one's right total is no form."""
    found = one(
        f"Scores from -2 to 2.\n\n| Criterion | Weight | Pen | Ink |\n|---|---|---|---|\n| Price | 2 | -1 | 1 |\n| Colour | 2 | 1 | 2 |\n| Weighted score | | {stated} |\n"
    )
    assert [(row.name, row.ok) for row in found.rows] == [("Pen", True), ("Ink", False)]


@pytest.mark.parametrize("bonus", ["8 | 8", "8 | 9", "6 | 8"])
def test_a_row_that_nothing_calls_totals_is_none_for_one_figure_that_lies_near(one: One, bonus: str) -> None:
    """8.4, what the second has out of 10, rounds to 8: so does any bonus."""
    found = one(
        f"| Criterion | Weight | Ulm | Oma |\n|---|---|---|---|\n| Light | 40% | 4 | 3 |\n| Quiet | 60% | 2 | 5 |\n| Score | | 2.8 | 4.2 |\n| The boss likes it | | {bonus} |\n"
    )
    assert [(row.ok, row.recomputed) for row in found.rows] == [
        (True, pytest.approx(2.8)),
        (True, pytest.approx(4.2)),
    ]
    assert found.findings == ()


EFFORT = "| Criterion | Weight | Ulm | Oma | Weeks |\n|---|---|---|---|---|\n| Light | 3 | 4 | 2 | 9 |\n| Quiet | 2 | 5 | 3 | 8 |\n| Total | | 22 | {} | {} |\n"


@pytest.mark.parametrize(("second", "third"), [("12", ""), ("12", "–"), ("13", "")])
def test_no_winner_is_named_while_a_column_of_figures_has_no_total_beside_others(
    one: One, second: str, third: str
) -> None:
    found = one(EFFORT.format(second, third))
    assert (found.leader, [row.rank for row in found.rows]) == (None, [None, None, None])
    rules = {finding.rule: (finding.level, finding.subject) for finding in found.findings}
    assert rules.pop("total-missing") == ("note", "Weeks")
    assert rules == ({} if second == "12" else {"wrong-total": ("error", "Oma")})


def test_nothing_is_said_to_add_up_where_a_total_is_missing(tmp_path: Path) -> None:
    (tmp_path / "t.md").write_text(EFFORT.format("12", ""), encoding="utf-8")
    said = called("audit", tmp_path / "t.md").stdout
    assert "add up" not in said
    assert "no winner is named" in said
    told = called("new", tmp_path / "d.toml", "--from", tmp_path / "t.md")
    assert "“Total” has no figure for Weeks" in told.stdout + told.stderr


def test_who_is_not_known_throughout_needs_no_total(one: One) -> None:
    found = one(
        EFFORT.format("12", "?").replace("| 9 |", "| ? |").replace("| 8 |", "| 3 |").replace("Weeks", "Hof")
    )
    assert "total-missing" not in {finding.rule for finding in found.findings}
    assert found.leader is not None


@pytest.mark.parametrize("weighted", ["| Weighted | | | | 3.25 |", "| Weighted | | | | 9 |"])
def test_who_votes_is_no_candidate_and_the_mean_of_all_is_nobodys_weighted_value(
    every: Every, weighted: str
) -> None:
    table = "| Criterion | Weight | Ann | Bob | Average |\n|---|---|---|---|---|\n| Rent | 3 | 4 | 2 | 3 |\n| Train | 1 | 3 | 5 | 4 |\n"
    assert every(f"{table}{weighted}\n") == []


def test_a_criterion_that_is_called_sums_is_one_where_it_is_scored_better_than_the_others(one: One) -> None:
    found = one(
        "| Criterion | Weight | sed | awk |\n|---|---|---|---|\n| Edits | 3 | 4 | 2 |\n| Sums | 2 | 3 | 5 |\n| Total | | 18 | 17 |\n"
    )
    assert [criterion.name for criterion in found.table.criteria] == ["Edits", "Sums"]
    assert [row.ok for row in found.rows] == [True, False]


@pytest.mark.parametrize("third", ["0.5 | 0.25 | 0.25", "0.5 | 0.5 | 0"])
def test_scores_that_happen_to_add_up_to_one_are_no_weights_beside_names_with_weights(
    one: One, third: str
) -> None:
    cells = third.split(" | ")
    total = (3 * float(cells[0]) + 6 * float(cells[1]) + float(cells[2])) / 10
    found = one(
        f"Scores from 0 to 2.\n\n| Criterion | Ulm | Hof | Oma |\n|---|---|---|---|\n| Rent (3) | 1.5 | 2 | {cells[0]} |\n| Train (6) | 1 | 0 | {cells[1]} |\n| Trees (1) | 2 | 1 | {cells[2]} |\n| Weighted mean | 1.25 | 0.7 | {total:.3f} |\n"
    )
    assert (found.table.raw_weights, found.table.candidates) == ((3, 6, 1), ("Ulm", "Hof", "Oma"))
    assert [row.ok for row in found.rows] == [True, True, True]


def test_what_counts_nothing_is_no_share(every: Every) -> None:
    table = "| Criterion | Ulm | Hof | Oma |\n|---|---|---|---|\n| Rent | 1.5 | 2 | 0.5 |\n| Train | 1 | 0 | 0.5 |\n| Trees | 2 | 1 | 0 |\n"
    assert [one.table.weight_kind for one in every(f"{table}| Total score | 4.5 | 3 | 1 |\n")] == ["none"]


def test_weighted_values_with_a_decimal_comma_before_three_digits_are_folded(one: One) -> None:
    found = one(
        "| Option | Speed (50%) | Speed (Weighted) | Hiring (15%) | Hiring (Weighted) | Cost (35%) | Cost (Weighted) | Score |\n|---|---|---|---|---|---|---|---|\n"
        "| Ulm | 2,5 | 1,25 | 4 | 0,6 | 3,5 | 1,225 | 3,079 |\n| Hof | 6 | 3 | 1,5 | 0,225 | 1 | 0,35 | 3,575 |\n| Oma | 4 | 2 | 6 | 0,9 | 4 | 1,4 | 4,3 |\n"
    )
    assert [criterion.name for criterion in found.table.criteria] == ["Speed", "Hiring", "Cost"]
    assert [row.ok for row in found.rows] == [False, True, True]


HALF = "Scores from 0 to 3.\n\n| Criterion | Weight | Ulm | Oma |\n|---|---|---|---|\n| Rent | 2 | 0 | 0 |\n| Train | 2 | 2 | 2 |\n| {} | | 4.0 | 1.0 |\n"


@pytest.mark.parametrize(
    "name", ["Weighted sum", "Gewichtete Summe", "Взвешенная сумма", "Suma ponderada", "Σ"]
)
def test_what_is_called_a_sum_is_held_against_a_sum(one: One, name: str) -> None:
    """The mean of the second is 1 as well."""
    found = one(HALF.format(name))
    assert [(row.name, row.recomputed, row.ok) for row in found.rows] == [("Ulm", 4, True), ("Oma", 4, False)]


def test_two_forms_that_give_one_half_of_the_totals_each_tell_nothing(one: One) -> None:
    found = one(HALF.format("Total score"))
    assert not found.certain
    assert all("form" in finding.facts for finding in found.findings if finding.rule == "wrong-total")
    assert "wrong-winner" not in {finding.rule for finding in found.findings}
