"""Numbers and ranges as people type them."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from each import each
from roadworthy.interview.answers import read_value, shown_value
from roadworthy.interview.choices import with_choices
from roadworthy.interview.numbers import read_number, read_range
from roadworthy.interview.refusal import NotTaken, Unclear
from roadworthy.knowledge.questions import all_questions, question_at
from roadworthy.model import Decision, Interval
from roadworthy.model.judgement import Scale
from station_walk import TODAY

figures = st.one_of(
    st.integers(-(10**12), 10**12), st.floats(-1e9, 1e9, allow_nan=False, allow_subnormal=False)
)


@given(figures)
def test_a_field_reads_back_the_number_that_it_shows(value: float) -> None:
    assert read_number(shown_value(value)) == value


@given(figures, figures)
def test_a_field_reads_back_the_range_that_it_shows(one: float, other: float) -> None:
    span = Interval(min(one, other) + 0.0, max(one, other) + 0.0)
    assert read_range(shown_value(span)) == span


@given(st.integers(0, 999_999_999), st.sampled_from(["'", " ", "\u202f"]))
def test_threes_that_are_parted_are_one_number(value: int, mark: str) -> None:
    assert read_number(f"{value:,}".replace(",", mark)) == value


@given(st.text(max_size=30))
def test_anything_else_is_refused_in_words(words: str) -> None:
    with suppress(NotTaken):
        assert isinstance(read_number(words, top=5, unit="weeks"), float | int | None)
    with suppress(NotTaken):
        assert isinstance(read_range(words, top=5, unit="weeks"), Interval | None)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("3,5", 3.5), ("~3", 3), ("about 40", 40), ("20k", 20_000), ("1,5k", 1500), ("2M", 2_000_000),
        ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("1.234.567", 1_234_567), ("−3", -3), ("three", 3),
        ("×2", 2), ("3.125", 3.125), ("?", None), ("", None), ("4.", 4), ("½", 0.5), ("1½", 1.5), ("2 ¾", 2.75),
        ("1 1/2", 1.5), (".5", 0.5), (",25", 0.25),
    ],
)  # fmt: skip
def test_one_number(words: str, value: float | None) -> None:
    assert read_number(words) == value


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("3 to 5", 3, 5), ("between 3 and 5", 3, 5), ("3 or 4", 3, 4), ("3..5", 3, 5), ("3…5", 3, 5),
        ("3±1", 2, 4), ("3,5–4,5", 3.5, 4.5), ("20-30k", 20_000, 30_000), ("500-2k", 500, 2000),
        ("2 to 4 weeks", 2, 4), ("2w-4w", 2, 4), ("~6", 6, 6), ("4/5", 4, 4), ("3-4/5", 3, 4), ("2 of 5", 2, 2),
        ("40 ± 10%", 36, 44), ("40 +/- 10 %", 36, 44), ("½ to 1½", 0.5, 1.5), ("4 1/2", 4.5, 4.5),
    ],
)  # fmt: skip
def test_a_range(words: str, low: float, high: float) -> None:
    assert read_range(words, top=5, unit="weeks") == Interval(low, high)


@pytest.mark.parametrize("words", ["1,000", "12.500", "1,200-1,300"])
def test_what_could_be_two_numbers_is_offered_as_both(words: str) -> None:
    with pytest.raises(Unclear) as caught:
        read_range(words)
    one, other = caught.value.readings
    assert float(one) == 1000 * float(other)


@pytest.mark.parametrize(
    "words",
    ["3 to 5", "3-5", "5+", "<5", "1e5", "nan", "4 3", "1,23,4", "9" * 400, "50%", "3²", "Ⅳ", "1 5/2", "..5"],
)
def test_no_single_number(words: str) -> None:
    with pytest.raises(NotTaken):
        read_number(words)


@pytest.mark.parametrize("words", ["5-3", "4/7", "5 of 4", "3-4-5", "٤", "9" * 900])
def test_no_score(words: str) -> None:
    with pytest.raises(NotTaken):
        read_range(words, top=5)


def test_a_part_is_a_score_only_where_it_means_the_scale() -> None:
    question = question_at(("scores", "a", "b", "score"))
    assert question is not None
    for high, value in ((5, Interval(4, 4)), (10, None)):
        decision = Decision(scale=Scale(high=high))
        asked = with_choices(question, decision, ("scores", "a", "b", "score"))
        if value is not None:
            assert read_value(asked, "4/5", TODAY) == value
        else:
            with pytest.raises(NotTaken, match="ends at 10"):
                read_value(asked, "4/5", TODAY)
    people = question_at(("paths", "a", "people"))
    likelihood = question_at(("risks", "one", "likelihood"))
    assert likelihood is not None
    assert read_value(likelihood, "2/5", TODAY) == 2
    assert people is not None
    with pytest.raises(NotTaken):
        read_value(people, "4/5", TODAY)


def test_a_pair_may_be_a_fraction() -> None:
    pair = question_at(("weighting", "pairwise", "a", "b"))
    assert pair is not None
    assert read_value(pair, "1/4", TODAY) == 0.25
    with pytest.raises(NotTaken):
        read_value(pair, "1/0", TODAY)


@each(
    ("path", "words", "value"),
    [
        (("fit", "serverless", "idle_percent"), "60 %", 60), (("frame", "load", "growth"), "3x", 3),
        (("frame", "team", "size"), "8 devs", 8), (("candidates", "a", "costs", "running_month"), "900/month", 900),
        (("paths", "a", "phases", "p", "weeks"), "2-3 wks", Interval(2, 3)),
    ],
)  # fmt: skip
def test_a_number_may_stand_before_its_unit(path: tuple[str, ...], words: str, value: object) -> None:
    question = question_at(path)
    assert question is not None
    read = read_value(question, words, TODAY)
    assert value in (read, getattr(read, "low", None))


@each(
    ("path", "words", "why"),
    [
        (("frame", "load", "growth"), "200%", "“200%” is not a number of times"),
        (("frame", "team", "juniors"), "50 %", "“50 %” is not a number of people"),
        (
            ("candidates", "a", "costs", "switching_weeks"),
            "6 months",
            "not a number of person-weeks, a range",
        ),
        (("frame", "load", "growth_months"), "2 years", "“2 years” is not a number of months"),
        (("candidates", "a", "costs", "running_month"), "$20k", "give the amount alone, such as 20k"),
        (("candidates", "a", "costs", "running_month"), "500 EUR", "the currency is a question of its own"),
        (("fit", "serverless", "idle_percent"), "half", "“half” is not a percentage"),
        (("risks", "one", "impact"), "50%", "“50%” is not a number"),
    ],
)
def test_another_unit_than_the_one_asked_for_is_refused_with_it(
    path: tuple[str, ...], words: str, why: str
) -> None:
    """Two hundred percent are no two hundred times, six months no six weeks."""
    question = question_at(path)
    assert question is not None
    with pytest.raises(NotTaken, match=re.escape(why)):
        read_value(question, words, TODAY)


@each(
    ("path", "words", "why"),
    [
        (("frame", "load", "growth"), "-2", "can't be negative"),
        (("candidates", "a", "costs", "running_month"), "-5 to 3", "can't be negative"),
        (("paths", "a", "phases", "p", "weeks"), "-3", "can't be negative"),
        (("upkeep", "a", "upgrade_days"), "3 ± 5", "can't be negative"),
        (("fit", "serverless", "idle_percent"), "150", "150 is more than 100"),
        (("paths", "a", "phases", "p", "flags", "f", "share"), "101 %", "101 is more than 100"),
        (("risks", "one", "likelihood"), "7", "7 is more than 5"),
        (("risks", "one", "impact"), "6/5", "6 is more than 5"),
        (("criteria", "a", "swing"), "1000", "1000 is more than 100"),
    ],
)
def test_what_cannot_be_meant_is_refused(path: tuple[str, ...], words: str, why: str) -> None:
    """No phase lasts minus three weeks, nothing is seven of five; each was taken without a word."""
    question = question_at(path)
    assert question is not None
    with pytest.raises(NotTaken, match=why):
        read_value(question, words, TODAY)


def test_no_amount_that_is_asked_for_can_be_negative() -> None:
    asked = [one for one in all_questions() if one.kind in ("number", "range")]
    assert len(asked) > 20
    assert [one.id for one in asked if one.least != 0] == []
    shares = [one for one in asked if one.unit == "%" or one.unit.startswith("of ")]
    assert len(shares) > 3
    assert [one.id for one in shares if one.most is None] == []
