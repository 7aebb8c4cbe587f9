"""What collectors found, in words, and as evidence that can go into a decision."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from roadworthy.knowledge.frameworks import as_of, by_id
from roadworthy.knowledge.signals import doubt_words, signals, signs_of_files
from roadworthy.method.finding import Fact
from roadworthy.method.signals import Observation
from roadworthy.model import Decision
from roadworthy.model.collected import CloneFacts
from roadworthy.model.evidence import SignAnswer
from roadworthy.model.frozen import frozen
from roadworthy.model.judgement import Evidence
from roadworthy.model.text import one_line
from roadworthy.report.words import filled

_UNKNOWN: Final = frozenset({"unknown", ""})
CATALOGUE: Final = "catalogue"


@frozen
class ObservationWords:
    """An observation as a person reads it."""

    name: str
    says: str
    doubt: str
    cannot_tell: str


def observation_words(seen: Observation) -> ObservationWords:
    """The words of an observation."""
    signal = signals()[seen.signal]
    facts: dict[str, Fact] = {name: one_line(str(value)) for name, value in seen.facts.items()}
    bare = seen.raw in _UNKNOWN or seen.doubt in ("open-range", "flag-only")
    said = next((words for name, words in signal.says_with.items() if facts.get(name)), signal.says)
    says = filled(signal.unknown if bare else said, facts)
    doubt = filled(doubt_words(seen.doubt), facts) if seen.doubt else ""
    return ObservationWords(signal.name, _tidied(says), doubt, signal.cannot_tell)


def _tidied(says: str) -> str:
    """Words without an empty pair of brackets, where a fact was not there."""
    return says.replace(" ()", "")


def as_fact(seen: Observation, candidate: str, collector: str, on: date) -> Evidence | None:
    """An observation as evidence about a candidate; None where it says that nothing is known."""
    if seen.raw in _UNKNOWN:
        return None
    words = observation_words(seen)
    return Evidence(
        candidate=candidate,
        criterion=signals()[seen.signal].criteria[0],
        words=words.says,
        kind="fact",
        source=one_line(seen.source),
        on=on,
        signal=seen.signal,
        raw=one_line(str(seen.raw))[:200],
        band=seen.band,
        as_of=seen.as_of if seen.as_of != on else None,
        found_by=collector,
        doubt=words.doubt,
    )


def catalogue_signs(decision: Decision) -> dict[tuple[str, str, str], SignAnswer]:
    """What the catalogue knows for sure that answers a sign: an instrumentation for OpenTelemetry."""
    found: dict[tuple[str, str, str], SignAnswer] = {}
    for slug, candidate in decision.candidates.items():
        entry = by_id().get(candidate.catalogue)
        if entry is None or not entry.otel_package or not entry.confirmed("otel_package"):
            continue
        found[slug, "operational-tooling", "opentelemetry"] = SignAnswer(
            answer="in-part",
            source=f"{entry.otel_package} ({entry.otel_registry})"
            if entry.otel_registry
            else entry.otel_package,
            on=as_of(),
            note="There is an instrumentation; whether it is declared stable was not looked at.",
            found_by=CATALOGUE,
        )
    return found


def clone_signs(
    candidate: str, clone: CloneFacts, on: date
) -> Iterator[tuple[tuple[str, str, str], SignAnswer]]:
    """What the files at the top of a clone answer: there is one, and whether it is lived by is not known."""
    for kind, signs in signs_of_files().items():
        if kind not in clone.files:
            continue
        for sign in signs:
            yield (
                (candidate, "community-health", sign),
                SignAnswer(
                    answer="in-part", on=on, found_by="clone",
                    source=f"a {kind.replace('-', ' ')} file in {one_line(clone.folder)[-80:]}",
                ),
            )  # fmt: skip


def bands_of(observations: Sequence[Observation]) -> Mapping[str, int | None]:
    """The band of each signal."""
    return {seen.signal: seen.band for seen in observations}
