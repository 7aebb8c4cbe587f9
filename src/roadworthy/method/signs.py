"""From signs and signals to a suggested score with its reason; never applied by itself.

Each sign of a criterion is worth 1 where it holds, 1/2 in part and 0 where it does not; where nobody has
answered it, the mean of the bands that speak to it, (band − 1) / 4, stands for it. Signals that speak to no
sign stand beside the signs. What is unknown counts as anything from 0 to 1: an interval, never a zero and
never left out. The mean is laid on the decision's scale and rounded outwards to half a step.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from math import ceil, floor
from typing import Final, Literal, Protocol

from roadworthy.method.finding import Finding
from roadworthy.model import Decision, Interval, KeyPath
from roadworthy.model.evidence import SignAnswer, SignMark
from roadworthy.model.frozen import frozen

Grounds = Literal["person", "collector", "bands", "unknown"]
WORTH: Final[Mapping[SignMark, float]] = {"holds": 1.0, "in-part": 0.5, "does-not": 0.0}
ENOUGH: Final = 1 / 3
"""Share of the items that has to be known before a score is suggested."""
_ALIKE: Final = {"top-author": "absence-factor"}
"""A signal that says the same as another, which then counts alone."""


class SignalRole(Protocol):
    """What a signal speaks to; the signals of `knowledge` are such."""

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria that it counts for."""

    @property
    def sign(self) -> str:
        """The sign that it answers where nobody has; empty where it stands for itself."""


class SignCatalogue(Protocol):
    """The signs of each criterion and what signals speak to; that of `knowledge` is one."""

    @property
    def signs(self) -> Mapping[str, Sequence[str]]:
        """Ids of the signs by criterion."""

    @property
    def roles(self) -> Mapping[str, SignalRole]:
        """What each signal speaks to, by its id."""


@frozen
class NoSigns:
    """A catalogue without any: what is worked out with it says nothing about signs."""

    signs: Mapping[str, Sequence[str]] = field(default_factory=dict)
    roles: Mapping[str, SignalRole] = field(default_factory=dict)


NO_SIGNS: Final = NoSigns()


@frozen
class SuggestionItem:
    """One thing that the suggestion rests on, or lacks."""

    id: str
    """Of the sign, or of the signal that stands for itself."""
    worth: float | None
    """0 to 1, the better the higher; None where it is unknown."""
    grounds: Grounds
    answer: SignMark | None = None
    bands: tuple[tuple[str, int], ...] = ()
    """Signals and bands that stand for it."""


@frozen
class SuggestedScore:
    """What the signs and signals of a cell come to. `interval` is None where too little is known."""

    candidate: str
    criterion: str
    interval: Interval | None
    items: tuple[SuggestionItem, ...]

    @property
    def known(self) -> int:
        """Items that are known."""
        return sum(item.worth is not None for item in self.items)

    def departs(self, score: Interval | None) -> bool:
        """Whether a given score lies outside of what is suggested."""
        if score is None or self.interval is None:
            return False
        return score.high < self.interval.low or score.low > self.interval.high


def answer_of(decision: Decision, candidate: str, criterion: str, sign: str) -> SignAnswer:
    """The answer to a sign; a blank one where there is none."""
    return decision.signs.get(candidate, {}).get(criterion, {}).get(sign, _BLANK)


_BLANK: Final = SignAnswer.blank()


def suggested(
    decision: Decision, candidate: str, criterion: str, signs: Sequence[str], roles: Mapping[str, SignalRole]
) -> SuggestedScore:
    """The suggested score of a cell; `signs` are the criterion's, `roles` what each signal speaks to."""
    bands = newest_bands(decision, candidate)
    speaking = {
        signal: band
        for signal, band in bands.items()
        if signal in roles and criterion in roles[signal].criteria and _ALIKE.get(signal) not in bands
    }
    items = [_sign_item(decision, candidate, criterion, sign, speaking, roles) for sign in signs]
    for signal, band in speaking.items():
        if roles[signal].sign not in signs:
            items.append(SuggestionItem(signal, _share(band), "bands", bands=((signal, band),)))
    return SuggestedScore(candidate, criterion, _interval(decision, items), tuple(items))


