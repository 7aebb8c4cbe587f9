"""What if the plan were otherwise, line by line: tried, told, and written only when it is taken."""

import re
from datetime import date
from typing import Final

from roadworthy.edits.edit import Edit
from roadworthy.edits.plan_change import change_words, take_plan_change
from roadworthy.interview.country import usual_order
from roadworthy.interview.days import read_day
from roadworthy.interview.refusal import NotTaken
from roadworthy.knowledge.interview_words import say
from roadworthy.method.analysis import Analysis
from roadworthy.method.of_hundred import of_hundred_words
from roadworthy.method.schedule import PlanChange, Schedule, what_if
from roadworthy.model import PathError
from roadworthy.plain.console import Console

_PART: Final = re.compile(r"(people|scope|date)\s+(.+)", re.IGNORECASE | re.ASCII)
_FIGURE: Final = re.compile(r"\+?(\d{1,4}(?:\.\d{1,2})?)\s*(?:%|people|person|more)?", re.ASCII)
_MOST_PEOPLE: Final = 1_000
_HUNDRED: Final = 100


class PlanIf:
    """What is tried on the walked plan, kept between two prompts and in no file."""

    def __init__(self, console: Console) -> None:
        self._console: Final = console
        self.change = PlanChange()

    def is_meant(self, words: str) -> bool:
        """Whether the words are about a plan, not about a weight."""
        return words.strip().casefold() == "take" or _PART.match(words.strip()) is not None

    def read(self, words: str, analysis: Analysis, candidate: str) -> Edit | None:
        """Try what the words say and tell what it would do; the edit where it is taken."""
        if words.strip().casefold() == "take":
            return self._taken(analysis, candidate)
        found = analysis.moves.of(candidate)
        try:
            change = _change(words, analysis.today)
        except NotTaken as error:
            self._console.refuse(str(error))
            return None
        if found.p50 is None or found.over:
            self._console.refuse(say("plain", "plan_if_none"))
            return None
        if change.more_people and found.people is None:
            self._console.refuse(say("plain", "plan_if_people"))
            return None
        self.change = change
        self._told(found, change)
        return None

    def _told(self, found: Schedule, change: PlanChange) -> None:
        seen = what_if(found, change)
        if seen.p50 is None or seen.p80 is None:
            return
        facts = {"what": change_words(change), "p50": seen.p50.isoformat(), "p80": seen.p80.isoformat()}
        if seen.chance is None:
            self._console.say(say("plain", "plan_if_days", **facts))
        else:
            old = "–" if found.chance is None else of_hundred_words(found.chance)
            self._console.say(say("plain", "plan_if", **facts, old=old, new=of_hundred_words(seen.chance)))
        if change.more_people:
            self._console.say(say("plain", "plan_if_late"))
        self._console.say(say("plain", "plan_if_take"))

    def _taken(self, analysis: Analysis, candidate: str) -> Edit | None:
        try:
            edit = take_plan_change(analysis.decision, candidate, self.change, analysis.today)
        except PathError as error:
            self._console.refuse(error.why)
            return None
        self.change = PlanChange()
        return edit


def _change(words: str, today: date) -> PlanChange:
    """``people 3, scope 20, date 2027-06-30``. Raises NotTaken."""
    people, scope, forced = 0.0, 0.0, None
    for part in words.split(","):
        found = _PART.fullmatch(part.strip())
        if found is None:
            raise NotTaken(say("plain", "plan_if_how"))
        kind, value = found.group(1).casefold(), found.group(2).strip()
        if kind == "date":
            forced = read_day(value, today, usual_order())
            continue
        figure = (
            value.removesuffix("%").removesuffix("people").removesuffix("person").strip().removeprefix("+")
        )
        number = float(figure) if re.fullmatch(r"\d{1,4}(\.\d{1,2})?", figure, re.ASCII) else -1.0
        if kind == "people" and 0 < number <= _MOST_PEOPLE:
            people = number
        elif kind == "scope" and 0 < number < _HUNDRED:
            scope = number / _HUNDRED
        else:
            raise NotTaken(say("plain", "plan_if_figure", kind=kind, word=value))
    return PlanChange(more_people=people, less_scope=scope, forced_on=forced)
