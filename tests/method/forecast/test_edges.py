"""The corners that the definition names, each with the figure that follows from its words."""

from datetime import date, timedelta
from typing import Any

import pytest

from roadworthy.method.calendar import add_months
from roadworthy.method.forecast import UnknownCycleError, UpgradeForecast, UpgradePolicy, forecast
from roadworthy.method.forecast.lines import version_order
from roadworthy.model.releases import ReleaseCycle, ReleaseTable

AS_OF = date(2026, 8, 22)
START = date(2026, 12, 1)


def day(words: str) -> date:
    return date.fromisoformat(words)


def table(*rows: tuple[str, str, Any], lts: dict[str, Any] | None = None) -> ReleaseTable:
    cycles = tuple(
        ReleaseCycle(
            name, day(released), eol=day(eol) if isinstance(eol, str) else eol, lts=(lts or {}).get(name)
        )
        for name, released, eol in rows
    )
    return ReleaseTable("x", "X", cycles, AS_OF)


def seen(
    rows: ReleaseTable,
    months: int = 60,
    policy: UpgradePolicy | None = None,
    current: str | None = None,
    start: date = START,
) -> UpgradeForecast:
    return forecast(rows, start, months, policy or UpgradePolicy(), current)


def test_a_dead_product_forces_nothing_and_supports_nothing() -> None:
    dead = table(("1", "2010-01-01", "2012-01-01"), ("2", "2011-01-01", "2013-01-01"))
    found = seen(dead, 12)
    assert (found.forced_upgrades, found.unsupported_months, found.projected) == (0, 12.0, True)
    assert found.first_cycle == "2"


def test_over_on_an_unknown_day_ends_with_the_next_release_and_is_a_guess() -> None:
    rows = table(("1", "2024-01-01", True), ("2", "2025-01-01", "2030-01-01"))
    found = seen(rows, 12, current="1", start=day("2024-06-01"))
    assert found.moves[0].on == day("2025-01-01")
    assert found.projected


def test_over_with_nothing_newer_ended_on_the_day_of_the_table() -> None:
    found = seen(table(("1", "2024-01-01", True)), 12, start=day("2026-08-01"))
    assert found.unsupported_days == (day("2027-08-01") - AS_OF).days


def test_one_open_line_with_no_history_is_stayed_on() -> None:
    found = seen(table(("1", "2024-01-01", False)))
    assert (found.forced_upgrades, found.unsupported_days, found.projected) == (0, 0, True)
    assert found.next_latest is None


def test_a_horizon_before_the_first_release_is_all_zero() -> None:
    found = seen(table(("1", "2030-01-01", False)), 12)
    assert (found.forced_upgrades, found.unsupported_days, found.projected, found.first_cycle) == (
        0,
        0,
        False,
        None,
    )
    assert (found.low, found.high) == (0, 0)


def test_the_clock_starts_with_the_first_release() -> None:
    found = seen(table(("1", "2026-06-01", "2027-06-01")), 12, start=day("2026-01-01"))
    assert found.stays[0].since == day("2026-06-01")
    assert found.unsupported_days == 0


def test_an_end_on_the_last_day_of_the_window_forces_nothing() -> None:
    ends = table(("1", "2026-01-01", "2027-12-01"), ("2", "2026-05-01", "2031-01-01"))
    assert seen(ends, 12, current="1").forced_upgrades == 0
    assert seen(ends, 13, current="1").forced_upgrades == 1


def test_what_is_dead_already_is_left_on_the_first_day() -> None:
    found = seen(table(("1", "2020-01-01", "2024-01-01"), ("2", "2024-01-01", "2030-01-01")), 12, current="1")
    assert found.next_forced_upgrade == START
    assert found.unsupported_days == 0


def test_a_gap_with_nothing_supported_is_waited_out() -> None:
    rows = table(("1", "2025-01-01", "2027-01-01"), ("2", "2027-03-02", "2032-01-01"))
    found = seen(rows, 24)
    assert found.moves[0].on == day("2027-03-02")
    assert found.unsupported_days == 60


