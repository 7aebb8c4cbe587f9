"""The keys of the Criteria station: those of its ways, and those that do an action of the outline."""

from typing import Final

from textual.binding import Binding, BindingType

OF_WAY = frozenset(
    {
        "change",
        "lean",
        "tie",
        "same",
        "clear",
        "digit_back",
        "flip",
        "law",
        "next_pair",
        "reconsider",
        "group",
    }
)
BY_ID = {
    "count": "count", "lock": "lock", "unlock": "unlock", "per_horizon": "per-horizon", "law": "law",
}  # fmt: skip
"""Keys that do an action of the outline, by the action's id."""
KEYS: Final[tuple[BindingType, ...]] = (
    Binding("right,plus", "lean(1)", "lean", key_display="← →", id="criteria.right"),
    Binding("left,minus", "lean(-1)", "lean to the first", show=False, id="criteria.left"),
    Binding("equals_sign", "tie", "tie", key_display="=", id="criteria.tie"),
    Binding("equals_sign", "same", "both the same", show=False, id="criteria.same"),
    Binding("plus,right,equals_sign", "change(1)", "more", key_display="+", id="criteria.more"),
    Binding("minus,left", "change(-1)", "less", key_display="-", id="criteria.less"),
    Binding("enter,space", "next_pair", "next pair", key_display="↵", id="criteria.next-pair"),
    Binding("f", "flip", "the other", show=False, id="criteria.flip"),
    Binding("f", "law", "flat or steep", id="criteria.law"),
    Binding("r", "reconsider", "think again", id="criteria.reconsider"),
    Binding("x,delete", "clear", "clear", key_display="x", id="criteria.clear"),
    Binding("backspace", "digit_back", "take a digit back", show=False, id="criteria.digit-back"),
    Binding("m", "next_way", "way", id="criteria.way"),
    Binding("s", "beside", "side by side", id="criteria.beside"),
    Binding("c", "count", "count these", id="criteria.count"),
    Binding("b", "group", "group", id="criteria.group"),
    Binding("l", "lock", "lock", id="criteria.lock"),
    Binding("l", "unlock", "unlock", id="criteria.lock"),
    Binding("h", "horizon", "horizon", id="criteria.horizon"),
    Binding("p", "per_horizon", "per horizon", show=False, id="criteria.per-horizon"),
)
