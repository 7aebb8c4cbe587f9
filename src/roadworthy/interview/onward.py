"""What is asked next: the first question without an answer from a place on, at whichever station."""

from collections.abc import Iterable, Iterator

from roadworthy.interview.answers import present_answer
from roadworthy.interview.items import AddRecord, Ask, RecordLine, about
from roadworthy.interview.outlines.asking import DRAFT
from roadworthy.interview.stations import outline_of
from roadworthy.interview.view import View
from roadworthy.knowledge.questions import answered
from roadworthy.method.analysis import Analysis
from roadworthy.method.completeness import FEWEST_CANDIDATES
from roadworthy.method.homes import STATIONS
from roadworthy.model import KeyPath
from roadworthy.model.frozen import frozen


@frozen
class OpenQuestion:
    """A question without an answer, or the line that adds a candidate where there are too few."""

    station: str
    path: KeyPath


def next_open(of: Analysis, station: str, path: KeyPath = (), *, short: bool = False) -> OpenQuestion | None:
    """The next question without an answer after `path` at `station`, essential ones first.

    `path` is that of a question, or of a record on whose line one is asked.

    It goes on through the stations behind, then from the first one back to where it began; in the `short`
    walk the essential questions are asked alone. None where everything is answered.
    """
    at = STATIONS.index(station)
    here = list(_asked(of, station, short=short))
    start = next((number for number, one in enumerate(here, 1) if path in (one.line, one.path)), 0)
    parts: list[tuple[str, Iterable[_Asked]]] = [(station, here[start:])]
    parts += [(name, _asked(of, name, short=short)) for name in (*STATIONS[at + 1 :], *STATIONS[:at])]
    later: OpenQuestion | None = None
    for name, asked in (*parts, (station, here[:start])):
        for one in asked:
            if not one.is_open:
                continue
            found = OpenQuestion(name, one.path)
            if one.essential:
                return found
            later = later or found
    return later


@frozen
class _Asked:
    """What is asked at a station, with the path of the line where a person stands then."""

    line: KeyPath
    path: KeyPath
    essential: bool
    is_open: bool


def _asked(of: Analysis, station: str, *, short: bool) -> Iterator[_Asked]:
    few = len(of.decision.candidates) < FEWEST_CANDIDATES
    for item in outline_of(station)(of, View(short=short, everything=True)):
        one = item.figure if isinstance(item, RecordLine) else item
        if isinstance(one, Ask) and DRAFT not in one.path:
            line = item.path if isinstance(item, RecordLine) else one.path
            is_open = not answered(present_answer(of.decision, one.path))
            yield _Asked(line, one.path, one.question.essential, is_open)
        elif isinstance(item, AddRecord) and item.table == ("candidates",):
            yield _Asked(about(item), about(item), essential=True, is_open=few)
