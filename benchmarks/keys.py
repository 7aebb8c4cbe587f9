"""Count the keys of the short walk of the article's case by walking it, and estimate the least time
for them.

    .venv/bin/python benchmarks/keys.py

From nothing to the printed summary, three candidates. Each station's keys are pressed in an emulated
terminal of 120 × 40, and what stands in the file at the end is checked. Words that only the person can know
(the title, a reason, a must-have, who is involved) count as prose, apart from the keys.

The estimate is the keystroke-level model (Card, Moran and Newell, The keystroke-level model for user
performance time with interactive systems, Communications of the ACM 23(7), 1980) with two operators: K, a
key by an average typist, 0.28 s, and M, making up one's mind before each answer, 1.35 s. P and H do not
occur, as nobody needs the mouse; R, the program's answer, is below a tenth of a second. To it comes reading
what is asked, at 238 words a minute (Brysbaert, How many words do we read per minute?, Journal of Memory
and Language 109, 2019). Thinking about an answer is in neither: 1.35 s are those of somebody who knows it.
"""

import asyncio
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from roadworthy.interview.items import Ask, RecordLine
from roadworthy.interview.stations import outline_of
from roadworthy.interview.view import View
from roadworthy.knowledge.stations import station as station_text
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision
from roadworthy.store import load
from roadworthy.tui.app import RoadworthyApp

K = 0.28
"""Seconds of a key, average skilled typist (55 words a minute): Card, Moran and Newell."""
M = 1.35
"""Seconds of getting ready for an answer: Card, Moran and Newell."""
READ = 60 / 238
"""Seconds of a word, silent reading of English: Brysbaert."""
NAMED = frozenset({"enter", "escape", "tab", "up", "down", "left", "right", "f8", "ctrl+q"})
TODAY = date(2026, 11, 29)
MOST = 150
"""Keys beside prose that the walk may take."""


@dataclass(frozen=True)
class Part:
    """What is pressed at one place: keys by name; typed figures and letters after ``'``; prose after ``=``.

    ``|`` stands before each answer, where a person makes up their mind.
    """

    name: str
    keys: str
    station: str = ""


WALK = (
    Part("Beginning", "n | =Bookings_for_the_workshops enter | enter"),
    Part(
        "Frame",
        "| =Bookings_and_reminders enter | enter | enter | enter | =A_spreadsheet enter"
        " | 2 tab | enter | enter | '3 tab | '8 tab"
        " | '3 tab | enter | 2 tab | enter escape"
        " + | =Python escape escape down down enter | =Operations escape f8",
        "frame",
    ),
    Part(
        "Landscape",
        "+ | 'dj right enter | enter | enter escape + | 'fa right enter | enter | enter escape"
        " + | 'ser right enter | 3 tab | 3 escape f8",
        "landscape",
    ),
    Part("Criteria", "| '30 down | '20 down | '25 down | '10 down | '15 l f8", "criteria"),
    Part("Evidence", "f8", "evidence"),
    Part(
        "Scores",
        "| 4 down | 5 down | 5 down | 4 down | 4 right | 5 up | 3 up | 3 up | 3 up | 3 right"
        " | 2 down | 3 down | 2 down | 3 down | 2 f8",
        "scores",
    ),
    Part("Compare", "f8", "compare"),
    Part("Path", "| enter f8", "path"),
    Part(
        "Risks",
        "n enter | 2 escape n enter | 2 escape n enter | 2 escape n enter | 2 f8",
        "risks",
    ),
    Part(
        "Decision",
        "enter | enter | =It_carries_us,_and_we_know_it tab | '+6m escape d | 3 enter enter enter",
        "decision",
    ),
    Part("Leaving, summary printed", "ctrl+q"),
)


@dataclass(frozen=True)
class Took:
    """What one part took."""

    keys: int
    prose: int
    answers: int
    words: int

    @property
    def seconds(self) -> float:
        """The least time for it, with the prose: keys, making up one's mind, reading."""
        return (self.keys + self.prose) * K + self.answers * M + self.words * READ


