"""What a merge kept twice, asked over the walk one after another."""

from typing import TYPE_CHECKING

from roadworthy.method.conflicts import OpenConflict, open_conflicts
from roadworthy.method.homes import home_of

if TYPE_CHECKING:
    from roadworthy.tui.walk.frame import WalkFrame


class Settling:
    """Says that a merge kept something twice, and asks which of the two holds."""

    def __init__(self, walk: "WalkFrame") -> None:
        self.walk = walk

    @property
    def waits(self) -> bool:
        """Whether something is kept twice."""
        return bool(self.walk.session.value.conflicts) and bool(self._open)

    @property
    def _open(self) -> tuple[OpenConflict, ...]:
        """The conflicts, those of the station that is shown first."""
        walk, decision = self.walk, self.walk.session.value
        elsewhere = {one.key: home_of(("conflicts", one.key), decision) for one in open_conflicts(decision)}
        return tuple(sorted(open_conflicts(decision), key=lambda one: elsewhere[one.key] != walk.current))

    def opened(self) -> None:
        """The walk was opened."""
        if self.waits:
            from roadworthy.interview.outlines.conflicts import waiting_words

            self.walk.tell((waiting_words(self.walk.session.value), "$ink"), *self._keys())

    def ask(self) -> None:
        """Which of the two holds, of the next place that is kept twice."""
        from roadworthy.edits.answer import answer
        from roadworthy.interview.outlines.conflicts import conflict_question
        from roadworthy.knowledge.interview_words import say
        from roadworthy.tui.screens.choose import ChooseScreen

        if not self.waits or self.walk.session.read_only:
            return
        session, one = self.walk.session, self._open[0]
        question = conflict_question(one, session.value)

        def picked(way: str | None) -> None:
            if way is None:
                return
            session.end_step()
            session.do(answer(session.value, ("conflicts", one.key), way, session.today()))
            session.end_step()
            count = len(self._open)
            words = say("conflicts", "settled_left" if count else "settled_last", count=count)
            self.walk.tell((words, "$ink"), *(self._keys() if count else ()))

        options = [(option.value, option.label, option.meaning) for option in question.options]
        self.walk.app.push_screen(ChooseScreen(question.ask, options), picked)

    def _keys(self) -> tuple[tuple[str, str], tuple[str, str]]:
        return ("  M", "bold $accent"), (" settles them", "$ink")
