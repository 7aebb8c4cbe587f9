"""The line in use, typed lines, the policy, and person-weeks against capacity, worked out by hand."""

from datetime import date

import pytest

from roadworthy.knowledge.releases import published_table, release_tables
from roadworthy.method.forecast import UpgradePolicy
from roadworthy.method.upkeep import (
    candidate_forecast,
    effort,
    horizon_months,
    line_in_words,
    policy_of,
    table_of,
)
from roadworthy.model import Decision, Interval, put
from roadworthy.model.evidence import OwnCycle, Upgrades, Upkeep
from roadworthy.model.frame import Horizon
from roadworthy.model.landscape import Candidate

TODAY = date(2026, 12, 1)
DJANGO = Decision(candidates={"django": Candidate(name="Django", catalogue="django", version_line="5.2 LTS")})


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("5.2 LTS", "5.2"),
        ("v5.2.17", "5.2"),
        ("Django 6.0", "6.0"),
        ("6", None),
        ("", None),
        ("the newest", None),
        ("99.1", None),
    ],
)
def test_the_line_that_words_mean(words: str, line: str | None) -> None:
    assert line_in_words(release_tables()["django"], words) == line
    assert line_in_words(release_tables()["laravel"], "12.3.1") == "12"


def test_the_policy_is_to_stay_until_somebody_says_otherwise() -> None:
    assert policy_of(DJANGO) == UpgradePolicy("lts")
    following = put(DJANGO, ("upgrades",), Upgrades(policy="latest"))
    assert policy_of(following) == UpgradePolicy("latest", 6)
    assert policy_of(put(following, ("upgrades", "within_months"), 0)) == UpgradePolicy("latest", 0)


def test_the_horizon_is_the_longest_that_has_an_end() -> None:
    assert horizon_months(DJANGO) == 60
    short = put(DJANGO, ("horizons", "a"), Horizon(to_month=24))
    assert horizon_months(put(short, ("horizons", "b"), Horizon(to_month=36))) == 36
    assert horizon_months(put(short, ("horizons", "b"), Horizon(from_month=36))) == 60
    assert horizon_months(put(short, ("horizons", "b"), Horizon(to_month=84))) == 84


def test_typed_lines_come_before_published_ones_and_another_product_can_be_named() -> None:
    published = published_table(DJANGO, "django")
    assert table_of(DJANGO, "django", published) is published
    own = Upkeep(
        cycles_as_of=TODAY,
        cycles={"one": OwnCycle(cycle="9", released=date(2026, 1, 1), eol=date(2027, 6, 1))},
    )
    typed = put(put(DJANGO, ("upkeep", "django"), own), ("candidates", "django", "version_line"), "9")
    table = table_of(typed, "django", published)
    assert table is not None
    seen = candidate_forecast(typed, "django", table, TODAY, 24)
    assert (seen.first_cycle, seen.as_of) == ("9", TODAY)
    assert seen.unsupported_days == (date(2028, 12, 1) - date(2027, 6, 1)).days
    other = published_table(put(DJANGO, ("upkeep", "django"), Upkeep(release_table="python")), "django")
    assert other is release_tables()["python"]
    nobody = Decision(candidates={"own": Candidate(name="Own")})
    assert published_table(nobody, "own") is None


def test_effort_is_the_range_of_upgrades_times_the_days_of_each() -> None:
    table = published_table(DJANGO, "django")
    assert table is not None
    seen = candidate_forecast(DJANGO, "django", table, TODAY, 60)
    assert (seen.low, seen.high) == (2, 3)
    told = put(DJANGO, ("upkeep", "django"), Upkeep(upgrade_days=Interval(5, 10), upkeep_days=Interval(1, 2)))
    found = effort(put(told, ("frame", "team", "capacity"), 0.5), "django", seen, 60)
    assert found.upgrades == Interval(2.0, 6.0)
    assert found.upkeep == Interval(12.0, 24.0)
    assert found.total == Interval(14.0, 30.0)
    assert found.capacity == pytest.approx(0.5 * 60 * 365.25 / 12 / 7)
    yearly = put(DJANGO, ("candidates", "django", "costs", "upkeep_year"), Interval(3, 6))
    assert effort(yearly, "django", seen, 60).upkeep == Interval(15, 30)
    bare = effort(DJANGO, "django", None, 60)
    assert (bare.upgrades, bare.upkeep, bare.total, bare.capacity) == (None, None, None, None)
