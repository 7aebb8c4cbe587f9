"""What the summary says about ballots, each shown by one changed answer."""

import json
from datetime import date
from typing import Any

import pytest

from forms import full_markdown, full_text
from roadworthy.model import Decision, put
from roadworthy.model.judgement import Ballot, Balloting
from roadworthy.model.landscape import Enthusiasm
from roadworthy.report.as_json import as_json
from roadworthy.report.summary import summary

DAY = date(2026, 11, 20)
VOTERS = {
    "ana": Ballot(name="Ana", invited_on=DAY, counted_on=DAY),
    "ben": Ballot(name="Ben", invited_on=DAY, counted_on=DAY),
    "cem": Ballot(name="Cem", invited_on=DAY),
    "dot": Ballot(name="Dot", invited_on=DAY, withdrawn_on=DAY),
}


@pytest.fixture
def judged(orders: Decision) -> Decision:
    ballots = Balloting(
        opened_on=DAY, agreement=0.82, weights_agreement=0.31, taken_over="both", voters=VOTERS
    )
    return put(orders, ("ballots",), ballots)


def text(decision: Decision) -> str:
    return " ".join(full_text(summary(decision, DAY), 200).split())


def test_how_many_of_those_asked_and_what_was_taken(judged: Decision) -> None:
    said = text(judged)
    assert "3 people asked to judge blind; 2 counted, opened on 2026-11-20." in said
    assert "Their mean weights and scores were used." in said
    nothing = put(judged, ("ballots", "taken_over"), "nothing")
    assert "None of them was used." in text(nothing)


def test_the_agreement_in_words_before_its_figure(judged: Decision) -> None:
    said = "Strong agreement on the order of the candidates (Kendall's W 0.82); weak agreement on what counts most (W 0.31)."
    assert said in text(judged)
    bare = put(put(judged, ("ballots", "agreement"), None), ("ballots", "weights_agreement"), None)
    assert "Kendall" not in text(bare)


def test_shut_ballots_and_none(orders: Decision, judged: Decision) -> None:
    shut = put(judged, ("ballots", "opened_on"), None)
    assert "3 people asked to judge blind; the ballots are not opened yet." in text(shut)
    assert "asked to judge blind" not in text(put(orders, ("ballots",), Balloting()))


def test_a_file_that_kept_no_count_says_none(judged: Decision) -> None:
    old = Balloting(opened_on=DAY, voters={"ana": Ballot(name="Ana", invited_on=DAY)})
    assert "one person asked to judge blind; opened on 2026-11-20." in text(put(judged, ("ballots",), old))


def test_a_split_is_said_with_its_shares(judged: Decision) -> None:
    split = put(judged, ("candidates", "django", "enthusiasm"), Enthusiasm(excited=2, tolerate=0, dread=2))
    said = "Django splits the team: 50 % excited and 50 % dreading it. A mean would call that indifference."
    assert said in text(split)
    whole = full_markdown(summary(split, DAY))
    assert f"* ! {said}" in whole
    calm = put(judged, ("candidates", "django", "enthusiasm"), Enthusiasm(excited=4, tolerate=1, dread=0))
    assert "splits the team" not in text(calm)
    assert "* Django: 80 % excited and 20 % tolerating." in full_markdown(summary(calm, DAY))


@pytest.mark.parametrize("taken", [None, "nothing"])
def test_counts_that_did_not_come_from_the_ballots_are_not_theirs(
    judged: Decision, taken: str | None
) -> None:
    split = put(judged, ("candidates", "django", "enthusiasm"), Enthusiasm(excited=2, tolerate=0, dread=2))
    kept = put(split, ("ballots", "taken_over"), taken)
    assert "splits the team" not in text(kept)
    assert json.loads(as_json(summary(kept, DAY)))["ballots"]["enthusiasm"] == []
    assert json.loads(as_json(summary(split, DAY)))["ballots"]["enthusiasm"][0]["split"] is True


def test_json(judged: Decision) -> None:
    told: dict[str, Any] = json.loads(as_json(summary(judged, DAY)))["ballots"]
    assert [voter["counted_on"] for voter in told["voters"]] == ["2026-11-20", "2026-11-20", None, None]
    assert (told["agreement"], told["weights_agreement"], told["taken_over"]) == (0.82, 0.31, "both")
    assert told["voters"][3]["withdrawn_on"] == "2026-11-20"
