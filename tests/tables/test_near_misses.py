"""What looks like a decision table and can't be read as one is named, with its line; what is none is passed over."""

from pathlib import Path

import pytest

from each import each
from in_process import called
from roadworthy.errors import BadTable, NoKey
from roadworthy.method.audit.audit import audit
from roadworthy.method.audit.table import DecisionTable
from roadworthy.report.audit_words import near_words
from roadworthy.tables.decision import decision_from
from roadworthy.tables.files import looked_of
from roadworthy.tables.near_miss import NearMiss
from tables.audited import Every, One

TICKS = "| Self-hosted | {} | ✓ | ✓ |\n| Queues | {} | ✗ | ✓ |\n| Agents | {} | ✓ | ✗ |\n"
NEAR = {
    "must and should over ticks": ("signs-without-key", "# CI: an evaluation\n\n| Requirement | Priority | Jenkins | Drone |\n|---|---|---|---|\n" + TICKS.format("Must", "Should", "Could")),
    "high and low over ticks": ("signs-without-key", "# Vergleich\n\n| Anforderung | Priorität | Jenkins | Drone |\n|---|---|---|---|\n" + TICKS.format("Hoch", "Mittel", "Niedrig")),
    "weights in words over ticks": ("signs-without-key", "| Feature | Weight | Jenkins | Drone |\n|---|---|---|---|\n" + TICKS.format("Must", "Must", "Should")),
    "priorities over ticks, and what they come to": ("signs-without-key", "| Item | Priority | Jenkins | Drone |\n|---|---|---|---|\n" + TICKS.format("High", "Low", "Low") + "| Score | | 2 | 2 |\n"),
    "ticks under a total and no weights": ("signs-without-key", "| Criterion | Jenkins | Drone |\n|---|---|---|\n| Queues | ✓ | ✗ |\n| Agents | ✗ | ✓ |\n| Total score | 1 | 1 |\n"),
    "pluses and minuses under a title that says what they are for": ("signs-without-key", "## Decision matrix\n\n| Criterion | Keep | Replace |\n|---|---|---|\n| Risk | + | - |\n| Cost | - | + |\n"),
    "prices under a total for nobody yet": ("facts-for-scores", "| Criterion | Weight | Hetzner | OVH |\n|---|---|---|---|\n| Servers | 70% | 310 € | 290 € |\n| Traffic | 30% | 20 € | 45 € |\n| Total | 100% | | |\n"),
    "the same without weights": ("facts-for-scores", "| Criterion | Hetzner | OVH |\n|---|---|---|\n| Servers | 310 € | 290 € |\n| Traffic | 20 € | 45 € |\n| Weighted score | | |\n"),
    "counts under weights": ("facts-for-scores", "| Criterion | Weight | Hetzner | OVH |\n|---|---|---|---|\n| Users | 70% | 3100 | 2900 |\n| Teams | 30% | 240 | 450 |\n| Weighted score | 100% | 7.1 | 6.8 |\n"),
    "weights in the order of the rows": ("weights-apart", "## Decision\n\nWeights: 5/3/2, in this order.\n\n| Criterion | Fly | Render |\n|---|---|---|\n| Price | 4 | 5 |\n| Regions | 3 | 2 |\n| Help | 5 | 3 |\n"),
    "a weight for all but one": ("weights-apart", "Gewichtung: Preis 50 %, Lage 30 %\n\n| Kriterium | Ulm | Aalen |\n|---|---|---|\n| Preis | 4 | 5 |\n| Lage | 3 | 2 |\n| Licht | 5 | 3 |\n"),
    "two sets of weights": ("weights-unclear", "| Criterion | Weight A | Weight B | Ulm | Hof |\n|---|---|---|---|---|\n| Rent | 2 | 1 | 4 | 2 |\n| Train | 1 | 2 | 3 | 5 |\n| Total A | | | 11 | 9 |\n| Total B | | | 10 | 12 |\n"),
    "a total called weighted, and no column of weights that gives it": ("weighed-by-nothing", "| Criterion | Points | Ulm | Oma |\n|---|---|---|---|\n| Light | 45 | 4 | 3 |\n| Quiet | 35 | 2 | 5 |\n| Way | 20 | 3 | 4 |\n| Weighted total | 100 | 320 | 390 |\n"),
    "a criterion that counts twice, and totals that do not follow so": ("weight-of-some", "| Criterion | Ulm | Oma |\n|---|---|---|\n| Light (x2) | 4 | 3 |\n| Quiet | 2 | 5 |\n| Way | 3 | 4 |\n| Total | 32 | 39 |\n"),
    "scores and nothing that weighs them or adds them up": ("scores-alone", "## Comparison of hosts\n\n| Criterion | Fly | Render |\n|---|---|---|\n| Price | 4 | 5 |\n| Regions | 3 | 2 |\n"),
    "signs against a datum and nothing that adds them up": ("scores-alone", "Pugh matrix, datum: Fly\n\n| Criterion | Fly | Render |\n|---|---|---|\n| Price | 0 | + |\n| Regions | 0 | - |\n"),
    "priorities in names, and totals that no usual worth of them gives": ("priorities-without-key", "Scores from -2 to 2.\n\n| Criterion | Ada | Zig |\n|---|---|---|\n| Cost (Medium) | -1 | 2 |\n| Safety (Low) | ? | 1 |\n| Overall | 0.3 | 0.8 |\n"),
}  # fmt: skip
NONE = {
    "a benchmark": "# Benchmarks compared\n\n| Framework | Requests per second | p99 |\n|---|---|---|\n| axum | 240,000 | 1.2 ms |\n| gin | 180,000 | 2.0 ms |\n",
    "parts, of one of which there are two": "| Part | Box | Tower |\n|---|---|---|\n| Card (x2) | 4 | 3 |\n| Fan | 3 | 4 |\n| Total | 7 | 7 |\n",
    "features of a product": "# widget\n\n| Feature | widget | others |\n|---|---|---|\n| Typed | ✅ | ✅ |\n| Themes | ❌ | ✅ |\n",
    "a road map": "# Roadmap\n\n| Feature | Priority | Done | Tested |\n|---|---|---|---|\n| Login | High | ✓ | ✓ |\n| Export | Low | ✗ | ✗ |\n",
    "what a function takes": "# API\n\nHow results are weighted is told below.\n\n| Parameter | Type | Default |\n|---|---|---|\n| limit | int | 20 |\n| order | str | asc |\n",
    "a rubric with an empty total": "| Criterion | Weight | Excellent | Poor |\n|---|---|---|---|\n| Tests | 60% | above 90% | below 50% |\n| Docs | 40% | complete | none |\n| Total | 100% | | |\n",
    "a bill that nobody has added up": "| Item | March | April |\n|---|---|---|\n| Servers | 310 € | 290 € |\n| Traffic | 20 € | 45 € |\n| Total | | |\n",
    "years above names": "| | 2024 | 2025 |\n|---|---|---|\n| City | Visits | Stays |\n| Ulm | 310 | 290 |\n| Aalen | 20 | 45 |\n",
    "shares of the market above a comparison of two": "## Languages\n\n- Python: 60%\n- Go: 40%\n\n| Language | Python | Go |\n|---|---|---|\n| Speed | 2 | 5 |\n| Ease | 5 | 3 |\n",
    "shares of the market above a list": "# Languages\n\n- Python: 40%\n- Go: 60%\n\n| Language | Since | Typed |\n|---|---|---|\n| Python | 1991 | no |\n| Go | 2009 | yes |\n",
}  # fmt: skip


