"""The clocks of a session, so that a test can move them by hand."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypedDict


class Clocks(TypedDict, total=False):
    """What a session takes for time; each may be left out."""

    clock: Callable[[], float]
    """Seconds that never run backwards; decides when a save is due."""
    now: Callable[[], datetime]
    """The time with its zone; stamps versions and leases."""
    today: Callable[[], date]
    """Today's date; the date of `now` where it is left out."""


def local_now() -> datetime:
    """Now, in the time zone of this machine."""
    return datetime.now().astimezone()
