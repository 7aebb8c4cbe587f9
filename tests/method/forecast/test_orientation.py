"""What the definition says for the tables that ship, to the day."""

from datetime import date

import pytest

from roadworthy.knowledge.releases import named
from roadworthy.method.forecast import UpgradePolicy, forecast, read_policy

SAID = """
Symfony                 lts       60  1 1-1 0.0   2029-11-30
Symfony                 latest:3  36  6 5-7 0.9   2027-02-27 2027-01-29 2027-03-25
Python                  lts       60  1 1-1 0.0   2030-10-31
PHP                     lts       60  1 1-1 0.0   2029-12-31
Django                  lts       60  2 2-3 0.0   2028-04-30
Django                  latest:6  60  7 6-8 0.0   2027-10-05 2027-08-23 2027-11-16
Microsoft .NET          lts       60  2 2-2 0.0   2028-11-14
Node.js                 lts       60  2 2-2 0.0   2029-04-30
Ruby on Rails           lts       60  3 3-3 0.0   2027-10-10 2027-10-10 2027-11-18
Laravel                 lts       60  4 3-4 0.0   2028-03-17
Spring Boot             lts       60  5 5-8 0.0   2027-07-31
Spring Framework        lts       60  4 2-6 0.0   2027-07-31 2027-07-31 2028-04-22
Go                      lts       36  3 2-3 0.0   2027-08-24 2027-06-23 2027-10-29
Go                      latest:6  36  5 3-5 0.0   2027-08-20 2027-07-20 2027-09-25
Quarkus                 lts       36  6 3-6 0.0   2027-03-25
Phoenix Framework       lts       60  1 0-1 0.0   2031-07-03 2030-08-01 none
Phoenix Framework @1.6  latest:12 60  3 3-4 0.0   2026-12-01
Express                 lts       60  1 0-2 4.6   2029-08-25 2027-05-22 none
Express @4              latest:12 60  2 1-5 16.6  2026-12-01
Micronaut Framework     lts       60  1 1-2 0.0   2029-11-10 2029-01-15 2031-05-17
"""
ROWS = [line for line in SAID.splitlines() if line]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row.split()[:3]))
def test_what_the_definition_says(row: str) -> None:
    name, rest = row[:24].strip(), row[24:].split()
    name, _, current = name.partition(" @")
    policy, months, moves, between, unsupported, *days = rest
    table = named(name).table
    assert table is not None
    seen = forecast(table, date(2026, 12, 1), int(months), read_policy(policy), current or None)
    low, high = map(int, between.split("-"))
    assert (seen.forced_upgrades, seen.low, seen.high) == (int(moves), low, high)
    assert seen.unsupported_months == float(unsupported)
    days = days if len(days) == 3 else days * 3
    said = [None if day == "none" else date.fromisoformat(day) for day in days]
    assert [seen.next_forced_upgrade, seen.next_earliest, seen.next_latest] == said


def test_a_policy_is_read_as_it_is_written() -> None:
    assert read_policy("LTS") == UpgradePolicy("lts")
    assert read_policy("latest:6") == UpgradePolicy("latest", 6)
    assert str(read_policy("latest:12")) == "latest:12"
    for wrong in ("", "newest", "lts:3", "latest:-1", "latest:½", "latest:x"):
        with pytest.raises(ValueError, match="not a policy"):
            read_policy(wrong)
