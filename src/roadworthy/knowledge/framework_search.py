"""Finding frameworks by the names people use, and putting the team's own languages first."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import cache
from typing import Final

from roadworthy.knowledge.files import table
from roadworthy.knowledge.frameworks import SEVERAL, Framework, frameworks

_CLOSE: Final = 0.78
"""Similarity from which a misspelt name is still taken for the name."""
_VERSION: Final = re.compile(r"v?\d+|lts")
"""Parts of a version (``Django 5.2 LTS``), which name no framework."""

_NUMBER: Final = re.compile(r"v?\d+(?:\.\d+|\.x){0,2}")
_GOES_ON: Final = frozenset(
    (
        "",
        "and",
        "app",
        "application",
        "behind",
        "in",
        "lts",
        "monolith",
        "on",
        "scripts",
        "service",
        "with",
        "+",
    )
)
"""What follows a name where somebody means the framework, as against a word that happens to be one's name."""


def plain(words: str) -> str:
    """Words as they are compared: lower case, without accents, dashes and dots; ``+`` and ``#`` stay."""
    stripped = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9+#]+", stripped))


def find(words: str, language: str | None = None, category: str | None = None) -> tuple[Framework, ...]:
    """Frameworks that the words name, best match first; all of them for no words.

    The words may be a name, any other name it goes by, the beginning of one, a language or a kind; small
    misspellings are forgiven where nothing else matches. `language` keeps those of that language, of a close
    one, and those not tied to any; `category` those that can be built as one approach.
    """
    pool = [
        framework
        for framework in frameworks()
        if (language is None or language_match(framework, (language,)) < 2)
        and (category is None or category in _kinds(framework))
    ]
    query = plain(words)
    if not query:
        return tuple(pool)
    query = " ".join(word for word in query.split() if not _VERSION.fullmatch(word)) or query
    marks = {framework.id: _mark(framework, query) for framework in pool}
    hits = [framework for framework in pool if marks[framework.id] < _NO_MATCH]
    if not hits:
        marks = {framework.id: 1 - _likeness(framework, query) for framework in pool}
        hits = [framework for framework in pool if marks[framework.id] <= 1 - _CLOSE]
    return tuple(sorted(hits, key=lambda framework: marks[framework.id]))


def at_the_start(words: str) -> tuple[Framework, str] | None:
    """The framework whose name somebody's words begin with, and the version right after it, or ``""``.

    ``Rails 5.2 and MySQL`` names Rails 5.2. The longest name wins; words that begin with none give None.
    """
    typed = words.replace(",", " ").split()
    parts = [plain(part) for part in typed]
    beginnings = {" ".join(parts[:length]): length for length in range(len(parts), 0, -1)}
    hits: list[tuple[int, Framework, str]] = []
    for framework in frameworks():
        for name in _names(framework):
            length = beginnings.get(name, 0)
            if length and name:
                after = typed[length] if length < len(typed) else ""
                version = after.lstrip("v") if _NUMBER.fullmatch(after) else ""
                if version or after.casefold() in _GOES_ON:
                    hits.append((len(name), framework, version))
    if not hits:
        return None
    _, framework, version = max(hits, key=lambda hit: hit[0])
    return framework, version


_NO_MATCH: Final = 9.0


def _mark(framework: Framework, query: str) -> float:
    """How well a framework is named by the query: 0 its very name, 9 not at all."""
    names = _names(framework)
    tight = query.replace(" ", "")
    spoken = language_of(query)
    if query == names[0] or query == plain(framework.id):
        return 0
    if any(query == name or tight == name.replace(" ", "") for name in names):
        return 1
    if names[0].startswith(query):
        return 2
    wanted = query.split()
    if any(all(any(part.startswith(word) for part in name.split()) for word in wanted) for name in names):
        return 3
    if spoken is not None and language_match(framework, (spoken,)) == 0:
        return 4
    around = " ".join((*names, *_words_around(framework))).split()
    if all(
        any(part == word or (len(word) > 2 and part.startswith(word)) for part in around) for word in wanted
    ):
        return 5
    if len(tight) > 2 and any(tight in name.replace(" ", "") for name in names):
        return 6
    return _NO_MATCH


def _names(framework: Framework) -> tuple[str, ...]:
    known = _names_of_all().get(framework.id)
    return known if known is not None else _names_of(framework)


@cache
def _names_of_all() -> Mapping[str, tuple[str, ...]]:
    """The names of the catalogue as they are compared: they are asked for with each look at the landscape."""
    return {framework.id: _names_of(framework) for framework in frameworks()}


def _names_of(framework: Framework) -> tuple[str, ...]:
    return tuple(
        plain(name)
        for name in (
            framework.name,
            framework.id,
            framework.package,
            *framework.other_names,
            *framework.near,
        )
        if name
    )


def _words_around(framework: Framework) -> tuple[str, ...]:
    return (plain(framework.language), *_kinds(framework), plain(framework.steward))


def _kinds(framework: Framework) -> tuple[str, ...]:
    """What somebody may call what it is for. A general one is looked for by people who want services."""
    if framework.approach is None:
        return (framework.category, "microservice", "microservices", "api")
    return (framework.category, framework.approach)


def _likeness(framework: Framework, query: str) -> float:
    return max(SequenceMatcher(None, query, name).ratio() for name in _names(framework))


def language_of(words: str) -> str | None:
    """The catalogue's name for a language as somebody typed it (``golang``, ``Node.js``), or None."""
    found = languages_in((words,))
    return found[0] if found else None


def languages_in(typed: Iterable[str]) -> tuple[str, ...]:
    """The languages named in what people typed, such as ``synchronous Python 3.12``, in their order."""
    found: dict[str, None] = {}
    for words in typed:
        line = f" {plain(words)} "
        hits = [(line.find(f" {spelling} "), name) for spelling, name in _spellings().items()]
        found.update(dict.fromkeys(name for place, name in sorted(hits) if place >= 0))
    return tuple(found)


@cache
def _spellings() -> Mapping[str, str]:
    languages: Mapping[str, list[str]] = table("aliases.toml")["languages"]
    return {plain(spelling): name for name, more in languages.items() for spelling in (name, *more)}


def language_match(framework: Framework, languages: Iterable[str]) -> int:
    """0 where it is in one of the languages, 1 where it is close to one or tied to none, 2 elsewhere."""
    known = languages_in(languages)
    if framework.language in known:
        return 0
    related: Mapping[str, list[str]] = table("aliases.toml")["related"]
    if framework.language == SEVERAL or any(name in related.get(framework.language, ()) for name in known):
        return 1
    return 2


def sorted_for(languages: Iterable[str], pool: Iterable[Framework] | None = None) -> tuple[Framework, ...]:
    """The catalogue, or `pool`, with the team's languages first; the order within is kept."""
    known = tuple(languages)
    return tuple(
        sorted(frameworks() if pool is None else pool, key=lambda framework: language_match(framework, known))
    )
