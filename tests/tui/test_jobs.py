"""What takes longer than a key does not begin while somebody types."""

import time
from functools import cached_property

import pytest
from textual.app import App

from roadworthy.tui import jobs
from roadworthy.tui.jobs import Jobs


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


async def test_questions_in_a_row_wait_for_the_last_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "QUIET", 0.15)
    done: list[int] = []
    app: App[None] = App()
    async with app.run_test() as pilot:
        work = Jobs(app.screen)
        for number in range(8):
            work.ready("standing", Asked(number, done), "answer")
            await pilot.pause(0.02)
        work.ready("gate", Asked(100, done), "answer")
        assert done == []
        end = time.monotonic() + 5
        while len(done) < 2 and time.monotonic() < end:
            await pilot.pause(0.02)
    assert done == [7, 100]


async def test_what_is_there_is_ready_at_once() -> None:
    done: list[int] = []
    app: App[None] = App()
    async with app.run_test():
        known = Asked(1, done)
        assert known.answer == 1
        assert Jobs(app.screen).ready("standing", known, "answer")
