"""A move of the status in words."""

from roadworthy.knowledge.edit_words import label_of
from roadworthy.model import Decision
from roadworthy.report.answers import in_full
from roadworthy.report.phrases import ended, phrase


def move_words(slug: str, decision: Decision) -> str:
    """One entry of the history: ``2026-11-16: decided by Lead: why``, ``2026-12-01: amended by Ana: …``."""
    move = decision.history[slug]
    lead, words = label_of("amended", grounds=""), " ".join(move.note.split())
    if words.startswith(lead):
        status, words = phrase("say", "amended"), words.removeprefix(lead)
    else:
        words = move.note
        status = in_full(("history", slug, "status"), move.status, decision).lower() if move.status else "?"
    by = phrase("say", "by", who=ended(move.role)) if move.role else ""
    note = f": {words}" if words else ""
    on = move.on.isoformat() if move.on else phrase("say", "undated")
    return phrase("say", "moved", on=on, status=status, by=by, note=note)