@each("name", NEAR)
def test_it_is_named_with_its_line(name: str) -> None:
    why, text = NEAR[name]
    (miss,) = looked_of(f"Words.\n\n{text}", Path("t.md"))
    assert isinstance(miss, NearMiss), miss
    line = next(at for at, words in enumerate(text.split("\n"), 3) if words.startswith("|"))
    assert (miss.why, miss.line) == (why, line)
    says, todo = near_words(miss)
    assert says.startswith("Nearly a decision table")
    assert todo


@each("name", NEAR)
def test_a_decision_is_refused_with_that_line(name: str) -> None:
    _, text = NEAR[name]
    with pytest.raises((BadTable, NoKey)) as refused:
        decision_from(Path("t.md"), text=text)
    assert refused.value.line


@each("name", NONE)
def test_what_is_none_is_passed_over(name: str) -> None:
    assert looked_of(NONE[name], Path("t.md")) == []


def test_with_a_key_for_all_its_signs_it_is_read() -> None:
    text = NEAR["must and should over ticks"][1]
    key = {"must": 3.0, "should": 2.0, "could": 1.0, "✓": 1.0, "✗": 0.0}
    (found,) = looked_of(text, Path("t.md"), words=key)
    assert isinstance(found, DecisionTable)
    assert found.raw_weights == (3, 2, 1)
    assert audit(found).leader == "Drone"


