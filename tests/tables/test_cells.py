"""Single cells: what they say, and what is no score for certain."""

from hypothesis import given
from hypothesis import strategies as st

from each import each
from roadworthy.model import Interval
from roadworthy.tables.numbers import is_unknown
from roadworthy.tables.score_cells import read_score
from roadworthy.tables.sheet import name_and_weight
from roadworthy.tables.total_cells import read_place, read_total
from roadworthy.tables.weight_cells import read_weight


@each(
    ("words", "low", "high", "out_of", "product"),
    [
        ("9", 9, 9, None, None), ("9.5", 9.5, 9.5, None, None), ("9,5", 9.5, 9.5, None, None), ("-1", -1, -1, None, None),
        ("−1", -1, -1, None, None), ("+2", 2, 2, None, None), ("9/10", 9, 9, 10, None), ("9 / 10", 9, 9, 10, None),
        ("9 out of 10", 9, 9, 10, None), ("8.5/10 ⭐", 8.5, 8.5, 10, None), ("3-5", 3, 5, None, None), ("3–5", 3, 5, None, None),
        ("3 to 5", 3, 5, None, None), ("3-4/5", 3, 4, 5, None), ("5 (1.25)", 5, 5, None, 1.25), ("5 (= 1.25)", 5, 5, None, 1.25),
        ("8/10 (2.4)", 8, 8, 10, 2.4), ("10 (native)", 10, 10, None, None), ("5 (SSR+30KB)", 5, 5, None, None),
        ("5 (native) (1.25)", 5, 5, None, 1.25), ("4 (3 of our 5)", 4, 4, None, None), ("3 → 15", 3, 3, None, 15), ("3 -> 15", 3, 3, None, 15),
        ("3 = 15", 3, 3, None, 15), ("4 × 3 = 12", 4, 4, None, 12), ("4×0.3=1.2", 4, 4, None, 1.2), ("30% × 4 = 1.2", 4, 4, None, 1.2),
        ("75 (3×25)", 3, 3, None, 75), ("4 (×3 = 12)", 4, 4, None, 12), ("★★★☆☆", 3, 3, 5, None), ("⭐⭐⭐⭐", 4, 4, None, None),
        ("⭐️⭐️⭐️", 3, 3, None, None), ("★★★½", 3.5, 3.5, None, None), ("⭐⭐⭐ (segundos)", 3, 3, None, None), ("⭐⭐⭐⭐ (4/5)", 4, 4, 5, None),
        ("⭐ 4.5", 4.5, 4.5, None, None), ("4 ★", 4, 4, None, None), ("4 - good", 4, 4, None, None), ("4 — $80 a month", 4, 4, None, None),
        ("4: good enough", 4, 4, None, None), ("4, with care", 4, 4, None, None), ("4 ✅", 4, 4, None, None), ("🟢 5", 5, 5, None, None),
        ("good (4)", 4, 4, None, None), ("Excellent - 5/5", 5, 5, 5, None), ("4*", 4, 4, None, None), ("4¹", 4, 4, None, None),
        ("4[1]", 4, 4, None, None), ("~4", 4, 4, None, None), ("4 pts", 4, 4, None, None), ("4—good", 4, 4, None, None), ("4 -good", 4, 4, None, None), ("1,250", 1250, 1250, None, None), ("80%", 80, 80, None, None),
        ("3½", 3.5, 3.5, None, None), ("4 ¼", 4.25, 4.25, None, None), ("2⅔/5", 2.667, 2.667, 5, None), ("1¾ – so so", 1.75, 1.75, None, None), ("4️⃣", 4, 4, None, None), ("🔟/10", 10, 10, 10, None),
    ],
)  # fmt: skip
def test_scores(words: str, low: float, high: float, out_of: float | None, product: float | None) -> None:
    found = read_score(words)
    assert found
    assert found.span == Interval(low, high)
    assert found.out_of == out_of
    assert (found.product.value if found.product else None) == product


@each("words", ["", "?", "n/a", "N/A", "-", "–", "—", "TBD", "unknown", "…", "❓"])
def test_unknowns(words: str) -> None:
    assert is_unknown(words)
    found = read_score(words)
    assert found
    assert found.span is None


