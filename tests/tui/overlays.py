"""Everything that opens over a station, by a name, each as it is opened."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from on_screen import walk_of
from roadworthy.model import Decision
from roadworthy.store import StoreError
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.palette.actions import Actions
from roadworthy.tui.screens.amending import ask_reopening
from roadworthy.tui.screens.catalogue import CatalogueScreen
from roadworthy.tui.screens.choose import how_to_walk
from roadworthy.tui.screens.conflict import ConflictScreen
from roadworthy.tui.screens.preview import PreviewScreen
from roadworthy.tui.screens.recover import RecoverScreen
from roadworthy.tui.screens.sources import SourcesScreen

OVERLAYS: Final[dict[str, Callable[[RoadworthyApp], object]]] = {
    "commands": lambda app: app.action_commands(),
    "help": lambda app: Actions(app).help(),
    "keys": lambda app: Actions(app).keys(),
    "go to": lambda app: walk_of(app).action_go_to(),
    "versions": lambda app: Actions(app).versions(),
    "against the file": lambda app: Actions(app).against_disk(),
    "preview": lambda app: app.push_screen(PreviewScreen(walk_of(app).session.analysis)),
    "status": lambda app: Actions(app).status(),
    "title": lambda app: Actions(app).title(),
    "catalogue": lambda app: app.push_screen(CatalogueScreen(("Python",))),
    "sources": lambda app: app.push_screen(SourcesScreen(value_of(app), [*value_of(app).evidence], ())),
    "save elsewhere": lambda app: Actions(app).save_elsewhere(),
    "conflict": lambda app: app.push_screen(ConflictScreen(walk_of(app).session, see=True)),
    "recover": lambda app: app.push_screen(recovering(app)),
    "theme": lambda app: Actions(app).theme(),
    "begin": lambda app: app.push_screen(how_to_walk()),
    "amend": lambda app: ask_reopening(app, Actions(app).open),
    "ballots": lambda app: walk_of(app).action_ballots(),
    "ask for a ballot": lambda app: walk_of(app).action_ballots("invite"),
    "cast a ballot": lambda app: Actions(app).cast_ballot(),
}


def value_of(app: RoadworthyApp) -> Decision:
    """The decision that is open."""
    return walk_of(app).session.value


def recovering(app: RoadworthyApp) -> RecoverScreen:
    """What is offered for a file that cannot be read."""
    today = walk_of(app).session.today()
    return RecoverScreen(Path("a.toml"), StoreError("[/foo] is no TOML"), (), today, closes="close")