PUGH = "| Criterion | Today | Buy | Build |\n|---|---|---|---|\n| Pace | {0} | + | − |\n| Control | {0} | − | + |\n| Fit | {0} | + | + |\n"
PUGH_ENDS = {
    "datum": ("# Pugh matrix, datum: Today\n\n", "0", "", "Net"),
    "sums": ("", "S", "| Sum of + | 0 | 2 | 2 |\n| Sum of − | 0 | 1 | 1 |\n| Sum of S | 3 | 0 | 0 |\n", "Net"),
    "sigma": ("", "S", "| Σ+ | 0 | 2 | 2 |\n| Σ− | 0 | 1 | 1 |\n", "**Net score**"),
    "German": ("", "0", "| Summe + | 0 | 2 | 2 |\n| Summe - | 0 | 1 | 1 |\n", "Saldo"),
}  # fmt: skip


@each("how", PUGH_ENDS)
def test_pluses_and_minuses_without_weights_are_held_against_their_net(how: str) -> None:
    before, same, sums, name = PUGH_ENDS[how]
    for stated, wrong in (("| 0 | 1 | 1 |", []), ("| 0 | 1 | 2 |", ["Build"])):
        (table,) = looked_of(f"{before}{PUGH.format(same)}{sums}| {name} {stated}\n", Path("t.md"))
        assert isinstance(table, DecisionTable)
        found = audit(table)
        assert [row.recomputed for row in found.rows] == [0, 1, 1]
        assert [one.subject for one in found.findings if one.rule == "wrong-total"] == wrong


def test_net_is_a_name_as_any_other_where_nothing_is_taken_off(one: One) -> None:
    found = one(
        "| Criterion | Weight | .NET | JVM |\n|---|---|---|---|\n| Net | 2 | 4 | 3 |\n| Jobs | 1 | 3 | 5 |\n| Total | | 11 | 11 |\n"
    )
    assert [criterion.name for criterion in found.table.criteria] == ["Net", "Jobs"]
    assert found.table.candidates == (".NET", "JVM")


ABOVE = {
    "in a row over the header": ("| | 50% | 30% | 20% | |\n|---|---|---|---|---|\n| Option | Price | Pace | Help | Total |\n", ""),
    "in a row that is called so": ("| Weight | 5 | 3 | 2 | |\n|---|---|---|---|---|\n| Option | Price | Pace | Help | Total |\n", ""),
    "in a row without a name": ("| Option | Price | Pace | Help | Total |\n|---|---|---|---|---|\n| | 50% | 30% | 20% | |\n", ""),
    "in a line": ("| Option | Price | Pace | Help | Total |\n|---|---|---|---|---|\n", "Weights: price 5, pace 3, help 2.\n\n"),
    "in a line that begins with figures": ("| Option | Price | Pace | Help | Total |\n|---|---|---|---|---|\n", "50% price, 30% pace and 20% help.\n\n"),
    "in a list": ("| Option | Price | Pace | Help | Total |\n|---|---|---|---|---|\n", "We decide by:\n\n- Price: 50%\n- Pace: 30%\n- Help: 20%\n\n"),
    "in a list under a heading of its own": ("| Option | Price | Pace | Help | Total |\n|---|---|---|---|---|\n", "## Weights\n\n1. Price: 5\n2. Pace: 3\n3. Help: 2\n\n## Scores\n\n"),
    "in a sentence before another": ("| Option | Price | Pace | Help | Total |\n|---|---|---|---|---|\n", "Gewichte: Price 50 %, Pace 30 %, Help 20 %. Skala 1 bis 5.\n\n"),
}  # fmt: skip


