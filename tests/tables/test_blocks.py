"""Tables are found where markdown-it, which GitHub's rules are tested with, finds them, and nowhere else."""

import random

import pytest
from markdown_it import MarkdownIt

from roadworthy.tables.blocks import blocks, cell_bounds

PIECES = (
    "| a | b |", "| 1 | 2 |", "|---|---|", "", "words", "# head", "### head ##", "```\n| a | b |\n|---|---|\n```", "~~~\ncode\n~~~",
    "    | a | b |\n    |---|---|", "- item", "- item\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |", "1. | a | b |\n   |---|---|\n   | 1 | 2 |",
    "> | a | b |\n> |:--|--:|\n> | 3 | 4 |", "> - | a | b |\n>   |---|---|", "<div>\n| a | b |\n|---|---|\n</div>", "<!-- x\n| a | b |\n|---|---|\n-->",
    "<pre>\n\n| a | b |\n|---|---|\n</pre>", "a | b\n--|--\nc | d", "| a \\| b | c |\n|---|---|\n| d | e | f |", "***", "words\n===", "| a |\n|:-:|\n| b |",
    "  | a | b |\n  |---|---|", "| `a|b` | c |\n|---|---|", "<br>", "<details>\n\n| a | b |\n|---|---|\n| 5 | 6 |\n\n</details>", "10) ten", "| a | b |\n|---|---|\n| 7 | 8 |\n# head",
)  # fmt: skip


def theirs(text: str) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    row: list[object] | None = None
    for token in MarkdownIt("commonmark").enable(["table"]).parse(text):
        if token.type == "tr_open":
            row = [(token.map or [0])[0] + 1]
        elif token.type == "inline" and row is not None:
            row.append(token.content)
        elif token.type == "tr_close" and row is not None:
            found.append(tuple(row))
            row = None
    return found


def ours(text: str) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    width = 0
    for block in blocks(text):
        if block.kind == "table":
            cells = [
                text[start:end].strip().replace("\\|", "|")
                for start, end in cell_bounds(text, block.start, block.end)
            ]
            width = width if block.level else len(cells)
            found.append((block.line, *(cells + [""] * width)[:width]))
    return found


@pytest.mark.parametrize("seed", range(6))
def test_tables_are_found_where_they_are_shown(seed: int) -> None:
    draw = random.Random(seed)
    for _ in range(150):
        text = "words\n\n" + "\n\n".join(draw.choice(PIECES) for _ in range(draw.randint(1, 6))) + "\n"
        assert ours(text) == theirs(text), text


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_and_places_are_those_of_the_file(ends: str) -> None:
    text = ends.join(["---", "x: | a |", "---", "", "| a | b |", "|---|---|", "| 1 | 2 |"])
    head, row = [block for block in blocks(text) if block.kind == "table"]
    assert (head.line, row.line) == (5, 7)
    assert text[row.start : row.end] == "| 1 | 2 |"
