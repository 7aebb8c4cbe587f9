"""Weights that stand outside of a table: in the lines beside it, or in a column that nothing calls so.

Where nothing says that they are weights, they are taken for some only where the totals that the table
states follow.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import fsum
from typing import Final, NamedTuple

from roadworthy.model.frozen import frozen
from roadworthy.tables.grid import GridRow, TextGrid
from roadworthy.tables.numbers import NUM, clean, is_unknown
from roadworthy.tables.vocabulary import bare, is_aside, is_total, means, narrow, said_as
from roadworthy.tables.weight_cells import read_weight

_MARKED: Final = re.compile(
    rf"(?:weight(?:ing)?|wt|gewicht(?:ung)?|poids|peso|вес|权重|權重|重み)[:=]? ?({NUM}) ?([%x×]?)"
    rf"|({NUM}) ?(%|[x×](?!\w))",
    re.IGNORECASE,
)
_LED: Final = re.compile(rf"\W{{0,6}}(?:{said_as('weights_led').pattern})", re.IGNORECASE)
_NUMBER: Final = re.compile(NUM)
_SEPARATOR: Final = re.compile(r"[;,](?!\d)|[、|·•]| / | (?:and|und|et|y|e|и) ")
_END: Final = re.compile(r"[.。] ?(?![\d ])(?=.)")
_AND: Final = re.compile(r" ?(?:and|und|et|y|e|и|sowie|plus) (?=\S)", re.IGNORECASE)
_UNIT: Final = (
    r"(?:(?P<percent> ?%| ?(?:percent|per cent|prozent|pour cent|por ciento|por cento|процент\w{0,3}))| ?[x×]"
    r"| ?(?:points?|pts?|punkte?|puntos|pontos|punti|баллов|点|分))?"
)
_NAME_FIRST: Final = re.compile(
    rf"(?P<name>[^\W\d_][^:=|]{{0,80}}?) ?(?:[:=(×–—-]|→|->|\bx)? ?(?P<weight>{NUM}){_UNIT} ?\)?"
    r"(?: ?[:;(–—][^\d]*| - [^\d]*)?\.?",
    re.IGNORECASE,
)
_WEIGHT_FIRST: Final = re.compile(
    rf"(?P<weight>{NUM}){_UNIT} ?(?:[:=–—-]|→)? ?(?:for |on |für |auf |pour |para |per |à )?"
    r"(?P<name>[^\W\d_][^:=|\d]{0,80}?)\.?",
    re.IGNORECASE,
)
_OF_WEIGHTS: Final = (
    "weigh", "importance", "gewicht", "poids", "pond", "coeff", "peso", "pesi", "вес", "权重", "權重", "重み",
)  # fmt: skip
_OF_CRITERIA: Final = (
    "criteri", "kriteri", "critèr", "critéri", "decid", "decisi", "entscheid", "factor", "критери", "标准",
    "標準", "維度", "维度", "基準",
)  # fmt: skip
_NEAR_WHOLE: Final = 0.006
_BARE: Final = re.compile(rf"{NUM} ?%?")
_LONGEST: Final = 1_000
_LONGEST_NAME: Final = 80
_LEAST: Final = 3
"""Letters that a name has to have in common with its weight's."""
_TRIED: Final = 2
"""Columns that are tried."""


@frozen
class SaidWeights:
    """What the lines beside a table say that each of its criteria weighs."""

    weights: Mapping[str, str]
    """By bare name, as written."""
    certain: bool
    """Whether the lines say that these are weights, or they add up to a whole; else totals have to show it.
    """


def weights_said(near: str, names: Sequence[str], *, judged: bool = True) -> SaidWeights | None:
    """The weights in the lines beside a table, where these give one to each criterion; else None. `judged`:
    whether the table calls them criteria; else the lines have to speak of weights or criteria.

    ``- Speed (weight 30%)``, ``Speed (3x), cost (2x)``, ``Weights: speed 3, cost 2``, or a list below such
    words. A shorter form of the name will do: Auth for Authentication.
    """
    before, behind = (
        _complete(list(_said(near, behind=way)), names, judged or _speaks(near)) for way in (False, True)
    )
    if before and behind and before != behind:
        return None  # 40% speed 60% cost 10%
    return before or behind


def _speaks(near: str) -> bool:
    """Whether the lines speak of what somebody decides by."""
    words = near.casefold()
    return any(word in words for word in (*_OF_WEIGHTS, *_OF_CRITERIA))


def _complete(said: Sequence["_Said"], names: Sequence[str], judged: bool) -> SaidWeights | None:
    """The weights of all criteria among those that are said; None where one has none, or two."""
    wanted = [bare(name) for name in names]
    found: dict[str, _Said] = {}
    for one in said:
        fitting = [name for name in wanted if name and _same(one.name, name)]
        exact = [name for name in fitting if name == one.name]
        if len(exact or fitting) != 1:
            continue
        name = (exact or fitting)[0]
        if found.setdefault(name, one).weight != one.weight:
            return None
    if not len(found) == len(set(wanted)) == len(wanted) > 1:
        return None
    weights = {name: one.weight for name, one in found.items()}
    named = all(one.named for one in found.values())
    return SaidWeights(weights, named or (judged and _is_whole(weights.values())))