@each("how", ABOVE)
def test_weights_above_a_table_are_its_own(how: str) -> None:
    head, before = ABOVE[how]
    sums = {"Weights", "called", "heading"} & set(how.replace(",", " ").split()) or how == "in a line"
    factor = 10 if sums else 1
    for second, wrong in ((3.3, []), (3.7, ["Fly"])):
        rows = f"| Ulm | 4 | 3 | 5 | {3.9 * factor:g} |\n| Fly | 3 | 4 | 3 | {second * factor:g} |\n| Oma | 5 | 2 | 3 | {3.7 * factor:g} |\n"
        (table,) = looked_of(f"# Decision\n\n{before}{head}{rows}", Path("t.md"))
        assert isinstance(table, DecisionTable), table
        assert [round(one, 9) for one in table.weights] == [0.5, 0.3, 0.2]
        assert [one.subject for one in audit(table).findings if one.rule == "wrong-total"] == wrong


def test_weights_above_a_table_without_totals_are_its_own(one: One) -> None:
    found = one(
        "# Wahl\n\nGewichtung: Preis 3, Tempo 1.\n\n| Kriterium | Ulm | Aalen |\n|---|---|---|\n| Preis | 2 | 4 |\n| Tempo | 5 | 1 |\n"
    )
    assert (found.table.weights, found.leader) == ((0.75, 0.25), "Aalen")


GATES = (
    "| Criterion | Weight | Okta | Ory |\n|---|---|---|---|\n| EU hosting | {} | {} | {} |\n| Ease | 60% | 4 | 3 |\n"
    "| Openness | 40% | 3 | 5 |\n| Total | 100% | 3.6 | 3.8 |\n"
)


@each(
    "weight, one, other",
    [
        ("", "yes", "no"), ("-", "✓", "✗"), ("must-have", "pass", "fail"), ("Must", "yes, Frankfurt", "in progress"), ("K.O.", "ja", "nein"),
        ("", "$6 a user", "free"), ("go/no-go", "✅", "❌ (US only)"),
    ],
)  # fmt: skip
def test_what_has_no_weight_and_no_scores_is_named_as_not_counted(weight: str, one: str, other: str) -> None:
    (table,) = looked_of(GATES.format(weight, one, other), Path("t.md"))
    assert isinstance(table, DecisionTable)
    found = audit(table)
    assert found.leader == "Ory"
    (note,) = found.findings
    assert (note.rule, note.level, note.subject, note.facts["line"]) == (
        "not-counted",
        "note",
        "EU hosting",
        3,
    )
    assert note.facts["words"] == f"Okta: {one}; Ory: {other}"


def test_a_yes_or_no_below_the_totals_is_named_and_other_words_are_not(one: One) -> None:
    rows = "| Cleared by security | | yes | no |\n| Made in | | Berlin | Oslo |\n"
    found = one(GATES.replace("| EU hosting | {} | {} | {} |\n", "") + rows)
    assert [(finding.rule, finding.subject) for finding in found.findings] == [
        ("not-counted", "Cleared by security")
    ]


def test_columns_of_words_beside_options_are_none_that_could_count(one: One) -> None:
    found = one(
        "| Option | Made in | Ease (60%) | Openness (40%) | Total |\n|---|---|---|---|---|\n| Okta | US | 4 | 3 | 3.6 |\n| Ory | DE | 3 | 5 | 3.8 |\n"
    )
    assert found.findings == ()


def test_a_new_decision_is_told_so_too(tmp_path: Path) -> None:
    (tmp_path / "t.md").write_text(GATES.format("must-have", "yes", "no"), encoding="utf-8")
    done = called("new", tmp_path / "d.toml", "--from", tmp_path / "t.md")
    assert done.returncode == 0
    assert ":3: “EU hosting” is not counted: Okta: yes; Ory: no." in done.stdout + done.stderr


