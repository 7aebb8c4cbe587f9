"""Tables in shapes met in public repositories, in words of our own: what is right, what is wrong, what is not asked."""

import pytest

from tables.audited import Every, One

RIGHT = {
    "w5 and arrows": (
        ("| Option | Price (w5) | Sketching (w4) | Sharing (w3) | **Total** |\n|---|---|---|---|---|\n"
        "| Pen | 4 → 20 | 2 → 8 | 3 → 9 | **37** |\n| Ink | 3 → 15 | 5 → 20 | 3 → 9 | **44** |\n"),
        ("Price", "Sketching", "Sharing"), (3 + 1 / 12, 3 + 2 / 3), "sum",
    ),
    "products spelt out": (
        ("### Decision matrix\n\n| Criteria (weight) | Kit | Own |\n|---|---|---|\n| Speed (30%) | 8 × 0.3 = 2.4 | 6 × 0.3 = 1.8 |\n"
        "| Cost (70%) | 5 × 0.7 = 3.5 | 9 × 0.7 = 6.3 |\n| **Total** | **5.9** | **8.1** |\n"),
        ("Speed", "Cost"), (5.9, 8.1), "mean",
    ),
    "out of five, products, percent and places": (
        ("| Id | Idea | Reach (60%) | Care (40%) | Weighted Total | Rank |\n|---|---|---|---|---|---|\n"
        "| **A-1** | **Queue** | **5/5 (3.00)** | **5/5 (2.00)** | **5.00 / 5.00 (100%)** | **#1 (Selected)** |\n"
        "| A-2 | Poll | 2/5 (1.20) | 3/5 (1.20) | 2.40 / 5.00 (48%) | #2 |\n"),
        ("Reach", "Care"), (5.0, 2.4), "mean",
    ),
    "a report of one": (
        ("## Score breakdown\n\n| Area | Score | Weight | Weighted Score |\n|---|---|---|---|\n| Code | 65/100 | 60% | 39.00 |\n"
        "| Tests | 70/100 | 40% | 28.00 |\n| **Total** | | | **67/100** |\n"),
        ("Code", "Tests"), (67.0,), "mean",
    ),
    "numbered names": (
        ("| Dimension | Weight | Pass rate | Weighted |\n|---|---|---|---|\n| 1. Rules | 30% | 85% | 25.5 |\n| 2. Reach | 70% | 90% | 63.0 |\n"
        "| **Total** | **100%** | | **88.5** |\n"),
        ("1. Rules", "2. Reach"), (88.5,), "mean",
    ),
    "points out of the weight": (
        ("## Quality\n\n| Category | Grade | Weight | Score |\n|---|---|---|---|\n| Types | A+ | 60% | 60 |\n| Docs | B | 40% | 30 |\n"
        "| **Weighted total** | | **100%** | **90/100** |\n"),
        ("Types", "Docs"), (90.0,), "mean",
    ),
    "each criterion out of its own maximum": (
        "## Scores\n\n| Variant | Base | Extra | Total |\n|---|---|---|---|\n| V1 | 30/30 | 5/10 | 35/40 |\n| V2 | 24/30 | 10/10 | 34/40 |\n",
        ("Base", "Extra"), (87.5, 85.0), "sum",
    ),
    "maxima in the names": (
        ("## Scoring\n\n| # | Firm | Need /30 | Budget /50 | Fit /20 | Total |\n|---|---|---|---|---|---|\n"
        "| 1 | Bakers | 25 | 20 | 18 | 63 |\n| 2 | Movers | 12 | 48 | 10 | 70 |\n"),
        ("Need", "Budget", "Fit"), (63.0, 70.0), "mean",
    ),
    "words with figures behind long dashes": (
        ("| Criterion (weight) | One | Two |\n|---|---|---|\n| Reach (50%) | 5 — 78% direct sales | 3 — $100–140 |\n"
        "| Care (50%) | 2 — 3 days a month | 4—fine |\n| **Weighted score** | 3.5 | 3.5 |\n"),
        ("Reach", "Care"), (3.5, 3.5), "mean",
    ),
    "Chinese": (
        "| 維度 | 分數 | 權重 | 加權分 |\n|---|---|---|---|\n| 品質 | 8 | 0.30 | 2.40 |\n| 可靠性 | 7 | 0.70 | 4.90 |\n| **總分** | | | **7.30** |\n",
        ("品質", "可靠性"), (7.3,), "mean",
    ),
    "a stray asterisk and an empty row": (
        ("| Criteria | Weight | Kit | Own |\n|---|---|---|---|\n| **Care** | 25% | 9/10 | 3/10 |\n| Calm | 75% | 7/10 | 5/10 |\n| | | | |\n"
        "| ****Total Score** | | **7.5/10** | **4.5/10** |\n"),
        ("Care", "Calm"), (7.5, 4.5), "mean",
    ),
    "halves": (
        ("## Weighted scores\n\n| Candidate | Scale 40% | Proof 60% | Weighted total | Rank |\n| --- | ---: | ---: | ---: | ---: |\n"
        "| Slap | 4.00 | 3.75 | 3.85 | 1 |\n| Grey | 3.25 | 3.25 | 3.25 | 2 |\n"),
        ("Scale", "Proof"), (3.85, 3.25), "mean",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_is_read_and_found_right(one: One, name: str) -> None:
    text, criteria, values, form = RIGHT[name]
    found = one(text)
    assert [finding.rule for finding in found.findings if finding.level == "error"] == []
    assert tuple(criterion.name for criterion in found.table.criteria) == criteria
    assert [row.value for row in found.rows] == pytest.approx(list(values))
    assert [row.ok for row in found.rows] == [True] * len(values)
    assert found.form
    assert found.form.kind == form


@pytest.mark.parametrize(
    ("name", "stated", "other"),
    [
        ("w5 and arrows", "**44**", "**45**"), ("products spelt out", "**8.1**", "**8.2**"),
        ("out of five, products, percent and places", "2.40 / 5", "2.60 / 5"), ("a report of one", "**67/100**", "**76/100**"),
        ("numbered names", "**88.5**", "**88.7**"), ("points out of the weight", "**90/100**", "**95/100**"),
        ("each criterion out of its own maximum", "34/40", "36/40"), ("maxima in the names", "| 63 |", "| 64 |"),
        ("Chinese", "**7.30**", "**7.40**"), ("halves", "3.85", "3.84"),
    ],
)  # fmt: skip
def test_one_wrong_total_among_them_is_found(one: One, name: str, stated: str, other: str) -> None:
    text = RIGHT[name][0]
    assert text.count(stated) == 1
    found = one(text.replace(stated, other))
    wrong = [finding for finding in found.findings if finding.rule == "wrong-total"]
    assert len(wrong) == 1
    assert other in text.replace(stated, other).splitlines()[int(wrong[0].facts["line"]) - 1]


def test_the_right_figure_of_a_half_is_told_exactly(one: One) -> None:
    text = RIGHT["numbered names"][0].replace("85%", "84.5%").replace("88.5", "88.6").replace("25.5", "25.35")
    (wrong,) = [finding for finding in one(text).findings if finding.rule == "wrong-total"]
    assert wrong.facts["right"] == "88.35"


@pytest.mark.parametrize(
    "text",
    [
        "| Tool | Ease | Speed | **Total score** |\n|---|---|---|---|\n| Admin | 7/10 (3.5) | 9/10 (5.6) | **8.45/10** |\n| Shell | 9/10 (4.5) | 8/10 (5.0) | **8.12/10** |\n",
        ("## Scores in detail\n\n| Algorithm | Speed | Accuracy | Risk | Total | Rank |\n|---|---|---|---|---|---|\n"
        "| One | 9.0 | 6.0 | 10.0 | 87.5 | 1st |\n| Two | 10.0 | 8.0 | 8.0 | 85.8 | 2nd |\n| Three | 5.0 | 8.0 | 10.0 | 79.5 | 3rd |\n"),
    ],
    ids=["products of weights that are elsewhere", "totals that no form gives"],
)  # fmt: skip
def test_weights_that_are_elsewhere_are_missed_once_not_at_every_cell(one: One, text: str) -> None:
    found = one(text)
    assert [finding.rule for finding in found.findings] == ["unreadable-no-weights"]
    assert found.leader is None


@pytest.mark.parametrize(
    "text",
    [
        "## Scores\n\n| Phase | Today | Later |\n|---|---|---|\n| Styles | 25/100 | 75/100 |\n| Build | 85/300 | 200/300 |\n| **Total score** | 485/1000 | 650/1000 |\n",
        "| Solver | YES | NO | Total | Rank |\n|---|---|---|---|---|\n| A | 50 | 34 | 84 | **1st** |\n| B | 48 | 26 | 74 | **2nd** |\n",
        "| Name | Post | Maths | Science | Total | Rank |\n|---|---|---|---|---|---|\n| Ann | a@x.org | 85 | 75 | 160 | 1 |\n| Bob | b@x.org | 70 | 60 | 130 | 2 |\n",
        "| Project | Design /40 | Build /80 | Total |\n|---|---|---|---|\n| One | 31 | 60 | 91 |\n| Two | 12 | 75 | 87 |\n",
        "| Rank | Channel | Weighted score | Best for |\n|---|---|---|---|\n| 1 | Forum | 17.75 | all |\n| 2 | Mail | 11.63 | few |\n",
        "| Criteria (Weight) | How we meet it |\n|---|---|\n| **Calm (40%)** | quiet pages |\n| **Care (60%)** | tests |\n",
        "| Criteria | Weight | 1 (poor) | 3 (good) | 5 (excellent) |\n|---|---|---|---|---|\n| Hook | 15% | none | 10-15 | 15-20+ |\n| Names | 85% | <5 | 5-10 | 10+ |\n",
        "| Criterion | Before | After | Delta |\n|---|---|---|---|\n| **Total score** | 5.9/10 | 9.5/10 | +3.6 |\n| Errors | 5/10 | 10/10 | +5 |\n| Cost | — | 9/10 | — |\n",
        "| Part | Points | What it is |\n|---|---|---|\n| Reach | `0 - 40` | all of it |\n| Care | `0 - 60` | tests |\n| **Total score** | `0 - 100` | the sum |\n",
        "| Criteria (weight) | Managed | Vault |\n|---|---|---|\n| Cost (20%) | A (~$3/mo) | A (free) |\n| Work (80%) | A (managed) | D (complex) |\n",
    ],
)  # fmt: skip
def test_what_is_no_scorecard_is_left_alone(every: Every, text: str) -> None:
    assert every(text) == []


def test_crosses_among_stars_are_said_and_the_option_is_not_dropped(one: One) -> None:
    found = one(
        "| Kriterium | Gewichtung | Eins | Zwei |\n|---|---|---|---|\n| Nähe | Hoch | ❌ | ⭐⭐ |\n| Ruhe | Hoch | ❌ | ⭐⭐⭐ |\n"
        "| Pflege | Mittel | ⭐⭐⭐ | ⭐ |\n"
    )
    assert found.table.candidates == ("Eins", "Zwei")
    assert [(f.rule, f.subject, f.facts["line"]) for f in found.findings] == [
        ("unreadable-cell", "Nähe, Eins", 3), ("unreadable-cell", "Ruhe, Eins", 4),
    ]  # fmt: skip
    assert found.leader is None
