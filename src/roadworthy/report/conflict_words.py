"""What a merge kept twice, in words."""

from datetime import date
from typing import Any

from roadworthy.knowledge.history_words import rows_called, say
from roadworthy.method.conflicts import OpenConflict, rows_at
from roadworthy.model import Decision
from roadworthy.model.conflict import Conflict, Side
from roadworthy.model.keypath import read_dotted
from roadworthy.report.phrases import listed
from roadworthy.report.place_words import place_words, record_name, upper, value_words


def conflict_words(record: Conflict, decision: Decision) -> str:
    """One conflict: the place, what each side said, who and when."""
    path = read_dotted(record.at)
    if not path:
        return upper(record.at)
    place = place_words(path, decision)
    if record.gone is not None:
        return say("to_settle_gone", place=place, mine=_does(record, "mine"), theirs=_does(record, "theirs"))
    if rows_at(decision, path) is not None:
        orders = [_by(record, side, _order(record, side, decision)) for side in ("mine", "theirs")]
        return upper(say("to_settle_order", place=rows_called(path[-1]), mine=orders[0], theirs=orders[1]))
    mine = _by(record, "mine", value_words(path, record.mine, decision))
    theirs = _by(record, "theirs", value_words(path, record.theirs, decision))
    return say("to_settle_value", place=place, mine=mine, theirs=theirs)


def conflict_place(conflict: OpenConflict, decision: Decision) -> str:
    """The place that is kept twice, as a person calls it."""
    words = rows_called(conflict.path[-1]) if conflict.kind == "order" else ""
    return upper(words or place_words(conflict.path, decision))


def _does(record: Conflict, side: Side) -> str:
    key = "takes_away" if record.gone == side else "changes_it"
    return _by(record, side, say(key, side=say(f"side_{side}")))


def _order(record: Conflict, side: Side, decision: Decision) -> str:
    said: Any = record.mine if side == "mine" else record.theirs
    path = read_dotted(record.at)
    return listed([record_name((*path, key), decision) for key in said] if isinstance(said, tuple) else [])


def _by(record: Conflict, side: Side, what: str) -> str:
    who: str = record.mine_by if side == "mine" else record.theirs_by
    on: date | None = record.mine_on if side == "mine" else record.theirs_on
    if not who:
        return what
    return say("by", what=what, who=who, on=on.isoformat()) if on else say("by_somebody", what=what, who=who)
