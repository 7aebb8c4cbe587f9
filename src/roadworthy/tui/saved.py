"""How saving stands, in the few words that a header has room for, and when something was saved."""

from datetime import date, datetime

from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment


def when_words(when: datetime, today: date) -> str:
    """A time as a person says it: the hour today, the day before that."""
    local = when.astimezone()
    if local.date() == today:
        return f"today {local:%H:%M:%S}"
    if (today - local.date()).days == 1:
        return f"yesterday {local:%H:%M}"
    return f"{local:%Y-%m-%d %H:%M}"


def save_words(state: str, saved_at: datetime | None, *, wide: bool) -> list[Fragment]:
    """The state of saving and when it was last saved; without the time where there is little room."""
    if state == "read-only":
        return [("read-only", "$accent")]
    if state == "failed":
        return [("! ", "bold $warn"), ("not saved", "$ink")]
    if state == "conflict":
        return [("! ", "bold $warn"), ("changed on disk", "$ink")]
    sign = glyph("holds") if state == "saved" else glyph("more")
    if saved_at is None or not wide:
        words = " saved" if state == "saved" else " saving"
    else:
        words = f" saved {saved_at:%H:%M}"
    return [(sign, "$ink"), (words, "$ink")]
