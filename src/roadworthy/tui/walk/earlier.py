"""Lessons of earlier decisions in the folder, offered in a walk and taken over one by one."""

from functools import partial
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from roadworthy.method.locking import OPEN_STATES

if TYPE_CHECKING:
    from roadworthy.store.lessons import LessonsFound
    from roadworthy.tui.walk.frame import WalkFrame


class Earlier:
    """Says once, where a decision is begun, that there are lessons; shows them when somebody asks."""

    def __init__(self, walk: "WalkFrame") -> None:
        self.walk = walk
        self._offered: LessonsFound | None = None
        """What was found as the decision began, until it was told where criteria are chosen."""

    @property
    def can_help(self) -> bool:
        """Whether the decision is being made, in a file of one's own."""
        session = self.walk.session
        return session.path is not None and not session.read_only and session.value.status in OPEN_STATES

    def opened(self) -> None:
        """The walk was opened: look in the folder; where the decision has only begun, say what there is."""
        value = self.walk.session.value
        self.look(says=value.status == "framing" and not value.candidates and not value.scores)

    def look(self, *, says: bool = True) -> None:
        """Look in the folder, beside it all; what was judged wrong is told at its criterion from then on."""
        if self.walk.is_attached and self.can_help:
            work = partial(self._look, says=says)
            self.walk.run_worker(work, thread=True, group="earlier", exit_on_error=False)

    def _look(self, *, says: bool) -> None:
        found = self._found()
        worker = get_current_worker()
        if found.lessons and not worker.is_cancelled:
            self.walk.app.call_from_thread(self._take_in, found, says=says)

    def _take_in(self, found: "LessonsFound", *, says: bool) -> None:
        self.walk.session.earlier = found.lessons
        self.walk.earlier_found()
        if says:
            self._offer(found)

    def _found(self) -> "LessonsFound":
        from roadworthy.interview.earlier import lessons_beside

        return lessons_beside(self.walk.session.path, self.walk.session.value)

    def _offer(self, found: "LessonsFound") -> None:
        from roadworthy.interview.earlier import offer_words

        if self.walk.is_attached:
            self._offered = found
            focused = self.walk.focused
            types = focused is not None and focused.check_consume_key("L", "L")
            key = "  esc L" if types else "  L"
            self.walk.tell((offer_words(found), "$ink"), (key, "bold $accent"), (" shows them", "$ink"))

    def entered(self, station: str) -> None:
        """A station was entered: where criteria are chosen it is said once more, if any is left."""
        found = self._offered
        if station == "criteria" and found is not None and self.can_help:
            from roadworthy.interview.earlier import not_taken

            if not_taken(found.lessons, self.walk.session.value):
                self._offer(found)
            self._offered = None

    def ask(self) -> None:
        """The lessons that were not taken over yet: one key takes one, and the rest is asked again."""
        from roadworthy.interview.earlier import lesson_choice, not_taken, taking
        from roadworthy.knowledge.interview_words import say
        from roadworthy.tui.screens.choose import ChooseScreen

        session = self.walk.session
        left = not_taken(self._found().lessons, session.value)
        if not left:
            self.walk.tell((say("earlier", "none"), "$ink"))
            return

        def picked(key: str | None) -> None:
            if key is None:
                return
            edit = taking(left[int(key)], session.value)
            session.end_step()
            session.do(edit)
            session.end_step()
            self.walk.tell((edit.label, "$ink"))
            if len(left) > 1:
                self.ask()

        options = [(str(number), *lesson_choice(one, session.value)) for number, one in enumerate(left)]
        self.walk.app.push_screen(
            ChooseScreen(say("earlier", "ask"), options, words=say("earlier", "how")), picked
        )
