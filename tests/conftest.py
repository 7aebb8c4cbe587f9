"""What all tests share: nobody's own folders are touched, and screens are compared with kept ones."""

import atexit
import gc
import os
import signal
from collections.abc import Iterator
from datetime import date, datetime, tzinfo
from itertools import count
from pathlib import Path
from typing import ClassVar, Self

import pytest
import textual.app
import textual.pilot
from textual.timer import Timer

from drawn import draw_once, drawing_anew
from examples import TODAY, WHOLE, has_its_turn, load_profile
from idle import NEAR, wait_for_idle, wait_for_screen
from roadworthy.session import clock
from roadworthy.tui import ending, jobs
from snapshots import FOLDER, RENEW, Snapshots
from unseen import (
    note_what_is_to_be_painted,
    paint_when_looked_at,
    read_signatures_once,
    read_styles_once,
)

gc.disable()  # until all is collected
if "PYTEST_XDIST_WORKER" in os.environ:  # all was told by then; to free what it holds takes a worker seconds
    atexit.register(os._exit, 0)
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a shell says so to what it starts in the background
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # and every program of a test would be told the same
load_profile()
paint_when_looked_at()
read_styles_once()
read_signatures_once()
note_what_is_to_be_painted()
draw_once()
textual.app.wait_for_idle = textual.pilot.wait_for_idle = wait_for_idle  # type: ignore[attr-defined]
textual.pilot.Pilot._wait_for_screen = wait_for_screen  # type: ignore[method-assign, assignment]


LONGEST = (
    "keyboard_everywhere", "keyboard_dialogs", "newcomer", "random_walk", "short_walk", "nasty", "width_law", "resize",
    "docs_run", "wheel", "readers", "every_write",
)  # fmt: skip
"""Files with tests of many seconds. They come first: one that came last would keep a worker while the others are done."""
PARSES = (
    "chance",
    "circles",
    "every_edit",
    "growth",
    "house",
    "paths",
    "private_parts",
    "signs_reach",
    "words_used",
)
"""Files with laws about the source, which is parsed for them once a worker."""
PERSONS = frozenset(
    {"COLORFGBG", "COLUMNS", "EDITOR", "FORCE_COLOR", "LINES", "NO_COLOR", "TEXTUAL_THEME", "VISUAL"}
)
"""What a person may have set, and what changes what is seen."""
EVERYDAY = "not slow"
"""What `make test` asks pytest for where CI is not set."""


def pytest_configure(config: pytest.Config) -> None:
    """Each worker begins with other files, so that on a fresh checkout none compiles what another one has."""
    shared: dict[str, int | str] = getattr(config, "workerinput", {})
    if shared and config.args_source is pytest.Config.ArgsSource.TESTPATHS:
        here = Path(__file__).parent
        rooms = sorted({str(here / path.relative_to(here).parts[0]) for path in here.rglob("test_*.py")})
        first = int(str(shared["workerid"]).removeprefix("gw")) * len(rooms) // int(shared["workercount"])
        config.args[:] = rooms[first:] + rooms[:first]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The longest first, then what reads the source, all else in its order; of what takes turns what has its turn.

    What reads the source stays together, so that one worker parses it for all. Who names a file or a test gets all of it.
    """
    if config.option.markexpr == EVERYDAY and not WHOLE:
        left = [
            one
            for one in items
            if one.get_closest_marker("turns") and not has_its_turn(one.nodeid, int(TODAY))
        ]
        config.hook.pytest_deselected(items=left)
        items[:] = [one for one in items if one not in set(left)]
    items.sort(key=lambda item: (_place(item.path.stem.removeprefix("test_")), item.path))


def _place(name: str) -> int:
    return 0 if name in LONGEST else 1 if name in PARSES else 2


def pytest_collection_finish() -> None:
    """Sweep memory seldom, and never what was imported: it took a third of the time of all tests."""
    gc.freeze()
    gc.set_threshold(200_000, 10, 10)
    gc.enable()


def pytest_sessionfinish() -> None:
    """What is left is not swept again: all that was worked out for tests is kept until the end."""
    gc.freeze()


def pytest_addoption(parser: pytest.Parser) -> None:
    """One switch of our own: take what is seen for what is meant."""
    parser.addoption(RENEW, action="store_true", help="renew tests/tui/snapshots from the running program")


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Names of folders for tests that ask for none: making one takes longer than many a test."""
    base = tmp_path_factory.mktemp("own")
    return (base / str(number) for number in count())


@pytest.fixture(autouse=True)
def own_folders(
    request: pytest.FixtureRequest,
    folders: Iterator[Path],
    nobodys_own: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The test's own folder is its home: state and settings live there, and paths are shown from there.

    So no test meets a word or a figure that it looks for in the name of a folder that it did not choose.
    """
    own: Path = request.getfixturevalue("tmp_path") if "tmp_path" in request.fixturenames else next(folders)
    if not request.node.get_closest_marker("live"):  # what asks registries does so as the person would
        for name in ("HOME", "USERPROFILE"):
            monkeypatch.setenv(name, str(own))
    for kind in ("state", "config", "cache"):
        os.environ[f"ROADWORTHY_{kind.upper()}_DIR"] = f"{own}{os.sep}{kind}"


class SameDay(datetime):
    """The time of a session: what a test sees does not depend on the day on which it is run."""

    _SHIFT: ClassVar = date(2026, 11, 23) - datetime.now().astimezone().date()

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return super().now(tz) + cls._SHIFT


@pytest.fixture(scope="session")
def nobodys_own() -> Iterator[None]:
    """Nobody's settings count, no test pulls the plug, so nothing waits for the disk, and time brings nothing."""
    start = Timer._start

    def start_short(timer: Timer) -> None:
        """What comes by itself after a while comes in no test, as it would come or not with the machine."""
        if timer._interval <= NEAR:
            start(timer)

    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name in PERSONS or name.startswith(("GIT_", "SSH_"))]:
            patch.delenv(name)
        for name in ("LC_ALL", "LC_CTYPE", "LANG"):
            if os.environ.get(name) in ("C", "POSIX"):  # signs would be plain everywhere
                patch.delenv(name)
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        patch.setattr(os, "fsync", lambda _: None)
        patch.setattr(ending, "ending_signals", frozenset)  # some forty; programs in a terminal hear them
        patch.setattr(jobs, "QUIET", 0.0)  # tests type as fast as they can, and wait for what follows
        patch.setattr(Timer, "_start", start_short)
        patch.setattr(clock, "datetime", SameDay)
        yield


@pytest.fixture(scope="module")
def drawn_anew() -> Iterator[None]:
    """All draws of the module's tests are its own."""
    with drawing_anew():
        yield


@pytest.fixture
def snapshots(pytestconfig: pytest.Config) -> Iterator[Snapshots]:
    """Screens as they were kept; the test fails at its end with everything that differs."""
    kept = Snapshots(FOLDER, renew=pytestconfig.getoption(RENEW))
    yield kept
    kept.said()
