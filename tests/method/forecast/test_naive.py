"""The forecast against a second implementation that was written from the definition alone."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from each import each
from examples import part, portion
from naive_forecast import Naive, likely
from roadworthy.knowledge.releases import release_tables
from roadworthy.method.forecast import UpgradePolicy, forecast
from roadworthy.model.releases import ReleaseCycle, ReleaseTable

AS_OF = date(2026, 8, 22)
POLICIES = st.one_of(
    st.just(UpgradePolicy("lts")), st.builds(UpgradePolicy, st.just("latest"), st.integers(0, 13))
)


def agree(table: ReleaseTable, start: date, months: int, policy: UpgradePolicy, current: str | None) -> None:
    found = forecast(table, start, months, policy, current)
    wanted = Naive(table, start, months, policy, current).answer()
    assert {name: getattr(found, name) for name in wanted} == wanted
    assert found.likely == likely(table, start, months, policy, found)


days = st.integers(-2200, 500).map(lambda back: AS_OF + timedelta(days=back))
ends = st.one_of(st.none(), st.booleans(), st.integers(-2000, 1500).map(lambda n: AS_OF + timedelta(days=n)))
versions = st.one_of(
    st.builds("{}.{}".format, st.integers(1, 4), st.integers(0, 12)),
    st.integers(1, 12).map(str),
    st.just("edge"),
)
loose = st.builds(
    ReleaseCycle, cycle=versions, released=st.one_of(days, days, days, st.none()), eol=ends,
    lts=st.one_of(st.none(), st.just(True), st.just(False), days),
)  # fmt: skip


@st.composite
def regular(draw: st.DrawFn) -> list[ReleaseCycle]:
    """Lines in a rhythm, each ending after a length or with a later release: what products really do."""
    gap = draw(st.integers(20, 400))
    count = draw(st.integers(1, 7))
    last = AS_OF - timedelta(days=draw(st.integers(0, 2 * gap)))
    released = [last - timedelta(days=gap * back + draw(st.integers(-9, 9))) for back in range(count)][::-1]
    k = draw(st.integers(0, 3))
    length = draw(st.integers(30, 1500))
    rows = []
    eol: Any
    for place, day in enumerate(released):
        if k:
            with_it = released[place + k : place + k + 1]
            eol = (
                with_it[0] + timedelta(days=draw(st.integers(-5, 20)))
                if with_it
                else draw(st.sampled_from([None, False]))
            )
        else:
            eol = draw(st.sampled_from([day + timedelta(days=length), day + timedelta(days=length), False]))
            if draw(st.booleans()) and isinstance(eol, date) and eol > AS_OF:
                eol = False
        lts = draw(st.sampled_from([None, None, True, day + timedelta(days=100)]))
        rows.append(ReleaseCycle(f"{place + 1}", day, eol=eol, lts=lts))
    return draw(st.permutations(rows))


starts = st.integers(-500, 700).map(lambda days: AS_OF + timedelta(days=days))


@portion(0.5)
@given(
    rows=st.lists(loose, max_size=7), start=starts, months=st.integers(0, 14), policy=POLICIES, data=st.data()
)
def test_any_table(
    rows: list[ReleaseCycle], start: date, months: int, policy: UpgradePolicy, data: st.DataObject
) -> None:
    labels = list({row.cycle: row for row in rows if row.released})
    seen = [row for row in rows if row.cycle in labels]
    rows = list({row.cycle: row for row in seen}.values())  # a label names one line
    current = data.draw(st.sampled_from([None, *[row.cycle for row in rows if row.released]]))
    agree(ReleaseTable("any", "Any", tuple(rows), AS_OF), start, months, policy, current)


@portion(0.5)
@given(rows=regular(), start=starts, months=st.integers(6, 24), policy=POLICIES, data=st.data())
def test_a_table_with_a_rhythm(
    rows: list[ReleaseCycle], start: date, months: int, policy: UpgradePolicy, data: st.DataObject
) -> None:
    current = data.draw(st.sampled_from([None, None, *[row.cycle for row in rows]]))
    agree(ReleaseTable("any", "Any", tuple(rows), AS_OF), start, months, policy, current)


@each("product", part(release_tables(), 4))
def test_every_product_that_ships(product: str) -> None:
    table = release_tables()[product]
    recent = ReleaseTable(product, product, table.cycles[:10], table.as_of)
    agree(recent, date(2026, 12, 1), 9, UpgradePolicy("latest", 4), None)
    agree(recent, date(2027, 8, 15), 14, UpgradePolicy("lts"), None)
