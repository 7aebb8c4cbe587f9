"""How sure the first place is, in words and as JSON."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from cards import Cell as Row
from cards import card_of_rows, cards
from examples import portion
from in_process import called
from roadworthy.method.leader_robustness import leader_robustness
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.of_hundred import of_hundred
from roadworthy.method.ranking import leader
from roadworthy.method.sensitivity import Sensitivity, sensitivity_of
from roadworthy.model import Decision, Interval
from roadworthy.model.judgement import Cell, Criterion
from roadworthy.model.landscape import Candidate
from roadworthy.report.robust_verdict import sure_verdict
from roadworthy.report.robustness import robustness_data
from roadworthy.report.robustness_words import (
    Names,
    clauses,
    points_of,
    what_turns_it,
    worth_text,
)

HERE = Path(__file__).parent
PLAIN = Names(str.upper, str)


def lines(card: DecisionMatrix, *, full: bool = True) -> str:
    return "\n".join(what_turns_it(Sensitivity(card, samples=2000), PLAIN, full=full))


def test_a_solid_lead_is_not_fragile() -> None:
    card = card_of_rows((1, 1), [(5, 4), (2, 2)])
    found = leader_robustness(Sensitivity(card))
    assert found is not None
    assert not found.fragile
    assert found.surely
    assert clauses(found, card, PLAIN) == ("first in every one of the weightings near yours",)
    assert "No change in the weights puts another ahead of A." in lines(card)
    assert "A is at least as good as B on every criterion" in lines(card)


@pytest.mark.parametrize(
    ("rows", "weakness", "words"),
    [
        ([(4, 3), (3, 3.9)], "share", "first in "),
        ([(4, 3), (3.9, 3.1)], "weights", "points of weight would turn it"),
        ([(4, 4), ((1, 5), 4)], "score", "B's k0, unknown today, could turn it"),
        ([(4, 4), ((2, 5), 4)], "score", "B's k0 could turn it within its range"),
    ],
)
def test_each_weakness_is_named(rows: list[tuple[Row, ...]], weakness: str, words: str) -> None:
    card = card_of_rows((52, 48), rows)
    found = leader_robustness(Sensitivity(card))
    assert found is not None
    assert weakness in found.weaknesses
    assert words in "; ".join(clauses(found, card, PLAIN))


def test_a_tie_at_the_very_end_of_a_range_is_no_weakness() -> None:
    found = leader_robustness(Sensitivity(card_of_rows((1, 1), [(4, 5), ((1, 4), 5)])))
    assert found is not None
    assert "score" not in found.weaknesses


@pytest.mark.parametrize("full", [True, False])
def test_who_can_be_first_under_no_weights_is_said(*, full: bool) -> None:
    rows: list[tuple[Row, ...]] = [(5, 4), ((3, 4), 3), (2, (1, 2)), (1, 5)]
    said = lines(card_of_rows((1, 1), rows), full=full)
    assert "B and C can't be first under any weights: for each, another is better on every criterion" in said
    assert "B can't be first under any weights: another" in lines(card_of_rows((1, 1), rows[::2]), full=full)
    assert "under any weights" not in lines(card_of_rows((1, 1), [(5, 4), (5, 3)]), full=full)


def test_the_lines_name_rival_points_and_the_answer_to_find() -> None:
    words = lines(card_of_rows((60, 40), [(4, 3), ((2, 5), 3.5)]))
    assert "The smallest change in the weights that lets B catch up: 10 of 100 points from k0 to k1." in words
    assert (
        "If B scored 3.67 instead of 3.5 on k0, it would catch up with A. What is known today allows that."
        in words
    )
    assert "Look into B's k0 first: knowing it could be worth 0.18 points of the scale." in words
    assert "A stays first while k0 weighs between 50 and 100 of 100; it weighs 60. Below that, B." in words
    assert "2,000 draws, seed 20240101; the error is at most ±2.2 points of 100." in words


@portion(0.4)
@given(cards())
def test_any_card_is_told_without_a_hole(card: DecisionMatrix) -> None:
    found = Sensitivity(card, samples=64)
    for words in what_turns_it(found, PLAIN, full=True):
        assert "{" not in words
        assert "None" not in words
    data = robustness_data(found)
    assert data is not None
    json.dumps(data, allow_nan=False)


@pytest.mark.parametrize(
    ("share", "shown"), [(0.0, "<1"), (0.004, "<1"), (0.756, "76"), (0.995, ">99"), (1.0, ">99")]
)
def test_nothing_is_0_or_100_unless_proven(share: float, shown: str) -> None:
    assert of_hundred(share) == shown
    assert of_hundred(share, never=True) == "0"
    assert of_hundred(share, always=True) == "100"


def test_figures_have_the_decimals_they_need() -> None:
    assert [points_of(x) for x in (0, 0.0001, 0.024, 0.09, 0.125)] == ["0", "<0.1", "2.4", "9", "12"]
    assert [worth_text(x) for x in (0.5, 0.0131, 0.0001)] == ["0.50", "0.013", "less than 0.001"]


def summarised(*options: str) -> subprocess.CompletedProcess[str]:
    return called("summary", HERE / "orders.toml", "--today", "2026-11-23", *options)


def test_the_options_reach_the_figures_and_repeat_to_the_byte() -> None:
    options = ("--format", "json", "--weights", "any", "--samples", "3000", "--seed", "5")
    one, again = summarised(*options), summarised(*options)
    assert one.returncode == 0, one.stderr
    assert one.stdout == again.stdout
    told = json.loads(one.stdout)
    law = {key: told["robustness"][key] for key in ("weights", "spread", "concentration", "samples", "seed")}
    assert law == {"weights": "any", "spread": None, "concentration": None, "samples": 3000, "seed": 5}
    for candidate in told["candidates"]:
        out: dict[str, Any] = {"rank_shares": [], "central_weights": None, "confidence": None}
        if candidate["ruled_out_by"]:
            assert {key: candidate[key] for key in out} == out
        else:
            assert sum(candidate["rank_shares"]) == pytest.approx(1)
    near = json.loads(summarised("--format", "json", "--concentration", "7").stdout)
    assert near["robustness"]["concentration"] == 7


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--spread", "0.2", "--concentration", "9"), "leave out one of them"),
        (("--spread", "0"), "--spread is a number above 0, not 0"),
        (("--concentration", "nan"), "--concentration is a number above 0"),
        (("--weights", "any", "--spread", "0.2"), "belongs to --weights near"),
        (("--samples", "0"), "samples"),
        (("--seed", "-1"), "seed"),
        (("--weights", "mine"), "mine"),
    ],
)
def test_options_that_say_nothing_sensible_are_refused_in_one_line(
    options: tuple[str, ...], says: str
) -> None:
    done = summarised(*options)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_of_equals_none_is_said_to_be_first_or_to_be_brought_level() -> None:
    said = lines(card_of_rows((1, 1), [(3, 3), (3, 3)]), full=False)
    assert "level" not in said
    assert "stays first" not in said
    rows = {slug: {"one": Cell(score=Interval(3, 3))} for slug in ("a", "b")}
    decision = Decision(
        candidates={slug: Candidate(name=slug.upper()) for slug in rows},
        criteria={"one": Criterion(name="One", weight=1.0)},
        scores=rows,
    )
    found = sure_verdict(leader(decision), decision, sensitivity_of(decision))
    assert found == ("A and B are level", "nothing you know separates them")
