"""The upgrade forecast tried on the past: made on past days from what was known then, against what came.

    python benchmarks/backtest.py [--all]

Half-yearly from 2016 to 2024 over 24, 36 and 60 months, both policies (latest: within 6 months), for each
product that had at least three lines and two years of history on the day. All methods start on the same
line. Settings are chosen on every other product in alphabetical order; the table is of the others.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from statistics import mean, median

from roadworthy.knowledge.releases import release_tables
from roadworthy.method.calendar import add_months
from roadworthy.method.forecast import UpgradeForecast, UpgradePolicy, forecast
from roadworthy.method.forecast.lines import support_lines
from roadworthy.model.releases import ReleaseCycle, ReleaseTable

STARTS = [date(year, month, 1) for year in range(2016, 2025) for month in (1, 7)]
MONTHS = (24, 36, 60)
POLICIES = (UpgradePolicy("lts"), UpgradePolicy("latest", 6))
KNOWN = ("announced", "published", "unknown")
DAYS_A_MONTH = 30.4375


@dataclass(frozen=True)
class Case:
    """One forecast that could have been made, and what came."""

    product: str
    then: ReleaseTable
    start: date
    months: int
    policy: UpgradePolicy
    came: UpgradeForecast
    made: UpgradeForecast
    before: int
    """Moves in as many months before the start."""


def shift(day: date, months: int) -> date:
    return date.fromordinal(add_months(day.toordinal(), months))


def publishes_ahead(table: ReleaseTable) -> bool:
    return any(isinstance(cycle.eol, date) and cycle.eol > table.as_of for cycle in table.cycles)


def known_on(table: ReleaseTable, day: date, known: str) -> ReleaseTable:
    """The table as it stood on a day: later lines are not there, later ends as far as they were known."""
    ends = {line.label: line.end for line in support_lines(table.cycles, table.as_of)}
    hidden = known == "unknown" or (known == "published" and not publishes_ahead(table))
    rows: list[ReleaseCycle] = []
    for cycle in table.cycles:
        if cycle.released is None or cycle.released > day:
            continue
        number = ends[cycle.cycle]
        end: date | bool = False if number is None else date.fromordinal(number)
        if hidden and isinstance(end, date) and end > day:
            end = False
        rows.append(replace(cycle, eol=end))
    return replace(table, cycles=tuple(rows), as_of=day)


def cases(product: str, known: str) -> Iterator[Case]:
    table = release_tables()[product]
    for start in STARTS:
        then = known_on(table, start, known)
        released = sorted(cycle.released for cycle in then.cycles if cycle.released)
        if len(released) < 3 or released[0] > shift(start, -24):
            continue
        for months in MONTHS:
            if shift(start, months) > table.as_of:
                continue
            for policy in POLICIES:
                made = forecast(then, start, months, policy)
                assert made.first_cycle is not None
                came = forecast(table, start, months, policy, made.first_cycle)
                before = forecast(then, shift(start, -months), months, policy).forced_upgrades
                yield Case(product, then, start, months, policy, came, made, before)


Method = Callable[[Case], int]


def definition_2(case: Case) -> int:
    return case.made.forced_upgrades


def repeated(case: Case) -> int:
    """As many moves as in the months before."""
    return case.before


def median_gap(case: Case) -> int:
    days = sorted({cycle.released for cycle in case.then.cycles if cycle.released})
    gaps = [(after - before).days for before, after in pairwise(days)]
    return round(case.months * DAYS_A_MONTH / max(1, median(gaps)))


def middle_of_range(case: Case) -> int:
    """Tried as definition 3: the middle of the range instead of the central future."""
    return (case.made.low + case.made.high) // 2


def both(case: Case) -> int:
    """Tried as definition 3: the mean of the forecast and of the last months repeated, halves up."""
    return (definition_2(case) + repeated(case) + 1) // 2


def within_range(case: Case) -> int:
    """Tried as definition 3: the last months repeated, as far as the range allows."""
    return min(max(repeated(case), case.made.low), case.made.high)


def definition_3(case: Case) -> int:
    """The last months repeated, held within the range, where the product is old enough to have a past."""
    return case.made.likely


def where_open(case: Case) -> int:
    """Tried as definition 3: the last months repeated where the next move rests on no published day."""
    sure = case.made.next_earliest == case.made.next_latest
    return definition_2(case) if sure else repeated(case)


METHODS: dict[str, Method] = {
    "the definition": definition_2,
    "the last months repeated": repeated,
    "horizon / median gap": median_gap,
    "definition 3": definition_3,
    "tried: middle of the range": middle_of_range,
    "tried: mean with the repeated": both,
    "tried: repeated within the range": within_range,
    "tried: repeated where nothing is published": where_open,
}


def row(name: str, method: Method, every: list[Case]) -> str:
    misses = [method(case) - case.came.forced_upgrades for case in every]
    size = [abs(miss) for miss in misses]
    told = f"| {name} | {mean(size):.2f} | {mean(misses):+.2f} | {share(not miss for miss in size)} |"
    told += f" {share(miss <= 1 for miss in size)} |"
    if method is not definition_2:
        return f"{told} |"
    inside = share(case.made.low <= case.came.forced_upgrades <= case.made.high for case in every)
    width = mean(case.made.high - case.made.low for case in every)
    return f"{told} {inside} (width {width:.2f}) |"


def share(hits: Iterator[bool]) -> str:
    found = list(hits)
    return f"{100 * sum(found) / len(found):.0f} %"


def next_dates(every: list[Case]) -> str:
    far = date.max
    inside = [
        (case.made.next_earliest or far)
        <= (case.came.next_forced_upgrade or far)
        <= (case.made.next_latest or far)
        for case in every
    ]
    single = [
        case
        for case in every
        if case.made.next_forced_upgrade and case.made.next_earliest == case.made.next_latest
    ]
    right = sum(case.came.next_forced_upgrade == case.made.next_forced_upgrade for case in single)
    return (
        f"The next date lies in its range in {share(iter(inside))};"
        f" where one date is shown it is right in {right} of {len(single)}."
    )


def show(products: list[str], title: str) -> None:
    print(f"\n## {title}: {len(products)} products\n")
    print("| known then | method | error | bias | exact | within 1 | in the range |")
    print("|---|---|---|---|---|---|---|")
    for known in KNOWN:
        every = [case for product in products for case in cases(product, known)]
        for name, method in METHODS.items():
            print(f"| {known} {row(name, method, every)}")
        if known == "published":
            published = every
    print(f"\n{len(published)} forecasts a row. {next_dates(published)}")
    for policy in POLICIES:
        for months in MONTHS:
            part = [case for case in published if case.policy == policy and case.months == months]
            told = ", ".join(
                f"{name} {mean(abs(method(case) - case.came.forced_upgrades) for case in part):.2f}"
                for name, method in METHODS.items()
                if not name.startswith("horizon")
            )
            print(f"  {policy} over {months} months ({len(part)}): {told}")


def main() -> None:
    usable = sorted(product for product in release_tables() if next(cases(product, "announced"), None))
    chosen_on, tried_on = usable[::2], usable[1::2]
    if "--all" in sys.argv[1:]:
        show(chosen_on, "The half on which settings are chosen")
    show(tried_on, "The other half")


if __name__ == "__main__":
    main()
