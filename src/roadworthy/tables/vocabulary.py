"""Which part of a table a name means: the words of `knowledge/table_words.toml`."""

import re
from functools import lru_cache
from typing import Final

from roadworthy.knowledge.files import table

_WORDS: Final = {kind: frozenset(words) for kind, words in table("table_words.toml").items()}
HIGH: Final = _WORDS["high"]
MEDIUM: Final = _WORDS["medium"]
LOW: Final = _WORDS["low"]
UNKNOWN: Final = _WORDS["unknown"]
WINS: Final = _WORDS["wins"]
_BRACKETS: Final = re.compile(r"\s*[(\[{][^()\[\]{}]*[)\]}]")
_SCALE_TAIL: Final = re.compile(r"\s*(?:/|out of)\s*\d+(?:\.\d+)?\s*$|\s*\d+\s*[-–]\s*\d+\s*$|\s*[%:]+\s*$")
_MARKS: Final = re.compile(r"^[^\w#Σ∑№]+|[^\w)\].#Σ∑]+$")


@lru_cache(4096)
def bare(name: str) -> str:
    """A name in small letters, without marks around it, brackets, and a scale behind it."""
    words = _BRACKETS.sub("", name).strip()
    words = _MARKS.sub("", words)
    words = _SCALE_TAIL.sub("", words)
    return " ".join(_MARKS.sub("", words).split()).casefold()


def names_of(kind: str) -> frozenset[str]:
    """The names of a kind."""
    return _WORDS[kind]


def means(kind: str, name: str) -> bool:
    """Whether a name is one of the names of `kind`."""
    return bare(name) in _WORDS[kind]


def is_total(name: str) -> bool:
    """Whether a row or column of that name holds totals."""
    return means("total", name)


def is_aside(name: str) -> bool:
    """Whether a row or column of that name holds words about the others: notes, winners, decisions,
    limits."""
    return any(means(kind, name) for kind in ("notes", "winner", "decision", "beside"))
