"""Grounded certainty in the figures: the law of the typed ranges, JSON fields, verdict words."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import naive_certainty as naive
from examples import few, portion
from grounded_files import TODAY, data, read
from roadworthy.method.analysis import Analysis
from roadworthy.method.sensitivity import sensitivity_of
from roadworthy.model import Decision, Interval, put
from roadworthy.model.judgement import Cell, Criterion, Evidence
from roadworthy.model.landscape import Candidate
from roadworthy.report.as_json import as_data
from roadworthy.report.page.layout import page_text
from roadworthy.report.page.page import page
from roadworthy.report.robust_verdict import ShareTold, sure_verdict
from roadworthy.report.robustness import robustness_data
from roadworthy.report.robustness_words import Names, certainty_words, what_turns_it
from roadworthy.report.summary import summary

pytestmark = pytest.mark.turns

HERE = Path(__file__).parent
BY_GROUNDS = ("rank_shares", "central_weights", "confidence")
OF_INFORMATION = ("information", "information_total")
BY_VALUE = ("value", "low", "high", "rank", "by_criterion", "by_horizon", "max_regret")


def told(decision: Decision, **asked: Any) -> dict[str, Any]:
    return as_data(summary(decision, TODAY, samples=3000, **asked))


@few("seed", range(16), *range(4))
def test_grounded_figures_are_those_of_the_intervals_typed_as_ranges(seed: int) -> None:
    raw = data(seed)
    decision, twin = read(raw), read(naive.typed(raw, TODAY))
    for horizon in (None, "late"):
        ours, theirs = told(decision, horizon=horizon), told(twin, horizon=horizon, scores="stated")
        assert (ours["robustness"]["scores"], theirs["robustness"]["scores"]) == ("grounded", "stated")
        for key in OF_INFORMATION:
            assert ours["robustness"][key] == theirs["robustness"][key]
        rows = {row["id"]: row for row in theirs["candidates"]}
        for row in ours["candidates"]:
            other = rows[row["id"]]
            assert {key: row[key] for key in BY_GROUNDS} == {key: other[key] for key in BY_GROUNDS}
            assert row["grounded"] == [other["low"], other["high"]]


@pytest.mark.parametrize("seed", range(0, 16, 3))
def test_values_and_weights_are_of_the_stated_scores_either_way(seed: int) -> None:
    decision = read(data(seed))
    ours, theirs = told(decision), told(decision, scores="stated")
    for key in ("stability", "weight_flips"):
        assert ours["robustness"][key] == theirs["robustness"][key]
    plain = [
        {k: v for k, v in flip.items() if k != "within_grounded"} for flip in ours["robustness"]["cell_flips"]
    ]
    assert plain == [
        {k: v for k, v in flip.items() if k != "within_grounded"}
        for flip in theirs["robustness"]["cell_flips"]
    ]
    for row, other in zip(ours["candidates"], theirs["candidates"], strict=True):
        assert {key: row[key] for key in BY_VALUE} == {key: other[key] for key in BY_VALUE}
    before = robustness_data(sensitivity_of(decision, samples=3000))
    assert before is not None
    assert {key: theirs["robustness"][key] for key in before if key != "cell_flips"} == {
        key: before[key] for key in before if key != "cell_flips"
    }


@pytest.mark.parametrize("seed", range(16))
def test_a_flip_says_whether_it_lies_inside_the_grounded_interval(seed: int) -> None:
    raw = data(seed, horizons=False)
    decision = read(raw)
    wide = read(naive.typed(raw, TODAY))
    for flip in told(decision)["robustness"]["cell_flips"]:
        cell = wide.cell(flip["candidate"], flip["criterion"]).score
        low, high = cell or (decision.scale.low, decision.scale.high)
        assert flip["within_grounded"] == (low - 1e-9 <= flip["to"] <= high + 1e-9)
        assert flip["within_grounded"] or not flip["within_range"]


def scored(
    *rows: tuple[float, ...], weights: tuple[float, ...] = (50.0, 30.0, 20.0), sourced: str = ""
) -> Decision:
    """Candidates A, B …; those in `sourced` have evidence for every score."""
    criteria = {f"k{j}": Criterion(name=f"K{j}", weight=weight) for j, weight in enumerate(weights)}
    names = [chr(ord("a") + i) for i in range(len(rows))]
    return Decision(
        candidates={name: Candidate(name=name.upper()) for name in names},
        criteria=criteria,
        evidence={"seen": Evidence(words="seen", kind="fact", on=TODAY)},
        scores={
            name: {
                slug: Cell(score=Interval(x, x), sources=("seen",) if name in sourced else ())
                for slug, x in zip(criteria, row, strict=True)
            }
            for name, row in zip(names, rows, strict=True)
        },
    )


def verdict(decision: Decision, **asked: Any) -> str:
    seen = summary(decision, TODAY, **asked)
    return "; ".join(sure_verdict(seen.view.lead, decision, seen.sensitivity))


def test_before_any_share_it_says_what_the_lead_rests_on() -> None:
    said = verdict(scored((4, 4, 4), (3.6, 4, 3)))
    assert said.startswith(
        "A leads B, but that is fragile; all of the 0.40 rests on scores that nobody has backed; "
    )
    assert said.index("nobody") < said.index("of 100")
    half = verdict(scored((5, 4, 4), (3, 4, 2), (1, 1, 1), sourced="ac"))
    assert "rests on scores that nobody has backed" in half
    backed = verdict(scored((4, 4, 4), (3.6, 4, 3), sourced="ab"))
    assert "nobody has backed" not in backed
    assert "of 100" in backed


@pytest.mark.parametrize("sourced", ["ab", "a", ""])
def test_by_the_scores_as_stated_nothing_is_said_of_grounds(sourced: str) -> None:
    said = verdict(scored((4, 4, 4), (3.6, 4, 3), sourced=sourced), scores="stated")
    assert "backed" not in said
    assert "backs" not in said


def test_clearly_is_said_only_where_the_grounds_leave_it_clear() -> None:
    rows = ((5, 5, 5), (3, 3, 3))
    bare, sourced = scored(*rows), scored(*rows, sourced="ab")
    assert "leads clearly" in verdict(bare, scores="stated")
    assert "leads clearly" not in verdict(bare)
    assert "leads clearly" in verdict(sourced)
    for decision in (bare, sourced):
        analysis = Analysis(decision, TODAY)
        ends = {slug: row["grounded"] for row in told(decision)["candidates"] for slug in (row["id"],)}
        assert (analysis.leader().verdict == "clear") == (ends["a"][0] > ends["b"][1])
        assert analysis.leader(scores="stated").verdict == "clear"


def test_where_another_is_first_more_often_that_is_the_first_sentence() -> None:
    decision = scored((5, 5, 1), (4, 4, 3.2), sourced="b", weights=(40.0, 30.0, 30.0))
    analysis = Analysis(decision, TODAY)
    assert analysis.leader().leaders == ("a",)
    found = analysis.robustness()
    assert found is not None
    assert found.oftener == "b"
    said = verdict(decision)
    assert said.startswith(
        "A leads on paper; going by what backs the scores, B is first more often; first in "
    )
    assert "on paper" not in verdict(decision, scores="stated")


def lines(decision: Decision) -> str:
    return "\n".join(what_turns_it(summary(decision, TODAY).sensitivity, Names.of(decision), full=False))


def test_what_to_find_out_first_comes_with_the_way_to_back_it_and_ends() -> None:
    near = scored((4, 4, 4), (3.6, 4, 3))
    assert "Look into " in lines(near)
    assert "What would back it: a fact, a measurement or an experience, with its date." in lines(near)
    unknown = put(near, ("scores", "b", "k0", "score"), None)
    assert "Nobody has scored it yet." in lines(unknown)
    far = scored((5, 5, 5), (1, 1, 1))
    assert "Stop looking: everything still unbacked" in lines(far)
    every = scored((4, 4, 4), (3.6, 4, 3), sourced="ab")
    assert "Every score that counts has evidence" in lines(every)
    together = scored((5, 5, 5), (3, 3, 3), weights=(34.0, 33.0, 33.0))
    assert "No single score could change the choice; the unbacked ones together could" in lines(together)


def test_a_source_moves_the_share_and_it_says_from_where() -> None:
    before = Analysis(scored((4, 4, 4), (3.6, 4, 3)), TODAY)
    share = ShareTold()
    assert share.was(before.sensitivity()) is None
    after = before.after(put(before.decision, ("scores", "a", "k0", "sources"), ("seen",)))
    was = share.was(after.sensitivity())
    first = before.robustness()
    assert first is not None
    assert was == first.first_share
    words = sure_verdict(after.leader(), after.decision, after.sensitivity(), was)
    assert any(f"(was {100 * was:.0f} of 100)" in clause for clause in words)
    assert share.was(after.sensitivity()) == was
    other = after.after(put(after.decision, ("scores", "a", "k0", "score"), Interval(5, 5)))
    assert share.was(other.sensitivity()) is None


def test_half_widths_of_the_files_own_are_said() -> None:
    decision = scored((4, 4, 4), (3.6, 4, 3))
    assert certainty_words(decision) == ""
    own = put(decision, ("certainty", "bare"), 2.0)
    assert "0.5 steps with evidence, 1 with a reason, 2 with neither" in certainty_words(own)


def summarised(*options: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "roadworthy",
        "summary",
        str(HERE / "orders.toml"),
        "--today",
        "2026-11-23",
    ]
    return subprocess.run([*command, *options], capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_option_and_the_fields_that_scripts_rely_on() -> None:
    grounded = json.loads(summarised("--format", "json").stdout)
    stated = json.loads(summarised("--format", "json", "--scores", "stated").stdout)
    assert (grounded["robustness"]["scores"], stated["robustness"]["scores"]) == ("grounded", "stated")
    for row in grounded["candidates"]:
        assert set(row["grounds"]) == {"evidence", "reason", "bare", "unknown"}
        assert sum(row["grounds"].values()) == len(grounded["criteria"])
        assert row["grounds"]["unknown"] == row["unknown_cells"]
        assert row["grounded"][0] <= row["low"] <= row["high"] <= row["grounded"][1]
    assert [row["rank"] for row in grounded["candidates"]] == [row["rank"] for row in stated["candidates"]]
    first = {"candidate", "criterion", "value", "chance", "lacking"}
    assert all(set(row) == first for row in grounded["robustness"]["find_out_first"])
    assert grounded["robustness"]["find_out_first"]
    assert stated["robustness"]["find_out_first"] == []
    wrong = summarised("--scores", "sure")
    assert wrong.returncode == 2
    assert "sure" in wrong.stderr


_HALVES = st.sampled_from([1, 2, 2.5, 3, 3.5, 4, 4.5, 5])


@portion(2)
@given(
    rows=st.lists(st.tuples(_HALVES, _HALVES, _HALVES), min_size=2, max_size=3),
    weights=st.tuples(*[st.sampled_from([5.0, 20.0, 30.0, 60.0])] * 3),
    sourced=st.sampled_from(["", "a", "b", "ab"]),
)
@example(rows=[(1, 4.5, 3), (4.5, 1, 3)], weights=(60.0, 60.0, 20.0), sourced="b")
@example(rows=[(3.5, 4, 5), (5, 2.5, 2)], weights=(30.0, 5.0, 20.0), sourced="a")
def test_the_page_calls_no_score_sure_that_is_worth_finding_out(
    rows: list[tuple[float, ...]], weights: tuple[float, ...], sourced: str
) -> None:
    seen = summary(scored(*rows, weights=weights, sourced=sourced), TODAY, samples=400)
    said = " ".join(page_text(page(seen), 80).split())
    names_one = "that alone would change the choice" in said
    assert not (names_one and "no single score is that uncertain" in said)
    one_turns = "it scored" in said or " scored " in said or "one score would" in said
    assert not (one_turns and "No single score could change the choice" in said)
