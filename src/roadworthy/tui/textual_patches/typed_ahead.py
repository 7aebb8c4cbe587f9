"""What is typed faster than it is worked off: in order, each key to where the one before led.

Rests on: a message pump working its queue off in order, looking one message ahead (`_pending_message`), and
having in its queue whatever a handler set off; a key going from what has the focus up to the app.
"""

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.worker import Worker, WorkerError

LONGEST: Final = 5.0
"""Seconds that a key waits for the one before it at the most; nothing may lock the keyboard."""
MOVES: Final = frozenset({"station", "open", "command"})
"""Groups of workers that lead somewhere else, so that what is typed meanwhile belongs there."""
TYPED: Final = (events.Key, events.Paste, events.MouseDown, events.MouseUp)


class TypedAhead:
    """Holds back what is typed until everything that was typed before it has had its effect.

    Textual hands a key to whatever has the focus when the key arrives, though the key before may still be
    on its way to open a station, a dialog or another field. A slow line brings several keys at once, and a
    person types ahead: without this, they would reach the place that is being left, or none.
    """

    def __init__(self, app: App[int]) -> None:
        self.app = app
        self._held: Final[deque[events.Event]] = deque()
        self._released: Final[deque[events.Event]] = deque()
        self._writes = False
        self._way: tuple[MessagePump, ...] = ()
        self._working: Worker[None] | None = None

    @property
    def waiting(self) -> bool:
        """Whether something that was typed was not worked off yet."""
        return self._working is not None or bool(self._held or self._released) or not self._is_quiet()

    @property
    def holds_more(self) -> bool:
        """Whether more that was typed is here already, behind what is being worked off."""
        return bool(self._held or self._released) or _waiting(self.app) > 0

    def may_pass(self, event: events.Event) -> bool:
        """Whether the event may be handled now; if not, it is posted again when its turn has come."""
        if self._released and event is self._released[0]:
            self._released.popleft()
        elif self._released or self._working is not None or not (self._goes_on(event) or self._is_quiet()):
            self._held.append(event)
            if self._working is None:
                self._working = self.app.run_worker(self._work_off(), group="typed ahead")
            return False
        self._way = tuple(self._focus_way())
        self._writes = _is_sign(event)
        return True

    def _goes_on(self, event: events.Event) -> bool:
        """Whether a text field gets one more sign: that leads nowhere else, so it need not wait."""
        if not (self._writes and _is_sign(event)):
            return False
        from textual.widgets import Input, TextArea

        return isinstance(self.app.focused, Input | TextArea)

    def _focus_way(self) -> Iterator[MessagePump]:
        """The way that a key takes: from what has the focus up to the app."""
        screens = self.app.screen_stack
        if not screens:
            yield self.app
            return
        yield from (screens[-1].focused or screens[-1]).ancestors_with_self

    def _moves(self) -> list[Worker[object]]:
        return [one for one in self.app.workers if one.group in MOVES and not one.is_finished]

    def _is_quiet(self) -> bool:
        """Whether nothing that was typed is still on its way."""
        return (
            not _waiting(self.app)
            and not any(_waiting(pump) for pump in (*self._way, *self._focus_way()))
            and not self._moves()
        )

    async def _work_off(self) -> None:
        try:
            while self._held:
                with suppress(TimeoutError):
                    async with asyncio.timeout(LONGEST):
                        while await self._stirs():
                            pass
                self._release()
                while self._held and self._goes_on(self._held[0]):
                    self._release()
        finally:
            self._working = None

    def _release(self) -> None:
        event = self._held.popleft()
        self._writes = _is_sign(event)
        self._released.append(event)
        self.app.post_message(event)

    async def _stirs(self) -> bool:
        """Let everything on the keys' way finish; whether there was anything, as more may follow from it."""
        moves = self._moves()
        for one in moves:
            with suppress(WorkerError):
                await asyncio.shield(one.wait())  # a wait that is given up must not end the work
        way = tuple(self._focus_way())
        stirred = bool(moves)
        for pump in dict.fromkeys((*self._way, *way)):
            stirred |= await _worked_off(pump)
        # What went from one to another meanwhile may have been seen in neither.
        return stirred or way != tuple(self._focus_way()) or not self._is_quiet()


def _is_sign(event: events.Event) -> bool:
    return isinstance(event, events.Key) and event.is_printable


async def _worked_off(pump: MessagePump) -> bool:
    """Wait until a pump has handled the messages it has; whether it had any, or has new ones."""
    had = _waiting(pump)
    done = asyncio.Event()
    new = 0

    def reached() -> None:
        nonlocal new
        new = _waiting(pump)
        done.set()

    if pump.call_later(reached):
        await done.wait()
    return bool(had or new)


def _waiting(pump: MessagePump) -> int:
    """Messages that a pump has not begun, with the one that it looked at already."""
    return pump.message_queue_size + (pump._pending_message is not None)  # noqa: SLF001
