"""What a look at a text lets go by holds no decision table: read with it and without it, a text says the same."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import few, portion
from roadworthy.tables import glance
from roadworthy.tables.files import looked_of
from roadworthy.tables.markdown import markdown_grids
from table_maker import make

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parent.parent
SEEDS: Final = 60


def nested(first: str, rest: str) -> Callable[[str], str]:
    """Lines that stand behind signs: those of a list, of a quotation."""
    return lambda text: "\n".join(
        (rest if at else first) + line if line else (rest.rstrip() if ">" in rest else "")
        for at, line in enumerate(text.split("\n"))
    )


def after_words(text: str) -> str:
    """A table that begins under a line of words, without an empty one between."""
    return text.replace("\n\n|", "\nAs we saw it:\n|")


def bare(text: str) -> str:
    """Rows without bars at their ends."""
    return "\n".join(
        line.removeprefix("| ").removesuffix(" |") if line.startswith("| ") else line
        for line in text.split("\n")
    )


SURROUNDINGS: Final[dict[str, Callable[[str], str]]] = {
    "as it is": lambda text: text,
    "in a list": nested("- ", "  "),
    "in a numbered list": nested("2. ", "   "),
    "in a quotation": nested("> ", "> "),
    "in a list in a quotation": nested("> * ", ">   "),
    "set in": nested("  ", "  "),
    "behind words": after_words,
    "without bars at the ends": bare,
    "with the ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "with the ends of an old Mac": lambda text: text.replace("\n", "\r"),
    "with empty lines of spaces": lambda text: text.replace("\n\n", "\n  \n\t\n"),
    "at the end of the file": lambda text: text.rstrip("\n"),
}


def texts() -> Iterator[str]:
    """Every table of the tests, the pages about the program, and random tables."""
    for path in sorted((HERE / "cases").glob("*.md")) + sorted((ROOT / "docs").glob("**/*.md")):
        yield path.read_text(encoding="utf-8")
    for seed in range(SEEDS):
        kind, text, _ = make(seed)
        if kind == "md":
            yield text


def without_look(text: str) -> list[object]:
    """What is read where every part of a text is taken to tell."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(glance, "_parts_tell", lambda _: True)
        return list(markdown_grids(text, "a.md"))


@few("name", SURROUNDINGS, 0, 5, 10)
def test_whatever_stands_around_it_a_table_is_seen_at_a_glance(name: str) -> None:
    read = 0
    for text in map(SURROUNDINGS[name], texts()):
        found = list(markdown_grids(text, "a.md"))
        assert found == without_look(text), text
        read += bool(found) and bool(looked_of(text, Path("a.md")))
    assert read > SEEDS // 3


LINES: Final = st.sampled_from(
    [
        "", " ", "words", "| a | b |", "|---|---|", "---|---", "|:-:|", ":-:", "| Weight | b |", "| a | Weight |", "| Total | 3 |", "| 1 | Total |", "> | Weight | b |",
        "> |---|---|", "> | Total | 4 |", ">", "- | Weight | b |", "  |---|---|", "  | Total | 5 |", "1. x", "2. | a | Weight |", "   |---|---|", "    | Weight |", "```", "~~~", "<div>",
        "Weight | b", "Total | 2", "| x | 30% |", "| y | 0.5 |", "|x|30%|40%|", "| Criterion | b |", "## Decision", "We weigh it.", "\t|---|---|", "***", "-|-", "| `Total` | 3 |", "|", "||", "# | Score",
    ]
)  # fmt: skip


@portion(2)
@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_lines_are_read_with_the_look_as_without(lines: list[str], end: str) -> None:
    text = end.join(lines)
    assert list(markdown_grids(text, "a.md")) == without_look(text)


def test_criteria_without_weights_are_looked_at_where_something_is_judged() -> None:
    table = "| Criterion | A | B |\n|---|---|---|\n| Cost | 4, in total | 2 |\n| Speed | 3 | 5 |\n"
    for text, judged in (
        (f"Scored by all of us.\n\n{table}", True),
        (f"Seen by all of us.\n\n{table}", False),
    ):
        found = list(markdown_grids(text, "a.md"))
        assert bool(found) == judged
        assert found == without_look(text)


def test_a_file_of_facts_is_not_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = "| Setting | Meaning |\n|---|---|\n" + "| `port` | where it listens (4 by default) |\n" * 9
    read: list[str] = []

    def taken_apart(text: str) -> Iterator[object]:
        read.append(text)
        return iter(())

    monkeypatch.setattr("roadworthy.tables.markdown.blocks", taken_apart)
    assert glance._words_tell(facts), (
        "a figure in brackets may be a weight as long as cells are not told apart"
    )
    list(markdown_grids(facts, "a.md"))
    assert not read
    list(markdown_grids(facts + "| Total | 3 |\n", "a.md"))
    assert read
