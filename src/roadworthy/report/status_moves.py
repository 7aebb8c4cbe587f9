"""A move of the status in words."""

from roadworthy.model import Decision
from roadworthy.report.answers import in_full
from roadworthy.report.phrases import ended, phrase


def move_words(slug: str, decision: Decision) -> str:
    """One entry of the history: ``2026-11-16: decided by Lead: why``."""
    move = decision.history[slug]
    status = in_full(("history", slug, "status"), move.status, decision).lower() if move.status else "?"
    by = phrase("say", "by", who=ended(move.role)) if move.role else ""
    note = f": {move.note}" if move.note else ""
    on = move.on.isoformat() if move.on else phrase("say", "undated")
    return phrase("say", "moved", on=on, status=status, by=by, note=note)
