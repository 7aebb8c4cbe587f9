"""Which part of a table a name means: the words of `knowledge/table_words.toml`."""

import re
from functools import lru_cache
from typing import Final

from roadworthy.knowledge.files import table

_TABLE: Final = table("table_words.toml")
_WORDS: Final = {kind: frozenset(words) for kind, words in _TABLE.items() if kind != "patterns"}


def said_as(kind: str) -> re.Pattern[str]:
    """How people say a thing in a sentence or beside a name: any of the expressions of `kind`."""
    return re.compile("|".join(_TABLE["patterns"][kind]), re.IGNORECASE)


UNKNOWN: Final = _WORDS["unknown"]
WINS: Final = _WORDS["wins"]
_LONGEST: Final = 400
"""Characters of a name that are looked at."""
_FULL_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3010: "[",
    0x3011: "]",
    0x3000: " ",
}
_MINUS: Final = dict.fromkeys((0x2212, 0x2013, 0x2014, 0xFE63), "-")
_SIGMAS: Final = frozenset({"σ", "∑"})
_FEW: Final = 3
_WIDE: Final = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_BRACKETS: Final = re.compile(r"[(\[{][^()\[\]{}]*[)\]}]")
_SCALE_TAIL: Final = re.compile(r"(?:/|\bout of\b) ?\d+(?:\.\d+)?$|\d+ ?[-–] ?\d+$|[%: ]+$")
_UNIT: Final = re.compile(r"[(\[] ?(?:[kmµ]?g|lbs?|oz|kgs?|tons?|t|kN|N|Kilo|Gramm|grams?) ?[)\]]")
"""What bodies are weighed in."""
_MARKS: Final = re.compile(r"^[^\w#Σ∑№⋮…+\-]+|[^\w)\].#Σ∑%+\-…]+$")
_SPACED: Final = re.compile(r"[_\s]+|(?<=\w)-(?=\w{3})")
_MEANS: Final = said_as("means")
_WIDE_TOTAL: Final = said_as("wide_total")
_WIDE_WEIGHT: Final = said_as("wide_weight")
_SIGNS_SUMMED: Final = said_as("signs_summed")
_SUM: Final = said_as("sum_name")
_SUBTOTAL: Final = said_as("subtotal")
_TIMES: Final = re.compile(r" ?[×*·✕] ?| x ")


def narrow(words: str) -> str:
    """The words with full-width signs in their usual width: ``（４）`` is ``(4)``."""
    return words if words.isascii() else words.translate(_FULL_WIDTH)


def wide(words: str) -> str:
    """The words with full-width signs in place of narrow ones: ``4.5`` is ``４．５``."""
    return words.translate(_WIDE)


@lru_cache(8192)
def bare(name: str) -> str:
    """A name in small letters, without marks around it, brackets, and a scale behind it."""
    words = " ".join(_BRACKETS.sub(" ", narrow(name[:_LONGEST])).split())
    words = _MARKS.sub("", words)
    words = _SCALE_TAIL.sub("", words)
    return _SPACED.sub(" ", _MARKS.sub("", words)).strip().casefold()


def names_of(kind: str) -> frozenset[str]:
    """The names of a kind."""
    return _WORDS[kind]


@lru_cache(16384)
def means(kind: str, name: str) -> bool:
    """Whether a name is one of the names of `kind`; a weight in grams is none."""
    words = bare(name)
    if kind == "weight":
        known = words in _WORDS[kind] or (len(words) > 1 and _WIDE_WEIGHT.fullmatch(words) is not None)
        return known and not _UNIT.search(name[:_LONGEST])
    return words in _WORDS[kind] or (kind == "product" and _is_times(words))


@lru_cache(8192)
def speaks_of_weight(name: str) -> bool:
    """Whether a column of that name holds weights of whatever kind: ``Adjusted weight``, ``Poids ajusté``."""
    if means("weight", name):
        return True
    parts = bare(name).split()
    return 1 < len(parts) <= _FEW and not _WORDS["weight_words"].isdisjoint((parts[0], parts[-1]))


@lru_cache(8192)
def _is_times(words: str) -> bool:
    """Whether a name is that of a weight times that of a score: ``Peso × Nota``."""
    parts = _TIMES.split(words)
    if len(parts) != 2:
        return False
    return any(one in _WORDS["weight"] and other in _WORDS["raw"] for one, other in (parts, parts[::-1]))


@lru_cache(8192)
def is_total(name: str) -> bool:
    """Whether a row or column of that name holds totals: by a usual name, or one made of their words
    alone.
    """
    words = bare(name)
    if is_signs_summed(name):
        return False
    if words in _WORDS["total"]:
        return True
    parts = words.split()
    if 0 < len(parts) <= 6 and not (_WORDS["total_words"] | _SIGMAS).isdisjoint(parts):
        known = _WORDS["total_words"] | _WORDS["total_modifiers"] | _SIGMAS
        if all(part in known or part.isdigit() or part in "/=×x*" for part in parts):
            return len(parts) > 1 or words in _WORDS["total"]
    return len(words) > 1 and words not in _WORDS["raw"] and _WIDE_TOTAL.fullmatch(words) is not None


def is_subtotal(name: str) -> bool:
    """Whether a row of that name holds what a part of the rows adds up to: ``Subtotal A``."""
    words = bare(name)
    return words in _WORDS["subtotal"] or _SUBTOTAL.search(words) is not None


def is_weighted_name(name: str) -> bool | None:
    """Whether the name of totals says that they are weighted, or that they are not; None where it says
    nothing.
    """
    words = " ".join(narrow(name[:_LONGEST]).casefold().replace("_", " ").split())
    if any(one in words for one in _WORDS["unweighted"]):
        return False
    return True if any(one in words for one in _WORDS["weighted"]) else None


def is_mean_name(name: str) -> bool:
    """Whether the name of totals says that they are means."""
    words = narrow(name[:_LONGEST]).casefold()
    return any(re.search(rf"\b{re.escape(one)}", words) for one in _WORDS["mean"])


def is_sum_name(name: str) -> bool:
    """Whether the name of totals says that they are sums."""
    return _SUM.search(narrow(name[:_LONGEST])) is not None


def says_means(near: str) -> bool:
    """Whether a text says that totals are weighted means."""
    return _MEANS.search(narrow(near[:2_000])) is not None


@lru_cache(8192)
def is_aside(name: str) -> bool:
    """Whether a row or column of that name holds words about the others: notes, winners, decisions,
    limits, how many signs there are."""
    return any(means(kind, name) for kind in ("notes", "winner", "decision", "beside")) or is_signs_summed(
        name
    )


@lru_cache(8192)
def is_signs_summed(name: str) -> bool:
    """Whether a row of that name says how many signs of a kind there are: ``Sum of +``, ``Minuses``."""
    return _SIGNS_SUMMED.fullmatch(bare(name.translate(_MINUS))) is not None


def is_extra(name: str) -> bool:
    """Whether a row of that name is neither a criterion nor totals: a rank, notes, a subtotal, a number."""
    return means("rank", name) or is_aside(name) or is_subtotal(name) or means("id", name)
