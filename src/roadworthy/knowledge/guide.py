"""The guide: topics to read at any time, in the terminal or beside a form."""

from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache
from typing import Any, Final

from roadworthy.knowledge.approaches import ApproachGuide, approaches
from roadworthy.knowledge.criteria import CriterionGuide, criteria
from roadworthy.knowledge.files import table
from roadworthy.knowledge.framework_search import plain
from roadworthy.knowledge.measures import Measures, measures
from roadworthy.knowledge.questions import SHEETS, sheet
from roadworthy.knowledge.stations import StationText, stations
from roadworthy.model.frozen import frozen

_CLOSE: Final = 0.72
"""Similarity from which a misspelt topic is still taken for the topic."""
_NEAR: Final = 0.58
"""Similarity from which a topic is offered instead."""
_LONG_ENOUGH: Final = 5
"""Letters below which a likeness is chance."""


@frozen
class Points:
    """A short list under a heading."""

    head: str
    items: tuple[str, ...]


@frozen
class Topic:
    """One page of the guide."""

    id: str
    title: str
    part: str
    """The part of the guide in which it is listed."""
    in_short: str
    text: tuple[str, ...]
    """Paragraphs."""
    points: tuple[Points, ...] = ()
    measures: Measures | None = None
    """Absent for pages that are about no choice."""
    see_also: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """Other words under which people look for it."""


@frozen
class TopicMatch:
    """What a person's words led to."""

    topic: Topic | None
    near: tuple[Topic, ...] = ()
    """What they may have meant, the likeliest first; empty where the topic is clear."""


@cache
def topics() -> tuple[Topic, ...]:
    """The whole guide, in the order in which it is listed."""
    return (
        *_written("frame"),
        *(_approach_topic(approach) for approach in approaches()),
        *(_criterion_topic(criterion) for criterion in criteria()),
        *_written("compare"),
        *_written("path"),
        *_written("risks"),
        *_written("questions"),
        *_written("roadworthy"),
        *(_station_topic(station) for station in stations()),
    )


@cache
def topic_by_id() -> Mapping[str, Topic]:
    """The topics by id."""
    return {topic.id: topic for topic in topics()}


def find_topic(words: str) -> TopicMatch:
    """The topic that the words name: by id, by title, by another word for it, or by a close spelling.

    Where nothing is clear, `Found.near` holds a few that may have been meant.
    """
    query = plain(words)
    if not query:
        return TopicMatch(None)
    for topic in topics():
        if query in (plain(topic.id), plain(topic.title)):
            return TopicMatch(topic)
    for topic in topics():
        if query in map(plain, topic.also):
            return TopicMatch(topic)
    holding = [topic for topic in topics() if f" {query} " in f" {_names(topic)} "]
    if len(holding) == 1:
        return TopicMatch(holding[0])
    if holding:
        return TopicMatch(None, tuple(holding[:5]))
    likeness = {topic.id: _likeness(topic, query) for topic in topics()}
    order = sorted(topics(), key=lambda topic: -likeness[topic.id])
    if len(query) >= _LONG_ENOUGH and likeness[order[0].id] >= _CLOSE:
        return TopicMatch(order[0])
    inside = tuple(topic for topic in topics() if len(query) > 2 and query in _all_words(topic))
    near = dict.fromkeys((*inside, *(topic for topic in order if likeness[topic.id] >= _NEAR)))
    return TopicMatch(None, tuple(near)[:4])


def _names(topic: Topic) -> str:
    return " ".join(map(plain, (topic.id, topic.title, *topic.also)))


def _all_words(topic: Topic) -> str:
    return plain(" ".join((topic.in_short, *topic.text)))


def _likeness(topic: Topic, query: str) -> float:
    names = (topic.id, topic.title, *topic.also)
    return max(SequenceMatcher(None, query, plain(name)).ratio() for name in names)


def _written(name: str) -> tuple[Topic, ...]:
    data = table(f"guide/{name}.toml")
    return tuple(_topic(raw, data["part"]) for raw in data["topic"])


def _topic(raw: Mapping[str, Any], part: str) -> Topic:
    return Topic(
        id=raw["id"],
        title=raw["title"],
        part=part,
        in_short=raw["in_short"],
        text=tuple(raw["text"]),
        measures=measures(raw["measures"]) if "measures" in raw else None,
        see_also=tuple(raw["see_also"]),
        also=tuple(raw.get("also", ())),
    )


def _approach_topic(approach: ApproachGuide) -> Topic:
    others = tuple(other.id for other in approaches() if other.id != approach.id)
    return Topic(
        id=approach.id,
        title=approach.name,
        part="Four approaches",
        in_short=approach.in_short,
        text=(f"How it goes wrong: {approach.pitfall[0].lower()}{approach.pitfall[1:]}",),
        points=(
            Points("What it gives", approach.strengths),
            Points("What it asks in return", approach.costs),
            Points("Suits", approach.suits),
            Points(approach.first_steps_title, approach.first_steps),
            Points("For example", approach.examples),
        ),
        measures=approach.measures,
        see_also=(*others, "trade-offs"),
        also=(approach.short, *_APPROACH_WORDS[approach.id]),
    )


_APPROACH_WORDS: Final = {
    "monolithic": ("monoliths",),
    "microservices": ("microservice", "services", "distributed monolith"),
    "serverless": ("edge", "functions", "cold start", "lambda"),
    "hybrid": ("mixed architecture",),
}


def _criterion_topic(criterion: CriterionGuide) -> Topic:
    return Topic(
        id=criterion.id,
        title=criterion.name,
        part="The criteria",
        in_short=criterion.question,
        text=(
            criterion.why,
            f"What counts here: {criterion.counts_here[0].lower()}{criterion.counts_here[1:]}",
        ),
        points=(
            Points(
                "What a score looks like",
                (f"5: {criterion.best}", f"3: {criterion.middle}", f"1: {criterion.worst}"),
            ),
            Points(
                "Signs",
                tuple(
                    f"{sign.name}: {sign.ask} Better: {_small(sign.better)}. Worse: {_small(sign.worse)}."
                    for sign in criterion.signs
                ),
            ),
            Points("Where to look", criterion.how_to_look),
        ),
        measures=criterion.measures,
        see_also=("scorecard", "good-evidence"),
        also=(criterion.short,),
    )


def _small(words: str) -> str:
    """A phrase as it stands inside a sentence; names in capitals stay."""
    return words[0].lower() + words[1:] if words[1:2].islower() or words[1:2] == " " else words


def _station_topic(station: StationText) -> Topic:
    asked = tuple(
        f"{question.label}: {question.ask}"
        for name in SHEETS
        if name == station.id or (name == "candidate" and station.id == "landscape")
        for question in sheet(name)
    )
    return Topic(
        id=station.id,
        title=f"Station {station.number}: {station.title}",
        part="The nine stations",
        in_short=station.sentence,
        text=(*station.purpose, *station.use, f"On the short walk: {_small(station.short_walk)}"),
        points=(Points("What it asks", asked),) if asked else (),
        see_also=station.topics,
        also=(station.title, f"station {station.number}"),
    )
