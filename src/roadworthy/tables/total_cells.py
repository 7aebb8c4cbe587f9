"""What a cell says about a total or a place."""

import re
from functools import lru_cache
from typing import Final

from roadworthy.tables.numbers import KEPT, LONGEST, NUM, OF, ReadNumber, clean, number, undecorated, value_of

_TOTAL: Final = re.compile(
    rf"[~≈=]? ?({NUM}) ?(%)?(?: ?{OF} ?({NUM}))? ?(%|pts?\.?|points?|punkte|puntos|pontos|punti|分|点)?"
    r"(?: ?[(\[—-].*| ?[:;,] .*)?",
    re.IGNORECASE | re.ASCII,
)
_SPAN: Final = re.compile(
    rf"[~≈=]? ?({NUM}) ?%? ?(?:-|–|—|~|〜|to|bis|à) ?({NUM}) ?%?", re.IGNORECASE | re.ASCII
)
"""``3.1-3.8``: neither end alone is the total."""
_WITH_WORDS: Final = re.compile(
    rf"({NUM}) ?(%)?(?: ?{OF} ?({NUM}))?(%)?[ /,][^\d]*", re.IGNORECASE | re.ASCII
)
_WORDS_FIRST: Final = re.compile(
    rf"[^\d]{{1,40}}?[ :(]({NUM}) ?(%)?(?: ?{OF} ?({NUM}))? ?\)?", re.IGNORECASE | re.ASCII
)
_QUOTIENT: Final = re.compile(
    rf"({NUM}) ?{OF} ?({NUM}) ?(?:=|≈|→|->) ?[~≈]? ?{NUM} ?%?", re.IGNORECASE | re.ASCII
)
"""``222/300 = 74``: what it is out of, and its share of that."""
_WORKING: Final = re.compile(r"[\d.,%()×x*·+/\s=-]+[×x*·+][\d.,%()×x*·+/\s-]*= ?", re.IGNORECASE)
_PLACE: Final = re.compile(
    r"#? ?(\d{1,3}) ?(?:st|nd|rd|th|er|ère|e|ème|\.|º|ª|°|位)?(?: ?[(=].*| ?(?:place|platz)| [-—].*)?",
    re.IGNORECASE | re.ASCII,
)
_MEDALS: Final = {"🥇": 1, "🥈": 2, "🥉": 3}


def read_total(words: str, *, comma: bool = False, loose: bool = False) -> ReadNumber | None:
    """A stated total: ``4.15``, ``4.15/5``, ``83%``, ``385 (1st)``; None for what is none.

    `loose` where a total stands for certain: words may follow, ``39 recommended``, and its working may
    stand before.
    """
    return _read(words[: LONGEST + 60], comma, loose)


@lru_cache(KEPT)
def _read(words: str, comma: bool, loose: bool) -> ReadNumber | None:
    plain = undecorated(clean(words)).strip("★⭐ ")
    if found := _QUOTIENT.fullmatch(plain):
        value = number(found[1], comma=comma)
        return ReadNumber(*value, out_of=value_of(found[2], comma=comma)) if value else None
    if (span := _SPAN.fullmatch(plain)) and _rises(span[1], span[2], comma=comma):
        return None
    if "=" in plain:
        head, _, last = plain.rpartition("=")
        if _WORKING.fullmatch(f"{head}="):
            plain = last.strip()
    found = _TOTAL.fullmatch(plain)
    if not found and loose:
        found = _WITH_WORDS.fullmatch(plain) or _WORDS_FIRST.fullmatch(plain)
    if not found:
        return None
    value = number(found[1], comma=comma)
    if value is None:
        return None
    percent = bool(found[2]) or (found.re.groups > 3 and found[4] == "%")
    return ReadNumber(*value, out_of=value_of(found[3], comma=comma), percent=percent)


def _rises(low: str, high: str, *, comma: bool) -> bool:
    one, other = number(low, comma=comma), number(high, comma=comma)
    return one is not None and other is not None and one[0] < other[0]


def read_place(words: str) -> int | None:
    """A stated place: ``1``, ``#1``, ``1st``, ``🥇``."""
    for medal, place in _MEDALS.items():
        if medal in words:
            return place
    found = _PLACE.fullmatch(clean(words))
    return int(found[1]) if found and int(found[1]) > 0 else None
