"""What is closed again before it is there is neither mounted nor shown.

Rests on: `Widget.mount` adding nothing to what is being taken away, and `MessagePump._pre_process` sending
`Mount` to it all the same, by `on_event`; so does a screen's first size. Whoever looks for a child there, as
most dialogs do, would find none: a dialog that opens because of a file is settled in the same turn where
somebody else saves it once more.
"""

from typing import Final

from textual import events
from textual.message_pump import MessagePump
from textual.widget import Widget

_OF_WHAT_STAYS: Final = (events.Mount, events.Resize, events.Show, events.ScreenResume)


def mount_what_stays() -> None:
    """Tell no widget that it is mounted, sized or shown while it is being taken away."""
    Widget.on_event = _on_event  # type: ignore[method-assign, assignment]


async def _on_event(widget: Widget, event: events.Event) -> None:
    if not (isinstance(event, _OF_WHAT_STAYS) and (widget._pruning or widget._closing)):  # noqa: SLF001
        await MessagePump.on_event(widget, event)
