"""Text as people and files give it, made safe once: what could steer a terminal becomes visible."""

import re
from typing import Annotated, Final

from pydantic import AfterValidator
from typing_extensions import TypeAliasType

_CONTROL_PICTURES: Final = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
_BIDI: Final = {
    0x061C: "ALM", 0x200E: "LRM", 0x200F: "RLM",
    0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO",
    0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI",
}  # fmt: skip
_VISIBLE: Final[dict[int, int | str]] = {
    **_CONTROL_PICTURES,
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
    **{code: f"⟨{name}⟩" for code, name in _BIDI.items()},
    0x2028: "\n",
    0x2029: "\n",
}
_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def visible(words: str) -> str:
    r"""The same words with control, direction and broken characters made visible, new lines as ``\\n``.

    Idempotent. Nothing that the result holds can move a cursor, clear a screen or reverse a line.
    """
    if not _UNSAFE.search(words):
        return words
    return words.replace("\r\n", "\n").replace("\r", "\n").translate(_VISIBLE)


def one_line(words: str) -> str:
    """`visible` words on one line: new lines and tabs become spaces."""
    clean = visible(words)
    return clean.replace("\n", " ").replace("\t", " ") if "\n" in clean or "\t" in clean else clean


Text = TypeAliasType("Text", Annotated[str, AfterValidator(visible)])
"""Words of any length, over several lines where the person wants them."""

Line = TypeAliasType("Line", Annotated[str, AfterValidator(one_line)])
"""Words on one line: a name, a title, a role."""
