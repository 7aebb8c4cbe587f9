from datetime import date

from roadworthy.method.homes import home_of
from roadworthy.model import Decision, put
from roadworthy.report.overview import next_date, overview


def test_what_was_chosen_or_leads(orders: Decision) -> None:
    assert overview(orders).leader == "Django (chosen)"
    assert overview(put(orders, ("outcome", "chosen"), "")).leader == "Django"
    assert overview(Decision()).leader == "No candidates yet"
    assert overview(Decision()).title == "Untitled decision"


def _coming(decision: Decision) -> tuple[date, str] | None:
    coming = next_date(decision)
    assert coming is None or home_of(coming.path, decision), "it leads somewhere"
    return None if coming is None else (coming.on, coming.what)


def test_the_next_date_is_the_earliest_that_asks_for_something(orders: Decision) -> None:
    assert _coming(orders) == (date(2026, 12, 7), "risk: Tax client is abandoned")
    closed = put(orders, ("risks", "lockin", "state"), "closed")
    assert _coming(closed) == (date(2027, 11, 23), "look again")
    phase = ("paths", "django", "phases", "parallel-run", "starts_on")
    assert _coming(put(closed, phase, date(2027, 1, 4))) == (date(2027, 1, 4), "Side by side starts")
    assert _coming(put(closed, ("status",), "abandoned")) is None
