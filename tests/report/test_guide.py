"""The guide in print: nothing lost, nothing wider than asked."""

import pytest

from each import each
from roadworthy.knowledge.guide import Topic, find_topic, topic_by_id, topics
from roadworthy.report.guide import index_text, not_found_text, topic_markdown, topic_text


def squeezed(words: str) -> str:
    return " ".join(words.split())


@each("topic", topics(), ids=lambda topic: topic.id)
@each("width", [30, 57, 80])
def test_fits_the_width_and_keeps_every_word(topic: Topic, width: int) -> None:
    text = topic_text(topic, width)
    assert max(map(len, text.splitlines())) <= width
    flat = squeezed(text)
    for words in (topic.title, topic.in_short, *topic.text):
        assert squeezed(words) in flat
    for points in topic.points:
        assert points.head in flat
        assert all(squeezed(item) in flat for item in points.items)
    if topic.measures:
        assert all(f"{name}: {words}" in flat for name, words in topic.measures.rows())


def test_a_wide_terminal_does_not_make_long_lines() -> None:
    assert max(map(len, topic_text(topic_by_id()["horizons"], 300).splitlines())) <= 80


@pytest.mark.parametrize("width", [30, 50, 80, 200])
def test_the_index_lists_every_topic_once(width: int) -> None:
    lines = index_text(width).splitlines()
    assert max(map(len, lines)) <= max(30, min(width, 80))
    firsts = [line.split()[0] for line in lines if line.startswith("  ") and line.split()]
    for topic in topics():
        assert firsts.count(topic.id) == 1, topic.id


def test_an_unknown_topic_is_one_clear_line() -> None:
    near = find_topic("phase").near
    line = not_found_text("phase", near)
    assert "proof-of-concept" in line
    for words in ("x\n\x1b[2J" * 50, "", "[/foo]"):
        line = not_found_text(words, ())
        assert "\n" not in line
        assert "\x1b" not in line
        assert "lists them all" in line


@each("topic", topics(), ids=lambda topic: topic.id)
def test_markdown_has_its_headings_and_points(topic: Topic) -> None:
    text = topic_markdown(topic, 2)
    lines = text.splitlines()
    assert lines[0] == f"## {topic.title}"
    for points in topic.points:
        assert f"### {points.head}" in lines
        assert all(f"- {item}" in lines for item in points.items)
    assert "\n\n\n" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
