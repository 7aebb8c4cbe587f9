"""What a walk does when saving does not go as it should: it says so once, at once."""

from typing import TYPE_CHECKING

from roadworthy.errors import StoreError
from roadworthy.knowledge.interview_words import say
from roadworthy.session import Session

if TYPE_CHECKING:
    from roadworthy.tui.walk.frame import WalkFrame


class SaveTrouble:
    """Watches the state of a session for the walk that shows it."""

    def __init__(self, walk: "WalkFrame") -> None:
        self.walk = walk
        self.session: Session = walk.session
        self._held = self.session.read_only and self.session.path is not None
        self._before = "saved"

    def opened(self) -> None:
        """The walk was opened: somebody else may have the file."""
        self._before = self.session.state
        if self._held:
            self._offer_take_over(lost=False)
        elif self.session.read_only:
            keep = "ctrl+p keeps it as a file of your own"
            self.walk.tell(("A sample, to look at. ", "$ink"), (keep, "$dim"))

    def look(self) -> bool:
        """The session has changed; whether it was told that somebody else's file was loaded."""
        state = self.session.state
        if state in ("saving", self._before):
            return False
        before, self._before = self._before, state
        if state == "conflict":
            if self.walk.typing or not self.session.follow():
                self._ask_which()
                return False
            self._before = self.session.state
            self.walk.tell(
                (say("disk", "followed"), "$ink"), ("   u ", "bold $accent"), (say("disk", "back"), "$ink")
            )
        elif state == "failed":
            self.walk.app.notify(
                f"{self.session.problem}. Your work stays on the screen; ctrl+p saves it elsewhere.",
                title="Not saved", markup=False, severity="warning", timeout=12,
            )  # fmt: skip
        elif state == "read-only" and before != "read-only" and not self._held:
            self._offer_take_over(lost=True)
        elif before == "failed" and state == "saved":
            self.walk.app.notify("Saved again.", markup=False, timeout=4)
        self._held = state == "read-only"
        return state == "conflict"

    def _ask_which(self) -> None:
        from roadworthy.tui.screens.conflict import ConflictScreen
        from roadworthy.tui.screens.save_as import SaveAsScreen

        if any(isinstance(screen, ConflictScreen) for screen in self.walk.app.screen_stack):
            return

        def answered(words: str | None) -> None:
            if words == "elsewhere":
                self.walk.app.push_screen(SaveAsScreen(self.session))
            elif words:
                self.walk.tell((words, "$ink"))

        self.walk.app.push_screen(ConflictScreen(self.session), answered)

    def _offer_take_over(self, *, lost: bool) -> None:
        from roadworthy.tui.screens.held import held_screen

        def answered(answer: str | None) -> None:
            if answer != "take":
                return
            try:
                self.session.take_over()
            except StoreError as error:
                self.walk.app.notify(str(error), markup=False, severity="warning", timeout=10)
            else:
                self.walk.tell(("The file is yours to write now", "$ink"))

        self.walk.app.push_screen(held_screen(self.session, lost=lost), answered)
