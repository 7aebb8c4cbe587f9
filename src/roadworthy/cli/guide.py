"""``roadworthy guide``: the guide in the terminal."""

import shutil
import sys

from roadworthy.knowledge.guide import find_topic
from roadworthy.knowledge.guide import topics as all_topics
from roadworthy.report.guide import index_text, not_found_text, topic_text


class NoTopicError(ValueError):
    """The guide has no such topic; `str` says what may have been meant, in one line."""


def told(words: str | None) -> str:
    """The list of topics, or the topic that `words` name. Raises NoTopicError."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 80
    if not words:
        return index_text(width)
    found = find_topic(words)
    if found.topic is None:
        raise NoTopicError(not_found_text(words, found.near))
    return topic_text(found.topic, width)


def topics() -> list[str]:
    """The ids of all topics."""
    return [topic.id for topic in all_topics()]
