"""The words of ballots: the steps of the blind walk, the moods, and what a degree of agreement is called."""

from collections.abc import Mapping
from functools import cache

from roadworthy.knowledge.files import table
from roadworthy.knowledge.fill import fill
from roadworthy.model.ballot import MOODS, BallotMood
from roadworthy.model.frozen import frozen


@frozen
class BallotStep:
    """One step of a voter's walk."""

    id: str
    title: str
    sentence: str
    guide: tuple[str, ...]


@frozen
class MoodWords:
    """What a person may feel about a candidate."""

    label: str
    counted: str
    """After a number: ``3 excited``."""
    meaning: str


@cache
def steps() -> tuple[BallotStep, ...]:
    """The steps in their order."""
    return tuple(
        BallotStep(key, raw["title"], raw["sentence"], tuple(raw["guide"]))
        for key, raw in table("ballots.toml")["steps"].items()
    )


@cache
def moods() -> Mapping[BallotMood, MoodWords]:
    """The moods, the best first."""
    return {mood: MoodWords(**table("ballots.toml")["moods"][mood]) for mood in MOODS}


def blind_words(key: str, **facts: str) -> str:
    """One of the sentences about blindness."""
    words: str = table("ballots.toml")["blind"][key]
    return fill(words, facts)


def agreement_words(w: float) -> str:
    """What a degree of agreement is called; W is 0 to 1."""
    return next(str(row["words"]) for row in table("ballots.toml")["agreement"] if w >= row["from"])
