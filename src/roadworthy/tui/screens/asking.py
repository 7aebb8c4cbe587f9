"""What has to be known before something is done, asked over the walk: choices first, then words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from textual.app import App
from textual.widgets import Input

from roadworthy.interview.answers import read_value, understood_so_far
from roadworthy.interview.items import Action, Given
from roadworthy.interview.refusal import NotTaken, Unclear
from roadworthy.knowledge.questions import Question
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.screens.choose import ChooseScreen, which_is_meant
from roadworthy.tui.screens.panel import PanelText
from roadworthy.tui.screens.prompt import Field, FieldError, PromptScreen

AnswerCheck: TypeAlias = "Callable[[Given], object] | None"


class UnclearFieldError(FieldError):
    """The words of one field could mean several things."""

    def __init__(self, field: str, unclear: Unclear) -> None:
        super().__init__(field, str(unclear))
        self.unclear = unclear


class AskScreen(PromptScreen):
    """Asks what an action has to know; below stands how days and numbers are understood."""

    def __init__(
        self,
        title: str,
        questions: Sequence[Question],
        today: date,
        take: Callable[[Given], object],
        *,
        words: str = "",
        does: str = "take",
        begun: bool = False,
    ) -> None:
        fields = [Field(one.id, one.label, one.proposed, one.example) for one in questions]
        super().__init__(title, fields, self._take, words=words, does=does, begun=begun)
        self.questions = questions
        self.today = today
        self.then = take

    def _take(self, values: Mapping[str, str]) -> object:
        return self.then({one.id: _read(one, values[one.id], self.today) for one in self.questions})

    def say(self, problem: str) -> None:
        told = [] if problem else [*self._understood()]
        if told:
            self.query_one("#prompt-foot", PanelText).show(*told)
        else:
            super().say(problem)

    def _understood(self) -> Iterator[tuple[str, str]]:
        values = self.values
        for one in self.questions:
            words = values[one.id]
            if words.strip() != one.proposed and (told := understood_so_far(one, words, self.today)):
                yield f"{one.label} {glyph('arrow')} {told}", "$ink"

    def refuse(self, error: Exception) -> None:
        super().refuse(error)
        if isinstance(error, UnclearFieldError):
            field, unclear = error.field, error.unclear

            def picked(words: str | None) -> None:
                if words is not None:
                    self.query_one(f"#field-{field}", Input).value = words

            self.app.push_screen(which_is_meant(unclear), picked)


def ask_first(
    app: App[Any], action: Action, today: date, then: Callable[[Given], object], check: AnswerCheck = None
) -> None:
    """Ask what an action has to know, and go on with the answers; nothing where it is closed.

    `check` raises ValueError for answers that will be refused, so that they can be mended where they stand.
    """
    choices = [question for question in action.asks if question.options]
    words = [question for question in action.asks if not question.options]
    _choose(
        app,
        action,
        choices,
        {},
        lambda given: _prompt(app, action, words, today, given, then=then, check=check),
    )


def _choose(
    app: App[Any], action: Action, questions: list[Question], given: Given, then: Callable[[Given], object]
) -> None:
    if not questions:
        then(given)
        return
    first, *rest = questions
    options = [(option.value, option.label, option.meaning) for option in first.options]

    def picked(value: str | None) -> None:
        if value is not None:
            _choose(app, action, rest, {**given, first.id: value}, then)

    app.push_screen(ChooseScreen(first.ask, options, words=action.intro), picked)


def _prompt(
    app: App[Any],
    action: Action,
    questions: list[Question],
    today: date,
    given: Given,
    *,
    then: Callable[[Given], object],
    check: AnswerCheck,
) -> None:
    wanted = [one for one in questions if action.wants(one, given)]
    if not wanted:
        then(given)
        return

    def take(answers: Given) -> object:
        whole = {**given, **answers}
        if check is not None:
            check(whole)
        return whole

    def taken(whole: object) -> None:
        if isinstance(whole, Mapping):
            then(whole)

    intro = "" if given else action.intro
    chosen = [f"{one.label}: {one.label_of(given[one.id])}" for one in action.asks if one.id in given]
    heading = ", ".join(chosen) or action.words
    app.push_screen(
        AskScreen(heading, wanted, today, take, words=intro, does=action.verb or "do it", begun=bool(given)),
        taken,
    )


def _read(question: Question, words: str, today: date) -> Any:
    try:
        return read_value(question, words, today)
    except Unclear as error:
        raise UnclearFieldError(question.id, error) from None
    except NotTaken as error:
        raise FieldError(question.id, str(error)) from None
