"""Another walk has the file: look, or take over."""

from roadworthy.session import Session
from roadworthy.tui.screens.choose import ChooseScreen

_LOOK = ("look", "Only look", "You see everything; nothing can be changed.")
_TAKE = (
    "take",
    "Take over",
    "You write, from the file as it is now; the other walk may only look from then on.",
)
_BACK = (
    "take",
    "Take it back",
    "You write, from the file as it is now; the other walk may only look from then on.",
)


def held_screen(session: Session, *, lost: bool = False) -> ChooseScreen:
    """Say who has the file since when; `lost` where it was ours until now. The result is ``take`` or not."""
    name = session.path.name if session.path else "this file"
    said = session.read_only_because
    who = said[said.find("(") + 1 : said.rfind(")")] if "(" in said else said
    if lost:
        return ChooseScreen(
            f"Somebody else took {name} over",
            (_LOOK, _BACK),
            words=f"{who}. What you had on the screen is kept as a version.",
            closes="only look",
        )
    return ChooseScreen(
        f"{name} is open in another walk", (_LOOK, _TAKE), words=f"{who}.", closes="only look"
    )
