"""What a key changes is painted as soon as it is worked off, not with the next of sixty frames a second.

Rests on: a screen that has worked its queue off setting a timer going in `_on_idle`, and painting in
`_on_timer_update`.

Textual's timer ticks in step with the frame before, so that a key which comes while something else is being
painted (what follows from the key before it, a guide that was put off) waits up to a sixtieth of a second.
"""

from typing import Any, Protocol, runtime_checkable

from textual import events
from textual.screen import Screen


@runtime_checkable
class KeyPainter(Protocol):
    """A program that says when a key is to be painted."""

    key_is_due: bool
    """Whether a key came that was not painted yet, and nothing else that was typed waits behind it."""


def paint_keys_at_once() -> None:
    """Have every screen of the program paint what a key has changed without waiting for a frame's turn."""
    if getattr(Screen._on_idle, "__module__", "") == __name__:  # noqa: SLF001
        return
    with_the_next_frame = Screen._on_idle  # noqa: SLF001

    async def _on_idle(screen: Screen[Any], event: events.Idle) -> None:
        app: object = screen.app
        if (
            isinstance(app, KeyPainter)
            and app.key_is_due
            and screen._dirty_widgets  # noqa: SLF001
            and screen.is_current
            and not screen.app._batch_count  # noqa: SLF001
        ):
            app.key_is_due = False
            event.prevent_default()
            screen._on_timer_update()  # noqa: SLF001
        else:
            await with_the_next_frame(screen, event)

    setattr(_on_idle, "__wrapped__", with_the_next_frame)  # noqa: B010 - so that what it rests on is found
    setattr(Screen, "_on_idle", _on_idle)  # noqa: B010 - it is a method there
