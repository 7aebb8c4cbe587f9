"""The guide: every reference leads somewhere, and people's words find their topic."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from each import each
from roadworthy.knowledge import guide
from roadworthy.knowledge.approaches import approaches
from roadworthy.knowledge.checklist import checklist
from roadworthy.knowledge.criteria import criteria
from roadworthy.knowledge.guide import Topic, find_topic, topic_by_id, topics
from roadworthy.knowledge.phases import phase_guides
from roadworthy.knowledge.stations import stations
from roadworthy.method.ranking import CLOSE_SHARE, LITTLE_KNOWN, TOLERANCE

WITHOUT_A_CHOICE = {"How Roadworthy works", "The nine stations"}


def test_ids_are_unique_and_every_reference_exists() -> None:
    assert len(topic_by_id()) == len(topics())
    for topic in topics():
        assert set(topic.see_also) <= set(topic_by_id()), topic.id
        assert topic.id not in topic.see_also
    for station in stations():
        assert set(station.topics) <= set(topic_by_id()), station.id


def test_every_data_file_of_the_guide_is_read() -> None:
    folder = Path(guide.__file__).parent / "guide"
    written = {line for file in folder.glob("*.toml") for line in file.read_text("utf-8").splitlines()}
    ids = {line.split('"')[1] for line in written if line.startswith("id = ")}
    assert ids <= set(topic_by_id())
    assert len(ids) >= 30


def test_each_criterion_approach_and_station_has_its_topic() -> None:
    ids = set(topic_by_id())
    assert {criterion.id for criterion in criteria()} <= ids
    assert {approach.id for approach in approaches()} <= ids
    assert {station.id for station in stations()} <= ids


@each("topic", topics(), ids=lambda topic: topic.id)
def test_each_is_complete(topic: Topic) -> None:
    assert topic.title
    assert topic.in_short[-1] in ".?"
    assert topic.text
    assert all(paragraph and paragraph == paragraph.strip() for paragraph in topic.text)
    if topic.part in WITHOUT_A_CHOICE:
        assert topic.measures is None
    else:
        assert topic.measures is not None
        assert all(words for _, words in topic.measures.rows())


@each("topic", topics(), ids=lambda topic: topic.id)
def test_found_by_its_id_and_its_title_in_any_case(topic: Topic) -> None:
    assert find_topic(topic.id.upper()).topic == topic
    assert find_topic(topic.id.replace("-", " ")).topic == topic
    assert find_topic(topic.title).topic == topic


@each("topic", topics(), ids=lambda topic: topic.id)
def test_its_other_words_lead_to_it(topic: Topic) -> None:
    for words in topic.also:
        assert find_topic(words).topic == topic, words


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("benchmraks", "benchmarks"),
        ("vendor lock-in", "lock-in"),
        ("gate", "timing"),
        ("version upgrades", "upgrades"),
        ("serverles", "serverless"),
        ("poc", "proof-of-concept"),
        ("station 5", "scores"),
    ],
)
def test_people_find_it_under_their_words(words: str, wanted: str) -> None:
    found = find_topic(words).topic
    assert found is not None
    assert found.id == wanted


def test_what_is_not_clear_is_offered_and_nonsense_is_not() -> None:
    found = find_topic("postgres")
    assert found.topic is None
    phases = find_topic("phase")
    assert phases.topic is None
    assert {"proof-of-concept", "critical-path", "parallel-run"} <= {topic.id for topic in phases.near}
    assert find_topic("qqqq zzzz xxxx").near == ()
    assert find_topic("  ").topic is None


def test_a_word_only_in_the_text_offers_its_page() -> None:
    assert "upgrades" in {topic.id for topic in find_topic("subscribe").near}


@given(st.text(max_size=60))
def test_any_words_are_taken(words: str) -> None:
    found = find_topic(words)
    assert found.topic is None or not found.near


def test_upgrade_history_and_effort_are_told_apart() -> None:
    assert "long-term maintenance, and only there" in " ".join(topic_by_id()["ecosystem-maturity"].text)
    assert "ecosystem maturity, and only there" in " ".join(topic_by_id()["long-term-maintenance"].text)


def test_what_the_guide_says_about_the_numbers_is_what_the_method_does() -> None:
    told = " ".join(topic_by_id()["numbers"].text)
    assert "below a twentieth of the scale is called close" in told
    assert CLOSE_SHARE == 1 / 20
    assert "more than a quarter of the weight" in told
    assert LITTLE_KNOWN == 1 / 4
    assert "closer than a billionth are a tie" in told
    assert TOLERANCE == 1e-9


def test_phases_and_checklist_go_by_the_same_names_everywhere() -> None:
    for number, phase in enumerate(phase_guides(), 1):
        assert topic_by_id()[phase.id].title.lower() == f"phase {number}: {phase.name}".lower()
        if not phase.weeks_are_ours:
            weeks = str(phase.weeks).replace("-", "–")
            assert weeks in topic_by_id()[phase.id].in_short
            assert weeks in " ".join(topic_by_id()["four-phases"].text)
    for item in checklist():
        assert find_topic(item.name).topic == topic_by_id()[item.id]
