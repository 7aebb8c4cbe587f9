"""The name that git knows, offered where a question asks who did something; never written unasked."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from roadworthy.interview.items import Action
from roadworthy.knowledge.questions import Question
from roadworthy.session.person import git_name

_WHO: Final = frozenset({"weighting-locked-by", "decision-decided-by", "weight-change-role", "role"})
"""Ids of the questions that ask who did something."""


def with_own_name(question: Question, path: Path | None) -> Question:
    """The question with the name that git knows beside `path` proposed, where it asks who; else the same."""
    if question.id not in _WHO or question.proposed or path is None:
        return question
    return _proposing(question, git_name(path.parent))


def asking_with_own_name(action: Action, path: Path | None) -> Action:
    """The action with the name that git knows proposed for who does it."""
    return replace(action, asks=tuple(with_own_name(one, path) for one in action.asks))


@lru_cache(maxsize=8)
def _proposing(question: Question, name: str) -> Question:
    return replace(question, proposed=name) if name else question
