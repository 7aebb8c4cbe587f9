"""What the tests of the short screens share."""

from pathlib import Path

from textual.app import App
from textual.pilot import Pilot

from roadworthy.model import Decision
from roadworthy.session import Session
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.screens.walk import WalkScreen

SIZES = ((120, 40), (80, 24))
NASTY = "[/foo] [red] \x1b[2J 中文 é"


def text_of(app: App[int]) -> str:
    """What a person sees, line by line."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def settled(pilot: Pilot[int]) -> None:
    """Wait until workers and what they caused are done."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


def walk_of(app: RoadworthyApp) -> WalkScreen:
    """The walk that is open."""
    return next(screen for screen in app.screen_stack if isinstance(screen, WalkScreen))


def new_session(path: Path, start: str | Decision = "Orders platform") -> Session:
    """A decision in a new file."""
    return Session.create(path, start)
