import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import portion
from forms import full_text
from roadworthy.model import Decision, put
from roadworthy.model.text import one_line, visible
from roadworthy.report.ansi import wants_colour
from roadworthy.report.cells import width_of
from roadworthy.report.document import (
    Bar,
    Bars,
    Bullet,
    Document,
    Facts,
    Items,
    Paragraph,
    ScoreTable,
    Section,
)
from roadworthy.report.summary import Summary, summary
from roadworthy.report.text import as_text
from strategies import NASTY

texts = st.sampled_from(NASTY) | st.text(max_size=60)


@pytest.mark.parametrize("width", [24, 40, 80, 120])
def test_no_line_is_wider_than_the_terminal(told: Summary, width: int) -> None:
    assert max(map(width_of, full_text(told, width).splitlines())) <= width


@portion(1.5)
@given(texts, st.integers(24, 120))
def test_any_text_fits_any_width(text: str, width: int) -> None:
    words = visible(text)
    document = Document(
        words,
        words,
        (
            Section(
                words,
                (
                    Paragraph(words, "bright"),
                    Items((Bullet(words, "!", words),)),
                    Facts(((one_line(words), words),)),
                ),
            ),
            Section(
                "T", (ScoreTable((words, "B", "C"), ((words, "4", words), ("x", "5", "y")), frozenset((1,))),)
            ),
            Section("B", (Bars((Bar("1", "■", words, "4.00", "3.00–5.00", 0.5, 1.0, words),)),)),
        ),
    )
    out = as_text(document, width)
    assert max(map(width_of, out.split("\n"))) <= width
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e]", out)


def test_colour_only_when_asked_and_never_the_only_sign(told: Summary) -> None:
    plain, coloured = full_text(told), full_text(told, colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_when_colour_is_welcome() -> None:
    assert wants_colour({}, terminal=True)
    assert wants_colour({"NO_COLOR": ""}, terminal=True)
    assert not wants_colour({"NO_COLOR": "1"}, terminal=True)
    assert not wants_colour({"TERM": "dumb"}, terminal=True)
    assert not wants_colour({}, terminal=False)


def test_words_come_before_figures(told: Summary) -> None:
    text = full_text(told)
    assert text.index("Chosen: Django") < text.index("Django leads FastAPI") < text.index("4.00")


def test_a_candidate_keeps_its_colour_wherever_it_ranks(orders: Decision) -> None:
    def colour_of(mark: str, decision: Decision) -> str:
        said = full_text(summary(decision, date(2026, 11, 23)), colour=True)
        found = re.search(rf"\x1b\[(\d+)m{mark}", said)
        assert found is not None
        return found[1]

    turned = put(orders, ("scores", "django", "maintenance", "score"), "1")
    assert summary(turned, date(2026, 11, 23)).view.places[0].candidate == "fastapi"
    assert [colour_of(mark, orders) for mark in "■◆▲"] == [colour_of(mark, turned) for mark in "■◆▲"]
