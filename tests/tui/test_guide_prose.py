"""What the guide says behind a sign goes on below its words, not below the sign."""

import pytest

from roadworthy.tui.text_layout import line, prose

WORDS = "what is done against it holds for as long as the team wants it to"


@pytest.mark.parametrize("sign", ["○ ", "· ", "≡ ", "– ", "●●●○○  "])
@pytest.mark.parametrize("width", [16, 27, 40])
@pytest.mark.parametrize("ready", [True, False])
def test_words_hang_behind_their_sign(sign: str, width: int, ready: bool) -> None:
    first, *rest = prose([line((sign, "$accent"), WORDS)] if ready else f"{sign}{WORDS}", width)
    assert first.plain.startswith(f"{sign}what")
    assert rest
    for text in rest:
        assert text.plain[: len(sign)].isspace()
        assert not text.plain[len(sign)].isspace()
        assert text.cell_length <= width
    assert " ".join(part.plain.strip(f" {sign}") for part in (first, *rest)) == WORDS


@pytest.mark.parametrize(
    "words", ["(as it is) a sentence that goes on", "“Quoted” words that go on and on", "5 of 6"]
)
def test_words_without_a_sign_do_not(words: str) -> None:
    assert all(not text.plain.startswith(" ") for text in prose(words, 12))
