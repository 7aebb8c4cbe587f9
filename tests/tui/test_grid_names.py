"""Names at the head of the grid that are longer than their columns."""

from roadworthy.tui.text_layout import distinct
from roadworthy.tui.widgets.grid_names import cut_names, two_lines


def test_names_that_fit_need_one_line() -> None:
    assert cut_names(("Django", "FastAPI"), 8, 8) == (False, False)
    assert two_lines("Django", 8, 2) == ("", "Django")


def test_names_that_begin_alike_are_found_out() -> None:
    assert cut_names(("Spring Boot", "Django"), 8, 8) == (True, False)
    assert cut_names(("Spring Boot", "Spring MVC upgraded"), 8, 8) == (True, True)
    assert cut_names(("Spring Boot", "Spring MVC"), 8, 10) == (True, False)


def test_two_lines_break_between_words_and_never_in_one() -> None:
    assert two_lines("Spring MVC upgraded", 10, 2) == ("Spring MVC", "upgraded")
    assert two_lines("Spring Reactive upgraded", 10, 2) == ("Spring", "Reactive…")
    assert two_lines("Serverless Framework", 8, 2) == ("", "Serverl…")
    assert two_lines("Spring Boot", 8, 1) == ("", "Spring…")
    assert two_lines("Spring Boot", 8, 1, True) == ("", "Spring …")
    assert two_lines("", 8, 2) == ("", "")


def test_names_that_would_look_alike_are_cut_in_a_word() -> None:
    assert distinct(["Django with functions", "Django alone"], 11) == ["Django wit…", "Django alo…"]
    assert distinct(["Serverless Framework", "Django"], 13) == ["Serverless…", "Django"]
