"""Tables in HTML, and in the markup of wikis, within Markdown: read as others are, and corrected in their place."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from each import each
from in_process import called
from roadworthy.method.audit.audit import audit
from roadworthy.method.audit.table import DecisionTable
from roadworthy.tables.files import looked_of
from roadworthy.tables.near_miss import NearMiss
from table_maker import make
from tables.audited import Every, One, audited
from tables.in_html import as_html, as_wiki

PLAIN = (
    "<table>\n<tr><th>Criterion</th><th>Weight</th><th>Ulm</th><th>Oma</th></tr>\n<tr><td>Light</td><td>60%</td><td>4</td><td>5</td></tr>\n"
    "<tr><td>Quiet</td><td>40%</td><td>5</td><td>3</td></tr>\n<tr><td>Total</td><td>100%</td><td>4.4</td><td>4.3</td></tr>\n</table>\n"
)
SHAPES = {
    "plain": PLAIN,
    "all on one line": PLAIN.replace("\n", "") + "\n",
    "set in, with empty lines between": PLAIN.replace("<tr>", "\n    <tr>"),
    "cells that nothing closes": PLAIN.replace("</td>", "").replace("</th>", "").replace("</tr>", ""),
    "in capitals, with attributes": PLAIN.replace("<td>", '<TD class="a > b" align=right>').replace("</td>", "</TD>").replace("<table>", "<TABLE border='1'>"),
    "paragraphs and colours in cells": PLAIN.replace("<td>4<", "<td><p><strong>4</strong></p><").replace("5</td>", '<span style="color:#400">5</span>&nbsp;</td>'),
    "in a box": f"<div class='wrapped'>\n<details>\n{PLAIN}</details>\n</div>\n",
    "a cell over two columns": PLAIN.replace("<td>Total</td><td>100%</td>", '<td colspan="2">Total</td>'),
    "cells over two lines of a header": PLAIN.replace(
        "<tr><th>Criterion</th><th>Weight</th><th>Ulm</th><th>Oma</th></tr>",
        "<tr><th rowspan=2>Criterion</th><th rowspan=2>Weight</th><th colspan=2>Town</th></tr><tr><th>Ulm</th><th>Oma</th></tr>",
    ),
    "groups over several lines": (
        "<table><tr><th>Area</th><th>Criterion</th><th>Weight</th><th>Ulm</th><th>Oma</th></tr><tr><td rowspan='2'>Home</td><td>Light</td><td>60%</td><td>4</td><td>5</td></tr>\n"
        "<tr><td>Quiet</td><td>40%</td><td>5</td><td>3</td></tr><tr><td>Total</td><td></td><td></td><td>4.4</td><td>4.3</td></tr></table>"
    ),
    "a name above it": PLAIN.replace("<table>", "<table><caption>Scores from 1 to 5</caption>"),
}  # fmt: skip


@each("shape", SHAPES)
@pytest.mark.parametrize("before", ["", "# Homes\n\n", "- a list\n\n"])
def test_it_is_read_and_a_wrong_total_is_told_with_its_line(shape: str, before: str) -> None:
    text = before + SHAPES[shape]
    (table,) = looked_of(text, Path("t.md"))
    assert isinstance(table, DecisionTable)
    found = audit(table)
    (wrong,) = [one for one in found.findings if one.rule == "wrong-total"]
    line = text[: text.index("4.3")].count("\n") + 1
    assert (wrong.subject, wrong.facts["right"], wrong.facts["line"]) == ("Oma", "4.2", line)
    assert table.weights == (0.6, 0.4)


@each("shape", SHAPES)
def test_only_the_figure_is_written_over(shape: str, tmp_path: Path) -> None:
    path = tmp_path / "t.md"
    path.write_bytes(SHAPES[shape].replace("\n", "\r\n").encode())
    called("audit", path, "--fix")
    assert path.read_bytes() == SHAPES[shape].replace("\n", "\r\n").replace("4.3", "4.2").encode()
    assert "wrong-total" not in called("audit", path, "--format", "json").stdout


def test_what_stands_around_it_and_behind_it_is_read_as_ever(every: Every) -> None:
    other = "| Criterion | Weight | A | B |\n|---|---|---|---|\n| x | 60% | 4 | 2 |\n| y | 40% | 2 | 5 |\n"
    found = every(f"# Page\n\nScores from 0 to 5.\n\n{PLAIN}\n## More\n\n{other}")
    assert [(one.table.line, one.table.title, one.table.scale) for one in found] == [
        (6, "Page", (0, 5)), (14, "More", (1, 5)),
    ]  # fmt: skip


@each(
    "text",
    [
        f"```html\n{PLAIN}```\n", f"<!--\n{PLAIN}-->\n", PLAIN.replace("Weight", "Size").replace("Total", "All").replace("%", ""),
        f"<table><tr><td>{PLAIN}</td></tr></table>\n", "<table><tr><td>Weight</td></tr></table>\n", "<table>\n",
    ],
)  # fmt: skip
def test_code_comments_layouts_and_other_tables_are_passed_over(text: str) -> None:
    assert looked_of(text, Path("t.md")) == []


def test_what_can_not_be_read_in_one_is_named_too() -> None:
    text = PLAIN.replace(">4<", ">good<").replace(">5<", ">fair<").replace(">3<", ">good<")
    (miss,) = looked_of(text, Path("t.md"))
    assert isinstance(miss, NearMiss)
    assert (miss.why, miss.line) == ("signs-without-key", 2)


def test_a_row_with_more_cells_than_the_header_is_said(one: One) -> None:
    found = one(PLAIN.replace("<td>5</td></tr>", "<td>5</td><td>late</td></tr>"))
    assert [finding.rule for finding in found.findings] == ["unreadable-row"]


@pytest.mark.parametrize("markup", [as_html, as_wiki])
def test_a_random_table_is_read_the_same_in_other_markup(markup: Callable[[str], str]) -> None:
    read = 0
    for seed in range(160):
        kind, text, _ = make(seed)
        if kind != "md":
            continue
        plain, other = audited(text), audited(markup(text))
        assert [(one.table.candidates, one.table.weights, one.rows, one.leader) for one in plain] == [
            (
                one.table.candidates,
                one.table.weights,
                tuple(
                    replace(row, stated=mine.stated) for row, mine in zip(one.rows, before.rows, strict=True)
                ),
                one.leader,
            )
            for one, before in zip(other, plain, strict=True)
        ], text
        read += len(plain)
    assert read > 60


WIKI = "||Criterion||Weight||Ulm||Oma||\n|Light|60%|4|*5*|\n|Quiet|40%|5 \\| loud|3|\n|Total|100%|4.4|{color:red}4.3{color}|\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("text", [f"h2. Homes\n\n{WIKI}", f"Words.\n{WIKI}More words.", WIKI.rstrip("\n")])
def test_the_markup_of_wikis_is_read_and_corrected(text: str, end: str, tmp_path: Path) -> None:
    text = text.replace("5 \\| loud", "5").replace("\n", end)
    (table,) = looked_of(text, Path("t.md"))
    assert isinstance(table, DecisionTable)
    (wrong,) = [one for one in audit(table).findings if one.rule == "wrong-total"]
    assert (wrong.subject, wrong.facts["line"]) == ("Oma", text[: text.index("4.3")].count("\n") + 1)
    path = tmp_path / "t.md"
    path.write_bytes(text.encode())
    called("audit", path, "--fix")
    assert path.read_bytes() == text.replace("4.3", "4.2").encode()


@each(
    "text",
    [
        "a || b || c\n",
        "||Weight||\n",
        "||Criterion||Weight||\n\nwords\n",
        "if (a || b ||\n",
        "```\n" + WIKI + "```\n",
    ],
)
def test_two_bars_in_a_line_of_code_make_no_table(text: str) -> None:
    assert looked_of(text, Path("t.md")) == []


def test_a_list_in_a_cell_is_about_the_figure_before_it(one: One) -> None:
    found = one(
        PLAIN.replace("<td>3<", "<td>3<ul><li>a bakery</li></ul><").replace("<td>4<", "<td>4<p>south</p><")
    )
    assert [row.ok for row in found.rows] == [True, False]
    assert not [finding for finding in found.findings if finding.rule.startswith("unreadable")]
