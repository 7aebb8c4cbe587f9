"""Three texts of one decision made one: two branches and what they come from."""

from typing import Final

from roadworthy.edits.merge.merge import Whose, marked, merge, nobody
from roadworthy.edits.merge.three_way import Clash
from roadworthy.model import Decision
from roadworthy.model.frozen import frozen
from roadworthy.model.plain import canonical
from roadworthy.model.tree import Tree
from roadworthy.store.load import read_text
from roadworthy.store.merge_comments import text_of
from roadworthy.store.merge_trivia import merge_trivia
from roadworthy.store.trivia import EMPTY, Trivia
from roadworthy.store.unknown import merge as with_unknown
from roadworthy.store.unknown import unknown_keys

NAMES: Final = ("BASE", "OURS", "THEIRS")


@frozen
class MergedText:
    """What two branches of a file come to."""

    text: str
    clashes: tuple[Clash, ...]
    """What both changed, each otherwise; in the text it is marked under ``conflicts``."""


def merge_texts(
    base: str, ours: str, theirs: str, *, whose: Whose = nobody, names: tuple[str, str, str] = NAMES
) -> MergedText:
    """The text of the merged decision, which loads whatever clashes; `base` is empty where there was none.

    Raises StoreError where one of the three is no decision; `names` are how they are called in it.
    """
    if theirs in (base, ours):
        return MergedText(ours, ())
    if ours == base:
        return MergedText(theirs, ())
    of_base, of_ours, of_theirs = _read(base, names[0]), _read(ours, names[1]), _read(theirs, names[2])
    found = merge(_tree(*of_base), _tree(*of_ours), _tree(*of_theirs))
    trivia = merge_trivia((of_base[1], of_ours[1], of_theirs[1]), unknown_keys(found.data), found.renamed)
    text = text_of(marked(found.decision, found.clashes, whose), trivia, names[1])
    read_text(text, names[1])
    return MergedText(text, found.clashes)


def _read(text: str, name: str) -> tuple[Decision | None, Trivia]:
    if not text.strip():
        return None, EMPTY
    decision, _, trivia = read_text(text, name)
    return decision, trivia


def _tree(decision: Decision | None, trivia: Trivia) -> Tree:
    return {} if decision is None else with_unknown(canonical(decision), trivia.unknown, decision)
