"""What stands, faintly, in a field that nobody has filled in yet."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Final

from roadworthy.interview.catalogue import completed, named_framework
from roadworthy.interview.items import Ask
from roadworthy.interview.own_name import with_own_name
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import Question
from roadworthy.model import Decision

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]]")


def with_offer(asked: Ask, decision: Decision, path: Path | None) -> Question:
    """The question with what enter takes: a name that git knows, or the address in the words of an entry."""
    question = with_own_name(asked.question, path)
    if asked.path[:1] != ("evidence",) or asked.path[-1] != "source":
        return question
    entry = decision.evidence.get(asked.path[1])
    address = _ADDRESS.search(entry.words) if entry is not None else None
    return replace(question, proposed=address[0]) if address else question


def offered_words(question: Question) -> str:
    """What enter takes, or an example that says it is one; empty where there is neither."""
    if _ADDRESS.match(question.proposed):
        return say("offer", "address", words=question.proposed)
    if question.proposed:
        return say("offer", "own_name", name=question.proposed)
    return example_words(question.example)


def named_words(words: str, names: tuple[str, ...]) -> tuple[bool, str]:
    """Whether a name that is being typed leads to another one of the catalogue, and what is said of it.

    Nothing is said where none of the `names` begins so.
    """
    if not names:
        return False, ""
    if (typed := named_framework(words)) is not None:
        return False, say("offer", "in_catalogue", name=typed.name)
    named = named_framework(completed(words, names))
    return (False, "") if named is None else (True, say("offer", "completes", name=named.name))


def option_words(offered: str) -> str:
    """The same where it is chosen by a number."""
    return offered if _ADDRESS.match(offered) else say("offer", "git_knows", name=offered)


def example_words(words: str) -> str:
    """An example, told as one, so that nobody takes it for an answer; empty where there is none."""
    return say("offer", "example", words=words) if words else ""
