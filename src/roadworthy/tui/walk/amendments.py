"""What a walk says when something changed that was decided."""

from roadworthy.tui.text_layout import Fragment


def amendment_notice(grounds: tuple[str, ...]) -> list[Fragment]:
    """One line with its two keys; nothing where nothing changed."""
    if not grounds:
        return []
    said = f"This was decided, and its {' and '.join(grounds)} changed.  "
    keys: list[Fragment] = [("A", "bold $accent"), (" puts that on record  ", "$ink")]
    return [(said, "$ink"), *keys, ("R", "bold $accent"), (" reopens", "$ink")]