async def press(pilot: Pilot[int], keys: str) -> tuple[int, int, int]:
    """Press what is written; how many keys, signs of prose and answers that were."""
    pressed = prose = answers = 0
    for one in keys.split():
        if one == "|":
            answers += 1
        elif one[0] == "=":
            await type_in(pilot, one[1:].replace("_", " "))
            prose += len(one) - 1
        elif one[0] == "'":
            await type_in(pilot, one[1:])
            pressed += len(one) - 1
        else:
            await type_in(pilot, one)
            pressed += 1
    return pressed, prose, answers


async def type_in(pilot: Pilot[int], words: str) -> None:
    """Press a key that has a name, or type signs, and wait until they had their effect."""
    for sign in [words] if words in NAMED else words:
        key = sign if sign in NAMED else _character_to_key(sign)
        pilot.app.post_message(events.Key(key, None if sign in NAMED else sign))
    app = pilot.app
    assert isinstance(app, RoadworthyApp)
    await pilot.pause(0)
    while app.typed_ahead.waiting:  # noqa: ASYNC110 - nothing is told when the last key is let go
        await asyncio.sleep(0.001)  # a pause sends messages itself, which the keys that are held wait for
    await app.workers.wait_for_complete()
    await pilot.pause(0)


def words_of(of: Decision, name: str) -> int:
    """Words that are read at a station: its sentence, the short walk's questions and their answers."""
    said = [station_text(name).sentence]
    for item in outline_of(name)(Analysis(of, TODAY), View(short=True)):
        if isinstance(item, Ask):
            said += [item.question.ask, *(option.label for option in item.question.options)]
        elif isinstance(item, RecordLine):
            said.append(item.title)
    return sum(len(one.split()) for one in said)


async def walk(folder: Path) -> list[tuple[str, Took]]:
    """Walk it in an empty folder; what each part took. The summary is printed when the program is left."""
    took = []
    app = RoadworthyApp()
    async with app.run_test(size=(120, 40)) as pilot:
        for part in WALK:
            found = await press(pilot, part.keys)
            at = app.session.value if app.session is not None else Decision()
            took.append((part.name, Took(*found, words_of(at, part.station) if part.station else 20)))
    check(load(folder / "bookings-for-the-workshops.toml"))
    return took


def check(made: Decision) -> None:
    """What the walk has to have brought into the file."""
    assert [one.name for one in made.candidates.values()] == ["Django", "FastAPI", "Serverless Framework"]
    assert all(one.catalogue for one in made.candidates.values()), "found in the catalogue"
    assert [one.weight for one in made.criteria.values()] == [30, 20, 25, 10, 15]
    assert made.weighting.locked_on is not None
    assert all(made.cell(one, other).score is not None for one in made.candidates for other in made.criteria)
    assert [one.name for one in made.must_haves.values()] == ["Python"]
    assert [one.name for one in made.people.values()] == ["Operations"]
    assert len(made.checklist) == 4
    assert (made.outcome.chosen, made.status) == ("django", "decided")
    assert made.outcome.reasons
    assert made.outcome.review_on is not None


def table(took: Sequence[tuple[str, Took]]) -> list[str]:
    """The figures as lines."""
    whole = Took(
        *(sum(getattr(one, name) for _, one in took) for name in ("keys", "prose", "answers", "words"))
    )
    lines = [f"{'':<26}{'keys':>6}{'prose':>7}{'answers':>9}{'words read':>12}{'minutes':>9}"]
    for name, one in (*took, ("All of it", whole)):
        minutes = f"{one.seconds / 60:.1f}"
        lines.append(f"{name:<26}{one.keys:>6}{one.prose:>7}{one.answers:>9}{one.words:>12}{minutes:>9}")
    return [
        *lines,
        f"At most {MOST} keys beside prose are wanted: {'kept' if whole.keys <= MOST else 'NOT KEPT'}.",
    ]


def main() -> int:
    """Walk, print the table, and say by the exit status whether the keys are few enough."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        git = folder / "git"
        git.write_text("[user]\n\tname = Ana Kern\n", encoding="utf-8")
        os.environ |= {f"ROADWORTHY_{one}_DIR": str(folder / one) for one in ("STATE", "CONFIG", "CACHE")}
        os.environ["GIT_CONFIG_GLOBAL"] = str(git)
        (folder / "work").mkdir()
        os.chdir(folder / "work")
        took = asyncio.run(walk(folder / "work"))
        os.chdir(folder)
    print("\n".join(table(took)))
    return 0 if sum(one.keys for _, one in took) <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
