"""What signs and words stand for that are written where scores should be: by a key, or by the person's
own word.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from roadworthy.tables.numbers import NUM, number
from roadworthy.tables.vocabulary import is_signs_summed, names_of, narrow

_LONGEST: Final = 24
"""Characters of a sign or word that may stand for a score."""
_GRADES: Final = ("poor", "weak", "middling", "fair", "good")
_BY_LENGTH: Final = sorted(
    ((word, grade) for grade, kind in enumerate(_GRADES) for word in names_of(kind)),
    key=lambda one: -len(one[0]),
)
_GRADE_WORDS: Final = tuple(word for word, _ in _BY_LENGTH)
_UNIT: Final = r"(?:points?|pts?|punkte?n?|puntos?|pontos?|punti|балл\w{0,2}|очк\w{0,2}|点|分|점)"
"""What a key may call its figures."""
_PAIR: Final = re.compile(
    rf"(?:^|[,;|/:、]|\. )([^,;|/:、=\d()]{{1,24}}?)(?:=|→|->|\() ?({NUM})(?! ?%|[.,]\d)", re.MULTILINE
)
_PUGH: Final = re.compile(r"\b(?:datum|pugh|baseline|reference (?:option|concept|design))\b", re.IGNORECASE)
MINUSES: Final = frozenset({"-", "--", "---"})
"""What stands for nothing known as well."""
_PLUSES: Final = {"---": 0, "--": 1, "-": 2, "0": 3, "o": 3, "+": 4, "++": 5, "+++": 6}
_PUGH_SIGNS: Final = {"+": 1.0, "s": 0.0, "0": 0.0, "same": 0.0, "o": 0.0, "=": 0.0, "-": -1.0}


def sign_of(words: str) -> str:
    """A cell as a sign or word, in its plainest form: ``**+ +**`` is ``++``; ``""`` for what is too long."""
    return _plainest(words[: _LONGEST * 3])


@lru_cache(4096)
def _plainest(words: str) -> str:
    plain = narrow(words).replace("\ufe0f", "").replace("−", "-").replace("–", "-")
    plain = plain.strip("* `").casefold()
    if plain and not any(sign.isalnum() for sign in plain):
        plain = "".join(plain.split())
    return plain if len(plain) <= _LONGEST else ""


def minuses_among(cells: Iterable[str]) -> frozenset[str]:
    """Which of the signs for nothing known count against a candidate: a dash always may, two where there
    are pluses.
    """
    return MINUSES if any(sign_of(cell) in ("+", "++", "+++") for cell in cells) else frozenset("-")


def key_in(
    signs: Sequence[str],
    near: str,
    given: Mapping[str, float] | None,
    heads: Iterable[str],
    rows: Iterable[str] = (),
) -> dict[str, float]:
    """Sign → score, for all of `signs`; empty where one of them is not said to be worth anything.

    A figure beside each (``++ = 5``), or grades in words from the best to the worst without a gap
    between (``++ very good, + good, …``), which count n, …, 1; ``+``, ``S`` and ``-`` against a datum
    are 1, 0 and -1, and so they are where one of the `rows` is called by how many of them there are.
    """
    wanted = [sign for sign in dict.fromkeys(signs) if sign]
    if not wanted:
        return {}
    if given is not None:
        named = {sign_of(word): value for word, value in given.items()}
        return {sign: named[sign] for sign in wanted} if all(sign in named for sign in wanted) else {}
    words = (
        narrow(near[:3_000])
        .replace("\ufe0f", "")
        .replace("−", "-")
        .replace("–", "-")
        .replace("**", "")
        .casefold()
    )
    figures = {sign: _figure_of(sign, words) for sign in wanted}
    if all(value is not None for value in figures.values()):
        read = {sign: value for sign, value in figures.items() if value is not None}
        found = _more_of(read, words) | read
        if len(set(found.values())) > 1:  # one figure behind a word, as in “left out: 14”, is no key
            return found
    if (graded := _graded(words)) and all(sign in graded for sign in wanted):
        return graded
    if all(sign in _PUGH_SIGNS for sign in wanted) and (
        _PUGH.search(near) or any(map(_PUGH.search, heads)) or any(map(is_signs_summed, rows))
    ):
        return {sign: _PUGH_SIGNS[sign] for sign in wanted}
    return {}


def _figure_of(sign: str, words: str) -> float | None:
    """What a key says that a sign is worth: ``++ = 5``, ``5 = ++``, ``++ (5)``."""
    if sign not in words:
        return None
    after, before = _worth_of(sign)
    found = after.search(words) or before.search(words)
    value = number(found[1]) if found else None
    return value[0] if value else None


@lru_cache(256)
def _worth_of(sign: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a key says what a sign is worth: behind it, and before it."""
    edge = r"(?<![\w+\-◎○△✅❌⭐])"
    return (
        re.compile(rf"{edge}{re.escape(sign)} ?(?:=|:|→|->|\() ?({NUM})(?! ?%|[.,]\d)(?: ?{_UNIT})?(?!\w)"),
        re.compile(rf"(?<![\w.,])({NUM})(?: ?{_UNIT})? ?(?:=|:|→|->) ?{re.escape(sign)}(?![\w+\-])"),
    )


def _more_of(read: Mapping[str, float], words: str) -> dict[str, float]:
    """The other signs of a key, on the lines that say what those in the table are worth: they are part of the
    scale. Letters beside letters, words beside words, signs beside signs.
    """
    kinds = {_kind(sign) for sign in read}
    if len(kinds) > 1:
        return {}
    found: dict[str, float] = {}
    for line in words.split("\n"):
        pairs = {one[1].strip(" *`-"): number(one[2]) for one in _PAIR.finditer(line)}
        if any(sign in pairs for sign in read):
            found |= {sign: value[0] for sign, value in pairs.items() if value and {_kind(sign)} == kinds}
    return found


def _kind(sign: str) -> str:
    if not any(one.isalnum() for one in sign):
        return "sign"
    return "letter" if len(sign) == 1 else "word"


def _graded(words: str) -> dict[str, float]:
    """Signs in the order of a key of grades, the best worth most; empty where no such key stands there."""
    steps: list[tuple[str, int]] = []
    for part in re.split(r"[,;|\n/]|(?<=\w)\.(?: |$)|: ", words):
        bare = part.strip().rstrip(" .)*")
        if not bare.endswith(_GRADE_WORDS):
            continue
        found = next((word, grade) for word, grade in _BY_LENGTH if bare.endswith(word))
        sign = bare[: -len(found[0])].rstrip(" =:→>(").strip()
        sign = sign.rstrip("-").rstrip() if sign.rstrip("-").strip() else sign
        if sign and len(sign) <= _LONGEST and not sign.isdigit() and " " not in sign:
            step = (sign, found[1])
            if step not in steps:
                steps.append(step)
    grades = [grade for _, grade in steps]
    if len(steps) < 3 or len(dict(steps)) != len(steps):
        return {}
    if all(sign in _PLUSES for sign, _ in steps):  # two words for one grade: the signs say which is better
        grades = [grade * len(_PLUSES) + _PLUSES[sign] for sign, grade in steps]
    if grades == sorted(set(grades), reverse=True):
        return {sign: float(len(steps) - at) for at, (sign, _) in enumerate(steps)}
    if grades == sorted(set(grades)):
        return {sign: float(at + 1) for at, (sign, _) in enumerate(steps)}
    return {}
