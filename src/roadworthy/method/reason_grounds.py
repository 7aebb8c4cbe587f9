"""What backs a reason of the decision, as far as the reason itself says it: told only where that is plain.

A reason says it by what it names or quotes; what is only meant is not guessed.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from roadworthy.method.certainty import Ground, ground_of, lacks
from roadworthy.model import Decision

_WORD: Final = re.compile(r"\d{4}-\d\d-\d\d|\d+(?:[.,]\d+)*|[^\W\d_]+")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_KEY: Final = re.compile(r"(?<![\w-])[\w-]+-[\w-]+")
QUOTED: Final = 4
"""So many words in a row are a quotation."""
_STRENGTH: Final[tuple[Ground, ...]] = ("evidence", "reason", "bare", "unknown")

Words = tuple[str, ...]


def reason_grounds(decision: Decision, today: date) -> tuple[Ground | None, ...]:
    """By reason, the strongest of what it names or quotes on record, on a day; None where that is nothing.

    * An entry of evidence, named by a key of several parts or quoted: ``evidence`` where it counts today,
      else ``reason``.
    * A score, by the name or the key of its criterion or by a quotation of its rationale: what it rests on.
    * A must-have beside a candidate: ``reason``, as somebody answered it.

    A quotation is a day, two figures in a row or `QUOTED` words in a row. Scores are those of the candidates
    that the reason names, else of the chosen one; entries are those, and what is about nobody.
    """
    record = _Record(decision, today)
    return tuple(record.ground(reason) for reason in decision.outcome.reasons)


class _Record:
    """What reasons are held against; each text is taken apart once."""

    def __init__(self, decision: Decision, today: date) -> None:
        self._decision = decision
        self._today = today
        self._read: dict[str, set[Words]] = {}

    def ground(self, reason: str) -> Ground | None:
        decision, said = self._decision, _words(reason)
        about = [slug for slug in decision.candidates if _named(said, decision.candidate_name(slug), slug)]
        about = about or [slug for slug in (decision.outcome.chosen,) if slug in decision.candidates]
        found = {
            *self._by_entries(said, set(_KEY.findall(reason)), about),
            *self._by_scores(said, about),
            *self._by_must_haves(said, about),
        }
        return next((ground for ground in _STRENGTH if ground in found), None)

    def _by_entries(self, said: Words, keys: set[str], about: list[str]) -> Iterator[Ground]:
        for key, entry in self._decision.evidence.items():
            theirs = not entry.candidate or entry.candidate in about
            if key in keys or (theirs and self._quotes(said, entry.words)):
                criterion = self._decision.criteria.get(entry.criterion)
                limit = criterion.stale_months if criterion else None
                yield "evidence" if lacks(entry, limit, self._today) is None else "reason"

    def _by_scores(self, said: Words, about: list[str]) -> Iterator[Ground]:
        for criterion in self._decision.criteria:
            named = _named(said, self._decision.criterion_name(criterion), criterion)
            for candidate in about:
                cell = self._decision.scores.get(candidate, {}).get(criterion)
                if cell is None or (cell.score is None and not cell.by_horizon):
                    if named:
                        yield "unknown"
                elif named or self._quotes(said, cell.rationale):
                    yield ground_of(self._decision, cell, criterion, self._today)

    def _by_must_haves(self, said: Words, about: list[str]) -> Iterator[Ground]:
        for slug, wanted in self._decision.must_haves.items():
            if _named(said, wanted.name or slug):
                answers = {self._decision.candidates[one].must_haves.get(slug) for one in about}
                if not answers.isdisjoint(("yes", "no")):
                    yield "reason"

    def _quotes(self, said: Words, source: str) -> bool:
        if source not in self._read:
            self._read[source] = _quotable(_words(source))
        return not _quotable(said).isdisjoint(self._read[source])


def _words(text: str) -> Words:
    return tuple(_WORD.findall(text.casefold()))


def _named(said: Words, *names: str) -> bool:
    """Whether one of the names stands in what is said, word for word."""
    return any(wanted and wanted in _runs(said, len(wanted)) for wanted in map(_words, names))


def _quotable(words: Words) -> set[Words]:
    """What makes a quotation: each day, each two figures in a row, each four words in a row."""
    days = {(word,) for word in words if _DAY.fullmatch(word)}
    figures = pairwise(word for word in words if word[0].isdigit() and not _DAY.fullmatch(word))
    return {*days, *figures, *_runs(words, QUOTED)}


def _runs(words: Words, length: int) -> set[Words]:
    return {words[at : at + length] for at in range(len(words) - length + 1)}
