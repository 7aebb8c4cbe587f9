"""Changes of the record itself: its title and its status."""

from datetime import date
from typing import TYPE_CHECKING, Any

from roadworthy.edits.edit import Edit, new_slug, write
from roadworthy.knowledge.edit_words import label_of, refusal
from roadworthy.knowledge.questions import question_at
from roadworthy.model import Decision, PathError, put
from roadworthy.model.outcome import DECIDED, Status, StatusMove
from roadworthy.model.releases import ReleaseTable
from roadworthy.model.slug import slug_for

if TYPE_CHECKING:
    from roadworthy.method.analysis import Analysis


def set_title(words: str) -> Edit:
    """Call the decision otherwise. Refused where nothing is left of the title."""
    title = " ".join(words.split())
    if not title:
        raise PathError(("title",), refusal("no_title"))
    return write(("title",), title, label_of("title", words=title), merge=False)


def move_status(status: Status, on: date, role: str, note: str = "") -> Edit:
    """Move the status; the move is kept with its date and the role of who moved it.

    With the move to decided, the day and the role of the decision are filled in where nobody gave them, and
    where those that stand there are of a decision that was opened again since. With
    the move into what people rely on (decided, or straight to migrating or done) the figures of that day are
    kept, so that later ones can be held against them; that draws.
    """
    if not role.strip():
        raise PathError(("status",), refusal("no_role"))
    question = question_at(("status",))
    label = label_of("status", label=(question.label_of(status) if question else status).lower())

    def apply(decision: Decision) -> Decision:
        kept = StatusMove(status=status, on=on, role=role.strip(), note=note.strip())
        slug = new_slug(decision, ("history",), f"{on.isoformat()}-{status}", "move", kept)
        moved = put(put(decision, ("history", slug), kept), ("status",), status)
        anew = status == "decided" and _is_of_before(decision)
        if status == "decided" and (anew or decision.outcome.decided_on is None):
            moved = put(moved, ("outcome", "decided_on"), on)
        if status == "decided" and (anew or not decision.outcome.decided_by):
            moved = put(moved, ("outcome", "decided_by"), role.strip())
        if status not in DECIDED or decision.status in DECIDED:
            return moved
        return put(moved, ("history", slug), kept.model_copy(update=_of_the_day(moved, on)))

    return Edit(label, ("status",), apply)


def _is_of_before(decision: Decision) -> bool:
    """Whether the day of the decision that stands there is that of one which was opened again since."""
    on = decision.outcome.decided_on
    opened = [move.on for move in decision.history.values() if move.status == "reopened" and move.on]
    return decision.status == "reopened" and on is not None and bool(opened) and on <= max(opened)


def stay_decided(on: date, role: str, why: str, review_on: date | None = None) -> Edit:
    """Put on record that it stays as decided although conditions for reopening it are met, which were seen.

    They are quiet from then on. `review_on` is the next day to look again, where one is given.
    """
    if not role.strip():
        raise PathError(("status",), refusal("no_role"))
    if not why.strip():
        raise PathError(("status",), refusal("no_reason"))
    label = label_of("stays")

    def apply(decision: Decision) -> Decision:
        note = f"{label}. {why.strip()}"
        kept = StatusMove(status=decision.status, on=on, role=role.strip(), note=note, met=_met(decision, on))
        slug = slug_for(f"{on.isoformat()}-stays", decision.history, "move")
        after = put(decision, ("history", slug), kept)
        return after if review_on is None else put(after, ("outcome", "review_on"), review_on)

    return Edit(label, ("history",), apply)


def _of_the_day(decision: Decision, on: date) -> dict[str, Any]:
    """What is kept with the move to decided: the figures, and the conditions for reopening that were met."""
    from roadworthy.method.then_and_now import figures_of_day  # noqa: PLC0415 - for this move alone

    figures = figures_of_day(_analysis(decision, on), _table(decision))
    return {"then": figures, "met": _met(decision, on)}


def _met(decision: Decision, on: date) -> tuple[str, ...]:
    from roadworthy.method.inspection.reopening import met_ids  # noqa: PLC0415 - as above

    return met_ids(_analysis(decision, on), _table(decision))


def _analysis(decision: Decision, on: date) -> "Analysis":
    from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE  # noqa: PLC0415 - as above
    from roadworthy.method.analysis import Analysis  # noqa: PLC0415 - as above

    return Analysis(decision, on, signs=SIGN_CATALOGUE)


def _table(decision: Decision) -> ReleaseTable | None:
    """The release lines of the chosen candidate."""
    from roadworthy.knowledge.releases import published_table  # noqa: PLC0415 - brings the catalogue
    from roadworthy.method.upkeep import table_of  # noqa: PLC0415 - as above

    chosen = decision.outcome.chosen
    if chosen not in decision.candidates:
        return None
    return table_of(decision, chosen, published_table(decision, chosen))