def test_a_total_is_corrected_beside_a_row_that_is_not_counted(tmp_path: Path) -> None:
    path = tmp_path / "t.md"
    path.write_text(GATES.format("must-have", "yes", "no").replace("3.8", "**3.9**"), encoding="utf-8")
    assert called("audit", path, "--fix").returncode == 0
    assert path.read_text(encoding="utf-8") == GATES.format("must-have", "yes", "no").replace(
        "3.8", "**3.8**"
    )


MERGED = (
    "| Area | Criterion | Weight | Helm | Kit |\n|---|---|---|---|---|\n| Use | Learning | 20% | 4 | 3 |\n{0} | Reviews | 20% | 3 | 5 |\n"
    "| Run | Rollback | 30% | 5 | 3 |\n{1} | Drift | 30% | 2 | 4 |\n| Total | | 100% | 3.5 | 3.7 |\n"
)


@pytest.mark.parametrize("blank", [("|", "|"), ("| Use", "| Run")])
def test_a_column_that_heads_groups_names_no_criteria(one: One, blank: tuple[str, str]) -> None:
    found = one(MERGED.format(*blank))
    assert [criterion.name for criterion in found.table.criteria] == [
        "Learning",
        "Reviews",
        "Rollback",
        "Drift",
    ]
    assert ([row.ok for row in found.rows], found.table.totals[0].name) == ([True, True], "Total")


def test_a_row_that_weighs_something_and_has_no_name_is_said_and_nothing_is_alleged(every: Every) -> None:
    rows = MERGED.format("|", "|").replace(" Criterion |", "", 1).replace("---|", "", 1)
    for name in ("Learning", "Reviews", "Rollback", "Drift", ""):
        rows = rows.replace(f" {name} |", "", 1) if name else rows.replace("| Total | |", "| Total |")
    (found,) = every(rows)
    assert [(one.rule, one.facts["line"]) for one in found.findings] == [
        ("unreadable-nameless", 4), ("unreadable-nameless", 6),
    ]  # fmt: skip
    with pytest.raises(BadTable, match="a weight and no name"):
        decision_from(Path("t.md"), text=rows)


def test_figures_of_any_size_are_scores_where_a_weighted_total_follows_from_them(one: One) -> None:
    found = one(
        "| Criterion | Weight | Ulm | Oma |\n|---|---|---|---|\n| Light | 25% | 800 | 700 |\n| Quiet | 25% | 900 | 950 |\n| Way | 50% | 650 | 800 |\n| Weighted score | | 750 | 812.5 |\n"
    )
    assert [row.ok for row in found.rows] == [True, True]


def test_a_column_without_a_name_holds_the_weighted_values_of_the_one_before_it(one: One) -> None:
    found = one(
        "| Criterion | Weight | Ulm | | Oma | |\n|---|---|---|---|---|---|\n| Light | 3 | 4 | 12 | 5 | 15 |\n| Quiet | 2 | 5 | 10 | 3 | 6 |\n| Total | | | 22 | | 22 |\n"
    )
    assert [(row.name, row.ok) for row in found.rows] == [("Ulm", True), ("Oma", False)]


def test_a_column_without_a_name_that_follows_from_nothing_is_said(one: One) -> None:
    text = "| Criterion | Weight | Ulm | |\n|---|---|---|---|\n| Light | 3 | 4 | 2 |\n| Quiet | 2 | 5 | 5 |\n| Total | | 22 | 17 |\n"
    found = one(text)
    assert [(finding.rule, finding.facts["line"]) for finding in found.findings] == [
        ("unreadable-nameless-column", 1)
    ]
    with pytest.raises(BadTable, match="a column of scores has no name"):
        decision_from(Path("t.md"), text=text)


