"""What a change is called, and why one is refused, in words for a person."""

from typing import Final

from roadworthy.knowledge.files import table
from roadworthy.knowledge.fill import fill

_BEGUN: Final = 40


def _filled(part: str, key: str, facts: dict[str, object]) -> str:
    words = str(table("edits.toml")[part][key])
    return fill(words, facts)


def label_of(key: str, **facts: object) -> str:
    """The name of a change, as it is read when it is undone."""
    return _filled("say", key, facts)


def refusal(key: str, **facts: object) -> str:
    """Why a change is refused."""
    return _filled("refused", key, facts)


def kind_words(table_name: str) -> str:
    """What one record of a table is called: ``a must-have``."""
    return str(table("edits.toml")["kinds"][table_name])


def taken_words(what: str) -> str:
    """What was taken over from the ballots."""
    return str(table("edits.toml")["taken"][what])


def begun(words: str) -> str:
    """The beginning of what somebody wrote, in whole words, as it stands in the label of an edit."""
    whole = " ".join(words.split())
    if len(whole) <= _BEGUN:
        return whole
    first, _, rest = whole[:_BEGUN].rpartition(" ")
    return f"{(first or rest).rstrip(',;:.')}…"
