"""What differs between two versions, in words, and what came of it."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from edits.merging import BASE, branches
from edits.test_merge import said, with_row, without
from roadworthy.edits.edit import clear
from roadworthy.edits.records import move_record
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision, Interval, put
from roadworthy.model.changes import changes
from roadworthy.model.conflict import Conflict
from roadworthy.model.judgement import Cell, Evidence, WeightChange
from roadworthy.model.landscape import Candidate
from roadworthy.model.outcome import StatusMove
from roadworthy.model.plain import canonical
from roadworthy.report.answer_lines import answer_lines
from roadworthy.report.cells import width_of
from roadworthy.report.change_words import parts
from roadworthy.report.difference_document import (
    DecisionDifference,
    difference,
    difference_json,
    difference_markdown,
    difference_text,
)
from roadworthy.report.of_hundred import of_hundred
from roadworthy.report.versions import Versions
from roadworthy.store import load
from roadworthy.store.places import sample_file

DAY = date(2026, 12, 1)


def differ(old: Decision, new: Decision) -> DecisionDifference:
    return difference(Versions(Analysis(old, DAY), Analysis(new, DAY), canonical(old), canonical(new)))


def told(new: Decision, old: Decision = BASE) -> list[tuple[str, str]]:
    return [(one.part, one.says) for one in differ(old, new).told]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (said("frame.team.size", 8), [("frame", "Team size: 8 people, was 9")]),
        (said("frame.trigger", "scale"), [("frame", "Trigger: scaling out; not answered before")]),
        (said("title", "Payments"), [("frame", "Title: Payments, was Orders")]),
        (clear(("note",), "").apply(BASE), [("frame", "Note: not answered any more, was “A note”")]),
        (said("people.ana.stand", "against"), [("frame", "Ana, view: against; not answered before")]),
        (
            said("candidates.django.costs.switching_weeks", "5-9"),
            [("landscape", "Django, switching: 5–9 person-weeks, was 4–8")],
        ),
        (
            said("candidates.django.must_haves.pg", "no"),
            [("landscape", "Django, PostgreSQL, has it: no, was yes")],
        ),
        (said("criteria.speed.weight", 9.0), [("criteria", "Speed weighs 75 of 100, was 50")]),
        (
            said("criteria.speed.group", "team"),
            [("criteria", "Speed, group: Team, was Running")],
        ),
        (
            said("weighting.pairwise.speed.skill", 5.0),
            [("criteria", "Speed against Skill: 5, was 3")],
        ),
        (
            move_record(("criteria", "cost"), -2).apply(BASE),
            [("criteria", "Criteria now in the order Cost, Speed and Skill")],
        ),
        (
            with_row("evidence", "own", Evidence(words="70 a second.", source="Our test", on=DAY)),
            [("evidence", "New: 70 a second. Source: Our test; date: 2026-12-01")],
        ),
        (without("risks.hiring"), [("risks", "Gone: Hiring")]),
        (without("candidates.rails"), [("landscape", "Gone: Rails, and its 2 scores")]),
        (
            said("scores.django.speed.score", 5, said("scores.django.speed.rationale", "Measured again.")),
            [("scores", "Django, speed: 5, was 4; “Measured again”")],
        ),
        (said("scores.rails.skill.score", 2), [("scores", "Rails, skill: 2, was unknown")]),
        (
            clear(("scores", "django", "speed", "sources"), "").apply(BASE),
            [("scores", "Django, speed: 4 as before; no longer rests on “90 a second”")],
        ),
        (
            said("scores.rails.speed.by_horizon.soon", 4),
            [("scores", "Rails, speed: 3 as before; Soon: 4, was 2")],
        ),
        (
            said("paths.django.phases.poc.weeks", "3-4"),
            [("path", "Django, Proof, length: 3–4 weeks, was 2–3")],
        ),
        (
            said("paths.django.phases.poc.checks.it-runs.met_on", DAY),
            [("path", "Django, Proof, It runs, met on: 2026-12-01; not answered before")],
        ),
        (said("outcome.chosen", "rails"), [("decision", "Choice: Rails, was Django")]),
        (said("status", "proposed"), [("decision", "Status: proposed, was framing")]),
    ],
)  # fmt: skip
def test_one_change_in_words(new: Decision, expected: list[tuple[str, str]]) -> None:
    assert told(new) == expected


def test_a_new_candidate_and_its_scores_are_two_lines() -> None:
    new = with_row("candidates", "go", Candidate(name="Go"))
    new = put(
        new,
        ("scores", "go"),
        {"speed": Cell(score=Interval(5, 5)), "skill": Cell(rationale="Nobody has used it")},
    )
    assert told(new) == [
        ("landscape", "New: Go"),
        ("scores", "Go, new: Speed 5"),
    ]


def test_weights_after_the_lock_say_so_once() -> None:
    locked = said("weighting.locked_on", date(2026, 11, 1))
    new = said("criteria.skill.weight", 4.0, said("criteria.speed.weight", 5.0, locked))
    assert told(new, locked)[-1] == ("criteria", "After the lock, no reason given")
    with_reason = put(
        new, ("weighting", "changes", "2026-12-01"), WeightChange(on=DAY, reason="Operations asked.")
    )
    words = [says for _, says in told(with_reason, locked)]
    assert words.count("After the lock: Operations asked") == 1
    assert not any("no reason" in says for says in words)


def test_a_conflict_is_told_with_both_sides() -> None:
    record = Conflict(at="scores.django.speed.score", mine=4, mine_by="Ana", mine_on=DAY, theirs="2-3")
    assert told(put(BASE, ("conflicts", "own"), record)) == [
        ("conflicts", "Django, speed, score is kept twice: mine is 4 (Ana, 2026-12-01), theirs is 2–3")
    ]


def test_what_it_did() -> None:
    found = differ(BASE, said("scores.rails.speed.score", 5, said("scores.rails.skill.score", 5)))
    assert found.effect is not None
    words = difference_text(found).split("So ")[1]
    assert "Rails leads now; before, Django did" in " ".join(words.split())
    assert "Rails 4.00, was 2.67" in words
    nothing = differ(BASE, said("note", "Another note"))
    assert difference_text(nothing).rstrip().endswith("The ranking stays as it is.")
    assert difference_text(differ(BASE, BASE)) == "Orders\nNothing differs.\n"


def test_shares_are_never_nothing_or_all() -> None:
    assert [of_hundred(share) for share in (0, 0.004, 0.5, 0.996, 1)] == [
        "0",
        "less than 1",
        "50",
        "over 99",
        "100",
    ]


def test_json_has_every_change_with_its_path() -> None:
    data = json.loads(
        difference_json(differ(BASE, said("scores.django.speed.score", 5, said("note", "x y"))))
    )
    by_path = {one["path"]: one for one in data["changes"]}
    assert by_path["scores.django.speed.score"] == {
        "path": "scores.django.speed.score", "kind": "changed", "old": 4, "new": 5,
        "station": "scores", "says": "Django, speed: 5, was 4",
    }  # fmt: skip
    assert by_path["note"]["says"] == "Note: “x y”, was “A note”"
    (first, *_) = data["effect"]["candidates"]
    assert first["id"] == "django"
    assert first["rank"] == {"old": 1, "new": 1}
    assert first["value"]["old"] != first["value"]["new"]


def test_markdown_shows_what_people_wrote_as_it_is() -> None:
    words = difference_markdown(differ(BASE, said("note", "[a](b) *c* <d>")))
    assert "## Frame\n\n- Note:" in words
    assert "](b)" not in words.replace("\\]", "]\\")


@settings(max_examples=12, deadline=None)
@given(branches())
def test_whatever_changed_is_said_in_every_form(three: tuple[Decision, Decision, Decision]) -> None:
    _, old, new = three
    found = differ(old, new)
    assert found.changes or old == new
    assert not found.changes or repr(canonical(old)) != repr(canonical(new))
    said_of = {id(change) for one in found.told for change in one.changes}
    silent = [change for change in found.changes if id(change) not in said_of]
    assert all(change.path[0] == "scores" for change in silent), "only what went with its row"
    for width in (24, 80):
        assert all(width_of(line) <= max(width, 38) for line in difference_text(found, width).splitlines())
    json.loads(difference_json(found))
    difference_markdown(found)


def test_every_part_has_a_title_and_a_place() -> None:
    assert [part for part, _ in parts()][-2:] == ["conflicts", "unknown"]
    assert {change.path[0] for change in changes({}, canonical(BASE))} <= set(Decision.model_fields)


@pytest.mark.parametrize(
    "sample", ["bank-migration", "startup-crud", "event-driven-hybrid", "article-comparison"]
)
def test_a_sample_as_lines(sample: str) -> None:
    decision = load(sample_file(sample))
    lines = list(answer_lines(Analysis(decision, DAY), canonical(decision)))
    titles = {title for _, title in parts()} | {"So"}
    assert all(line.partition(": ")[0] in titles and "\n" not in line for line in lines)
    assert all(not line.startswith("Not ours") for line in lines)
    assert len(lines) == len(set(lines)) or len(lines) - len(set(lines)) < 3
    assert sum(line.startswith("So: ") for line in lines) == len(decision.candidates)


def test_names_stand_for_keys(tmp_path: Path) -> None:
    decision = load(sample_file("bank-migration"))
    lines = "\n".join(answer_lines(Analysis(decision, DAY), canonical(decision)))
    for slug in [*decision.criteria, *decision.evidence]:
        assert f" {slug}\n" not in lines, slug


def test_a_move_of_the_status_is_told_as_the_summary_tells_it() -> None:
    move = StatusMove(status="decided", on=DAY, role="Ana.", note="Amended:\nscores")
    new = put(BASE, ("history", "2026-12-01-amended"), move)
    assert told(new) == [("decision", "2026-12-01: amended by Ana: scores")]


def test_a_move_is_one_line_whichever_key_it_has() -> None:
    moves = [
        StatusMove(status="decided", on=DAY, role=name, note="Amended: scores. A: 1, was 2") for name in "ab"
    ]

    def lines(*keys: str) -> list[str]:
        decision = put(BASE, ("history",), dict(zip(keys, moves, strict=True)))
        found = answer_lines(Analysis(decision, DAY), canonical(decision))
        return [line for line in found if "amended" in line.lower()]

    assert lines("amended", "amended-2") == [
        "Decision: 2026-12-01: amended by a: scores. A: 1, was 2",
        "Decision: 2026-12-01: amended by b: scores. A: 1, was 2",
    ]
    assert lines("amended-2", "x") == lines("amended", "amended-2")


def test_moves_that_a_merge_gave_other_keys_are_not_told_again() -> None:
    ana, ben = (StatusMove(status="decided", on=DAY, role=name, note="Amended") for name in ("Ana", "Ben"))
    old = put(BASE, ("history",), {"amended": ana})
    new = put(BASE, ("history",), {"amended": ben, "amended-2": ana})
    assert told(new, old) == [("decision", "2026-12-01: decided by Ben: Amended")]
    assert told(old, new) == [("decision", "Gone: 2026-12-01: decided by Ben: Amended")]
