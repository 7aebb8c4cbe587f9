"""What the frame suggests for the weights, and why."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadworthy.knowledge.questions import Question, all_questions
from roadworthy.knowledge.words import SAYINGS
from roadworthy.method.presets import (
    COMMUNITY,
    ECOSYSTEM,
    FLEXIBILITY,
    LEARNING,
    MAINTENANCE,
    TOOLING,
    apply_presets,
    missing_criteria,
    presets,
)
from roadworthy.model import Decision, key_path, put
from roadworthy.model.frame import Horizon
from roadworthy.model.judgement import Criterion
from roadworthy.report.words import render

FIVE = (LEARNING, ECOSYSTEM, TOOLING, COMMUNITY, MAINTENANCE)
HORIZONS = {
    "first-6-months": Horizon(from_month=0, to_month=6),
    "12-24-months": Horizon(from_month=12, to_month=24),
    "3-years-and-more": Horizon(from_month=36),
}


def answering(*answers: tuple[str, Any]) -> Decision:
    decision = Decision(horizons=HORIZONS)
    for path, value in answers:
        decision = put(decision, key_path(path), value)
    return decision


def ids(decision: Decision) -> list[str]:
    return [preset.id for preset in presets(decision)]


JUNIOR = answering(("frame.team.size", 7), ("frame.team.juniors", 3))
WORTH_LATE = answering(
    ("horizons.first-6-months.worth", 20.0),
    ("horizons.12-24-months.worth", 35.0),
    ("horizons.3-years-and-more.worth", 45.0),
)
WORTH_SOON = answering(("horizons.first-6-months.worth", 60.0), ("horizons.12-24-months.worth", 40.0))
STARTUP = answering(("frame.organisation.headcount", 5))
BAR = answering(
    ("frame.ethics.maintainers", "independent"),
    ("frame.ethics.funding", "diverse"),
    ("frame.ethics.governance", "open"),
)

CASES: tuple[tuple[Decision, str, dict[str, float], str, Any], ...] = (
    (JUNIOR, "junior-team", {LEARNING: 10, ECOSYSTEM: 5}, "frame.team.juniors", 2),
    (put(JUNIOR, key_path("frame.team.juniors"), 4), "junior-team", {LEARNING: 20, ECOSYSTEM: 10},
     "frame.team.size", 20),
    (answering(("frame.team.style", "sync")), "sync-team", {LEARNING: 5}, "frame.team.style", "both"),
    (answering(("frame.team.operations", "strong")), "strong-operations", {TOOLING: 10, FLEXIBILITY: 10},
     "frame.team.operations", "some"),
    (answering(("frame.team.operations", "none")), "no-operations", {TOOLING: 5, MAINTENANCE: 5},
     "frame.team.operations", "strong"),
    (answering(("frame.organisation.regulated", "yes")), "regulated", {COMMUNITY: 10, MAINTENANCE: 10},
     "frame.organisation.regulated", "no"),
    (answering(("frame.organisation.regulated", "partly")), "regulated", {COMMUNITY: 5, MAINTENANCE: 5},
     "frame.organisation.regulated", None),
    (STARTUP, "small-startup", {LEARNING: 5, ECOSYSTEM: 5, COMMUNITY: -5}, "frame.organisation.headcount", 16),
    (STARTUP, "small-startup", {LEARNING: 5, ECOSYSTEM: 5, COMMUNITY: -5},
     "frame.organisation.regulated", "yes"),
    (answering(("frame.organisation.engineers", 50)), "large-organisation", {COMMUNITY: 5, MAINTENANCE: 5},
     "frame.organisation.engineers", 49),
    (answering(("frame.team.size", 50)), "large-organisation", {COMMUNITY: 5, MAINTENANCE: 5},
     "frame.organisation.engineers", 10),
    (answering(("frame.load.growth", 12.0), ("frame.load.growth_months", 3)), "steep-growth",
     {FLEXIBILITY: 5, TOOLING: 5}, "frame.load.growth_months", 120),
    (WORTH_LATE, "long-horizons", {MAINTENANCE: 10, COMMUNITY: 5}, "horizons.3-years-and-more.worth", 30.0),
    (WORTH_LATE, "long-horizons", {MAINTENANCE: 10, COMMUNITY: 5}, "horizons.3-years-and-more.from_month", 18),
    (WORTH_SOON, "short-horizons", {LEARNING: 10, ECOSYSTEM: 5}, "horizons.first-6-months.worth", 30.0),
    (WORTH_SOON, "short-horizons", {LEARNING: 10, ECOSYSTEM: 5}, "horizons.first-6-months.to_month", 12),
    (answering(("frame.load.growth", 20.0)), "steep-growth", {FLEXIBILITY: 5, TOOLING: 5},
     "frame.load.growth", 3.0),
    (BAR, "ethics-bar", {COMMUNITY: 15}, "frame.ethics", Decision().frame.ethics),
    (answering(("frame.ethics.maintainers", "paid")), "ethics-bar", {COMMUNITY: 5},
     "frame.ethics.maintainers", "any"),
)  # fmt: skip


@pytest.mark.parametrize(("decision", "name", "points", "path", "to"), CASES)
def test_an_answer_brings_a_preset_and_another_takes_it_away(
    decision: Decision, name: str, points: dict[str, float], path: str, to: Any
) -> None:
    found = next(preset for preset in presets(decision) if preset.id == name)
    assert found.points == points
    assert name not in ids(put(decision, key_path(path), to))


def test_nothing_answered_suggests_nothing() -> None:
    assert presets(Decision()) == ()
    assert presets(Decision(horizons=HORIZONS)) == ()


@pytest.mark.parametrize("dropped", ["maintainers", "funding", "governance"])
def test_each_bar_counts(dropped: str) -> None:
    lower = put(BAR, ("frame", "ethics", dropped), "any")
    assert presets(lower)[0].points == {COMMUNITY: 10}


def test_the_reason_quotes_the_answers() -> None:
    told = render(presets(JUNIOR)[0].finding, JUNIOR)
    assert "3 people" in told.says
    assert "7 people" in told.says
    late = render(presets(WORTH_LATE)[0].finding, WORTH_LATE)
    assert "45 %" in late.says


def test_every_preset_has_words_and_every_word_a_preset() -> None:
    told: set[str] = set()
    lower = [put(BAR, ("frame", "ethics", "funding"), value) for value in ("any", "named")]
    for decision in [case[0] for case in CASES] + lower:
        for preset in presets(decision):
            told.add(preset.finding.rule)
            assert "{" not in render(preset.finding, decision).says
    assert told == {rule for rule in SAYINGS if rule.startswith("preset-")}


@pytest.mark.parametrize(
    "question", [it for it in all_questions() if "preset" in it.readers], ids=lambda question: question.id
)
def test_every_answer_that_names_presets_as_reader_changes_them(question: Question) -> None:
    """The cases above change each of these answers, and a preset goes."""
    changed = [path for _, _, _, path, _ in CASES]
    changed += [f"frame.ethics.{key}" for key in ("maintainers", "funding", "governance")]
    pattern = re.sub(r"\\{\w+\\}", r"[^.]+", re.escape(question.path))
    assert any(re.fullmatch(pattern, path) for path in changed)


def test_nothing_is_applied_silently() -> None:
    assert apply_presets(JUNIOR, ()) == dict.fromkeys(FIVE, 20.0)
    assert apply_presets(JUNIOR, {"regulated"}) == dict.fromkeys(FIVE, 20.0)


def test_taken_presets_add_up_on_an_even_start() -> None:
    decision = put(JUNIOR, key_path("frame.organisation.regulated"), "yes")
    assert apply_presets(decision, ("junior-team", "regulated")) == {
        LEARNING: 30.0, ECOSYSTEM: 25.0, TOOLING: 20.0, COMMUNITY: 30.0, MAINTENANCE: 30.0,
    }  # fmt: skip


def test_only_criteria_of_the_decision_get_points_and_the_missing_one_is_named() -> None:
    decision = answering(("frame.team.operations", "strong"))
    own = put(
        decision, ("criteria",), {TOOLING: Criterion(name="Tooling"), "licence": Criterion(name="Licence")}
    )
    preset = presets(own)[0]
    assert apply_presets(own, {preset.id}) == {TOOLING: 30.0, "licence": 20.0}
    assert missing_criteria(own, preset) == (FLEXIBILITY,)
    complete = put(own, ("criteria", FLEXIBILITY), Criterion(name="Flexibility"))
    assert apply_presets(complete, {preset.id})[FLEXIBILITY] == 30.0
    assert missing_criteria(complete, preset) == ()


@given(st.sets(st.sampled_from([case[1] for case in CASES])), st.sampled_from([case[0] for case in CASES]))
def test_no_criterion_falls_below_nothing_and_order_does_not_matter(
    names: set[str], decision: Decision
) -> None:
    points = apply_presets(decision, names)
    assert tuple(points) == FIVE
    assert all(value >= 0 for value in points.values())
    assert points == apply_presets(decision, sorted(names, reverse=True))