@each(
    "words",
    [
        "$500/mo", "100ms", "3 months", "2 GB", "v4", "1M/day", "High", "good", "✅", "yes", "4+", "<5", "5-3", "3/", "4.5.1", "4.x", "3-day",
        "2026-11-25", "12:30", "10 of", "3 x 4", "1e5", "٣", "9" * 20, "[1-5]", "X/10", "A+", "#1", "4 good", "3 5", "50 KB",
    ],
)  # fmt: skip
def test_what_is_no_score_for_certain(words: str) -> None:
    assert read_score(words) is None


@each(
    ("words", "value", "kind"),
    [
        ("30%", 30, "percent"), ("30 %", 30, "percent"), ("0.3", 0.3, "number"), (".3", 0.3, "number"), ("0,3", 0.3, "number"), ("3", 3, "number"),
        ("×3", 3, "number"), ("x3", 3, "number"), ("3x", 3, "number"), ("3×", 3, "number"), ("(30%)", 30, "percent"), ("High", 3, "word"),
        ("medium", 2, "word"), ("LOW", 1, "word"), ("Critical", 5, "word"), ("Bajo*", 1, "word"), ("高", 3, "word"), ("🔴 High", 3, "word"), ("High (5)", 5, "number"), ("5 - critical", 5, "number"), ("25 pts", 25, "number"),
        ("★★★", 3, "number"), ("5 (must)", 5, "number"),
    ],
)  # fmt: skip
def test_weights(words: str, value: float, kind: str) -> None:
    found = read_weight(words)
    assert found
    assert (found.value, found.kind) == (value, kind)


@each("words", ["-1", "must", "400px", "10-20%", "", "w", "1/x"])
def test_no_weights(words: str) -> None:
    assert read_weight(words) is None


@each(
    ("name", "parts"),
    [
        ("Cost (30%)", ("Cost", "30%")), ("Cost [30 %]", ("Cost", "30 %")), ("Cost (weight: 30%)", ("Cost", "30%")), ("Cost (Weight 3)", ("Cost", "3")),
        ("Cost ×3", ("Cost", "×3")), ("Speed (x3)", ("Speed", "x3")), ("Cost - 30%", ("Cost", "30%")), ("Cost: 30%", ("Cost", "30%")),
        ("Cost 30%", ("Cost", "30%")), ("Cost (0.3)", ("Cost", "0.3")), ("30% Cost", ("Cost", "30%")), ("Cost (w=0.3)", ("Cost", "0.3")),
        ("Cost (at 10TB)", None), ("Cost", None), ("Cost (3)", None), ("HTTP 2", None), ("Latency p99", None), ("Speed (1-5)", None),
    ],
)  # fmt: skip
def test_weights_in_names(name: str, parts: tuple[str, str] | None) -> None:
    assert name_and_weight(name) == parts


def test_a_bare_number_is_a_weight_where_weights_are_announced() -> None:
    assert name_and_weight("Cost (3)", plain=True) == ("Cost", "3")


@each(
    ("words", "value", "decimals", "out_of", "percent"),
    [
        ("4.15", 4.15, 2, None, False), ("**4.15**".strip("*"), 4.15, 2, None, False), ("4.2/5", 4.2, 1, 5, False), ("81 / 85", 81, 0, 85, False),
        ("83%", 83, 0, None, True), ("83 %", 83, 0, None, True), ("385 (1st)", 385, 0, None, False), ("4.15 🏆", 4.15, 2, None, False), ("= 4.15", 4.15, 2, None, False),
        ("⭐ 4.15", 4.15, 2, None, False), ("4,20", 4.2, 2, None, False), ("1,250", 1250, 0, None, False), ("42 pts", 42, 0, None, False),
    ],
)  # fmt: skip
def test_totals(words: str, value: float, decimals: int, out_of: float | None, percent: bool) -> None:
    found = read_total(words)
    assert found
    assert (found.value, found.decimals, found.out_of, found.percent) == (value, decimals, out_of, percent)


@each(
    ("words", "place"),
    [("1", 1), ("#2", 2), ("1st", 1), ("🥇", 1), ("🥈 2nd", 2), ("3.", 3), ("🥉 3º", 3), ("winner", None)],
)
def test_places(words: str, place: int | None) -> None:
    assert read_place(words) == place


@given(st.text(max_size=60) | st.text("0123456789.,/()[]→=×x*%-–★☆⭐ ab", max_size=30))
def test_any_words_are_read_or_not_and_nothing_else(words: str) -> None:
    found = read_score(words)
    if found and found.span:
        assert found.span.low <= found.span.high
        assert abs(found.span.low) < 1e10
    read_weight(words)
    read_total(words)
    read_place(words)
    name_and_weight(words)
