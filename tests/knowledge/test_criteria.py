"""The criteria that ship: complete, short enough, and nothing in two places."""

import pytest

from roadworthy.knowledge.criteria import CriterionGuide, anchors, by_id, criteria
from roadworthy.knowledge.files import table
from roadworthy.model.judgement import Criterion

SHIPPED = [
    "learning-curve", "ecosystem-maturity", "operational-tooling", "community-health", "long-term-maintenance",
]  # fmt: skip
ASKED_FOR = {
    "learning-curve": {"tutorials", "community-examples", "own-language", "depth", "hiring"},
    "ecosystem-maturity": {
        "sign-in", "background-jobs", "caching", "api-clients", "package-upkeep", "breaking-history",
        "migration-guides",
    },
    "operational-tooling": {
        "structured-logs", "metrics", "traces", "error-reports", "opentelemetry", "health-checks",
        "graceful-shutdown", "configuration", "deployment",
    },
    "community-health": {
        "contributors", "releases", "who-decides", "sponsors", "stale-pull-requests", "responsiveness",
        "code-of-conduct", "governance",
    },
    "long-term-maintenance": {
        "security-patches", "dependency-updates", "major-effort", "manual-steps", "build-pipeline", "coupling",
        "cost-of-leaving",
    },
}  # fmt: skip


def test_the_five_come_first_and_flexibility_is_optional() -> None:
    assert [criterion.id for criterion in criteria()] == [*SHIPPED, "flexibility"]
    assert [criterion.id for criterion in criteria() if criterion.optional] == ["flexibility"]


@pytest.mark.parametrize("slug", SHIPPED)
def test_each_has_the_signs_that_the_design_asks_for(slug: str) -> None:
    assert {sign.id for sign in by_id()[slug].signs} >= ASKED_FOR[slug]


def test_no_sign_stands_under_two_criteria() -> None:
    signs = [sign.id for criterion in criteria() for sign in criterion.signs]
    assert len(signs) == len(set(signs))


def test_upgrade_history_and_upgrade_effort_name_each_other() -> None:
    assert "long-term maintenance" in by_id()["ecosystem-maturity"].counts_here
    assert "ecosystem maturity" in by_id()["long-term-maintenance"].counts_here


@pytest.mark.parametrize("criterion", criteria(), ids=lambda criterion: criterion.id)
def test_every_word_is_there_and_fits(criterion: CriterionGuide) -> None:
    assert 0 < len(criterion.short) <= 20
    for words in (criterion.name, criterion.why, criterion.best, criterion.middle, criterion.worst):
        assert words.strip() == words != ""
    assert criterion.question.endswith("?")
    assert criterion.how_to_look
    assert all(words for _, words in criterion.measures.rows())
    for sign in criterion.signs:
        assert sign.ask.endswith("?"), sign.id
        assert sign.better != sign.worse
        assert len(sign.name) <= 24


def test_a_new_decision_begins_with_the_five() -> None:
    assert list(table("defaults.toml")["criteria"]) == SHIPPED


def test_own_anchors_come_before_ours() -> None:
    own = Criterion(name="Learning", best="a day")
    assert anchors("learning-curve", own)[0] == ("best", "a day")
    assert anchors("learning-curve", own)[2] == ("worst", by_id()["learning-curve"].worst)
    assert anchors("of-our-own") == ()
    assert anchors("of-our-own", Criterion(worst="none")) == (("worst", "none"),)
