"""How the first screen draws its rows: a recent decision, a beginning, a sample."""

from collections.abc import Sequence
from pathlib import Path

from textual.content import Content

from roadworthy.method.ranking import RankedCandidate
from roadworthy.model import Decision
from roadworthy.model.text import one_line
from roadworthy.tui.file_overview import FileOverview
from roadworthy.tui.glyphs import glyph, mark, mark_style, soft_style
from roadworthy.tui.screens.paths import shown_path, tail
from roadworthy.tui.screens.rows import ListRow
from roadworthy.tui.text_layout import Fragment, clause, first_sentence, fit, line, share, thin_bar

DATE = 12
LEADER = 22


def place_mark(decision: Decision, candidate: str) -> Fragment:
    """The mark of a candidate."""
    at = list(decision.candidates).index(candidate)
    return mark(at), mark_style(at)


def place_bar(decision: Decision, place: RankedCandidate, width: int) -> Content:
    """The value of a candidate as a thin bar with its range."""
    at = list(decision.candidates).index(place.candidate)
    low, high = decision.scale.low, decision.scale.high
    begin, end = share(place.low or low, low, high), share(place.high or low, low, high)
    return thin_bar(begin, end, width, mark_style(at), soft_style(at))


def leading(overview: FileOverview) -> RankedCandidate | None:
    """The place that stands for the decision: the chosen candidate's, else the leader's."""
    chosen = overview.decision.outcome.chosen
    known = {place.candidate: place for place in overview.places}
    if chosen in known:
        return known[chosen]
    first = overview.places[0] if overview.places else None
    return first if first is not None and first.rank == 1 and overview.leader.leaders else None


def recent_head(width: int) -> list[Content]:
    """The head of the table of recent decisions."""
    left = fit(line(("recent", "$dim")), width - DATE - LEADER)
    return [line(left, fit(line(("first", "$dim")), LEADER), (f"{'next date':>{DATE}}", "$dim"))]


def recent_row(key: str, path: Path, overview: FileOverview | None, *, there: bool) -> ListRow:
    """Title, leader and date; file, status, bar and what the date asks for."""

    def draw(width: int, here: bool) -> Sequence[Content]:
        strong = "bold $bright" if here else "$ink"
        file = one_line(shown_path(path))
        if not there or (overview is not None and overview.problem is not None):
            why = "can't be read; enter shows what is wrong" if there else "not there any more"
            name = line((tail(file, width), "bold $bright" if here else "$dim"))
            return [fit(name, width), fit(line((glyph("look"), "bold $warn"), (f" {why}", "$ink")), width)]
        if overview is None:
            return [
                fit(line((one_line(path.stem), strong)), width),
                fit(line((tail(file, width), "$dim")), width),
            ]
        column = width - DATE - LEADER
        first, second = _leader(overview)
        view = overview.overview
        late: Fragment = ("! " if overview.overdue else "", "bold $warn")
        on = line(late, (view.next_on.isoformat() if view.next_on else "", "$ink"))
        status: Fragment = (view.status, "$ink" if here else "$dim")
        return [
            line(fit(line((clause(view.title, column - 1), strong)), column), fit(first, LEADER), _right(on)),
            line(
                fit(line(fit(line((tail(file, column - 14), "$dim")), column - 13), " ", status), column),
                fit(second, LEADER),
                _right(line((_asks(view.next_what), "$dim"))),
            ),
        ]

    return ListRow(key, draw)


def _asks(what: str) -> str:
    """What a date asks for, in a word or two."""
    if what.startswith("risk:"):
        return "a risk"
    if what.endswith(" starts"):
        return "a phase"
    return "forced" if what.startswith("a choice") else clause(what, DATE)


def _right(content: Content) -> Content:
    return line(" " * max(0, DATE - content.cell_length), content)


def _leader(overview: FileOverview) -> tuple[Content, Content]:
    place = leading(overview)
    if place is None or place.value is None:
        words = "nobody yet" if overview.places else "no candidates yet"
        return line((words, "$dim")), Content("")
    name = overview.decision.candidate_name(place.candidate)
    first = line(
        place_mark(overview.decision, place.candidate),
        " ",
        fit(line((name, "$ink")), LEADER - 8),
        (f" {place.value:.2f}", "$ink"),
    )
    return first, line("  ", place_bar(overview.decision, place, LEADER - 5))


def start_row(key: str, letter: str, label: str, words: str) -> ListRow:
    """A way to begin."""

    def draw(width: int, here: bool) -> Sequence[Content]:
        name: Fragment = (f"{label:<16}", "bold $bright" if here else "$ink")
        return [fit(line((f"{letter}  ", "bold $accent"), name, (clause(words, width - 19), "$dim")), width)]

    return ListRow(key, draw)


def sample_row(key: str, number: int, overview: FileOverview | None, name: str) -> ListRow:
    """A sample: its title, and one line from its note."""

    def draw(width: int, here: bool) -> Sequence[Content]:
        title = overview.overview.title if overview is not None else name.replace("-", " ").capitalize()
        words = (
            clause(first_sentence(overview.decision.note), width - 3).rstrip(".")
            if overview is not None
            else ""
        )
        return [
            fit(
                line(
                    (f"{number}  ", "bold $accent"),
                    (clause(title, width - 3), "bold $bright" if here else "$ink"),
                ),
                width,
            ),
            fit(line("   ", (words, "$dim")), width),
        ]

    return ListRow(key, draw)
