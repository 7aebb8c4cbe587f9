"""Random tables in all styles, forms, directions, scales and languages, with errors put in: read right or refused, never wrong.

HYPOTHESIS_PROFILE=full reads ten thousand of them, or so many as ROADWORTHY_TABLES says: the same each time, others from another
number in ROADWORTHY_TABLES_FROM on.
"""

import os
from collections import Counter

from examples import few
from roadworthy.method.audit.audit import Audited, audit
from roadworthy.method.audit.table import DecisionTable
from roadworthy.tables.csv_grid import csv_grid
from roadworthy.tables.markdown import markdown_grids
from roadworthy.tables.together import decision_tables
from table_maker import make
from table_truth import Truth

COUNT = int(
    os.environ.get("ROADWORTHY_TABLES", "10000" if os.environ.get("HYPOTHESIS_PROFILE") == "full" else "400")
)
FIRST = int(os.environ.get("ROADWORTHY_TABLES_FROM", "0"))
PARTS = 8
MOST_REFUSED = 0.2
"""The share of tables that may be refused: a reader that refuses all is never wrong either."""
MOST_UNSEEN = 0.06


def read(seed: int) -> tuple[str, Truth, list[DecisionTable]]:
    kind, text, truth = make(seed)
    if kind == "csv":
        grid = csv_grid(text, "t.csv")
        return text, truth, list(decision_tables([grid], truth.scale)) if grid else []
    return text, truth, list(decision_tables(markdown_grids(text, "t.md")))


def missed(truth: Truth, found: Audited) -> bool:
    """Whether an error went unseen, and nothing else was said: its figures follow in another form, or are not read."""
    return bool(truth.wrong) and all(row.ok is not False for row in found.rows)


def wrongs(truth: Truth, found: Audited) -> list[str]:
    """What a reading alleges that is not so; empty where it was read right or refused."""
    table = found.table
    if found.leader is None:
        rules = {one.rule for one in found.findings if one.level == "error"}
        return (
            []
            if all(rule.startswith("unreadable") for rule in rules)
            else [f"alleged though unvalued: {rules}"]
        )
    amiss = []
    names = [one.name for one in table.criteria]
    if len(names) != len(truth.criteria) or not all(
        a in b for a, b in zip(truth.criteria, names, strict=True)
    ):
        return [f"criteria {names}"]
    if list(table.candidates) != truth.candidates:
        return [f"candidates {table.candidates}"]
    whole = sum(truth.weights)
    if any(abs(a - float(b / whole)) > 1e-9 for a, b in zip(table.weights, truth.weights, strict=True)):
        amiss.append(f"weights {table.weights}")
    cells = [
        [None if e.interval is None else (e.interval.low, e.interval.high) for e in row]
        for row in table.cells
    ]
    if cells != [[None if s is None else (float(s[0]), float(s[1])) for s in row] for row in truth.scores]:
        amiss.append(f"cells {cells}")
    if table.scale != truth.scale:
        amiss.append(f"scale {table.scale}")
    if [one.better == "lower" for one in table.criteria] != truth.lower or table.low_wins != truth.low_wins:
        amiss.append(f"better ends {[one.better for one in table.criteria]}, lowest wins: {table.low_wins}")
    counted = Counter(one.rule for one in found.findings if one.level == "error")
    said = {one.subject for one in found.findings if one.rule.startswith("wrong-total")}
    if found.certain or not truth.totals:
        if said != truth.wrong and not missed(truth, found):
            amiss.append(f"wrong totals {said}, in truth {truth.wrong}")
    elif (
        table.totals
        and not said <= truth.wrong
        and not all("form" in one.facts for one in found.findings if one.rule.startswith("wrong-total"))
    ):
        amiss.append(f"a form was taken for certain: {said}")
    values = [float(truth.value(i)) for i in range(len(truth.candidates))]
    best = min(values) if truth.low_wins else max(values)
    if abs(values[truth.candidates.index(found.leader)] - best) > 1e-9:
        amiss.append(f"leader {found.leader}")
    allowed = {"wrong-total", "wrong-total-unknown", "wrong-winner", "wrong-order"} if truth.wrong else set()
    if not truth.wrong and any(s is None for row in truth.scores for s in row):
        allowed = set()
    if alleged := {rule for rule in counted if not rule.startswith("unreadable")} - allowed:
        amiss.append(f"alleged {alleged}")
    return amiss


@few("part", range(PARTS), 0, 1)
def test_a_table_is_read_right_or_refused_never_wrong(part: int) -> None:
    refused, unseen, count, failures = 0, 0, 0, []
    for seed in range(FIRST + part, FIRST + COUNT, PARTS):
        text, truth, tables = read(seed)
        count += 1
        if len(tables) > 1:
            failures.append((seed, "more than one table", text))
            continue
        found = audit(tables[0]) if tables else None
        if found is None or found.leader is None:
            refused += 1
        elif missed(truth, found):
            unseen += 1
        if found is not None and (amiss := wrongs(truth, found)):
            failures.append((seed, "; ".join(amiss), f"{truth.features} {truth.form}\n{text}"))
    assert not failures, (
        f"{len(failures)} of {count}, first: seed {failures[0][0]}: {failures[0][1]}\n{failures[0][2]}"
    )
    assert refused <= MOST_REFUSED * count, f"{refused} of {count} refused"
    assert unseen <= MOST_UNSEEN * count, f"{unseen} of {count} with an error that was not seen"
