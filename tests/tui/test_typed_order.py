"""Whatever the gaps between keys, what is typed lands in the order in which it was typed."""

import asyncio
import random
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.keys import _character_to_key
from textual.widgets import Input

from examples import few
from on_screen import new_session, settled, walk_of, worked_off
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.textual_patches.typed_ahead import MOVES, TYPED, TypedAhead

LONGEST_GAP = 20
"""Turns of the loop between two keys: after so many, whatever a key sets off is done."""
WORDS = "abcdefghij"


class Opening(App[int]):
    """Enter opens a field, some turns later, as stations and dialogs do; letters go where the focus is."""

    def __init__(self, by: str) -> None:
        super().__init__()
        self.turns, self.by = 0, by
        self.typed_ahead = TypedAhead(self)
        self.lost: list[str] = []

    def compose(self) -> ComposeResult:
        field = Input(id="field")
        field.display = False
        yield field

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, TYPED) and not event.is_forwarded and not self.typed_ahead.may_pass(event):
            return
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        if event.key != "enter":
            self.lost.append(event.key)
        elif self.by == "worker":
            self.run_worker(self.open_later(), group=next(iter(MOVES)))
        elif self.by == "message":
            self.open_soon(self.turns)
        else:
            self.open_field()

    async def open_later(self) -> None:
        for _ in range(self.turns):
            await asyncio.sleep(0)
        self.open_field()

    def open_soon(self, turns: int) -> None:
        if turns:
            self.screen.call_later(self.open_soon, turns - 1)
        else:
            self.open_field()

    def open_field(self) -> None:
        field = self.query_one(Input)
        field.display = True
        field.focus()


async def typed(app: App[Any], keys: str, gaps: list[int]) -> None:
    """Send keys as a driver does, so many turns of the loop apart."""
    driver = app._driver
    assert driver is not None
    for key, gap in zip(keys, gaps, strict=True):
        name = "enter" if key == "\r" else _character_to_key(key)
        driver.send_message(events.Key(name, None if key == "\r" else key))
        for _ in range(gap):
            await asyncio.sleep(0)


async def arrived(app: Opening) -> None:
    """Wait until every key got somewhere."""
    field = app.query_one(Input)
    for _ in range(10_000):
        await asyncio.sleep(0)
        if len(field.value) + len(app.lost) >= len(WORDS) and not app.typed_ahead.waiting:
            return
    raise AssertionError(f"only {field.value!r} and {app.lost} came")


@few("by", ["worker", "message", "at once"])
async def test_letters_after_enter_come_in_order_into_what_it_opens(by: str) -> None:
    chance = random.Random(by)
    app = Opening(by)
    async with app.run_test():
        field = app.query_one(Input)
        for example in range(30):
            app.turns = chance.randint(0, 8)
            widest = chance.choice([0, 1, 2, 5, LONGEST_GAP])
            gaps = [chance.randint(0, widest) for _ in range(len(WORDS) + 1)]
            await typed(app, "\r" + WORDS, gaps)
            await arrived(app)
            assert (field.value, app.lost) == (WORDS, []), (example, app.turns, gaps)
            field.value = ""
            field.display = False
            app.screen.set_focus(None)
            for _ in range(LONGEST_GAP):
                await asyncio.sleep(0)


@pytest.mark.slow
async def test_in_the_walk_every_gap_gives_the_same_words(tmp_path: Path) -> None:
    app = RoadworthyApp(new_session(tmp_path / "a.toml"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        session = walk_of(app).session
        for gap in range(0, LONGEST_GAP + 1, 2):
            await typed(app, "\r" + WORDS, [gap, *[gap % 3] * len(WORDS)])
            await worked_off(pilot)
            assert session.value.frame.scope == WORDS, gap
            await pilot.press("escape")
            while session.undo():
                pass
            await pilot.pause()
