"""What takes longer than a key does not begin while somebody types."""

import asyncio
import threading
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from textual.app import App

from roadworthy.session import Session
from roadworthy.tui import jobs
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.jobs import InParts, Jobs
from roadworthy.tui.walk.screen import WalkScreen


class Asked:
    """Something with a part; notes that it was worked out."""

    done: list[int]

    def __init__(self, number: int, done: list[int]) -> None:
        self.number, self.done = number, done

    def has(self, *parts: str) -> bool:
        return all(part in vars(self) for part in parts)

    @cached_property
    def answer(self) -> int:
        self.done.append(self.number)
        return self.number


@dataclass
class Hands:
    """The time of the jobs, which a test moves on."""

    now: float = 0.0


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Hands:
    """Jobs that begin after 0.15 s without a question or a key, by this clock."""
    hands = Hands()
    monkeypatch.setattr(jobs, "QUIET", 0.15)
    monkeypatch.setattr(jobs, "monotonic", lambda: hands.now)
    monkeypatch.setattr(jobs, "sleep", lambda _: time.sleep(0.001))
    return hands


async def test_questions_in_a_row_wait_for_the_last_of_them(clock: Hands) -> None:
    done = list[int]()
    app: App[None] = App()
    async with app.run_test() as pilot:
        work = Jobs(app.screen)
        for number in range(8):
            work.ready("standing", Asked(number, done), "answer")
            clock.now += 0.1
            await asyncio.sleep(0.005)
        work.ready("gate", Asked(100, done), "answer")
        assert done == []
        clock.now += 0.2
        await pilot.pause()
    assert done == [7, 100]


async def test_a_question_waits_for_the_last_key(clock: Hands) -> None:
    """A digit asks; the arrow after it asks for nothing, and the next digit must not meet the draws."""
    done = list[int]()
    app: App[None] = App()
    async with app.run_test() as pilot:
        work = Jobs(app.screen)
        work.ready("standing", Asked(1, done), "answer")
        for _ in range(8):
            clock.now += 0.1
            work.typed()
            await asyncio.sleep(0.005)
        assert done == []
        clock.now += 0.2
        await pilot.pause()
    assert done == [1]


async def test_every_key_of_the_walk_puts_off_what_takes_long(tmp_path: Path) -> None:
    app = RoadworthyApp(Session.create(tmp_path / "orders.toml", "Orders"))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, WalkScreen)
        before = app.screen.jobs._asked
        await pilot.press("down")
        assert app.screen.jobs._asked > before


async def test_what_is_there_is_ready_at_once() -> None:
    done: list[int] = []
    app: App[None] = App()
    async with app.run_test():
        known = Asked(1, done)
        assert known.answer == 1
        assert Jobs(app.screen).ready("standing", known, "answer")


class Told(App[None]):
    """Asks again whenever something was worked out, as what draws does."""

    def __init__(self, asked: InParts) -> None:
        super().__init__()
        self.asked, self.told = asked, 0

    def ask(self) -> bool:
        return self.work.ready("asker", self.asked, "answer")

    def on_mount(self) -> None:
        self.work = Jobs(self.screen)

    def on_jobs_worked(self) -> None:
        self.told += 1
        self.ask()


class Slow:
    """Something that is worked out slowly; `stays` says whether it is there then."""

    def __init__(self, *, stays: bool) -> None:
        self.stays, self.asked, self.begun, self.go = stays, 0, threading.Event(), threading.Event()

    def has(self, *parts: str) -> bool:
        del parts
        return self.stays and self.asked > 0

    @property
    def answer(self) -> int:
        self.begun.set()
        self.go.wait()
        self.asked += 1
        return self.asked


@pytest.mark.parametrize("stays", [True, False])
async def test_nothing_is_worked_out_or_told_twice(monkeypatch: pytest.MonkeyPatch, *, stays: bool) -> None:
    """Asked again while it is being worked out, and by who is told: one answer, told once, and never a circle."""
    monkeypatch.setattr(jobs, "QUIET", 0.0)
    slow = Slow(stays=stays)
    app = Told(slow)
    async with app.run_test() as pilot:
        assert not app.ask()
        while not slow.begun.is_set():
            await asyncio.sleep(0.001)
        assert not app.ask()
        assert not app.ask()
        slow.go.set()
        await pilot.pause()
        assert slow.asked == 1
        assert app.told == (1 if stays else 0)
