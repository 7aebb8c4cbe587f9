"""The clock that a session uses where none is given to it."""

from datetime import datetime


def local_now() -> datetime:
    """Now, in the time zone of this machine."""
    return datetime.now().astimezone()
