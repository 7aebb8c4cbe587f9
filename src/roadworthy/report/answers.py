"""The answers of a decision as the question catalogue knows them: label and words for each."""

from collections.abc import Iterator, Mapping
from typing import Any

from roadworthy.knowledge.questions import Question, answered, sheet
from roadworthy.model import Decision, KeyPath, Record
from roadworthy.model.frozen import frozen
from roadworthy.report.words import quote


@frozen
class GivenAnswer:
    """One answer that a person has given."""

    question: Question
    path: KeyPath
    value: Any
    words: str
    """The answer in full: the option's label, the figure with its unit, the words as they were typed."""


def given(decision: Decision, *sheets: str, reader: str | None = None) -> Iterator[GivenAnswer]:
    """The answers on the named sheets, in the order of the catalogue and of the file.

    `reader` keeps the questions that name it.
    """
    for name in sheets:
        for question in sheet(name):
            if reader is not None and reader not in question.readers:
                continue
            for path, value in _found(decision, tuple(question.path.split("."))):
                if answered(value):
                    yield GivenAnswer(question, path, value, in_full(path, value, decision))


def in_full(path: KeyPath, value: Any, decision: Decision) -> str:
    """The answer at `path` in words, not shortened."""
    if isinstance(value, Mapping):
        return ", ".join(getattr(row, "name", "") or key for key, row in value.items())
    words = quote(path, decision)
    return str(value) if words.endswith("…") and isinstance(value, str) else words


def _found(node: Any, rest: KeyPath, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    if not rest:
        yield path, node
        return
    key = rest[0]
    if key.startswith("{"):
        if isinstance(node, Mapping):
            for slug, row in node.items():
                yield from _found(row, rest[1:], (*path, slug))
    elif isinstance(node, Record):
        yield from _found(getattr(node, key, None), rest[1:], (*path, key))
    elif isinstance(node, Mapping) and key in node:
        yield from _found(node[key], rest[1:], (*path, key))
