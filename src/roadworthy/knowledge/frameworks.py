"""The catalogue of frameworks: facts with their sources, and what of them is confirmed."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, Final, Literal

from roadworthy.knowledge.files import table
from roadworthy.knowledge.interview_words import say
from roadworthy.model.frame import Style
from roadworthy.model.frozen import frozen
from roadworthy.model.judgement import Evidence
from roadworthy.model.landscape import Approach, Candidate

Category = Literal["monolithic", "microservice", "serverless", "general"]
Governance = Literal["foundation", "company", "community", "single-maintainer"]

_IDENTITY: Final = frozenset({"id", "name", "category", "language", "runtime", "leaving"})
"""What an entry is about; not claims about it."""
_GOES_WITH: Final = {"fact_date": "fact", "registry": "package", "otel_registry": "otel_package"}
"""Fields that mean nothing alone: each is as sure as the field it belongs to, unless it is doubted itself."""
_APPROACH: Final[Mapping[Category, Approach]] = {
    "monolithic": "monolithic",
    "microservice": "microservices",
    "serverless": "serverless",
}
SEVERAL: Final = "several"
"""The language of a framework that is not tied to one."""


@frozen
class FactSource:
    """A page that confirms some fields of an entry."""

    confirms: tuple[str, ...]
    """Names of fields of `Framework`."""
    url: str
    """Its address; of a package's page in a registry the package URL, ``pkg:npm/fastify``."""
    on: date
    """The day of the state that was read; a stored copy may be older than the catalogue."""


@frozen
class Framework:
    """One entry of the catalogue. A field that is empty, 0 or None is unknown, or there is none."""

    id: str
    name: str
    category: Category
    """What it is mostly chosen for; ``general`` is anything from one application to many services."""
    language: str
    runtime: str = ""
    """What its code runs on."""
    leaving: bool = False
    """Mostly met as the stack that a team leaves."""
    first_release: int = 0
    """Year."""
    license: str = ""
    governance: str = ""
    steward: str = ""
    registry: str = ""
    package: str = ""
    repository: str = ""
    """Owner and name at GitHub."""
    release_cycles: str = ""
    """Key in the table of release cycles."""
    async_model: Style | None = None
    otel_package: str = ""
    """Package that adds OpenTelemetry."""
    otel_registry: str = ""
    fact: str = ""
    fact_date: date | None = None
    """The day that the fact is about; may lie ahead."""
    sources: tuple[FactSource, ...] = ()
    uncertain: frozenset[str] = frozenset()
    other_names: tuple[str, ...] = ()
    """What else it is called, misspellings included."""
    near: tuple[str, ...] = ()
    """Words under which people look for it without meaning it alone."""

    def confirmed(self, field: str) -> bool:
        """Whether a source confirms what `field` holds, and nobody doubts it."""
        if field in self.uncertain:
            return False
        return field in _IDENTITY or self.source_of(field) is not None

    def source_of(self, field: str) -> FactSource | None:
        """The first page that confirms a field; None where none does."""
        wanted = _GOES_WITH.get(field, field)
        return next((source for source in self.sources if wanted in source.confirms), None)

    @property
    def approach(self) -> Approach | None:
        """The approach that it is made for, as a decision calls it; None where it serves several."""
        return _APPROACH.get(self.category)

    def details(self) -> tuple["Detail", ...]:
        """What is known beyond its name, in the order in which a person reads it."""
        rows: list[Detail] = []
        for field, label in _LABELS.items():
            words = _words(self, field)
            if words:
                rows.append(Detail(field, label, words, self.confirmed(field)))
        return tuple(rows)

    def open_points(self) -> str:
        """The labels of what no source confirms, in one line; empty where all is confirmed."""
        return ", ".join(
            detail.label[0].lower() + detail.label[1:] for detail in self.details() if not detail.confirmed
        )


@frozen
class Detail:
    """One thing that the catalogue says about a framework."""

    field: str
    label: str
    words: str
    confirmed: bool


@frozen
class Suggestion:
    """An answer that the catalogue would give but has not confirmed: for the person to take or leave."""

    field: str
    """Name of the field of `Candidate`."""
    value: str
    label: str
    words: str


