"""The small program that runs before the walk where a file does not load."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from textual.screen import Screen

from roadworthy.session import Session
from roadworthy.session.clock import local_now
from roadworthy.store import StoreError
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.screens.recover import Offer, RecoverScreen, offers


class RecoveryApp(RoadworthyApp):
    """Shows the choice of versions alone; the session that came of it is in `session`."""

    def __init__(
        self, path: Path, error: StoreError, found: Sequence[Offer], today: date | None = None
    ) -> None:
        super().__init__(None)
        self.path = path
        self.error = error
        self.found = found
        self.today = today or local_now().date()

    def first_screen(self) -> Screen[Any]:
        return Screen()

    def on_mount(self) -> None:
        def answered(session: Session | None) -> None:
            self.session = session
            self.exit(0)

        self.push_screen(RecoverScreen(self.path, self.error, self.found, self.today), answered)


def run_recovery(path: Path, error: StoreError) -> Session | None:
    """Offer the kept versions of a file that does not load, in a small program of its own.

    None where there is none that would help, or where the person leaves it.
    """
    found = offers(path, error)
    if not found:
        return None
    app = RecoveryApp(path, error, found)
    app.run()
    return app.session
