"""The words of a cell or a line of Markdown without its marks."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

LONGEST: Final = 1_000
"""Characters of a cell that are read; a score stands at its beginning."""
_MARKED: Final = re.compile(r"[*_`~\[\]<>&\\!]")
_BOLD: Final = re.compile(r"(\*{1,3})([^*_`~\[\]<>&\\!\s](?:[^*_`~\[\]<>&\\!]*[^*_`~\[\]<>&\\!\s])?)\1")
_FOOTNOTE: Final = re.compile(r"\[\^[^\]\s]*\]")
_TAG: Final = re.compile(r"<[^<>]*>")
_RAISED: Final = re.compile(r"<(sup|del|s|strike)(?:\s[^<>]*)?>[^<>]*</\1\s*>", re.IGNORECASE)
"""What stands above the line is a footnote, ``5<sup>1</sup>``, and what is struck is not said any more."""
_WITHIN: Final = re.compile(
    r"<(?:!|/?(?:a|b|code|em|font|i|img|mark|span|strong|sub|tt|u|var|wbr)\b)", re.IGNORECASE
)
"""Tags within a word or figure; those of any other kind part what stands before them from what follows."""
_BREAK: Final = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_BREAK_BEHIND: Final = re.compile(
    r"(?<=[\d%)★☆⭐*])\s*<(?:br|ul|ol|li|p|div)\b[^<>]*>\s*(?:<(?:ul|ol|li|p|div)\b[^<>]*>\s*){0,3}(?=[^\W\d_])",
    re.IGNORECASE,
)
"""A line that ends with a figure, before one of words: what stands below a score is about it."""


def plain_words(content: str) -> str:
    """Of a link its text, of code its content, of struck words nothing; spaces joined."""
    content = content[:LONGEST]
    if not _MARKED.search(content):
        return " ".join(content.split())
    return _unmarked(content)


@lru_cache(4096)
def _unmarked(content: str) -> str:
    content = content.replace("\\|", "|").strip()
    if found := _BOLD.fullmatch(content):
        return " ".join(found[2].split())
    content = _BREAK.sub(" ", _BREAK_BEHIND.sub(" — ", _RAISED.sub("", without_footnotes(content))))
    tokens = _inline_parser().parseInline(content)[0].children or []
    words: list[str] = []
    struck = 0
    for token in tokens:
        if token.type in ("s_open", "s_close"):
            struck += 1 if token.type == "s_open" else -1
        elif struck:
            continue
        elif token.type == "html_inline":
            words.append("" if _WITHIN.match(token.content) else " ")
        elif token.type in ("softbreak", "hardbreak"):
            words.append(" ")
        else:
            words.append(token.content)
    return " ".join(_TAG.sub("", "".join(words)).split()).replace("**", "").replace("__", "")


def without_footnotes(words: str) -> str:
    """The words without marks of footnotes such as ``[^1]``."""
    return _FOOTNOTE.sub("", words) if "[^" in words else words


@cache
def _inline_parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["strikethrough"])
