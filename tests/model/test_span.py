"""Scores, costs and lengths: numbers and ranges."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from roadworthy.model.interval import Interval, MaybeInterval, number_text, read_interval

ADAPTER: TypeAdapter[Interval | None] = TypeAdapter(MaybeInterval)
numbers = st.floats(-1e9, 1e9, allow_nan=False)


@given(numbers, numbers)
def test_what_is_written_reads_back_as_the_same(a: float, b: float) -> None:
    span = Interval(min(a, b) + 0.0, max(a, b) + 0.0)
    assert read_interval(str(span)) == span
    assert ADAPTER.validate_python(ADAPTER.dump_python(span)) == span


@pytest.mark.parametrize("words", ["4", " 4 ", "4.0", "+4"])
def test_one_number(words: str) -> None:
    assert read_interval(words) == Interval(4, 4)


@pytest.mark.parametrize("words", ["3-5", "3–5", "3 - 5", "3—5", "3.0-5.0"])
def test_a_range(words: str) -> None:
    assert read_interval(words) == Interval(3, 5)


@pytest.mark.parametrize("words", ["", "?", "  ", " ? "])
def test_an_unknown(words: str) -> None:
    assert read_interval(words) is None


@pytest.mark.parametrize(
    "words", ["5-3", "four", "3-", "-", "1e5", "nan", "inf", "3-4-5", "٤", "9" * 400, "1" * 900]
)
def test_what_is_no_score(words: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_interval(words)


@pytest.mark.parametrize("value", [True, math.nan, math.inf, [1], {}, "5-3", 10**400])
def test_what_a_file_may_not_hold(value: object) -> None:
    with pytest.raises(ValidationError):
        ADAPTER.validate_python(value)


def test_numbers_are_written_plainly() -> None:
    assert [number_text(value) for value in (4.0, 3.5, 1e-5, 1e14)] == [
        "4",
        "3.5",
        "0.00001",
        "100000000000000",
    ]
    assert Interval(3, 5).middle == 4