def test_a_back_port_that_came_later_is_not_newer() -> None:
    rows = table(("11.3", "2026-01-01", "2027-02-01"), ("10.6", "2026-02-01", "2032-01-01"))
    found = seen(rows, 12, current="11.3")
    assert [move.enters for move in found.moves if not move.projected] == []


def test_releases_of_one_day_go_by_version_and_rows_in_any_order_are_the_same() -> None:
    rows = table(
        ("7.4", "2025-11-27", "2029-11-30"),
        ("8.0", "2025-11-27", "2026-12-31"),
        ("7.3", "2025-05-29", "2026-01-31"),
    )
    latest = UpgradePolicy("latest", 3)
    assert seen(rows, 12, latest).first_cycle == "8.0"
    turned = ReleaseTable("x", "X", rows.cycles[::-1], AS_OF)
    assert seen(turned, 36, latest) == seen(rows, 36, latest)


def test_an_lts_day_that_lies_ahead_counts_from_that_day() -> None:
    rows = table(
        ("22", "2024-04-24", "2027-04-30"), ("24", "2025-05-06", "2028-04-30"), ("26", "2026-05-05", "2029-04-30"),
        lts={"22": day("2024-10-29"), "24": day("2025-10-28"), "26": day("2026-10-28")},
    )  # fmt: skip
    assert seen(rows, start=day("2026-10-01")).first_cycle == "24"
    assert seen(rows, start=day("2026-10-28")).first_cycle == "26"


def test_a_line_that_is_out_and_not_yet_long_term_is_a_refuge() -> None:
    rows = table(
        ("22", "2024-04-24", "2026-10-01"), ("26", "2026-05-05", "2029-04-30"),
        lts={"22": day("2024-10-29"), "26": day("2026-12-01")},
    )  # fmt: skip
    found = seen(rows, 24, start=day("2026-09-01"))
    assert [(move.on, move.enters) for move in found.moves] == [(day("2026-10-01"), "26")]
    assert found.unsupported_days == 0


def test_an_lts_line_that_nobody_continued_is_not_followed() -> None:
    rows = table(
        ("5", "2017-01-01", "2020-01-01"), ("6", "2019-01-01", "2022-01-01"), ("12", "2025-02-24", "2027-02-24"),
        ("13", "2026-03-17", "2028-03-17"), lts={"5": True, "6": True},
    )  # fmt: skip
    assert seen(rows).first_cycle == "13"


def test_a_line_that_ends_with_the_second_newer_release_lives_until_that_is_expected() -> None:
    releases = [day("2023-01-01") + timedelta(days=180 * step) for step in range(8)]
    rows = [
        (f"1.{step}", released.isoformat(), releases[step + 2].isoformat() if step + 2 < 8 else False)
        for step, released in enumerate(releases)
    ]
    found = seen(table(*rows), 12)
    assert found.first_cycle == "1.7"
    assert found.next_forced_upgrade == releases[7] + timedelta(days=360)


def test_an_open_line_older_than_usual_proves_a_longer_support() -> None:
    short = table(
        ("1", "2020-01-01", "2021-01-01"), ("2", "2021-01-01", "2022-01-01"), ("3", "2026-01-01", False)
    )
    proven = table(("1", "2020-01-01", "2021-01-01"), ("2", "2021-01-01", False), ("3", "2026-01-01", False))
    assert short.cycles[2].released is not None
    first = seen(short).stays[0].supported_until
    longer = seen(proven).stays[0].supported_until
    assert first is not None
    assert longer is not None
    assert longer > first


def test_the_day_of_a_month_is_clamped() -> None:
    assert date.fromordinal(add_months(day("2026-10-31").toordinal(), 4)) == day("2027-02-28")
    assert date.fromordinal(add_months(day("2026-10-31").toordinal(), 16)) == day("2028-02-29")
    assert seen(table(("1", "2026-01-01", "2030-01-01")), 4, start=day("2026-10-31")).end == day("2027-02-28")


