"""The nine stations: order, and words that fit beside a form."""

import pytest

from roadworthy.knowledge.stations import StationText, station, stations

ORDER = ["frame", "landscape", "criteria", "evidence", "scores", "compare", "path", "risks", "decision"]


def test_nine_in_their_order() -> None:
    assert [found.id for found in stations()] == ORDER
    assert [found.number for found in stations()] == list(range(1, 10))


@pytest.mark.parametrize("found", stations(), ids=lambda found: found.id)
def test_words_fit(found: StationText) -> None:
    assert 0 < len(found.sentence) <= 62
    assert len(found.title) <= 10
    assert found.short_walk
    for paragraph in (*found.purpose, *found.use):
        assert len(paragraph) <= 200
        assert all(len(word) <= 18 for word in paragraph.split())


def test_one_by_its_id() -> None:
    assert station("scores").number == 5
    with pytest.raises(KeyError):
        station("nowhere")
