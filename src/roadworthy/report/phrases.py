"""The summary's own words, and how it writes figures, shares and names."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from roadworthy.knowledge.files import table
from roadworthy.knowledge.fill import fill
from roadworthy.model import Interval
from roadworthy.model.interval import number_text


def phrase(group: str, key: str, **facts: str) -> str:
    """The words of `knowledge/report.toml` under a group and a key, filled with facts."""
    words: dict[str, Any] = table("report.toml")[group]
    return fill(str(words[key]), facts)


def label(group: str, key: str | None) -> str:
    """The words for one value of an answer; the value itself where there are none, nothing for no answer."""
    if key is None:
        return ""
    words: dict[str, Any] = table("report.toml")[group]
    return str(words.get(key, key))


def listed(names: Iterable[str], between: str = "and") -> str:
    """Names as a person lists them: ``a, b and c``."""
    every = list(names)
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} {between} {every[-1]}" if every else ""


def reads_as_several(name: str) -> bool:
    """Whether a name looks like a list in the middle of a sentence: ``Rails 8 upgraded, in modules``."""
    return bool({"and", "or", ","} & set(name.replace(",", " , ").split()))


def share(part: float) -> str:
    """A share of 1 in per cent; never 0 % or 100 % where it is not."""
    percent = part * 100
    if 0 < percent < 1:
        return "<1 %"
    if 99 < percent < 100:
        return ">99 %"
    return f"{percent:.0f} %"


def figure(value: float | None, places: int = 2) -> str:
    """A value with its decimals; a dash for none."""
    return "–" if value is None else f"{value:.{places}f}"


def figures(values: Iterable[float | None]) -> list[str]:
    """Values alike in decimals: two, or as many more (up to six) as keep different values apart."""
    every = list(values)
    known = sorted(value for value in every if value is not None)
    places = 2
    while places < 6 and any(
        high - low > 1e-9 and f"{low:.{places}f}" == f"{high:.{places}f}" for low, high in pairwise(known)
    ):
        places += 1
    return [figure(value, places) for value in every]


def span_text(interval: Interval | None) -> str:
    """A number or a range with an en dash; ``?`` for an unknown."""
    if interval is None:
        return "?"
    low = number_text(round(interval.low, 4))
    return low if interval.single else f"{low}–{number_text(round(interval.high, 4))}"


def after(words: str, lead: str) -> str:
    """`lead` and `words`, or nothing where there are no words."""
    return f"{lead}{words}" if words else ""


def sentences(said: Iterable[str]) -> str:
    """Each as a sentence of its own, with one stop; where words were cut, the ellipsis is the stop."""
    return " ".join(words if words.endswith("…") else f"{ended(words)}." for words in said)


def stopped(words: str) -> str:
    """`words` with a full stop behind them, where they do not end as a sentence already."""
    return words if words.endswith(("?", "!", "…")) else f"{ended(words)}."


def ended(words: str) -> str:
    """`words` without what would double the full stop that follows."""
    return words.rstrip().rstrip(".")
