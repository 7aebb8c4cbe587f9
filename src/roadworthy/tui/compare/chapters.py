"""The chapters that say why the ranking is as it is, each as lines for a width."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from roadworthy.knowledge.interview_words import say
from roadworthy.report.scenarios import scenarios
from roadworthy.tui.compare import sides
from roadworthy.tui.compare.argument import least_move
from roadworthy.tui.compare.dominance import dominance
from roadworthy.tui.compare.grounds import grounds_chapter
from roadworthy.tui.compare.rival import rival_rows
from roadworthy.tui.compare.scenarios import scenario_table
from roadworthy.tui.compare.seen import Seen
from roadworthy.tui.compare.weights import chart, tracks
from roadworthy.tui.text_layout import Fragment, line

CHAPTERS: Final = ("rival", "weights", "horizons", "cost", "grounds")
_PLOT: Final = 8
_TALL_PLOT: Final = 12


def chapter_bar(current: int, width: int) -> list[Content]:
    """All chapters in one line, the one that is shown lit; in two where one is too short."""
    lines: list[list[Fragment]] = [[]]
    for number, key in enumerate(CHAPTERS, 1):
        here = number == current
        part = line(
            (f" {number}", "bold $accent"), (f" {say('chapter', key)} ", "bold $bright" if here else "$ink")
        )
        part = part.stylize_before("on $select") if here else part
        if lines[-1] and line(*lines[-1], part).cell_length > width:
            lines.append([])
        lines[-1].append(part)
    return [line(*parts) for parts in lines]


def chapter(
    number: int, seen: Seen, width: int, *, pair: tuple[str, str] | None, criterion: int, tall: bool
) -> Sequence[Content]:
    """The lines of a chapter. `pair` is whom it is about, `criterion` the weight; `tall`: there is room."""
    begin = f"{number}  "
    match CHAPTERS[number - 1]:
        case "rival":
            found = rival_rows(seen, pair, width, begin)
            worse = dominance(seen, width)
            return [*found, *([Content("")] if worse else []), *worse]
        case "weights":
            if not seen.matrix.weights:
                return [line((say("chapter", "no_weights"), "$dim"))]
            at = min(criterion, len(seen.matrix.criteria) - 1)
            table = scenario_table(seen, list(scenarios(seen.analysis)), None, width)
            return [
                *chart(seen, at, width, _TALL_PLOT if tall else _PLOT, begin),
                Content(""),
                *tracks(seen, at, width),
                *least_move(seen, width),
                *([Content(""), *table] if table else []),
            ]
        case "horizons":
            return sides.horizons(seen.analysis, width, begin)
        case "cost":
            return sides.costs(seen.decision, seen.places, width, begin)
        case _:
            return grounds_chapter(seen, width, begin)
