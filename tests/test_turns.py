"""What takes turns is left out by none of the days, and by nobody who asks for all."""

from examples import TURNS, has_its_turn


def test_each_has_its_turn_once_in_so_many_days() -> None:
    names = [f"tests/tui/test_station.py::test_{number}" for number in range(300)]
    for day in (739_000, 739_001):
        turns = {name: [has_its_turn(name, day + more) for more in range(TURNS)] for name in names}
        assert {sum(days) for days in turns.values()} == {1}


def test_a_days_part_is_about_as_large_as_anothers() -> None:
    names = [f"tests/tui/test_station.py::test_{number}" for number in range(300)]
    parts = [sum(has_its_turn(name, day) for name in names) for day in range(TURNS)]
    assert max(parts) < 2 * min(parts)
