"""Finding a command by a few of its letters."""

from collections.abc import Sequence

from roadworthy.model.frozen import frozen


@frozen
class Match:
    """How well some words are met."""

    score: float
    letters: frozenset[int]
    """Places in the words that were met."""


def match(query: str, words: str, others: Sequence[str] = ()) -> Match | None:
    """How `query` is met by `words`, or by `others` that stand for the same; None where it is not.

    Each part of the query must be met: at the beginning of a word counts most, inside a word less, letters in
    their order beginning at words least.
    """
    score = 0.0
    letters: set[int] = set()
    folded = words.casefold()
    if len(folded) != len(words):
        folded = words.lower() if len(words.lower()) == len(words) else words
    for part in query.casefold().split():
        found = _in_words(part, folded)
        if found is not None:
            score += found[0]
            letters.update(found[1])
        elif any(part in other.casefold() for other in others):
            score += 1.5
        else:
            return None
    return Match(score, frozenset(letters))


def _in_words(part: str, words: str) -> tuple[float, range | list[int]] | None:
    at = -1
    while (at := words.find(part, at + 1)) >= 0:
        if at == 0 or not words[at - 1].isalnum():
            return (4.0 if at == 0 else 3.0), range(at, at + len(part))
    if (at := words.find(part)) >= 0 and len(part) > 1:
        return 2.0, range(at, at + len(part))
    spread = _spread(part, words)
    return (1.0, spread) if spread else None


def _spread(part: str, words: str) -> list[int] | None:
    """The letters in their order, each the next in its word or the first of a later one."""
    starts = [
        n for n, letter in enumerate(words) if letter.isalnum() and (n == 0 or not words[n - 1].isalnum())
    ]

    def go(at: int, last: int) -> list[int] | None:
        if at == len(part):
            return []
        nexts = [n for n in starts if n > last]
        if last >= 0 and last + 1 < len(words):
            nexts = [last + 1, *(n for n in nexts if n != last + 1)]
        for place in nexts:
            if words[place] == part[at] and (rest := go(at + 1, place)) is not None:
                return [place, *rest]
        return None

    return go(0, -1) if 1 < len(part) <= 12 else None
