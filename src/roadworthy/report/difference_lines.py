"""What differs between two decisions, in words by station: for who has to say which of them counts."""

from datetime import date

from roadworthy.knowledge.history_words import say
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision
from roadworthy.model.changes import changes
from roadworthy.model.plain import canonical
from roadworthy.report.change_words import parts, told_changes
from roadworthy.report.versions import Versions


def difference_lines(old: Decision, new: Decision, today: date) -> list[str]:
    """Each thing that changed from `old` to `new` behind its station: ``Scores: Quarkus on …: 4, was 3.``.

    In the order of the stations; none where nothing differs.
    """
    before, after = canonical(old), canonical(new)
    found = changes(before, after)
    was, now = (Analysis(one, today, signs=SIGN_CATALOGUE) for one in (old, new))
    titles = dict(parts())
    told = told_changes(found, Versions(was, now, before, after))
    lines = [f"{titles[one.part]}: {one.says}." for one in told]
    return lines or ([say("only_keys")] if found else [])
