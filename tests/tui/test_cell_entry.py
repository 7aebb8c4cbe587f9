"""What is typed into a cell: every prefix is a score, or the beginning of one, or starts anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadworthy.model import read_interval
from roadworthy.tui.cell_entry import CellEntry

FIVE, TEN = (1.0, 5.0), (1.0, 10.0)


def _typed(signs: str, scale: tuple[float, float] = FIVE) -> CellEntry:
    entry = CellEntry()
    for sign in signs:
        entry = entry.typed(sign, scale)
    return entry


@pytest.mark.parametrize(
    ("signs", "words"),
    [
        ("4", "4"),
        ("3-5", "3-5"),
        ("3–5", "3-5"),
        ("3.5", "3.5"),
        ("3,5", "3.5"),
        ("3.5-4.5", "3.5-4.5"),
        ("42", "2"),
        ("3--5", "3-5"),
        ("3..5", "3-5"),
        ("3...5", "3-5"),
        ("-4", "4"),
        ("3-4-5", "5"),
        ("3 to 5", "3-5"),
        ("3to5", "3-5"),
        ("3.5 to 4.5", "3.5-4.5"),
        ("3 - 5", "3-5"),
        ("4/5", "4"),
        ("3.5/5", "3.5"),
        ("3 t5", "5"),
        ("3 5", "5"),
        ("to 4", "4"),
    ],
)
def test_one_to_five(signs: str, words: str) -> None:
    assert _typed(signs).words == words


@pytest.mark.parametrize(
    ("signs", "words"),
    [
        ("10", "10"),
        ("8-10", "8-10"),
        ("11", "1"),
        ("9-1", "9-1"),
        ("8 to 10", "8-10"),
        ("7/10", "7"),
    ],
)
def test_one_to_ten(signs: str, words: str) -> None:
    assert _typed(signs, TEN).words == words


def test_the_beginning_of_a_score_is_no_score() -> None:
    assert not _typed("8-1", TEN).complete
    assert _typed("1", (10.0, 50.0)) == CellEntry("1")
    assert _typed("15", (10.0, 50.0)) == CellEntry("15", complete=True)
    assert _typed("0.4", (0.0, 5.0)) == _typed(".4", (0.0, 5.0)) == CellEntry("0.4", complete=True)


@pytest.mark.parametrize(
    ("signs", "refused"),
    [
        ("3/4", "3/4"),
        ("4/3", "4/3"),
        ("4/5", ""),
        ("7", "7"),
        ("10", "10"),
        ("3-9", "3-9"),
        ("5-3", "5-3"),
        ("3 to 2", "3-2"),
        (".4", "0.4"),
        ("5.5", "5.5"),
        ("3.7.", "3.7."),
        ("42", ""),
    ],
)
def test_what_is_not_on_the_scale_is_refused(signs: str, refused: str) -> None:
    entry = _typed(signs)
    assert entry.refused == refused
    assert entry.complete is not bool(refused)


@given(st.text("0123456789-–., to/", max_size=12), st.sampled_from([FIVE, TEN, (0.0, 100.0)]))
def test_a_complete_entry_is_a_span_on_the_scale(signs: str, scale: tuple[float, float]) -> None:
    entry = CellEntry()
    for sign in signs:
        entry = entry.typed(sign, scale)
        if entry.complete:
            span = read_interval(entry.words)
            assert span is not None
            assert scale[0] <= span.low <= span.high <= scale[1]
