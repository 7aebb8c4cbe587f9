"""What a merge kept twice, in words."""

from datetime import date

from roadworthy.knowledge.history_words import rows_called, say
from roadworthy.model import Decision, KeyPath, PathError, get
from roadworthy.model.conflict import Conflict
from roadworthy.model.keypath import read_dotted
from roadworthy.report.place_words import place_words, upper, value_words


def conflict_words(record: Conflict, decision: Decision) -> str:
    """One conflict: the place, what each side said, who and when."""
    path = read_dotted(record.at)
    if not path:
        return upper(record.at)
    place = place_words(path, decision)
    if record.gone is not None:
        return say("to_settle_gone", place=place)
    if _is_table(path, decision):
        return upper(say("to_settle_order", place=rows_called(path[-1])))
    mine = _by(value_words(path, record.mine, decision), record.mine_by, record.mine_on)
    theirs = _by(value_words(path, record.theirs, decision), record.theirs_by, record.theirs_on)
    return say("to_settle_value", place=place, mine=mine, theirs=theirs)


def _by(what: str, who: str, on: date | None) -> str:
    if not who:
        return what
    return say("by", what=what, who=who, on=on.isoformat()) if on else say("by_somebody", what=what, who=who)


def _is_table(path: KeyPath, decision: Decision) -> bool:
    try:
        return isinstance(get(decision, path), dict)
    except PathError:
        return False
