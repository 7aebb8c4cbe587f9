import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadworthy.report.cells import clusters, padded, truncated, width_of, wrapped
from roadworthy.report.width_law import in_lines, shortened

words = st.text(st.sampled_from("ab 中é\u0301\u200d👩💻ㄱ-"), max_size=60) | st.text(max_size=40)


def test_widths() -> None:
    assert width_of("abc") == 3
    assert width_of("中文") == 4
    assert width_of("e\u0301") == 1
    assert width_of("👩\u200d💻") == 2


def test_wrap_at_spaces_and_beside_wide_characters() -> None:
    assert wrapped("one two three", 7) == ["one two", "three"]
    assert wrapped("中文中文中", 4) == ["中文", "中文", "中"]
    assert wrapped("abcdefghij", 4) == ["abcd", "efgh", "ij"]
    assert wrapped("one\ntwo", 20) == ["one", "two"]
    assert wrapped("", 20) == [""]


def test_figures_with_an_arrow_between_them_stay_in_one_line() -> None:
    assert wrapped("value 3.6 → 3.32 now", 12) == ["value", "3.6 → 3.32", "now"]
    assert wrapped("a share of 41 > 7 %", 13) == ["a share of", "41 > 7 %"]
    assert wrapped("Laravel → Rails", 10) == ["Laravel →", "Rails"], "names are broken as words are"
    assert wrapped("1 → 22", 4) == ["1 →", "22"], "there is no room for both"
    assert shortened("the value 3.6 → 3.32", 16) == "the value…"
    assert in_lines("the value 3.6 → 3.32", 14) == ("the value", "3.6 → 3.32")


def test_combining_marks_stay_with_their_letter() -> None:
    assert wrapped("e\u0301" * 5, 2) == ["e\u0301e\u0301", "e\u0301e\u0301", "e\u0301"]


def test_a_sign_that_is_to_be_a_picture_takes_two_cells() -> None:
    assert width_of("\u2764") == 1
    assert width_of("\u2764\ufe0f") == 2
    assert width_of("a\ufe0f") == 1


@given(words, st.integers(2, 30))
def test_nothing_is_wider_than_its_line_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(width_of(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(words, st.integers(1, 30))
def test_padding_and_truncating_keep_their_width(text: str, width: int) -> None:
    assert width_of(truncated(text, width)) <= width
    assert text.startswith(truncated(text, width))
    assert width_of(padded(text, width)) >= width
    assert "".join(piece for piece, _ in clusters(text)) == text


@pytest.mark.parametrize(
    "words", ["First in 88 of 100 weightings near yours", "By then: 2 in 100. The date holds"]
)
def test_a_share_of_a_hundred_is_never_broken(words: str) -> None:
    share = next(part for part in ("88 of 100", "2 in 100") if part in words)
    for width in range(len(share) + 1, 40):
        assert any(share in line for line in wrapped(words, width)), width
        assert " ".join(wrapped(words, width)) == words
