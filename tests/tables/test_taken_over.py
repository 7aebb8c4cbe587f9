"""What `audit` reads for certain, `new --from` takes over: the same names, weights, scale and scores, and so the same values."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from examples import part
from roadworthy.errors import BadTable, StoreError
from roadworthy.method.audit.audit import audit
from roadworthy.method.audit.table import DecisionTable, card_of_table
from roadworthy.method.ranking import ranking, ranking_of
from roadworthy.model import Decision, Interval
from roadworthy.tables.decision import decision_from
from roadworthy.tables.files import tables_of
from table_maker import make
from tables.test_written import cases

HERE: Final = Path(__file__).parent
SEEDS: Final = 600


def unlike(table: DecisionTable, made: Decision) -> list[str]:
    """What a decision has otherwise than the table that it came from."""
    values = {made.candidate_name(place.candidate): place.value for place in ranking(made)}
    stated = {place.candidate: place.value for place in ranking_of(card_of_table(table))}
    return [
        *(f"{name}: {values.get(name)} for {own}" for name, own in stated.items() if values.get(name) != pytest.approx(own)),
        *([] if [row.name for row in made.criteria.values()] == [row.name for row in table.criteria] else ["criteria"]),
        *([] if (made.scale.low, made.scale.high) == table.scale else ["scale"]),
    ]  # fmt: skip


def texts() -> Iterator[tuple[str, Path, str, Interval | None]]:
    """What a table is called, the file it would be in, its text, and its scale where it has no place for one."""
    for path in sorted((HERE / "cases").glob("*.[mc]*")):
        yield path.name, path, path.read_text(encoding="utf-8"), None
    for name, text, truth in cases():
        yield name, Path("t.csv" if truth.get("csv") else "t.md"), text, None
    for seed in part(range(SEEDS), 4):
        kind, text, made = make(seed)
        yield f"seed {seed}", Path(f"t.{kind}"), text, Interval(*made.scale) if kind == "csv" else None


def test_what_is_read_for_certain_is_taken_over() -> None:
    failures, taken, refused = [], 0, []
    for name, path, text, scale in texts():
        found = tables_of(text, path, (scale.low, scale.high) if scale else None)
        if not found or audit(found[0]).matrix is None or found[0].weight_kind == "none":
            continue
        try:
            made, _ = decision_from(path, scale, text)
        except StoreError as error:
            refused.append(f"{name}: {error}")
            continue
        taken += 1
        failures += [f"{name}: {one}" for one in unlike(found[0], made)]
    assert not failures, failures[:5]
    assert taken > 200
    assert not [one for one in refused if "outside the scale" not in one], refused[:5]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("Speed,×3,2,n/a", ""),
        ("Speed,High,2,3", ""),
        ("Speed,high,TBD,3", ""),
        ("Speed,2,good,3", "“good” is not a number"),
        ("Speed,2,7,3", "outside the scale 1-5"),
        ("Speed,-2,3,3", "is not a weight"),
        ("Speed,2,3", "3 cells where the header has 4"),
    ],
)
def test_a_scorecard_in_other_words_is_taken_where_all_of_it_is_read(row: str, says: str) -> None:
    other = "Skill,×2,4,5" if "×" in row else "Skill,Low,4,5" if "igh" in row else "Skill,3,4,5"
    text = f"criterion,weight,Django,Rails\n{row}\n{other}\n"
    if says:
        with pytest.raises(BadTable, match=says):
            decision_from(Path("t.csv"), text=text)
        return
    made, found = decision_from(Path("t.csv"), text=text)
    assert [criterion.weight for criterion in made.criteria.values()] in ([3, 2], [3, 1])
    assert len(found) == 1, "how it was read is told"
    assert not unlike(found[0], made)
