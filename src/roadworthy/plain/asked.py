"""What can be done and added, asked as a person would ask it: ``Lock the weights?``."""

from typing import Final

from roadworthy.interview.items import Action, AddRecord
from roadworthy.knowledge.interview_words import has, say

_PART: Final = "asks"


def do_words(action: Action) -> str:
    """What an action does, as it follows “to” or a number: ``take the word back``."""
    key = _key(action)
    words = _lower(action.words)
    if not has(_PART, key):
        return words
    return say(_PART, key, words=action.words if key in _NAMES else words, note=action.note)


def action_words(action: Action) -> str:
    """The question whether it shall be done."""
    asked = do_words(action)
    return f"{asked[:1].upper()}{asked[1:]}?"


def adding_words(item: AddRecord) -> str:
    """The question whether a record shall be added."""
    table = item.table[-1]
    words = say("adds", table, words=_lower(item.label)) if has("adds", table) else _lower(item.label)
    return say("plain", "add", label=words, ask=item.first.ask)


_NAMES: Final = frozenset({"export", "look-at", "visit"})
"""Kinds of actions whose words are a name or a title, and keep their capital."""


def _key(action: Action) -> str:
    """The kind of an action without the record that is part of it."""
    kind = action.id.split(" ")[0]
    if kind.startswith("package-"):
        return "package"
    return f"{kind}-taken" if kind == "preset" and action.note else kind


def _lower(words: str) -> str:
    """Words as they stand inside a sentence: an abbreviation such as JSON stays as it is."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
