"""What a walk says when something changed that was decided."""

from typing import Final

from roadworthy.tui.text_layout import Fragment, line

_EDGE: Final = 4
"""Cells before the words and between them and the keys."""


def amendment_notice(grounds: tuple[str, ...], width: int) -> list[Fragment]:
    """One line of `width` cells with its two keys; nothing where nothing changed."""
    if not grounds:
        return []
    keys: list[Fragment] = [
        ("A", "bold $accent"), (" puts that on record  ", "$ink"),
        ("R", "bold $accent"), (" reopens", "$ink"),
    ]  # fmt: skip
    room = width - line(*keys).cell_length - _EDGE
    what = " and ".join(grounds)
    forms = (
        f"This was decided, and its {what} changed.", f"Decided, and its {what} changed.",
        f"{what[0].upper()}{what[1:]} changed.", "Decided, and changed.",
    )  # fmt: skip
    said = next((one for one in forms if len(one) <= room), forms[-1])
    return [(f"{said}  ", "$ink"), *keys]
