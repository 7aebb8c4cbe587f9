"""Right totals over wrong ones: in their style, nothing else changed by a byte, and only where all is certain."""

from pathlib import Path

import pytest

from roadworthy.method.audit.audit import audit
from roadworthy.tables.files import tables_of
from roadworthy.tables.fix import applied, corrections
from table_maker import make

ROWS = "| Criterion | Weight | A | B |\n|---|---|---|---|\n| Cost | {0} | 4 | 3 |\n| Speed | {1} | 3 | 5 |\n| Care | {2} | 5 | 2 |\n"


def fixed(text: str, name: str = "t.md", *, order: bool = False) -> tuple[str, list[str]]:
    found = [corrections(text, audit(table), order=order) for table in tables_of(text, Path(name))]
    written = [one for here, _ in found for one in here]
    return applied(text, written), [left.why for _, left in found if left]


@pytest.mark.parametrize(
    ("row", "right"),
    [
        ("| Total | | 4.1 | 3.4 |", "| Total | | 3.9 | 3.4 |"), ("| **Total** |  | **4.100**|3.4 |", "| **Total** |  | **3.900**|3.4 |"),
        ("| Summe | 100% | 4,10 | 3,40 |", "| Summe | 100% | 3,90 | 3,40 |"), ("| Total | | 4.1/5 | 3.4 / 5 |", "| Total | | 3.9/5 | 3.4 / 5 |"),
        ("| Total | | `82%` | 68% |", "| Total | | `78%` | 68% |"), ("| Total | | 410 (1st) | 340 |", "| Total | | 390 (1st) | 340 |"),
        ("| Total | | 0.5×4 + 0.3×3 + 0.2×5 = 4.1 | 3.4 |", "| Total | | 0.5×4 + 0.3×3 + 0.2×5 = 3.9 | 3.4 |"),
        ("| Score pondéré |  | 4.1 recommended | 3.4 |", "| Score pondéré |  | 3.9 recommended | 3.4 |"),
        ("| Total | | _4.1_ / 5 | 3.4 / 5 |", "| Total | | _3.9_ / 5 | 3.4 / 5 |"), ("| Total | | ~~3.6~~ 4.1 | 3.4 |", "| Total | | ~~3.6~~ 3.9 | 3.4 |"),
        ("| Total | | 4.1&nbsp;<br>best | 3.4 |", "| Total | | 3.9&nbsp;<br>best | 3.4 |"), ("| Total | | 4.1 \\| 費用👩‍👧 | 3.4 |", "| Total | | 3.9 \\| 費用👩‍👧 | 3.4 |"),
        ("| Total | | 🏆 **4.1** | 3.4 |", "| Total | | 🏆 **3.9** | 3.4 |"), ("| Total | | +4.1 | 3.4 |", "| Total | | +3.9 | 3.4 |"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_in_the_style_in_which_the_wrong_one_stands(row: str, right: str, ends: str) -> None:
    head = f"# A page\n\nwords  \n\n{ROWS.format('50%', '30%', '20%')}"
    text = f"{head}{row}\n\nmore words\n".replace("\n", ends)
    assert fixed(text) == (f"{head}{right}\n\nmore words\n".replace("\n", ends), [])


def test_columns_of_totals_in_csv_and_in_a_list_below() -> None:
    text = "Option,Cost (50%),Speed (50%),Total\nA,4,3,3.5\nB,2,5,3.6\nC,1,1,1.0\n"
    assert fixed(text, "t.csv", order=True)[0] == text.replace("3.6", "3.5")
    text = ROWS.format("50%", "30%", "20%") + "\n**Total:**\n\n- A: 4.1\n- B: 3.4\n"
    assert fixed(text) == (text.replace("4.1", "3.9"), [])


def test_what_changes_the_order_is_written_only_where_it_is_asked_for() -> None:
    text = ROWS.format("50%", "30%", "20%") + "| Total | | 3.3 | 3.4 |\n"
    assert fixed(text) == (text, ["order"])
    assert fixed(text, order=True) == (text.replace("3.3", "3.9"), [])


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("| Total | | 4.1 (82%) | 3.4 (68%) |", "beside"), ("| Total | | 4&#46;1 | 3.4 |", "elsewhere"), ("| Total | | 4.1 | see |", "unread"), ("| Total | | 4.1 | 3.3 |", "form"),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_left(row: str, why: str) -> None:
    text = ROWS.format("50%", "30%", "20%") + row + "\n"
    after, left = fixed(text)
    assert after == text
    assert left in ([why], [])


def test_a_total_over_an_unknown_score_is_left() -> None:
    text = ROWS.format("50%", "30%", "20%").replace("| 4 | 3 |", "| ? | 3 |") + "| Total | | 4.1 | 3.4 |\n"
    assert fixed(text) == (text, ["unknown"])


def test_places_that_would_not_follow_hold_it_back() -> None:
    text = (
        ROWS.format("50%", "30%", "20%")
        + "| Total | | 4.1 | 3.4 |\n| Winner | | | 🏆 |\n| Rank | | 2 | 1 |\n"
    )
    assert fixed(text)[0] == text


def test_random_tables_are_right_after_it_and_else_unchanged() -> None:
    written = 0
    for seed in range(500):
        kind, text, truth = make(seed)
        if kind == "csv" or not truth.wrong:
            continue
        after, _ = fixed(text, order=True)
        if after == text:
            continue
        written += 1
        (table,) = tables_of(after, Path("t.md"))
        assert not [one for one in audit(table).findings if one.rule.startswith("wrong")], f"{seed}\n{after}"
        lines = zip(text.splitlines(), after.splitlines(), strict=True)
        assert sum(a != b for a, b in lines) <= len(truth.wrong)
    assert written > 50


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("first", "other"),
    [("   ", "   "), ("> ", "> "), (">> ", ">> "), ("- ", "  "), ("- > ", "  > "), ("10. ", "    "), ("\t- ", "\t  ")],
)  # fmt: skip
def test_wherever_a_table_stands_and_whatever_ends_its_lines(first: str, other: str, ends: str) -> None:
    """In lists and quotations, beside the same table as code, and without a last line end."""
    if first == "\t- ":
        first, other = "- a\n\n\t- ", "\t  "
    lines = (ROWS.format("50%", "30%", "20%") + "|\tTotal | | 4.1\t| 3.4 |").split("\n")
    table = first + f"\n{other}".join(lines)
    code = "```\n" + "\n".join(lines) + "\n```\n\nwords \x0c and \u2028 more\n\n"
    text = (code + table).replace("\n", ends)
    assert fixed(text) == ((code + table.replace("4.1", "3.9")).replace("\n", ends), [])


def test_a_sentence_with_the_figures_of_several() -> None:
    text = ROWS.format("50%", "30%", "20%") + "\nA has 4.1 and B 3.4 out of 5.\n"
    assert fixed(text) == (text.replace("4.1", "3.9"), [])
