"""What collectors found, as text for people: a table a candidate, doubts, what is suggested."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from roadworthy.knowledge.signals import not_available
from roadworthy.method.signals import Observation
from roadworthy.method.signs import SuggestedScore
from roadworthy.model import Decision
from roadworthy.model.frozen import frozen
from roadworthy.model.text import one_line
from roadworthy.report.document import Block, Bullet, Document, Items, Paragraph, ScoreTable, Section
from roadworthy.report.evidence_words import observation_words
from roadworthy.report.phrases import listed, span_text
from roadworthy.report.text import as_text
from roadworthy.report.wording import Wording

_SAY: Final = Wording("evidence.toml")


@frozen
class CandidateEvidence:
    """All that was found about one candidate."""

    candidate: str
    observations: tuple[tuple[Observation, date], ...]
    """Each with the day on which it was looked at."""
    notes: tuple[str, ...] = ()
    """What else is to be said, in words."""
    suggestions: tuple[SuggestedScore, ...] = ()


def evidence_text(
    decision: Decision,
    found: Sequence[CandidateEvidence],
    today: date,
    width: int = 80,
    *,
    colour: bool = False,
) -> str:
    """All candidates in lines of `width` cells at the most."""
    title = _SAY("say", "title", title=one_line(decision.title) or "A decision")
    under = _SAY("say", "under", today=today.isoformat())
    sections = [Section(_name(decision, one), tuple(_blocks(decision, one))) for one in found]
    words = as_text(Document(title, under, tuple(sections)), width, colour=colour)
    return words + "\n" + as_text(Document(not_available(), "", ()), width)


def _name(decision: Decision, one: CandidateEvidence) -> str:
    return one_line(decision.candidate_name(one.candidate))


def _blocks(decision: Decision, one: CandidateEvidence) -> Iterator[Block]:
    if not one.observations:
        yield Paragraph(_SAY("say", "nothing"), "dim")
    else:
        head = tuple(_SAY("say", f"head-{part}") for part in ("signal", "says", "band", "as-of"))
        yield ScoreTable(head, tuple(_rows(one)), frozenset({2}))
    doubts = [observation_words(seen) for seen, _ in one.observations if seen.doubt]
    items = [Bullet(_SAY("say", "doubt", name=words.name, why=words.doubt), "?") for words in doubts]
    items += [Bullet(note, "?") for note in one.notes]
    if items:
        yield Items(tuple(dict.fromkeys(items)))
    known = [observation_words(seen).cannot_tell for seen, _ in one.observations if seen.band]
    if known:
        yield Paragraph(_SAY("say", "cannot", what="; ".join(dict.fromkeys(known))), "dim")
    shown = [suggestion for suggestion in one.suggestions if suggestion.interval is not None]
    if shown:
        yield Paragraph(_SAY("say", "suggested"), "bright")
        yield Items(tuple(_suggestion(decision, suggestion) for suggestion in shown))


def _rows(one: CandidateEvidence) -> Iterator[tuple[str, ...]]:
    """The facts; where two sources speak to one signal, each is called by its own."""
    signals = [seen.signal for seen, _ in one.observations]
    for seen, on in one.observations:
        name, *rest = _row(seen, on)
        source = one_line(seen.source).partition(",")[0]
        yield (f"{name} ({source})" if signals.count(seen.signal) > 1 and source else name, *rest)


def _row(seen: Observation, on: date) -> tuple[str, ...]:
    words = observation_words(seen)
    return (
        words.name,
        words.says,
        "–" if seen.band is None else str(seen.band),
        (seen.as_of or on).isoformat(),
    )


def _suggestion(decision: Decision, suggestion: SuggestedScore) -> Bullet:
    given = decision.cell(suggestion.candidate, suggestion.criterion).score
    departs = suggestion.departs(given)
    words = _SAY(
        "say", "suggestion" if given is None else "suggestion-given",
        criterion=one_line(decision.criterion_name(suggestion.criterion)),
        interval=span_text(suggestion.interval), given=span_text(given), known=str(suggestion.known),
        total=str(len(suggestion.items)),
    )  # fmt: skip
    return Bullet(words, "!" if departs else "", _SAY("say", "suggestion-departs") if departs else "")


def asked_words(packages: dict[str, list[str]]) -> str:
    """What will be asked of whom, in one sentence; packages by collector."""
    parts = [
        _SAY("say", "asks-one", registry=_SAY("collectors", key), packages=listed(map(one_line, names)))
        for key, names in packages.items()
    ]
    return _SAY("say", "asks", what="; ".join(parts))
