"""What has to be known before something is done, asked over the walk: choices first, then words."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeAlias

from textual.app import App

from roadworthy.interview.answers import read_value
from roadworthy.interview.items import Action, Given
from roadworthy.interview.refusal import NotTaken
from roadworthy.knowledge.questions import Question
from roadworthy.tui.screens.choose import ChooseScreen
from roadworthy.tui.screens.prompt import Field, FieldError, PromptScreen

AnswerCheck: TypeAlias = "Callable[[Given], object] | None"


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

    def take(values: Mapping[str, str]) -> object:
        answers = {one.id: _read(one, values[one.id], today) for one in wanted}
        whole = {**given, **answers}
        if check is not None:
            check(whole)
        return whole

    def taken(whole: object) -> None:
        if isinstance(whole, Mapping):
            then(whole)

    fields = [Field(one.id, one.label, one.proposed, one.example) for one in wanted]
    intro = "" if given else action.intro
    chosen = [f"{one.label}: {one.label_of(given[one.id])}" for one in action.asks if one.id in given]
    heading = ", ".join(chosen) or action.words
    app.push_screen(
        PromptScreen(heading, fields, take, words=intro, does=action.verb or "do it", begun=bool(given)),
        taken,
    )


def _read(question: Question, words: str, today: date) -> Any:
    try:
        return read_value(question, words, today)
    except NotTaken as error:
        raise FieldError(question.id, str(error)) from None
