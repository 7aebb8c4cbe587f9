"""How a line's room is shared out: what gives way first, and what never does."""

from hypothesis import assume, given
from hypothesis import strategies as st

from roadworthy.report.cells import width_of
from roadworthy.report.width_law import (
    ELLIPSIS,
    Holds,
    LineColumn,
    clause,
    column_widths,
    distinct,
    in_lines,
    looks_alike,
    names_in,
    shortened,
    width_in_lines,
)

PAIRS = ("Django with functions", "Django alone", "Django", "Django with images and webhooks")
words = st.text(st.sampled_from("abc de 中é\u0301👩-"), min_size=1, max_size=40)
columns = st.builds(
    lambda kind, wanted, least: LineColumn(
        kind, wanted, wanted if kind is Holds.FIGURE else min(wanted, least)
    ),
    st.sampled_from(Holds),
    st.integers(1, 40),
    st.integers(1, 12),
)


def test_what_matters_least_gives_way_first() -> None:
    line = [
        LineColumn(Holds.FIGURE, 4),
        LineColumn(Holds.NAME, 20, 8),
        LineColumn(Holds.WORDS, 20, 8),
        LineColumn(Holds.BAR, 20, 8),
        LineColumn(Holds.DECORATION, 4),
    ]
    assert column_widths(line, 100) == (4, 20, 20, 20, 4)
    assert column_widths(line, 75) == (4, 20, 20, 20, 3)
    assert column_widths(line, 60) == (4, 20, 20, 10, 0)
    assert column_widths(line, 50) == (4, 20, 20, 0, 0)
    assert column_widths(line, 43) == (4, 20, 15, 0, 0)
    assert column_widths(line, 30) == (4, 14, 8, 0, 0)
    assert column_widths(line, 23) is None


@given(st.lists(columns, min_size=1, max_size=7), st.integers(1, 120))
def test_a_line_is_never_wider_and_a_figure_never_narrower(line: list[LineColumn], width: int) -> None:
    given_ = column_widths(line, width)
    if given_ is None:
        kept = [one.least or 1 for one in line if one.kind > Holds.BAR]
        kept = [one.wanted if one.kind is Holds.FIGURE else least for one, least in
                zip([one for one in line if one.kind > Holds.BAR], kept, strict=True)]  # fmt: skip
        assert sum(kept) + 2 * (len(kept) - 1) > width
        return
    there = [wide for wide in given_ if wide]
    assert sum(there) + 2 * max(0, len(there) - 1) <= width
    for wide, one in zip(given_, line, strict=True):
        assert wide <= one.wanted
        if one.kind is Holds.FIGURE:
            assert wide == one.wanted
        elif one.kind > Holds.BAR or wide:
            assert wide >= min(one.wanted, max(1, one.least))


@given(st.lists(columns, min_size=1, max_size=7), st.integers(1, 120))
def test_what_matters_more_gives_way_only_after_all_that_matters_less(
    line: list[LineColumn], width: int
) -> None:
    given_ = column_widths(line, width)
    assume(given_ is not None)
    assert given_ is not None
    shed = [one.kind for wide, one in zip(given_, line, strict=True) if wide < one.wanted]
    for wide, one in zip(given_, line, strict=True):
        if shed and one.kind < max(shed):
            assert wide <= max(1, one.least)


def test_names_that_begin_alike_are_cut_where_they_are() -> None:
    assert distinct(PAIRS[:2], 11) == ["Django wit…", "Django alo…"]
    assert distinct(PAIRS, 16) == ["Django with fun…", "Django alone", "Django", "Django with ima…"]
    assert distinct(PAIRS, 14) == ["Djan…functions", "Django alone", "Django", "Djang…webhooks"]
    variants = [f"A framework for the orders platform, variant {number}" for number in range(1, 21)]
    assert distinct(variants[:2], 16) == ["A fram…variant 1", "A fram…variant 2"]
    assert names_in(variants[:1], 30) == (("A framework for the orders", "platform, variant 1"),)
    assert len(set(names_in(variants, 12))) == 20


def test_a_name_takes_two_lines_before_anything_is_left_off() -> None:
    assert in_lines("Spring MVC upgraded", 10) == ("Spring MVC", "upgraded")
    assert in_lines("Spring MVC upgraded", 30) == ("Spring MVC upgraded",)
    assert in_lines("Spring MVC upgraded", 10, 1) == ("Spring…",)
    assert width_in_lines("Spring MVC upgraded") == 10
    assert width_in_lines("Spring MVC upgraded", 1) == 19


@given(st.lists(words, min_size=1, max_size=6), st.integers(4, 30), st.sampled_from((1, 2)))
def test_no_two_names_look_alike(names: list[str], width: int, lines: int) -> None:
    names = [" ".join(name.split()) or "-" for name in names]
    shown = names_in(names, width, lines)
    for name, one in zip(names, shown, strict=True):
        assert 1 <= len(one) <= lines
        assert all(width_of(line) <= width for line in one)
        if width_of(name) <= width:
            assert one == (name,)


@given(st.text("abcdefgh", max_size=30), st.integers(7, 20), st.sampled_from((ELLIPSIS, "..")))
def test_names_that_differ_at_their_ends_alone_do_not_look_alike(stem: str, width: int, sign: str) -> None:
    names = [f"{stem} and {number}" for number in ("one", "two", "three", "four")]
    shown = names_in(names, width, 1, sign)
    assert not any(looks_alike(one, other, sign) for at, one in enumerate(shown) for other in shown[:at]), (
        shown
    )


def test_words_are_cut_between_words_and_a_sentence_where_it_breathes() -> None:
    assert shortened("abcdef", 4) == "abc…"
    assert shortened("abcd", 4) == "abcd"
    assert shortened("中文中", 4) == "中…"
    assert shortened("two words here", 11) == "two words…"
    assert shortened("two words here", 11, "..") == "two words.."
    assert clause("One thing, and another thing", 14) == "One thing"
    assert clause("version 1.25 is out of the way", 13) == "version 1.25…"
    assert clause("version 1.25 is out of the way", 11) == "version…"


@given(words, st.integers(1, 30))
def test_what_is_cut_says_so_and_fits(text: str, width: int) -> None:
    for cut in (shortened(text, width), clause(text, width)):
        assert width_of(cut) <= width
    if shortened(text, width) != text:
        assert shortened(text, width).endswith(ELLIPSIS)
