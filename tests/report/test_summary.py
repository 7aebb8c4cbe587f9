"""What a summary has to say, each shown by one changed answer."""

from datetime import date
from typing import Any

import pytest

from forms import full_markdown, full_text
from roadworthy.model import Decision, KeyPath, drop, put
from roadworthy.model.landscape import Candidate
from roadworthy.report.contents import document
from roadworthy.report.summary import max_regrets, summary

TODAY = date(2026, 11, 23)


def text(decision: Decision, horizon: str | None = None) -> str:
    return " ".join(full_text(summary(decision, TODAY, horizon), 200).split())


def changed(decision: Decision, path: str, value: Any) -> Decision:
    return put(decision, tuple(path.split(".")), value)


def test_an_empty_decision_is_told_honestly() -> None:
    said = text(Decision())
    assert "Nothing is decided yet." in said
    assert "There are no candidates yet." in said
    assert "essential questions have no answer yet" in said


def test_a_block_stays_visible(orders: Decision) -> None:
    assert "! Jonas blocks it: No way to trace requests yet" in text(orders)
    assert "blocks it" not in text(changed(orders, "people.ops.stand", "for"))


def test_ruled_out_is_seen_and_unranked(orders: Decision) -> None:
    assert "– ▲ Serverless Framework" in text(orders)
    assert "ruled out: lacks PostgreSQL" in text(orders)
    assert "ruled out" not in text(changed(orders, "candidates.serverless.must_haves.postgres", "yes"))


def test_weights_changed_after_scores_and_who_led_before(orders: Decision) -> None:
    said = text(orders)
    assert "Changed after scores were seen, on 2026-11-02 by lead: upkeep was undervalued." in said
    assert "Under the weights as first locked (2026-10-01), FastAPI would be first." in said
    same = {"learning-curve": 0.25, "ecosystem-maturity": 0.25, "maintenance": 0.5}
    assert "as first locked" not in text(changed(orders, "weighting.first_locked", same))


def test_how_much_is_not_known(orders: Decision) -> None:
    assert "? 2 of 9 scores are unknown" in text(orders)
    more = changed(orders, "scores.fastapi.maintenance.score", None)
    assert "? 3 of 9 scores are unknown" in text(more)
    assert "FastAPI: 50 % of the weight rests on unknown scores (Long-term maintenance)." in text(more)
    assert "Too little is known to name a leader" in text(more)


def test_a_choice_against_the_figures_is_said(orders: Decision) -> None:
    assert "FastAPI was chosen; the figures put Django first." in text(
        changed(orders, "outcome.chosen", "fastapi")
    )
    assert "although it lacks a must-have: PostgreSQL" in text(
        changed(orders, "outcome.chosen", "serverless")
    )
    assert "no longer among the candidates" in text(changed(orders, "outcome.chosen", "gone"))


def test_a_flag_without_a_way_back(orders: Decision) -> None:
    assert "No way back is written down." in text(orders)
    path = "paths.django.phases.parallel-run.flags.pay.rollback"
    assert "No way back" not in text(changed(orders, path, "Turn it off"))


def test_no_weights_no_ranking(orders: Decision) -> None:
    bare = orders
    for slug in orders.criteria:
        bare = changed(bare, f"criteria.{slug}.weight", None)
    said = text(bare)
    assert "Nobody has given weights yet" in said
    assert "4.00" not in said


def test_swapping_two_candidates_scores_swaps_the_words(orders: Decision) -> None:
    open_ = changed(orders, "outcome.chosen", "")
    rows = dict(open_.scores) | {"django": open_.scores["fastapi"], "fastapi": open_.scores["django"]}
    swapped = put(open_, ("scores",), rows)
    before, after = summary(open_, TODAY).insight.tradeoffs, summary(swapped, TODAY).insight.tradeoffs
    exchange = {"Django": "FastAPI", "FastAPI": "Django"}
    assert before
    for old, new in zip(before, after, strict=True):
        words = " ".join(exchange.get(word, word) for word in old.says.split())
        assert words == " ".join(new.says.split())


def test_one_horizon(orders: Decision) -> None:
    own = put(orders, ("scores", "fastapi", "learning-curve", "by_horizon"), {"first-6-months": "5"})
    said = text(own, "first-6-months")
    assert "Valued for: First six months." in said
    assert "Django and FastAPI are level" in said
    assert "are level" not in text(own, "3-years-and-more")
    with pytest.raises(KeyError):
        summary(own, TODAY, "never").by_horizon["never"]


def test_regret_is_against_the_best_of_each_horizon(orders: Decision) -> None:
    regrets = max_regrets(summary(orders, TODAY))
    assert regrets == {"django": 0.0, "fastapi": pytest.approx(0.25), "serverless": None}


def test_an_empty_section_is_left_out(orders: Decision) -> None:
    titles = [section.title for section in document(summary(Decision(), TODAY)).sections]
    assert "People and what they think of it" not in titles
    assert "People and what they think of it" in [s.title for s in document(summary(orders, TODAY)).sections]


def test_the_full_form_has_what_the_page_leaves_out(orders: Decision) -> None:
    said = full_markdown(summary(orders, TODAY))
    for words in ("conventions", "6 releases in 12 months", "Lead time from commit to live", "Tests run"):
        assert words in said


def test_many_candidates_are_all_there(orders: Decision) -> None:
    many = orders
    for number in range(12):
        path: KeyPath = ("candidates", f"extra-{number}")
        many = put(many, path, Candidate(name=f"Extra {number}"))
    assert all(f"Extra {number}" in full_markdown(summary(many, TODAY)) for number in range(12))


def test_dropping_the_people_drops_their_section(orders: Decision) -> None:
    alone = drop(drop(orders, ("people", "ops")), ("people", "lead"))
    assert "Jonas" not in text(alone)
