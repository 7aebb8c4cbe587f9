"""The law of the keyboard, at every stop of every station and in every dialog, at two sizes.

What is offered for what has the focus is what its bindings say: the key row and F2 list them. So all else that could take a
key is looked for (handlers of events), and keys are pressed where behaviour can differ: once for each way in which a focus and
its offer can look.
"""

import string
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from textual.dom import DOMNode
from textual.keys import _character_to_key
from textual.widgets import Input, TextArea

from examples import part
from on_screen import burst, text_of, worked_off
from roadworthy.model import Decision, put
from roadworthy.model.frame import Person
from roadworthy.model.judgement import Ballot, Evidence
from roadworthy.model.outcome import Risk
from roadworthy.tui.app import RoadworthyApp
from station_walk import StationWalk, grid_decision

SIZES = ((120, 40), (80, 24))
PRINTABLE = string.ascii_letters + string.digits + "+-=?!.,;:[]#/'\"*~^()<>|@%&_ "
MOVING = ("pageup", "pagedown", "home", "end", "up", "down", "tab", "shift+tab")
NAMED = ("enter", "backspace", "delete", "insert", *(f"f{number}" for number in range(1, 13)))
HELD = tuple(f"ctrl+{letter}" for letter in "abdefkloprstuvwx")
LEAVES = frozenset({"ctrl+q", "ctrl+c", "super+c", "f4"})
"""What ends the program, hands the terminal on, or copies what is selected."""
ASKED_FOR = 20
"""What one key can have worked out beside it, at the most."""
ONLY_FORGETS = frozenset({("CriteriaStation", "on_key")})
"""Handlers of keys that do nothing but forget half of a figure."""


def filled() -> Decision:
    """A decision that has something at every station."""
    decision = grid_decision(horizons=True)
    for path, value in (
        (("frame", "scope"), "Bills"),
        (("people", "ann"), Person(name="Ann")),
        (("risks", "slow"), Risk(title="Slow", likelihood=2)),
        (("evidence", "seen"), Evidence(candidate="django", words="Seen")),
        (("ballots", "voters", "ben"), Ballot(name="Ben", invited_on=date(2026, 11, 20))),
    ):
        decision = put(decision, path, value)
    return decision


@dataclass
class Law:
    """What was found wrong, and what was pressed already."""

    walk: StationWalk
    broken: list[str] = field(default_factory=list)
    pressed: set[object] = field(default_factory=set)
    stops: int = 0
    keys: int = 0

    @property
    def app(self) -> RoadworthyApp:
        app = self.walk.pilot.app
        assert isinstance(app, RoadworthyApp)
        return app

    def say(self, where: str, what: str) -> None:
        self.broken.append(f"{self.app.size.width}: {where}: {what}")

    # What stands there

    def chain(self) -> list[DOMNode]:
        """What a key goes through, from what has the focus up to the app."""
        screen = self.app.screen
        return [*(screen.focused or screen).ancestors_with_self]

    def active(self) -> dict[str, Any]:
        return {key: one for key, one in self.app.screen.active_bindings.items() if one.enabled}

    def is_typing(self) -> bool:
        return isinstance(self.app.screen.focused, Input | TextArea)

    def silent(self) -> list[str]:
        """The keys that nothing offers here."""
        active = self.active()
        signs = [] if self.is_typing() else [one for one in PRINTABLE if not offers(active, one)]
        edits = {"enter", "backspace", "delete"} if self.is_typing() else set()
        return [*signs, *(key for key in (*NAMED, *HELD) if key not in active and key not in edits)]

    def seen(self) -> tuple[object, ...]:
        """All that a key could change, but for words on the screen."""
        station = self.walk.walk.station
        return (
            id(self.walk.value), id(self.app.screen.focused), station.left_off() if station else (),
            tuple(map(id, self.app.screen_stack)), self.walk.walk.current,
        )  # fmt: skip

    async def press(self, *keys: str) -> None:
        self.keys += len(keys)
        burst(self.walk.pilot, *keys)
        await worked_off(self.walk.pilot)

    # The law

    def check_offer(self, where: str) -> None:
        """Nothing takes keys but bindings; each of them has words, so that the key row and F2 can name it."""
        for node in self.chain():
            for kind, name in _takes_keys(node):
                if (kind, name) not in ONLY_FORGETS:
                    self.say(where, f"{kind}.{name} takes keys that nothing offers")
        for key, one in self.active().items():
            if not one.binding.description and one.binding.action != "nothing":
                self.say(where, f"{key} does {one.binding.action} without words")

    async def check_silence(self, where: str) -> None:
        """What is not offered does nothing at all."""
        forget = getattr(self.app.screen, "forget_notice", None)
        if forget is not None:
            forget()  # any key does
        await worked_off(self.walk.pilot)
        keys = part(self.silent(), 4, len(self.pressed))
        before, shown = self.seen(), text_of(self.app)
        await self.press(*keys)
        if self.seen() != before or text_of(self.app) != shown:
            self.say(where, f"one of {' '.join(keys)} does something")

    async def check_moves(self, where: str) -> None:
        """Moving changes no answer and opens nothing."""
        held, screens = self.walk.value, list(self.app.screen_stack)
        typing = self.is_typing()
        await self.press(*MOVING)
        if (
            self.walk.value is not held
            or self.app.screen_stack != screens
            or (self.is_typing() and not typing)
        ):
            self.say(where, f"one of {' '.join(MOVING)} changes or opens something")


def offers(active: Collection[str], sign: str) -> bool:
    return _character_to_key(sign) in active or sign in active


def _takes_keys(node: DOMNode) -> Iterator[tuple[str, str]]:
    for kind in type(node).__mro__:
        if kind.__module__.startswith("roadworthy"):
            yield from (
                (kind.__name__, name)
                for name in vars(kind)
                if name in ("on_key", "_on_key") or (name.startswith("key_") and name != "key_note")
            )
