"""Names at the head of the grid that are longer than their columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from roadworthy.tui.text_layout import distinct
from roadworthy.tui.widgets.grid_names import INDENT, is_cut, name_lines

NAMES = st.lists(
    st.text("abc déf中-", min_size=1, max_size=40).map(lambda words: " ".join(words.split())).filter(bool),
    min_size=2, max_size=6, unique=True,
)  # fmt: skip


def test_names_that_fit_need_one_line() -> None:
    assert name_lines(("Django", "FastAPI"), 8, 2) == (("Django",), ("FastAPI",))


def test_lines_break_between_words_and_never_in_one() -> None:
    assert name_lines(("Spring MVC upgraded",), 11, 2) == (("Spring MVC", "upgraded"),)
    assert name_lines(("Spring MVC upgraded",), 10, 2) == (("Spring", "MVC upgraded"),), (
        "a blank before the next"
    )
    assert name_lines(("Spring MVC upgraded",), 7, 3) == (("Spring", "MVC", "upgraded"),)
    assert name_lines(("Spring Reactive upgraded",), 10, 2) == (("Spring", "Reactive…"),)
    assert name_lines(("Serverless Framework",), 8, 1) == (("Serverl…",),)
    assert name_lines(("",), 8, 2) == (("",),)


def test_names_beside_one_another_have_more_than_a_blank_between_them() -> None:
    alone = name_lines(("Spring MVC upgraded", "ASP.NET Core"), 10, 3)
    assert alone == (("Spring", "MVC upgraded"), ("ASP.NET", "Core"))
    beside = name_lines(("Spring MVC upgraded", "Spring MVC replaced"), 10, 3)
    assert beside == (("Spring", "MVC", "upgraded"), ("Spring", "MVC replaced"))


def test_a_name_that_is_cut_is_found_out() -> None:
    assert not is_cut("Spring MVC upgraded", 10, 2)
    assert is_cut("Spring MVC upgraded", 10, 1)
    assert is_cut("Serverless", 6, 3), "a break in a word is a cut"


@pytest.mark.parametrize(
    "names",
    [
        ("Django with functions", "Django with workers"),
        ("A very long name of a framework, first", "A very long name of a framework, second"),
        ("The same beginning AAAA the same end", "The same beginning BBBB the same end"),
    ],
)
@pytest.mark.parametrize(("width", "lines"), [(7, 1), (7, 2), (11, 1), (11, 2), (11, 3)])
def test_names_that_differ_anywhere_never_look_alike(names: tuple[str, ...], width: int, lines: int) -> None:
    shown = name_lines(names, width, lines)
    assert len(set(shown)) == len(names), shown


@given(NAMES, st.integers(5, 30), st.integers(1, 3))
def test_no_two_names_look_alike_and_none_is_wider_than_its_column(
    names: list[str], width: int, lines: int
) -> None:
    shown = name_lines(tuple(names), width, lines)
    assert len(set(shown)) == len(names)
    for every in shown:
        assert len(every) <= lines
        for number, text in enumerate(every):
            assert Content(text).cell_length <= width + (INDENT if number else 0)
        if lines > 1 and len(every) > 1 and " " in every[0]:
            assert Content(every[0]).cell_length < width, "a blank before the mark of the next name"


def test_names_that_would_look_alike_are_cut_in_a_word() -> None:
    assert distinct(["Django with functions", "Django alone"], 11) == ["Django wit…", "Django alo…"]
    assert distinct(["Serverless Framework", "Django"], 13) == ["Serverless…", "Django"]