def test_names_in_a_second_line_belong_to_what_stands_over_them(one: One) -> None:
    rows = "| Light | 3 | 4 | 2 | 5 |\n| Quiet | 2 | 5 | 5 | 3 |\n| Total | | 22 | 16 | 22 |\n"
    head = "| Criterion | Weight | {} | | {} |\n|---|---|---|---|---|\n| | | Ulm | Hof | Oma |\n"
    found = one(head.format("South", "West") + rows)
    assert found.table.candidates == ("South (Ulm)", "South (Hof)", "West (Oma)")
    assert [row.ok for row in found.rows] == [True, True, False]
    assert one(head.format("Town", "") + rows).table.candidates == ("Ulm", "Hof", "Oma")


BELOW = "# Wahl\n\n| Kriterium | Gewicht | Ulm | Oma |\n|---|---|---|---|\n| Licht | 3 | 4 | 5 |\n| Ruhe | 2 | 5 | 3 |\n\n**{}:**\n\n- Ulm: {}\n- Oma: {}\n"


@each(
    "label, first, second, wrong",
    [
        ("Summe", "22,000", "21,000", []), ("Summe", "22,000", "23,500", ["Oma"]), ("Mittel", "4,400", "4,200", []), ("Gesamt", "22", "24", ["Oma"]),
    ],
)  # fmt: skip
def test_totals_in_a_list_have_a_decimal_comma_where_they_follow_so(
    label: str, first: str, second: str, wrong: list[str]
) -> None:
    (table,) = looked_of(BELOW.format(label, first, second), Path("t.md"))
    assert isinstance(table, DecisionTable)
    assert [one.subject for one in audit(table).findings if one.rule == "wrong-total"] == wrong
    assert table.totals[0].given[0].value in (22, 4.4)


def test_totals_in_a_list_that_follow_from_nothing_are_told_as_not_read() -> None:
    (table,) = looked_of(BELOW.format("Summe", "17", "31"), Path("t.md"))
    assert isinstance(table, DecisionTable)
    assert {(one.rule, one.level) for one in audit(table).findings} == {("unreadable-total", "error")}
    (other,) = looked_of(BELOW.format("Weeks until we are there", "17", "31"), Path("t.md"))
    assert isinstance(other, DecisionTable)
    assert audit(other).findings == ()


PLUSES = "| Criterion | Weight | Ulm | Oma |\n|---|---|---|---|\n| Light | 2 | ++ | + |\n| Quiet | 1 | -- | - |\n| Total | | 9 | 8 |\n"


def test_two_dashes_among_pluses_are_a_sign(one: One) -> None:
    found = one(f"++ very good, + good, - weak, -- poor\n\n{PLUSES}")
    assert [[entry.interval and entry.interval.low for entry in row] for row in found.table.cells] == [
        [4, 1],
        [3, 2],
    ]
    assert [row.ok for row in found.rows] == [True, True]
    (miss,) = looked_of(PLUSES, Path("t.md"))
    assert isinstance(miss, NearMiss)
    assert set(miss.signs) == {"++", "+", "-", "--"}
    (other,) = looked_of(f"-- poor, ++ very good, + good, - weak\n\n{PLUSES}", Path("t.md"))
    assert isinstance(other, NearMiss), "a key in no order says nothing"


def test_two_dashes_among_figures_are_nothing_known(one: One) -> None:
    found = one(
        "| Criterion | Weight | Ulm | Oma |\n|---|---|---|---|\n| Light | 2 | 4 | -- |\n| Quiet | 1 | 3 | 5 |\n"
    )
    assert found.table.cells[1][0].interval is None


@each("words, whole", [("✓=1,✗=0", False), ("✓=1,✗=0,high=5,medium=3,low=1", True)])
def test_levels_over_signs_are_asked_for_as_well(words: str, whole: bool) -> None:
    key = {word: float(value) for word, _, value in (pair.partition("=") for pair in words.split(","))}
    text = "# CI\n\n| Criterion | Priority | Jenkins | Drone |\n|---|---|---|---|\n" + TICKS.format(
        "High", "Medium", "Low"
    )
    (found,) = looked_of(text, Path("t.md"), words=key)
    if not whole:
        assert isinstance(found, NearMiss)
        assert (found.why, found.signs) == ("priorities-without-key", ("high", "medium", "low"))
    else:
        assert isinstance(found, DecisionTable)
        assert found.raw_weights == (5, 3, 1)
