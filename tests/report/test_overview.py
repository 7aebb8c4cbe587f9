from datetime import date

from roadworthy.model import Decision, put
from roadworthy.report.overview import next_date, overview


def test_what_was_chosen_or_leads(orders: Decision) -> None:
    assert overview(orders).leader == "Django (chosen)"
    assert overview(put(orders, ("outcome", "chosen"), "")).leader == "Django"
    assert overview(Decision()).leader == "No candidates yet"
    assert overview(Decision()).title == "Untitled decision"


def test_the_next_date_is_the_earliest_that_asks_for_something(orders: Decision) -> None:
    assert next_date(orders) == (date(2026, 12, 7), "risk: Tax client is abandoned")
    closed = put(orders, ("risks", "lockin", "state"), "closed")
    assert next_date(closed) == (date(2027, 11, 23), "look again")
    phase = ("paths", "django", "phases", "parallel-run", "starts_on")
    assert next_date(put(closed, phase, date(2027, 1, 4))) == (date(2027, 1, 4), "Side by side starts")
    assert next_date(put(closed, ("status",), "abandoned")) is None
