"""The guide as text for a terminal and as Markdown."""

import textwrap
from collections.abc import Iterator
from typing import Final

from roadworthy.knowledge.guide import Topic, topic_by_id, topics
from roadworthy.model.text import one_line

_NARROWEST: Final = 30
_WIDEST: Final = 80
"""Lines longer than this are hard to read, however wide the terminal is."""


def topic_text(topic: Topic, width: int = 80) -> str:
    """One topic as plain text, wrapped to `width` columns (30 to 80), ending in a new line."""
    wide = _column(width)
    blocks: list[str] = [_wrap(topic.title, wide, ""), _wrap(topic.in_short, wide, "  ")]
    blocks += [_wrap(paragraph, wide, "  ") for paragraph in topic.text]
    for points in topic.points:
        items = [_item(item, wide) for item in points.items]
        blocks.append("\n".join((_wrap(points.head, wide, "  "), *items)))
    if topic.measures:
        rows = [_item(f"{name}: {words}", wide) for name, words in topic.measures.rows()]
        blocks.append("\n".join(("  Read by the three measures", *rows)))
    if topic.see_also:
        blocks.append(_wrap(f"See also: {', '.join(topic.see_also)}", wide, "  "))
    return "\n\n".join(blocks) + "\n"


def index_text(width: int = 80) -> str:
    """All topics by part, with the id that `roadworthy guide` takes."""
    wide = _column(width)
    blocks = [_wrap("The guide. Read a topic with: roadworthy guide TOPIC", wide, "")]
    id_width = max(len(topic.id) for topic in topics())
    for part, members in _parts():
        lines = [part]
        for topic in members:
            if wide >= id_width + 34:
                lead = f"  {topic.id:<{id_width}}  "
                lines.append(_hang(topic.title, wide, lead, " " * len(lead)))
            else:
                lines.append(_hang(topic.id, wide, "  ", "  "))
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def not_found_text(words: str, near: tuple[Topic, ...]) -> str:
    """One line for a topic that there is not, with what may have been meant."""
    asked = textwrap.shorten(one_line(words), 40, placeholder="…") or "…"
    if near:
        return f"The guide has no topic “{asked}”. Near it: {', '.join(topic.id for topic in near)}."
    return f"The guide has no topic “{asked}”. 'roadworthy guide' lists them all."


def topic_markdown(topic: Topic, level: int = 1) -> str:
    """One topic as Markdown, its title a heading of `level`."""
    blocks = [f"{'#' * level} {topic.title}", f"*{topic.in_short}*", *topic.text]
    for points in topic.points:
        blocks += [f"{'#' * (level + 1)} {points.head}", _bullets(points.items)]
    if topic.measures:
        rows = tuple(f"{name}: {words}" for name, words in topic.measures.rows())
        blocks += [f"{'#' * (level + 1)} Read by the three measures", _bullets(rows)]
    if topic.see_also:
        names = ", ".join(topic_by_id()[other].title for other in topic.see_also)
        blocks.append(f"See also: {names}")
    return "\n\n".join(blocks) + "\n"


def _parts() -> Iterator[tuple[str, list[Topic]]]:
    order = dict.fromkeys(topic.part for topic in topics())
    for part in order:
        yield part, [topic for topic in topics() if topic.part == part]


def _column(width: int) -> int:
    return max(_NARROWEST, min(_WIDEST, width))


def _item(words: str, width: int) -> str:
    return _hang(words, width, "  - ", "    ")


def _wrap(words: str, width: int, indent: str) -> str:
    return _hang(words, width, indent, indent)


def _hang(words: str, width: int, first: str, rest: str) -> str:
    return textwrap.fill(
        words,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_on_hyphens=False,
        break_long_words=True,
    )


def _bullets(items: tuple[str, ...]) -> str:
    return "\n".join(f"- {item}" for item in items)
