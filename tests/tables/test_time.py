"""No input makes reading take more than its length says."""

from collections.abc import Callable

from examples import WHOLE, few
from growing import LINEAR, TIMES, power
from roadworthy.errors import StoreError
from roadworthy.method.audit.audit import audit
from roadworthy.method.audit.table import DecisionTable
from roadworthy.tables.csv_grid import csv_grid
from roadworthy.tables.markdown import markdown_grids
from roadworthy.tables.together import looked_at

HEAD = "| Criterion | Weight | A | B |\n|---|---|---|---|\n"
MARKDOWN: dict[str, Callable[[int], str]] = {
    "dashes": lambda n: "| a | b |\n" + "-" * n + "x\n",
    "dashes and spaces": lambda n: "- " * n + "x\n\n" + HEAD + "| x | 50% | 4 | 3 |\n" + "- " * n + "x\n",
    "numbers of lists": lambda n: HEAD + "| x | 50% | 4 | 3 |\n\n" + "1. " * n + "x\n" + "  - " * n + "\n",
    "delimiters": lambda n: "| Weight | b |\n" + "|-:" * n + "x\n",
    "spaces in a cell": lambda n: HEAD + "| x | 50% |" + " " * n + "4 | 3 |\n",
    "tabs at the margin": lambda n: HEAD + "\t" * n + "| x | 50% | 4 | 3 |\n",
    "hard spaces": lambda n: HEAD + "| x | 50% |" + "\u00a0" * n + "4 | 3 |\n",
    "digits in a bracket": lambda n: HEAD + "| x | 50% | (" + "1" * n + " | 3 |\n",
    "brackets in a header": lambda n: "| 3 " + "(" * n + " | Weight | A |\n|---|---|---|\n| x | 1 | 2 |\n",
    "signs of emphasis": lambda n: HEAD + "| x | 50% | " + "*a_" * n + " | 3 |\n",
    "open links": lambda n: HEAD + "| x | 50% | " + "[" * n + " | 3 |\n",
    "stars": lambda n: HEAD + "| x | 50% | " + "★ " * n + "x | 3 |\n",
    "commas in a figure": lambda n: HEAD + "| x | 50% | " + "1," * n + " | 3 |\n",
    "arrows": lambda n: HEAD + "| x | 50% | 4 " + "→ 3 " * n + "| 3 |\n",
    "a name of dashes": lambda n: HEAD + "| " + "a - " * n + "30% | 50% | 4 | 3 |\n",
    "words about a scale": lambda n: "scale " + "1 - " * n + "\n\n" + HEAD + "| x | 50% | 4 | 3 |\n| y | 50% | 3 | 4 |\n",
    "words about an end": lambda n: "lower " + "is " * n + "\n\n" + HEAD + "| x | 50% | 4 | 3 |\n| y | 50% | 3 | 4 |\n",
    "quotations": lambda n: "> " * n + "a\n" * (n // 40) + "\n" + HEAD + ">" * n + "\n" + "> - " * n + "a\n",
    "quotations, line by line": lambda n: ("> " * 300 + "a\n") * (n // 600) + "\n" + HEAD + "| x | 50% | 4 | 3 |\n",
    "weights beside": lambda n: "speed 3% weight 4 " * n + "\n\n" + "| Option | speed | care | total |\n|---|---|---|---|\n| a | 3 | 4 | 3.7 |\n",
    "list items": lambda n: "- a\n" * (n // 4) + HEAD + "| x | 50% | 4 | 3 |\n",
    "fences": lambda n: "`" * n + "\n" + "~~~ x\n" * (n // 10),
    "html": lambda n: "<" + "a " * n + "\n<!--" + "-" * n + "\n",
    "rows": lambda n: HEAD + "| x | 50% | 4 | 3 |\n" * (n // 40),
    "columns": lambda n: "| Weight |" + " a |" * (n // 40) + "\n|" + "---|" * (n // 40 + 1) + "\n| 3 |" + " 4 |" * (n // 40) + "\n",
    "criteria called as totals": lambda n: HEAD + "| Final | 3 | 4 | 3 |\n| Cost | 2 | 3 | 4 |\n" * (n // 40) + "| Total | | 9 | 9 |\n",
    "shares in names of totals": lambda n: "| Criterion | A | B |\n|---|---|---|\n" + "| Final (5%) | 4 | 3 |\n| Cost (x2) | 3 | 4 |\n" * (n // 40),
    "rows without weights": lambda n: HEAD + "| a | 3 | 4 | 3 |\n| b | 2 | 4 | 3 |\n" + "| c | | 4.5 | 3 |\n" * (n // 20),
    "totals without weights": lambda n: "| Criterion | A | B |\n|---|---|---|\n" + "| Cost | 3 | 4 |\n" * (n // 40) + "| Total | 4 | 3 |\n" * (n // 40),
    "groups": lambda n: HEAD + "| **G** | 5 | | |\n| a | 3 | 4 | 3 |\n| b | 2 | 4 | 3 |\n" * (n // 60) + "| Total | | 9 | 9 |\n",
    "sums of groups": lambda n: HEAD + "| a | 3 | 4 | 3 |\n| b | 2 | 4 | 3 |\n| S | 5 | 20 | 15 |\n" * (n // 60) + "| Total | | 9 | 9 |\n",
    "pairs of columns": lambda n: "| Option |" + " a (3) | a weighted |" * (n // 40) + "\n|" + "---|" * (n // 40 * 2 + 1) + "\n"
    + ("| x |" + " 4 | 12 |" * (n // 40) + "\n") * 2,
    "weighted columns apart": lambda n: "| Criterion | Weight |" + " a |" * (n // 40) + " b |" * (n // 40) + "\n|" + "---|" * (n // 40 * 2 + 2) + "\n"
    + ("| x | 3 |" + " 4 |" * (n // 40) + " 12 |" * (n // 40) + "\n") * 3,
    "columns called totals": lambda n: "| Item | Weight |" + " Total |" * (n // 40) + "\n|" + "---|" * (n // 40 + 2) + "\n" + ("| x | 3 |" + " 4 |" * (n // 40) + "\n") * 2
    + "| Total | 6 |" + " 8 |" * (n // 40) + "\n",
    "factors": lambda n: "| Idea |" + " a |" * (n // 40) + " Score |\n|" + "---|" * (n // 40 + 2) + "\n" + ("| x |" + " 1 |" * (n // 40) + " 1 |\n") * 3,
    "headings of totals": lambda n: HEAD + "| x | 50% | 4 | 3 |\n| y | 50% | 3 | 4 |\n\n" + "## Total score\n\nA: 4\n\n" * (n // 40),
    "names in a sentence": lambda n: "For a lower is better, higher for the rest.\n\n" + HEAD + "".join(f"| name {i} | 5 | 4 | 3 |\n" for i in range(n // 40)),
    "Russian names in a sentence": lambda n: "По цене чем меньше, тем лучше.\n\n" + HEAD + "".join(f"| цена{'абвг'[i % 4]}{'дежз'[i // 4 % 4]} | 5 | 4 | 3 |\n" for i in range(n // 40)),
    "a key": lambda n: "a = 1, " * (n // 10) + "\n\n" + HEAD + "| x | 50% | a | b |\n| y | 50% | b | a |\n",
    "lines below": lambda n: HEAD + "| x | 50% | 4 | 3 |\n| y | 50% | 3 | 4 |\n\n" + "- A: 4 = " * n + "\n",
    "empty cells": lambda n: HEAD + "|" * n + "\n",
    "escaped bars": lambda n: HEAD + "| x | 50% | 4 \\|" + "\\|" * n + "| 3 |\n",
}  # fmt: skip
CSV: dict[str, Callable[[int], str]] = {
    "digits": lambda n: "criterion,weight,A\nx,1," + "1" * n + "\n",
    "quotes": lambda n: 'criterion,weight,A\nx,1,"' + '""' * n + '"\n',
    "separators": lambda n: "criterion,weight,A\nx,1" + "," * n + "\n",
    "rows": lambda n: "criterion,weight,A,B\n" + "x,1,4,3\n" * (n // 40),
    "spaces": lambda n: "criterion,weight,A\nx,1," + " " * n + "4\n",
}


def reading(kind: str, text: str) -> None:
    try:
        grids = (
            [grid]
            if kind == "csv" and (grid := csv_grid(text, "t"))
            else markdown_grids(text, "t")
            if kind == "md"
            else []
        )
        for found in looked_at(grids):
            if isinstance(found, DecisionTable):
                audit(found)
    except StoreError:
        pass


@few("kind, name", [*(("md", name) for name in MARKDOWN), *(("csv", name) for name in CSV)], *range(0, 34, 4))
def test_the_time_is_linear_in_the_size(kind: str, name: str) -> None:
    write = {"md": MARKDOWN, "csv": CSV}[kind][name]
    size = 10_000 if WHOLE else 2_500
    texts = {n: write(n) for n in (size, size * TIMES)}
    assert power(lambda n: reading(kind, texts[n]), size) <= LINEAR


def test_a_line_of_ten_megabytes_and_a_large_table_are_read() -> None:
    reading("md", HEAD + "| x | 50% | " + "1" * 10_000_000 + " | 3 |\n")
    rows = "".join(f"| c{n} | 1 |" + " 4 |" * 50 + "\n" for n in range(2_000 if WHOLE else 200))
    head = "# Decision matrix\n\n| Criterion | Weight |" + " N |" * 50 + "\n|" + "---|" * 52 + "\n"
    grids = markdown_grids(head + rows, "t")
    assert [len(grid.rows) for grid in grids] == [2_000 if WHOLE else 200]
