"""Compare and Scores in sentences: who leads, on what it rests, two side by side, what would back a score."""

import re
from datetime import date

from roadworthy.interview.items import Item, Prose, RecordLine
from roadworthy.interview.outlines.compare import outline as compare
from roadworthy.interview.outlines.compare_argument import by_size, rests_on
from roadworthy.interview.outlines.scores import outline as scores
from roadworthy.interview.view import View
from roadworthy.method.analysis import Analysis
from roadworthy.method.rival import together
from roadworthy.model import Interval, put
from roadworthy.model.judgement import Cell, Evidence
from roadworthy.store import load
from roadworthy.store.places import sample_file
from station_walk import CRITERIA, NAMES, grid_decision

TODAY = date(2026, 11, 23)


def prose(items: list[Item], key: str) -> tuple[str, ...]:
    return next(item.lines for item in items if isinstance(item, Prose) and item.id == key)


def test_two_candidates_side_by_side_say_each_criterion_by_size_and_the_sum() -> None:
    of = Analysis(load(sample_file("bank-migration")), TODAY)
    lines = prose(compare(of, View()), "rows")
    assert lines[0] == (
        "Ecosystem maturity and package quality: 5 (evidence) against 3–3.5 (evidence), 0.26 ahead"
    )
    assert "Long-term maintenance cost: 3.35–3.85 (evidence) against ? (unknown), 0.15 ahead" in lines
    assert "Together 0.49 ahead." in lines
    rows = by_size(of, "spring-boot", "quarkus")
    assert [row.size for row in rows] == sorted((row.size for row in rows), reverse=True)
    places = {place.candidate: place.value or 0.0 for place in of.ranking()}
    assert abs(together(rows) - (places["spring-boot"] - places["quarkus"])) < 1e-9


def test_what_a_gap_may_be_reaches_to_both_sides_of_what_it_is() -> None:
    of = Analysis(load(sample_file("bank-migration")), TODAY)
    for row in by_size(of, "spring-boot", "quarkus"):
        assert row.least - 1e-9 <= row.gap <= row.most + 1e-9


def test_it_says_on_what_the_leader_and_its_rival_rest() -> None:
    of = Analysis(load(sample_file("bank-migration")), TODAY)
    assert prose(compare(of, View()), "rests") == (
        "Each of Spring Boot's scores rests on evidence.",
        "Of Quarkus's 100 points of weight, 25 rest on evidence, 50 rest on a reason alone and 25 are unknown.",
    )


def test_points_of_weight_by_ground_add_up_to_a_hundred() -> None:
    decision = grid_decision(NAMES[:2], ("own", "hosting", "price"))
    decision = put(decision, ("scores", "django", "own", "rationale"), "two days in")
    decision = put(decision, ("scores", "django", "price", "score"), None)
    (said, _) = rests_on(Analysis(decision, TODAY), None, ("django", "fastapi"))
    points = [int(one) for one in re.findall(r"\b\d+\b", said.partition("weight")[2])]
    assert sorted(points) == [33, 33, 34]
    assert "34 are unknown" in said
    least = put(decision, ("criteria", "own", "weight"), 0.05)
    assert "<1 rest" in rests_on(Analysis(least, TODAY), None, ("django", "fastapi"))[0]


def test_what_scores_rest_on_is_a_whole_sentence_whichever_ground_it_is() -> None:
    pair, bare = ("django", "fastapi"), grid_decision(NAMES[:2])
    assert rests_on(Analysis(bare, TODAY), None, pair) == [
        "The scores of both are only numbers: nobody has said why."
    ]
    decision = put(bare, ("criteria", "own", "weight"), 0.2)
    decision = put(decision, ("scores", "django", "own", "rationale"), "two days in")
    decision = put(decision, ("scores", "fastapi", "own", "score"), None)
    assert rests_on(Analysis(decision, TODAY), None, pair) == [
        "Of Django's 100 points of weight, 1 rests on a reason alone and 99 rest on numbers alone.",
        "Of FastAPI's 100 points of weight, 99 rest on numbers alone and 1 is unknown.",
    ]
    every = decision
    for slug in CRITERIA:
        every = put(every, ("scores", "django", slug, "rationale"), "two days in")
    assert rests_on(Analysis(every, TODAY), None, pair)[0] == (
        "Each of Django's scores rests on a reason alone, without evidence."
    )


def test_a_score_says_how_far_it_may_be_off_and_what_would_back_it() -> None:
    path = ("scores", "django", "own")
    decision = put(grid_decision(), path, Cell(score=Interval(4, 4), rationale="two days in"))
    items = scores(Analysis(decision, TODAY), View(opened=frozenset({path})))
    line = next(item for item in items if isinstance(item, RecordLine) and item.path == path)
    assert line.note == "4, at 3 to 5: reason"
    assert "a fact, a measurement or an experience" in prose(items, "backing")[0]
    fact = Evidence(candidate="django", criterion="own", words="tried it", kind="fact", on=TODAY)
    decision = put(put(decision, ("evidence", "fact"), fact), (*path, "sources"), ("fact",))
    items = scores(Analysis(decision, TODAY), View(opened=frozenset({path})))
    line = next(item for item in items if isinstance(item, RecordLine) and item.path == path)
    assert line.note == "4, at 3.5 to 4.5: evidence"
    assert not any(isinstance(item, Prose) and item.id == "backing" for item in items)
