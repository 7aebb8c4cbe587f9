"""A scorecard in CSV becomes a decision."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import portion
from roadworthy.errors import BadTable
from roadworthy.model import Interval
from roadworthy.tables.scorecard import parse_scorecard, read_scorecard

TABLE = '''\
criterion,weight,Django,"Fast, API"
Learning curve,3,4,3-5
"Own ""thing""",0.5,3.5,?
Ops,2,,2–3
'''


def test_exactly_the_criteria_weights_and_candidates_of_the_table(tmp_path: Path) -> None:
    file = tmp_path / "stack.csv"
    file.write_bytes(b"\xef\xbb\xbf" + TABLE.replace("\n", "\r\n").encode())
    decision = read_scorecard(file)
    assert decision.title == "stack"
    assert [row.name for row in decision.candidates.values()] == ["Django", "Fast, API"]
    assert [(row.name, row.weight) for row in decision.criteria.values()] == [
        ("Learning curve", 3), ('Own "thing"', 0.5), ("Ops", 2),
    ]  # fmt: skip
    assert list(decision.criteria) == ["learning-curve", "own-thing", "ops"]
    assert {(a, b): cell.score for a, row in decision.scores.items() for b, cell in row.items()} == {
        ("django", "learning-curve"): Interval(4, 4),
        ("django", "own-thing"): Interval(3.5, 3.5),
        ("fast-api", "learning-curve"): Interval(3, 5),
        ("fast-api", "ops"): Interval(2, 3),
    }


@pytest.mark.parametrize(
    "text",
    [
        "criterion;weight;A;B\nx;0,3;3,5;2,5-4\n", "criterion;weight;A;B\nx;0.3;3.5;2.5-4\n",
        "criterion\tweight\tA\tB\nx\t0.3\t3.5\t2.5–4\n", "Criterion , Weight , A , B \n x , .3 , 3.5 , 2.5 - 4 \n\n,,,\n",
        '"criterion","weight","A","B"\n"x","30%","3.5","2.5—4"\n', "criterion,weight,A,B,,\nx,0.3,3.5,2.5-4,,\n",
    ],
)  # fmt: skip
def test_separators_decimal_commas_and_percent(text: str) -> None:
    decision = parse_scorecard(text, "t.csv")
    assert decision.cell("a", "x").score == Interval(3.5, 3.5)
    assert decision.cell("b", "x").score == Interval(2.5, 4)
    assert decision.criteria["x"].weight in (0.3, 30)


def test_weights_of_one_kind_keep_their_figures_and_fractions_meet_percent() -> None:
    assert _weights("30%", "70%") == [30, 70]
    assert _weights("0.3", "70%") == [0.3, 0.7]
    assert _weights("", "") == [None, None]
    assert _weights("0", "2") == [0, 2]


def _weights(*words: str) -> list[float | None]:
    lines = "".join(f"c{number},{word},3\n" for number, word in enumerate(words))
    return [row.weight for row in parse_scorecard(f"criterion,weight,A\n{lines}", "t").criteria.values()]


def test_another_scale() -> None:
    decision = parse_scorecard("criterion,weight,A\nx,1,9\n", "t.csv", Interval(0, 10))
    assert (decision.scale.low, decision.scale.high) == (0, 10)
    assert decision.cell("a", "x").score == Interval(9, 9)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "t.csv:1: this is not a scorecard"),
        ("name,weight,A\n", "t.csv:1: this is not a scorecard"),
        ("criterion,importance,A\nx,1,2\n", "t.csv:1: the second column"),
        ("criterion,weight\nx,1\n", "t.csv:1: it names no candidate"),
        ("criterion,weight,A,,B\nx,1,2,3,4\n", "t.csv:1: column 4: a candidate has no name"),
        ("criterion,weight,A,B,A\nx,1,2,3,4\n", "t.csv:1: column 5: “A” is there twice"),
        ("criterion,weight,A\nx,1,2\ny,1,2\nx,1,3\n", "t.csv:4: “x” is there twice, on line 2 already"),
        ('criterion,weight,A\n"x\ny",1,2\n\nx y,1,2\n', "t.csv:5: “x y” is there twice, on line 2"),
        ("criterion,weight,A\n", "t.csv:1: there is no criterion"),
        ("criterion,weight,A\n,1,2\n", "t.csv:2: a criterion has no name"),
        ("criterion,weight,A\nx,1\n", "t.csv:2: x: 2 cells where the header has 3"),
        ("criterion,weight,A\nx,1,2,3\n", "t.csv:2: x: 4 cells"),
        ("criterion,weight,A\nx,-1,2\n", "t.csv:2: x: “-1” is not a weight"),
        ("criterion,weight,A\nx,nan,2\n", "t.csv:2: x: “nan” is not a weight"),
        ("criterion,weight,A\nx," + "9" * 400 + ",2\n", "is not a weight"),
        ("criterion,weight,A\nx,0,2\n", "t.csv:2: all weights are 0"),
        ("criterion,weight,A\nx,3,2\ny,30%,2\n", "t.csv:3: some weights are percent"),
        ("criterion,weight,A\nx,1,7\n", "t.csv:2: x, A: the score 7 lies outside the scale 1-5"),
        ("criterion,weight,A\nx,1,5-3\n", "t.csv:2: x, A: the range runs backwards"),
        ("criterion,weight,A\nx,1,good\n", "t.csv:2: x, A: “good” is not a number"),
        ("criterion,weight,A\nx,1,inf\n", "“inf” is not a number"),
        ('criterion,weight,A\nx,1,"2\n', "t.csv:2: this is not CSV"),
        ("criterion,weight,A\nx,1," + "9" * 140_000, "is not a number"),
    ],
)  # fmt: skip
def test_one_clear_line_for_each_error(text: str, says: str) -> None:
    with pytest.raises(BadTable) as caught:
        parse_scorecard(text, "t.csv")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_scale_that_is_none() -> None:
    with pytest.raises(BadTable, match="the scale runs from 5 to 1"):
        parse_scorecard(TABLE, "t.csv", Interval(5, 1))


@portion(3)
@given(st.text(max_size=40) | st.text(max_size=40).map(lambda tail: "criterion,weight,A\n" + tail))
def test_any_text_is_a_decision_or_one_line(text: str) -> None:
    try:
        found = parse_scorecard(text, "t.csv").title
    except BadTable as error:
        found = str(error)
    assert "\n" not in found


def test_a_criterion_that_ships_is_known_by_its_name_or_its_short_one() -> None:
    text = "criterion,weight,A\nOperational tooling and observability,1,2\nFLEXIBILITY,1,2\nOperational tooling,1,2\n"
    assert list(parse_scorecard(text, "t").criteria) == [
        "operational-tooling",
        "flexibility",
        "operational-tooling-2",
    ]


@pytest.mark.parametrize(
    "total", ["Total,,3.8,3.5", "Weighted score,4,3.8,3.5", "**TOTAL**,,15,14\nRank,,1,2"]
)
def test_a_row_of_totals_is_no_criterion(total: str) -> None:
    made = parse_scorecard(f"criterion,weight,A,B\nSpeed,3,4,3-5\nCare,1,?,2\n{total}\n", "t.csv")
    assert list(made.criteria) == ["speed", "care"]


def test_a_criterion_with_the_name_of_totals_and_a_weight_of_its_own_is_one() -> None:
    made = parse_scorecard("criterion,weight,A,B\nTotal cost,3,4,3\nScore,1,?,2\nRank,2,3,3\n", "t.csv")
    assert [one.name for one in made.criteria.values()] == ["Total cost", "Score", "Rank"]
    unweighted = parse_scorecard("criterion,weight,A,B\nScore,,4,3\nSpeed,,2,2\n", "t.csv")
    assert [one.name for one in unweighted.criteria.values()] == ["Score", "Speed"]