def test_versions_are_ordered_as_people_count() -> None:
    ordered = ["beta", "1.x", "1.9", "1.10", "1.10.1", "2", "10"]
    assert sorted(set(ordered), key=version_order) == ordered


def test_a_version_of_more_digits_than_any_number_has_its_place() -> None:
    many = "9" * 9_001
    assert version_order("1.9") < version_order(many) < version_order(f"{many}.1")


def test_a_line_that_is_not_there_is_an_error_that_names_those_that_are() -> None:
    with pytest.raises(UnknownCycleError, match="no line “9”; its lines are 2, 1"):
        seen(table(("1", "2020-01-01", False), ("2", "2021-01-01", False)), current="9")


@pytest.mark.parametrize(("start", "months"), [(START, 601), (START, -1), (day("9990-01-01"), 600)])
def test_a_window_that_no_calendar_holds_is_refused(start: date, months: int) -> None:
    with pytest.raises(ValueError, match="months"):
        seen(table(("1", "2020-01-01", False)), months, start=start)


def test_a_far_start_still_works() -> None:
    assert seen(
        table(("1", "2020-01-01", "2021-01-01"), ("2", "2021-01-01", "2022-01-01")),
        12,
        start=day("9990-01-01"),
    ).stays


def test_what_its_past_makes_likely_is_held_within_the_range() -> None:
    yearly = table(*((str(year), f"{year}-01-01", f"{year + 2}-01-01") for year in range(2012, 2027)))
    found = seen(yearly, 48)
    assert found.low <= found.likely <= found.high
    young = table(("1", "2025-01-01", "2027-01-01"), ("2", "2026-01-01", "2028-01-01"))
    assert seen(young, 48).likely == seen(young, 48).forced_upgrades


def test_a_window_without_a_day_projects_nothing() -> None:
    found = seen(table(("edge", "2026-08-22", None)), 0, current="edge", start=day("2026-08-23"))
    assert (found.projected, found.first_cycle, found.forced_upgrades) == (False, "edge", 0)


@pytest.mark.parametrize("eol", [None, True])
def test_a_move_on_the_first_day_is_projected_where_the_end_before_it_is_not_published(
    eol: bool | None,
) -> None:
    rows = table(
        ("0", "2021-01-01", "2024-01-01"), ("1", "2023-09-15", eol), ("2", "2026-01-01", "2029-01-01")
    )
    found = seen(rows, 24, current="1", start=day("2026-12-01"))
    assert (found.next_forced_upgrade, found.forced_upgrades) == (day("2026-12-01"), 1)
    assert found.projected
    of_published_days = seen(rows, 24, current="0", start=day("2026-12-01"))
    assert (of_published_days.forced_upgrades, of_published_days.projected) == (1, False)


def test_a_release_that_is_announced_for_later_than_the_projected_ones_is_no_first_move() -> None:
    rows = table(("edge", "2026-08-08", None), ("4", "2026-08-22", None), ("1", "2026-09-22", None))
    found = seen(rows, 1, UpgradePolicy("latest", 0), start=day("2026-08-22"))
    assert [move.on for move in found.moves] == [day("2026-09-05"), day("2026-09-19")]


@pytest.mark.parametrize("on", [date.min, date(1, 12, 31), AS_OF, date(9999, 1, 31), date.max])
@pytest.mark.parametrize("months", [-200_000, -12, -1, 0, 1, 12, 200_000])
def test_months_lead_to_a_day_of_the_calendar_or_just_behind_it(on: date, months: int) -> None:
    found = add_months(on.toordinal(), months)
    assert date.min.toordinal() <= found <= date.max.toordinal() + 1
    assert (found > on.toordinal()) == (months > 0) or found in (on.toordinal(), date.min.toordinal())