def may_give_weights(lines: Sequence[str]) -> bool:
    """Whether one of some lines begins as one that gives weights does, roughly."""
    words = "\n".join(lines).casefold()
    return any(word in words for word in _OF_WEIGHTS)


def speaks_of_weights(near: str) -> str:
    """The line beside a table that gives weights to something, figures behind a word for them; ``""`` for
    none.
    """
    for line in near[-_LONGEST:].split("\n"):
        led = _LED.match(narrow(line))
        if led and len(_NUMBER.findall(line, led.end())) > 1:
            return line.strip()
    return ""


class _Said(NamedTuple):
    name: str
    weight: str
    named: bool
    """Whether the line, or the one above its list, calls it a weight."""


def _said(near: str, *, behind: bool) -> Iterator[_Said]:
    """Each weight that a line gives, with the name that it gives it to: `behind` the weight where a sign
    alone says that it is one, else before it.
    """
    listed = False
    for line in narrow(near[-_LONGEST:]).replace("*", "").split("\n"):
        led = _LED.match(line)
        if led or listed:
            parts = list(_parts(line[led.end() :] if led else line))
            yield from (_Said(name, weight, named=True) for name, weight in parts)
            listed = bool(parts and listed) or (led is not None and not line[led.end() :].strip())
            if led or parts:
                continue
        yield from _before(line) if not behind else _behind(line)


def _behind(line: str) -> Iterator[_Said]:
    """Each weight that a line marks by a sign, with the words behind it: ``40% speed, 60% cost``."""
    marks = list(_MARKED.finditer(line))
    parts = list(_parts(line[marks[0].start() :])) if marks and marks[0][1] is None else []
    if len(parts) == len(marks):
        yield from (_Said(name, weight, named=False) for name, weight in parts)


def _before(line: str) -> Iterator[_Said]:
    """Each weight that a line marks as one, by a word or a sign, with the words before it."""
    begin = 0
    for match in _MARKED.finditer(line):
        words = line[max(begin, match.start() - _LONGEST_NAME) : match.start()].rstrip(" ([:=-–—")
        begin = match.end()
        name = bare(_names_between(words))
        if name:
            weight = f"{match[1] or match[3]}{'%' if '%' in (match[2] or match[4] or '') else ''}"
            yield _Said(name, weight, named=match[1] is not None)


def _names_between(words: str) -> str:
    """The name at the end of the words before a weight."""
    name = re.split(r"[,;:.)\]|]", words.rstrip(" ([:=-–—"))[-1].lstrip(" -+0123456789")
    return name[found.end() :] if (found := _AND.match(name)) else name


def _parts(line: str) -> Iterator[tuple[str, str]]:
    """Each bare name and its weight in a line of such pairs, ``speed 40, cost 60``, sentence by sentence;
    nothing from one on in which something else stands, too.
    """
    for sentence in _END.split(line.strip()):
        found = list(_pairs(sentence))
        if not found:
            return
        yield from found


def _pairs(line: str) -> Iterator[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for part in _SEPARATOR.split(line.strip(" -•·.")):
        pair = _NAME_FIRST.fullmatch(part.strip()) or _WEIGHT_FIRST.fullmatch(part.strip())
        if pair is None:
            return
        weight = f"{pair['weight']}{'%' if pair['percent'] else ''}"
        found.append((bare(pair["name"]), weight))
    yield from (pair for pair in found if pair[0])


def _is_whole(weights: Iterable[str]) -> bool:
    """Whether weights add up to all: 100%, or 1."""
    read = [read_weight(weight) for weight in weights]
    values = [one.value for one in read if one is not None]
    shares = all(one is not None and one.kind == "percent" for one in read)
    return abs(fsum(values) - (100 if shares else 1)) < _NEAR_WHOLE * (100 if shares else 1)


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= _LEAST and long.startswith(short))


@frozen
class GridWithWeights:
    """A grid with one of its columns called weights."""

    grid: TextGrid
    maxima: bool
    """Whether the column is called what scores are out of."""


def with_a_column_of_weights(grid: TextGrid) -> Iterator[GridWithWeights]:
    """The grid with one of its first columns called weights, which could be some by what stands in it.

    Only where totals stand in its last rows: they tell whether it holds weights.
    """
    if not any(is_total(row.cells[0]) or is_total(row.cells[1]) for row in grid.rows if grid.width > 2):
        return
    if any(means("weight", head) for head in grid.head.cells):
        return
    tried = 0
    for at, head in enumerate(grid.head.cells):
        if tried == _TRIED:
            return
        aside = is_aside(head) and not means("maximum", head)
        if not at or aside or (is_total(head) and tried) or means("id", head) or means("criterion", head):
            continue
        cells = [row.cells[at] for row in grid.rows if not is_unknown(row.cells[at])]
        if len(cells) < 2 or not all(map(_BARE.fullmatch, map(clean, cells))):
            continue
        tried += 1
        heads = tuple("Weight" if one == at else words for one, words in enumerate(grid.head.cells))
        weighed = replace(grid, head=GridRow(grid.head.line, heads, grid.head.places))
        yield GridWithWeights(weighed, means("maximum", head))
