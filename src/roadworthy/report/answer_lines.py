"""A decision as lines, one for each answer: what ``git diff`` compares."""

from collections.abc import Iterator
from typing import Any, Final

from roadworthy.knowledge.history_words import part_title, say
from roadworthy.method.analysis import Analysis
from roadworthy.model import KeyPath
from roadworthy.model.text import one_line
from roadworthy.model.tree import Tree
from roadworthy.report.change_words import is_known, part_of, parts
from roadworthy.report.conflict_words import conflict_words
from roadworthy.report.phrases import figures
from roadworthy.report.place_words import place_words, record_name, value_words
from roadworthy.report.status_moves import move_words

_OF_A_MOVE: Final = tuple((field,) for field in ("status", "on", "role", "note"))
"""What its line says of a move."""


def answer_lines(analysis: Analysis, data: Tree) -> Iterator[str]:
    """Every answer by station, ``Scores: Django, speed, score: 4``, then the ranking.

    A move of the status and an amendment are a line each, under whichever key they stand.
    """
    lines: dict[str, list[str]] = {part: [] for part, _ in parts()}
    moves: set[KeyPath] = set()
    for path, value in _answers(data):
        if path[0] in ("format", "conflicts"):
            continue
        if path[0] == "history" and path[2:] in _OF_A_MOVE and path[1] in analysis.decision.history:
            if path[:2] not in moves:
                moves.add(path[:2])
                lines[part_of(path)].append(one_line(move_words(path[1], analysis.decision)))
            continue
        place = place_words(path, analysis.decision) if is_known(path) else ".".join(path)
        lines[part_of(path)].append(f"{place}: {value_words(path, value, analysis.decision)}")
    for record in analysis.decision.conflicts.values():
        lines["conflicts"].append(conflict_words(record, analysis.decision))
    for part, title in parts():
        yield from (f"{title}: {line}" for line in lines[part])
    places = analysis.ranking()
    for one, value in zip(places, figures([one.value for one in places]), strict=True):
        name = record_name(("candidates", one.candidate), analysis.decision)
        yield f"{part_title('so')}: {say('stands', name=name, value=value, rank=one.rank or '–')}"


def _answers(node: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    for key, value in node.items():
        if isinstance(value, dict):
            yield from _answers(value, (*path, key))
        else:
            yield (*path, key), value
