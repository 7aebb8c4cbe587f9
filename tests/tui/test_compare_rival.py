"""Compare's rival, in every width that a pane can have, and the weight that would turn it."""

from pathlib import Path

from examples import few
from interview.places import SAMPLES
from roadworthy.knowledge.interview_words import say, say_lines
from roadworthy.store import load
from roadworthy.tui.compare.argument import argument, least_move
from roadworthy.tui.compare.chapters import chapter
from roadworthy.tui.compare.rival import rival_rows
from roadworthy.tui.stations.compare import CompareStation
from station_walk import at

WIDTHS = (52, 54, 56, 61, 62, 74, 78, 92)
SAMPLED = sorted(path.stem for path in SAMPLES.glob("*.toml"))


def one_line(texts: list[str]) -> str:
    return " ".join(" ".join(texts).split())


@few("name", SAMPLED)
async def test_who_is_ahead_on_which_side_is_said_in_words_at_every_width(tmp_path: Path, name: str) -> None:
    async with at(tmp_path, "compare", load(SAMPLES / f"{name}.toml")) as walk:
        station = walk.station
        assert isinstance(station, CompareStation)
        seen = station.seen()
        a, b = seen.ranked[:2]
        for width in WIDTHS:
            title, heads, *rows = [text.plain for text in rival_rows(seen, (a, b), width, "1  ")]
            marks = [seen.sign(one)[0] for one in (a, b)]
            assert heads.rstrip().endswith(marks[0])
            assert heads.index(say("chapter", "ahead")) > heads.rindex(marks[1]), "the rival's side is left"
            assert any(words in heads for words in say_lines("chapter", "soft")), "the soft end is explained"
            assert max(map(len, [title, heads, *rows])) <= width
            middles = {row.index("┃") for row in rows if "┃" in row}
            assert len(middles) == 1
            (middle,) = middles
            assert heads.rindex(marks[1]) < middle < heads.rindex(marks[0])


@few("name", SAMPLED)
async def test_from_where_the_weight_would_come_stands_in_the_chapter_on_weights_whatever_the_width(
    tmp_path: Path, name: str
) -> None:
    async with at(tmp_path, "compare", load(SAMPLES / f"{name}.toml")) as walk:
        station = walk.station
        assert isinstance(station, CompareStation)
        seen = station.seen()
        whole = one_line([text.plain for text in least_move(seen, 400)])
        for width in WIDTHS:
            drawn = chapter(2, seen, width, pair=None, criterion=0, tall=False)
            assert whole in one_line([text.plain for text in drawn])
            told = one_line([text.plain for text in argument(seen, width)])
            assert not whole or whole.split(" from ")[0] in told


@few("size", [(100, 30), (120, 40), (160, 45)])
async def test_what_is_tried_stands_apart_from_what_is_above_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at(tmp_path, "compare", load(SAMPLES / "bank-migration.toml"), size=size) as walk:
        await walk.press("2", "f", "right")
        rows = walk.screen.splitlines()
        card = next(at for at, row in enumerate(rows) if "▌ What if" in row)
        assert "▄▄▄▄" in rows[card - 1]
        assert any("▀▀▀▀" in row for row in rows[card:])


def test_how_to_read_the_bars_is_no_sentence_with_a_mark() -> None:
    assert all(not words.endswith(("may be", "is", "of", "to")) for words in say_lines("chapter", "soft")), (
        "a candidate's mark stands right of it"
    )
