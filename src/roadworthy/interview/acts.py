"""What can be done besides answering, for scripts: each action of the outlines, by its id and path."""

from collections.abc import Iterator, Mapping
from typing import Any

from roadworthy.edits.edit import Edit
from roadworthy.interview.answers import read_value
from roadworthy.interview.choices import with_choices
from roadworthy.interview.items import Action, Item, RecordLine
from roadworthy.interview.refusal import NotTaken
from roadworthy.interview.stations import outline_of
from roadworthy.interview.view import View
from roadworthy.knowledge.interview_words import say
from roadworthy.method.analysis import Analysis
from roadworthy.method.homes import STATIONS
from roadworthy.model import KeyPath, PathError, dotted
from roadworthy.model.frozen import frozen


@frozen
class Act:
    """An action, and the station that offers it."""

    station: str
    action: Action

    @property
    def id(self) -> str:
        """What a script calls it: its kind, and what it is of where that is part of it."""
        return self.action.id.replace(" ", "-")

    @property
    def key(self) -> tuple[str, KeyPath]:
        """What it is found by."""
        return self.action.id, self.action.path


def acts(of: Analysis, station: str | None = None) -> list[Act]:
    """Everything that can be done now, station by station; what only leads to another place is left out."""
    found: dict[tuple[str, KeyPath], Act] = {}
    for name in STATIONS if station is None else (station,):
        for action in _actions(of, name):
            one = Act(name, action)
            if action.does is not None:
                found.setdefault(one.key, one)
    return list(found.values())


def _actions(of: Analysis, station: str) -> Iterator[Action]:
    whole = View(everything=True, waits=True)
    others = of.decision.candidates if station == "path" else ()
    for view in (whole, *(whole.but(candidate=slug) for slug in others)):
        for item in outline_of(station)(of, view):
            yield from actions_of(item)


def actions_of(item: Item) -> tuple[Action, ...]:
    """What can be done at an item."""
    match item:
        case Action():
            return (item,)
        case RecordLine():
            return tuple(one for one in (item.switch, item.act, *item.actions) if one is not None)
        case _:
            return ()


def act_edit(of: Analysis, name: str, path: KeyPath | None, answers: Mapping[str, str], by: str = "") -> Edit:
    """The change that an action makes; `path` tells those of one id apart, `by` is the role of who does it.

    Raises PathError where nothing of the kind can be done now, where an answer is missing or not taken, or
    where the change is refused.
    """
    found = [
        one.action for one in acts(of) if name in (one.id, one.action.id) and path in (None, one.action.path)
    ]
    at = path or ()
    if not found:
        raise PathError(at, say("script", "no_act", name=name))
    if len(found) > 1:
        raise PathError(
            at, say("script", "acts", name=name, paths=", ".join(dotted(one.path) for one in found))
        )
    (action,) = found
    given = _given(of, action, {"role": by, **answers} if by else answers)
    assert action.does is not None
    return action.does(of.decision, of.today, given)


def _given(of: Analysis, action: Action, answers: Mapping[str, str]) -> dict[str, Any]:
    known = {question.id: question for question in action.asks}
    for name in answers:
        if name not in known and name != "role":
            raise PathError(action.path, say("script", "not_asked", name=name, asked=", ".join(known) or "–"))
    given: dict[str, Any] = {}
    for name, question in known.items():
        if not action.wants(question, given):
            continue
        words = answers.get(name, question.proposed)
        try:
            given[name] = read_value(with_choices(question, of.decision), words, of.today)
        except NotTaken as error:
            raise PathError(action.path, f"{name}: {error}") from None
    return given
