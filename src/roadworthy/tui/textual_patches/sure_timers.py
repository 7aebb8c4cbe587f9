"""A timer that is due comes, however late it is looked at.

Rests on: `MessagePump.set_timer` making its timer by the name `Timer` of its module, with `repeat=0`.

Textual leaves out the times that a timer has missed. One that is to come once is left out for good where the
program was kept from working between two of its lines. With a delay below nothing, as that of a toast whose
time ran out while it was made, it counts back for ever, and the program stands still.
"""

from typing import Any

from textual import message_pump
from textual.timer import Timer


class SureTimer(Timer):
    """A timer that leaves nothing out where it is to come once."""

    def __init__(self, *args: Any, repeat: int | None = None, skip: bool = True, **options: Any) -> None:
        super().__init__(*args, repeat=repeat, skip=skip and repeat != 0, **options)


def make_timers_sure() -> None:
    """Have every timer of the program be one of these."""
    setattr(message_pump, "Timer", SureTimer)  # noqa: B010 - it is a class there