_LABELS: Final = {
    "language": "Language",
    "runtime": "Runs on",
    "steward": "Looked after by",
    "governance": "Who decides",
    "async_model": "Style of code",
    "license": "Licence",
    "first_release": "First release",
    "fact": "Worth knowing",
    "package": "Package",
    "repository": "Repository",
    "otel_package": "OpenTelemetry",
}
_SAID: Final = {
    ("governance", "foundation"): "a foundation",
    ("governance", "company"): "a company",
    ("governance", "community"): "its community",
    ("governance", "single maintainer"): "a single maintainer",
    ("async_model", "sync"): "synchronous",
    ("async_model", "async"): "asynchronous",
    ("async_model", "both"): "synchronous or asynchronous",
    ("language", SEVERAL): "several",
}


def _words(framework: Framework, field: str) -> str:
    value = str(getattr(framework, field) or "")
    if field in ("package", "otel_package") and value:
        registry = framework.registry if field == "package" else framework.otel_registry
        return f"{value} ({registry})" if registry else value
    return _SAID.get((field, value), value)


@cache
def frameworks() -> tuple[Framework, ...]:
    """The whole catalogue, in the order of its file."""
    names: Mapping[str, list[str]] = table("aliases.toml")["frameworks"]
    near: Mapping[str, list[str]] = table("aliases.toml")["near"]
    return tuple(
        _framework(raw, names.get(raw["id"], ()), near.get(raw["id"], ()))
        for raw in table("frameworks.toml")["framework"]
    )


def as_of() -> date:
    """The day on which the catalogue was compiled."""
    day: date = table("frameworks.toml")["meta"]["as_of"]
    return day


@cache
def by_id() -> Mapping[str, Framework]:
    """The catalogue by id."""
    return {framework.id: framework for framework in frameworks()}


def _framework(raw: Mapping[str, Any], names: Iterable[str], near: Iterable[str]) -> Framework:
    return Framework(
        **{
            **raw,
            "sources": tuple(
                FactSource(tuple(source["confirms"]), source["url"], source["on"])
                for source in raw.get("sources", ())
            ),
            "uncertain": frozenset(raw.get("uncertain", ())),
            "other_names": tuple(names),
            "near": tuple(near),
        }
    )


def as_candidate(framework: Framework) -> Candidate:
    """The framework as a candidate: only what is confirmed is answered; the rest is in `suggestions`.

    How it will be built is never answered by the catalogue: most frameworks can be built with in more ways.
    """
    async_model = framework.async_model if framework.confirmed("async_model") else None
    governance = _governance(framework) if framework.confirmed("governance") else None
    return Candidate(
        name=framework.name,
        catalogue=framework.id,
        language="" if framework.language == SEVERAL else framework.language,
        async_model=async_model,
        governance=governance,
    )


def suggestions(framework: Framework) -> tuple[Suggestion, ...]:
    """Answers that the catalogue believes but has not confirmed, for the person to look at."""
    found: list[Suggestion] = []
    for field, value in (("governance", _governance(framework)), ("async_model", framework.async_model)):
        if value and not framework.confirmed(field):
            found.append(Suggestion(field, value, _LABELS[field], _words(framework, field)))
    return tuple(found)


def as_evidence(framework: Framework, candidate: str) -> Evidence | None:
    """The confirmed fact as evidence about `candidate`, with its source; None where none is confirmed."""
    source = framework.source_of("fact")
    if not framework.fact or source is None or not framework.confirmed("fact"):
        return None
    return Evidence(candidate=candidate, words=framework.fact, kind="fact", source=source.url, on=source.on)


def _governance(framework: Framework) -> Governance | None:
    match framework.governance:
        case "single maintainer":
            return "single-maintainer"
        case "foundation":
            return "foundation"
        case "company":
            return "company"
        case "community":
            return "community"
        case _:
            return None


def page_of(url: str) -> str:
    """What an address is known by: its host, or the package that a package URL names."""
    scheme, _, rest = url.partition(":")
    return rest if scheme == "pkg" else url.split("/")[2]


def catalogue_notes(framework: Framework) -> tuple[str, ...]:
    """The lines below an entry: what of it nobody confirmed, and from which pages the rest is."""
    days = sorted(source.on for source in framework.sources)
    pages = ", ".join(dict.fromkeys(page_of(source.url) for source in framework.sources))
    read = say("catalogue", "read", pages=pages, first=days[0], last=days[-1]) if days else ""
    open_points = framework.open_points()
    doubt = say("catalogue", "not_confirmed", points=open_points) if open_points else ""
    return tuple(words for words in (doubt, read) if words)
