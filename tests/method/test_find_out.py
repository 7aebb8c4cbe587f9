"""What to find out first: the order, what leaves it, when to stop, and what a lead rests on."""

from random import Random

import pytest

from grounded_files import TODAY, data, read
from roadworthy.method.certainty import GroundedMatrix, grounded_matrix, read_grounds
from roadworthy.method.find_out import SMALL_CHANCE, by_worth, find_out_first, resting_on, turning_chance
from roadworthy.method.matrix import matrix_of
from roadworthy.method.ranking import ranking_of
from roadworthy.method.value_of_information import cell_values
from roadworthy.model import Decision, Interval, put
from roadworthy.model.judgement import Cell, Criterion, Evidence
from roadworthy.model.landscape import Candidate


def decision(*rows: tuple[float, ...], weights: tuple[float, ...] = (60.0, 40.0)) -> Decision:
    """Candidates a, b … with bare scores on k0, k1 …."""
    criteria = {f"k{j}": Criterion(name=f"K{j}", weight=weight) for j, weight in enumerate(weights)}
    names = [chr(ord("a") + i) for i in range(len(rows))]
    return Decision(
        candidates={name: Candidate(name=name.upper()) for name in names},
        criteria=criteria,
        evidence={"seen": Evidence(words="seen", kind="fact", on=TODAY)},
        scores={
            name: {slug: Cell(score=Interval(x, x)) for slug, x in zip(criteria, row, strict=True)}
            for name, row in zip(names, rows, strict=True)
        },
    )


def backed(it: Decision, *cells: tuple[str, str]) -> Decision:
    for candidate, criterion in cells:
        it = put(it, ("scores", candidate, criterion, "sources"), ("seen",))
    return it


def wide(it: Decision) -> GroundedMatrix:
    reading = read_grounds(it, TODAY)
    return grounded_matrix(reading, matrix_of(reading.decision))


def order(it: Decision) -> list[tuple[str, str]]:
    return [(cell.worth.candidate, cell.worth.criterion) for cell in find_out_first(wide(it))]


def chance(it: Decision) -> float:
    return turning_chance(wide(it).matrix, find_out_first(wide(it)))


@pytest.mark.parametrize("seed", range(20))
def test_those_that_could_turn_it_come_by_value_of_information(seed: int) -> None:
    matrix = wide(read(data(seed, horizons=False))).matrix
    rows, columns = range(len(matrix.candidates)), range(len(matrix.criteria))
    found = by_worth(matrix, [(i, j) for i in rows for j in columns])
    worth = [cell for cell in found if cell.value > 0]
    known = {(cell.candidate, cell.criterion): cell.value for cell in cell_values(matrix)}
    assert {(cell.candidate, cell.criterion): cell.value for cell in worth} == known
    assert [cell.value for cell in worth] == sorted(known.values(), reverse=True)
    rest = found[len(worth) :]
    assert [cell.short for cell in rest] == sorted(cell.short for cell in rest)
    assert all(cell.chance == 0 for cell in rest)
    assert all(0 < cell.chance <= 0.5 and cell.short == 0 for cell in worth)


def test_a_cells_chance_is_the_share_of_its_interval_beyond_the_tie() -> None:
    matrix = wide(decision((4, 3), (3, 3))).matrix
    random = Random(1)
    first = by_worth(matrix, [(0, 0)])[0]
    low, high = matrix.low[0][0], matrix.high[0][0]
    lead = 0.6 * ((low + high) / 2 - 3)
    turned = sum(
        0.6 * (low + random.random() * (high - low)) + 0.4 * 3 < 0.6 * 3 + 0.4 * 3 for _ in range(20_000)
    )
    assert lead > 0
    assert first.chance == pytest.approx(turned / 20_000, abs=0.01)


def test_there_is_an_order_where_no_single_cell_could_turn_it() -> None:
    it = decision((5, 5), (1, 1), weights=(70.0, 30.0))
    assert order(it) == [("a", "k0"), ("b", "k0"), ("a", "k1"), ("b", "k1")]
    assert not cell_values(wide(it).matrix)


def test_what_evidence_backs_leaves_the_list_unless_its_own_range_is_wide() -> None:
    it = decision((4, 3), (3, 3))
    full = order(it)
    assert set(full) == {("a", "k0"), ("a", "k1"), ("b", "k0"), ("b", "k1")}
    one = backed(it, full[0])
    assert full[0] not in order(one)
    assert set(order(one)) == set(full[1:])
    reason = put(it, ("scores", *full[0], "rationale"), "because")
    assert full[0] in order(reason)
    spread = put(one, ("scores", *full[0], "score"), Interval(2.0, 5.0))
    lacking = {
        (cell.worth.candidate, cell.worth.criterion): cell.lacking for cell in find_out_first(wide(spread))
    }
    assert lacking[full[0]] == "narrower"


def test_with_everything_backed_there_is_nothing_left() -> None:
    it = decision((4, 3), (3, 3))
    every = backed(it, *order(it))
    assert order(every) == []
    assert chance(every) == 0


def test_all_that_is_left_together_says_when_to_stop() -> None:
    near = decision((4, 3), (3, 3))
    far = decision((5, 5), (1, 1))
    assert chance(near) > 0.2
    assert chance(far) <= SMALL_CHANCE
    first, *others = order(near)
    one_left = backed(near, *others)
    alone = by_worth(wide(one_left).matrix, [("ab".index(first[0]), int(first[1][1:]))])[0]
    assert order(one_left) == [first]
    assert chance(one_left) == pytest.approx(alone.chance, abs=0.02)


def test_a_criterion_without_weight_is_not_looked_up() -> None:
    assert order(decision((4, 3), (3, 3), weights=(1.0, 0.0))) == [("b", "k0"), ("a", "k0")]


def test_without_a_rival_or_weights_there_is_nothing_to_find_out() -> None:
    assert order(decision((4, 3))) == []
    assert order(decision((4, 3), (3, 3), weights=(0.0, 0.0))) == []


def test_what_a_lead_rests_on_is_the_weaker_ground_of_each_gain() -> None:
    it = decision((5, 2, 4), (3, 3, 1), weights=(50.0, 30.0, 20.0))
    stated = matrix_of(it)

    def share(changed: Decision) -> dict[str, float]:
        return {str(ground): part for ground, part in resting_on(stated, wide(changed), "a", "b").items()}

    assert share(it) == {"bare": 1.0}
    half = backed(it, ("a", "k0"), ("b", "k0"))
    assert share(half) == pytest.approx({"evidence": 1.0 / 1.6, "bare": 0.6 / 1.6})
    assert share(backed(it, ("a", "k0"))) == {"bare": 1.0}
    reason = put(half, ("scores", "b", "k0", "sources"), ())
    reason = put(reason, ("scores", "b", "k0", "rationale"), "tried")
    assert share(reason) == pytest.approx({"reason": 1.0 / 1.6, "bare": 0.6 / 1.6})
    assert dict(resting_on(stated, wide(it), "b", "a")) == {"bare": 1.0}
    alike = decision((3, 3), (3, 3))
    assert not resting_on(matrix_of(alike), wide(alike), "a", "b")


def test_looking_up_the_first_cells_makes_the_leader_surer() -> None:
    it = decision((4, 3), (3, 3))
    before = chance(it)
    for cell in order(it)[:2]:
        it = backed(it, cell)
    assert chance(it) < before
    assert ranking_of(matrix_of(it))[0].candidate == "a"
