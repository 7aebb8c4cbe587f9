"""What the law of widths forbids, found in drawn lines: figures and words that are cut, names that look alike."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from rich.cells import cell_len

from roadworthy.model import Decision
from roadworthy.tui.widgets.grid_names import INDENT

_SIGNS = "■◆▲★✚◗│╷─━╸╺█▌░▏▎▍▋▊▉▁▂▄▆┃┬┴╎▓▒▐○●◐◉✓!?+"
_PIECE = re.compile(rf"[^{_SIGNS}]+")
_GAPS = re.compile(r" {2,}")
_WORD = re.compile(r"[^\s“”„\"'()\[\]{},;:]+")
_PARTED = re.compile(r"[-–/=]")
_TOUCHING = re.compile(r"[a-z…]\d\d\d\d-\d\d-\d\d|\d-\d\d[■◆▲★✚◗]|[a-uw-z…]\d\.\d\d\b(?!\.)|\d(?:[■◆▲★✚◗])")
_LOST_COUNT = re.compile(r"[+<>]…")
"""A sign whose figure is cut off."""


class Words:
    """Every word that a screen may show whole, and every name."""

    def __init__(self, texts: Iterable[str], names: Iterable[str], more: "Words | None" = None) -> None:
        texts = tuple(texts)
        self.names = sorted({" ".join(name.split()) for name in names if name.strip()})
        self.known = {word.rstrip(".!?") for text in texts for word in _WORD.findall(text)}
        self.known |= {part for word in self.known for part in _PARTED.split(word)}
        self._on = {
            " ".join(name.split(" ")[at:]) for name in self.names for at in range(len(name.split(" ")))
        }
        self.ending = {word for text in texts if "…" in text for word in re.findall(r"(\S+)…", text)}
        if more is not None:
            self.known |= more.known
            self.ending |= more.ending

    def goes_on(self, piece: str) -> bool:
        """Whether a piece before its ellipsis is how a name goes on from one of its words."""
        before = piece.split("…", maxsplit=1)[0].strip()
        return any(rest.startswith(before) for rest in self._on) if before else False


def names_of(decision: Decision) -> Iterator[str]:
    """The names that a person gave."""
    yield from (decision.candidate_name(slug) for slug in decision.candidates)
    yield from (decision.criterion_name(slug) for slug in decision.criteria)


def faults(lines: Iterable[str], width: int, words: Words) -> Iterator[tuple[str, str]]:
    """What is wrong, and the line it is wrong in."""
    lines = [*lines]
    for line, under in zip(lines, [*lines[1:], ""], strict=True):
        if cell_len(line) > width:
            yield "wider than the screen", line
        if _TOUCHING.search(line):
            yield "a column touches its neighbour", line
        if _LOST_COUNT.search(line):
            yield "a figure is cut", line
        pieces = [*_pieces(line)]
        for at, piece in pieces:
            starts = (at + found.start() for found in re.finditer(r"\S+", piece))
            ends = {end for start in starts if (end := _below(under, start, piece))}
            yield from ((fault, line) for fault in _cuts(piece, ends, words))
        shown = [piece for _, piece in pieces]
        for piece in {piece for piece in shown if shown.count(piece) > 1 and words.goes_on(piece)}:
            told = [
                _below(under, at + len(one) - len(one.lstrip()), one) for at, one in pieces if one == piece
            ]
            if not all(told) or len({*told}) < len(told):
                yield f"two names look alike: {piece.strip()}", line


def _pieces(line: str) -> Iterator[tuple[int, str]]:
    """The parts of a line with an ellipsis, and where they begin."""
    for found in _PIECE.finditer(line):
        at = found.start()
        for part in _GAPS.split(found.group()):
            begins = line.index(part, at)
            at = begins + len(part)
            if "…" in part:
                yield begins, part


def _below(under: str, at: int, piece: str) -> str:
    """What stands in the next line below a cell of a piece that ends with an ellipsis: how a name ends there."""
    if not piece.rstrip().endswith("…"):
        return ""
    parts = ((found.start(), found.group()) for found in re.finditer(r"\S+(?: \S+)*", under))
    return next((words for begins, words in parts if abs(begins - at) <= INDENT), "")


def _cuts(piece: str, below: set[str], words: Words) -> Iterator[str]:
    parts = piece.split("…")
    for before, after in pairwise(parts):
        last = _last_word(before)
        if not last or last.endswith("–") or last in words.ending:
            continue
        alike = _meant(before, after, words.names)
        told = [name for name in alike if any(name.endswith(end) for end in below)]
        if len(told or alike) > 1:
            yield f"two names look alike: {' | '.join(alike[:2])}"
        elif re.search(r"\d", last) and last.rstrip(".") not in words.known:
            yield f"a figure is cut: {last}"
        elif not alike and last.rstrip(".") not in words.known and not words.goes_on(piece):
            yield f"a word is cut: {last}"


def _last_word(before: str) -> str:
    found = _WORD.findall(before)
    return found[-1] if found and not before.endswith(" ") else ""


def _meant(before: str, after: str, names: list[str]) -> list[str]:
    """The names that may be meant by what stands around an ellipsis."""
    ends = [after[: match.end()] for match in re.finditer(r"\S+", after)][::-1] if after[:1].strip() else [""]
    for start in (match.start() for match in re.finditer(r"\S+", before)):
        head = before[start:]
        for end in ends:
            if len(head) + len(end) < 3:
                continue
            found = [name for name in names if name.startswith(head) and name[len(head) :].endswith(end)]
            if found:
                return found
    return []
