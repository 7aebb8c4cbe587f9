"""Tables in the shapes in which people write them, and what is read from each."""

import pytest

from tables.audited import One

ROWS = """
# Which framework?

| Criterion | Weight | Django | FastAPI |
|---|---:|---:|---:|
| Ecosystem | 50% | 5 | 4 |
| Speed | 30% | 3 | 5 |
| People | 20% | 4 | 3 |
| **Total** | **100%** | **{0}** | **{1}** |
"""
COLUMNS = """
| Option | Ecosystem (50%) | Speed (30%) | People (20%) | Total | Decision |
|:--|:-:|:-:|:-:|:-:|---|
| Django | 5 | 3 | 4 | {0} | ✅ **Selected** |
| FastAPI | 4 | 5 | 3 | {1} | Rejected |
"""
WEIGHT_ROW = """
| | Ecosystem | Speed | People | Weighted score |
|--|:-:|:-:|:-:|:-:|
| *Weight* | 0.5 | 0.3 | 0.2 | |
| Django | 5 | 3 | 4 | {0} |
| FastAPI | 4 | 5 | 3 | {1} |
"""
POINTS = """
Criteria | Importance | Django | FastAPI | Notes
--- | --- | --- | --- | ---
Ecosystem | ×5 | 5 | 4 | 23 of 25 packages
Speed | ×3 | 3 | 5 | 12 ms against 9 ms
People | ×2 | 4 | 3 |
Score | | {0} | {1} | out of 50
"""
PRODUCTS = """
| Factor | Weight | Django | FastAPI |
|---|---|---|---|
| Ecosystem | 0.5 | 5 (2.5) | 4 (2.0) |
| Speed | 0.3 | 3 (0.9) | 5 (1.5) |
| People | 0.2 | 4 (native) (0.8) | 3 → 0.6 |
| Weighted total | 1.0 | {0} | {1} |
"""
COLUMNS_OF_PRODUCTS = """
| Criteria | Weight | Django (score) | Django (weighted) | FastAPI (score) | FastAPI (weighted) |
|---|---|---|---|---|---|
| Ecosystem | 50% | 5 | 2.50 | 4 | 2.00 |
| Speed | 30% | 3 | 0.90 | 5 | 1.50 |
| People | 20% | 4 | 0.80 | 3 | 0.60 |
| TOTAL | 100% | | {0} | | {1} |
"""
OUT_OF = """
| Dimension | Weight | Django | FastAPI |
|---|---|---|---|
| Ecosystem | 50 | 5/5 | 4/5 |
| Speed | 30 | 3/5 – async is young | 5/5 |
| People | 20 | 4/5 | 3/5 |
| **Overall** | | **{0}/5** | **{1}/5** |
"""
STARS = """
> 1. Our scores:
>
>    | Criteria (Weight) | Django | FastAPI |
>    |---|---|---|
>    | **Ecosystem (50%)** | ★★★★★ | ★★★★☆ |
>    | **Speed (30%)** | ★★★☆☆ | ★★★★★ |
>    | **People (20%)** | ★★★★☆ | ★★★☆☆ |
>    | | | |
>    | **WEIGHTED SCORE** | {0} | {1} |
"""
WORDS = """
| Criterion | Weight | `Django` | [FastAPI](https://example.org/a_b) |
|---|---|---|---|
| Ecosystem | 5 | 5 - mature | 4 — young[^1] |
| Speed | 3 | **3** | ~~4~~ 5 |
| People | 2 | 4 ✅ | High (3) |
| Total (max 5) | 10 | {0} | {1} |

[^1]: since 2018
"""
COMMAS = """
| Kriterium | Gewicht | Django | FastAPI |
|---|---|---|---|
| Ecosystem | 0,5 | 5 | 4,0 |
| Speed | 0,3 | 3 | 5 |
| People | 0,2 | 4 | 3 |
| Summe | 1,0 | {0} | {1} |
"""
SHAPES = {
    "rows": (ROWS, "4.2", "4.1", "4.3", "mean"),
    "columns": (COLUMNS, "4.20", "4.10", "4.13", "mean"),
    "weight row": (WEIGHT_ROW, "4.2", "4.1", "4.3", "mean"),
    "points": (POINTS, "42", "41", "43", "sum"),
    "products": (PRODUCTS, "4.2", "4.1", "4.3", "mean"),
    "columns of products": (COLUMNS_OF_PRODUCTS, "4.20", "4.10", "4.13", "mean"),
    "out of five": (OUT_OF, "4.2", "4.1", "4.3", "mean"),
    "stars": (STARS, "4.2", "4.1", "4.3", "mean"),
    "words": (WORDS, "4.2", "4.1", "4.3", "mean"),
    "decimal commas": (COMMAS, "4,2", "4,1", "4,3", "mean"),
    "percent of the best": (ROWS, "84%", "82%", "81%", "percent"),
    "out of a hundred": (ROWS, "84/100", "82/100", "83/100", "percent"),
    "out of ten": (ROWS, "8.4/10", "8.2/10", "8.0/10", "mean"),
    "hundredths": (ROWS, "420", "410", "411", "sum"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_right_table_is_in_order(one: One, shape: str) -> None:
    text, first, second, _, form = SHAPES[shape]
    found = one(text.format(first, second))
    assert [finding.rule for finding in found.findings] == []
    assert found.form
    assert found.form.kind == form
    assert found.table.candidates == ("Django", "FastAPI")
    assert [criterion.name for criterion in found.table.criteria] == ["Ecosystem", "Speed", "People"]
    assert found.table.weights == pytest.approx((0.5, 0.3, 0.2))
    assert found.table.scale == (1, 5)
    assert [row.value for row in found.rows] == pytest.approx([4.2, 4.1])
    assert [row.ok for row in found.rows] == [True, True]
    assert [(row.rank, row.stated_rank) for row in found.rows] == [(1, 1), (2, 2)]
    assert (found.leader, found.stated_leader) == ("Django", "Django")


@pytest.mark.parametrize("shape", SHAPES)
def test_one_changed_total_is_found_with_its_line(one: One, shape: str) -> None:
    text, first, _, other, form = SHAPES[shape]
    text = text.format(first, other)
    found = one(text)
    assert found.form
    assert found.form.kind == form
    assert [row.ok for row in found.rows] == [True, False]
    wrong = [finding for finding in found.findings if finding.rule == "wrong-total"]
    assert [finding.subject for finding in wrong] == ["FastAPI"]
    assert other in text.splitlines()[int(wrong[0].facts["line"]) - 1]