def newest_bands(decision: Decision, candidate: str) -> dict[str, int]:
    """The newest band of each signal among the evidence about a candidate."""
    rows = ((signal, decision.evidence[key].band) for signal, key in _newest(decision, candidate).items())
    return {signal: band for signal, band in rows if band is not None}


def _newest(decision: Decision, candidate: str) -> dict[str, str]:
    """The key of the newest evidence with a band for each signal."""
    newest: dict[str, str] = {}
    for key, row in decision.evidence.items():
        if row.candidate != candidate or not row.signal or row.band is None or not 1 <= row.band <= 5:
            continue
        before = decision.evidence[newest[row.signal]].on if row.signal in newest else None
        if before is None or (row.on is not None and row.on >= before):
            newest[row.signal] = key
    return newest


def departures(decision: Decision, candidate: str, catalogue: SignCatalogue) -> Iterator[Finding]:
    """Scores of a candidate that depart from what signs and signals suggest, and do not say why.

    One a cell, so the subject is candidate and criterion; a word on it holds for the signs that it read.
    """
    rows = decision.evidence.values()
    if not decision.signs.get(candidate) and not any(
        row.candidate == candidate and row.signal for row in rows
    ):
        return  # and the catalogue need not be read
    for criterion in decision.criteria:
        cell = decision.cell(candidate, criterion)
        found = suggested(decision, candidate, criterion, catalogue.signs.get(criterion, ()), catalogue.roles)
        if found.interval is None or cell.rationale.strip() or not found.departs(cell.score):
            continue
        path: KeyPath = ("scores", candidate, criterion)
        facts = {
            "candidate": decision.candidate_name(candidate),
            "criterion": decision.criterion_name(criterion),
            "suggested": str(found.interval).replace("-", "–"),
        }
        reads = ((*path, "score"), *_read(decision, found))
        subject = f"{candidate}--{criterion}"
        yield Finding("score-departs-from-signs", "note", (*path, "rationale"), subject, facts, reads)


def _read(decision: Decision, found: SuggestedScore) -> Iterator[KeyPath]:
    """The answers and bands that a suggestion rests on."""
    keys = _newest(decision, found.candidate)
    for item in found.items:
        if item.answer is not None:
            yield "signs", found.candidate, found.criterion, item.id, "answer"
        for signal, _ in item.bands:
            yield "evidence", keys[signal], "band"


def _sign_item(  # noqa: PLR0917 - one call site
    decision: Decision,
    candidate: str,
    criterion: str,
    sign: str,
    bands: Mapping[str, int],
    roles: Mapping[str, SignalRole],
) -> SuggestionItem:
    given = answer_of(decision, candidate, criterion, sign)
    own = given.answer is not None and (not given.found_by or given.confirmed_on is not None)
    if own and given.answer is not None:
        return SuggestionItem(sign, WORTH.get(given.answer), "person", given.answer)
    speaking = tuple((signal, band) for signal, band in bands.items() if roles[signal].sign == sign)
    if speaking:
        return SuggestionItem(
            sign, sum(_share(band) for _, band in speaking) / len(speaking), "bands", bands=speaking
        )
    if given.answer is not None:
        return SuggestionItem(sign, WORTH.get(given.answer), "collector", given.answer)
    return SuggestionItem(sign, None, "unknown")


def _share(band: int) -> float:
    return (band - 1) / 4


def _interval(decision: Decision, items: Sequence[SuggestionItem]) -> Interval | None:
    known = [item.worth for item in items if item.worth is not None]
    if not items or not known or len(known) < ENOUGH * len(items):
        return None
    scale = decision.scale
    length = scale.high - scale.low
    half = length / 8  # half a step, a step being a fourth of the scale

    def laid(total: float) -> float:
        return total / len(items) * length

    low = floor(laid(sum(known)) / half + 1e-9) * half
    high = ceil(laid(sum(known) + len(items) - len(known)) / half - 1e-9) * half
    return Interval(scale.low + low, scale.low + min(high, length))
