"""Changes of the record itself: its title and its status."""

from datetime import date

from roadworthy.edits.edit import Edit, new_slug, write
from roadworthy.knowledge.edit_words import label_of, refusal
from roadworthy.knowledge.questions import question_at
from roadworthy.model import Decision, PathError, put
from roadworthy.model.outcome import Status, StatusMove


def set_title(words: str) -> Edit:
    """Call the decision otherwise. Refused where nothing is left of the title."""
    title = " ".join(words.split())
    if not title:
        raise PathError(("title",), refusal("no_title"))
    return write(("title",), title, label_of("title", words=title), merge=False)


def move_status(status: Status, on: date, role: str, note: str = "") -> Edit:
    """Move the status; the move is kept with its date and the role of who moved it.

    With the move to decided, the day and the role of the decision are filled in where nobody gave them.
    """
    if not role.strip():
        raise PathError(("status",), refusal("no_role"))
    question = question_at(("status",))
    label = label_of("status", label=(question.label_of(status) if question else status).lower())

    def apply(decision: Decision) -> Decision:
        kept = StatusMove(status=status, on=on, role=role.strip(), note=note.strip())
        slug = new_slug(decision, ("history",), f"{on.isoformat()}-{status}", "move", kept)
        moved = put(put(decision, ("history", slug), kept), ("status",), status)
        if status != "decided":
            return moved
        if decision.outcome.decided_on is None:
            moved = put(moved, ("outcome", "decided_on"), on)
        return moved if decision.outcome.decided_by else put(moved, ("outcome", "decided_by"), role.strip())

    return Edit(label, ("status",), apply)
