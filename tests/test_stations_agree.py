"""The stations stand in five lists, as some are read before others may be: they are the same in all, in one order."""

from importlib.util import find_spec

from roadworthy.cli.parameters import STATION_IDS
from roadworthy.knowledge.stations import station, stations
from roadworthy.method.homes import HOMES, STATIONS
from roadworthy.tui.stations import MODULES, station_class


def test_every_list_of_stations_has_the_same_in_the_same_order() -> None:
    assert STATION_IDS == STATIONS, "cli/parameters.py"
    assert tuple(MODULES) == STATIONS, "tui/stations/__init__.py"
    assert tuple(one.id for one in stations()) == STATIONS, "knowledge/stations.toml"
    assert set(HOMES.values()) == set(STATIONS), "HOMES in method/homes.py: each answers a table"


def test_each_has_an_outline_a_screen_and_texts() -> None:
    for name in STATIONS:
        assert find_spec(f"roadworthy.interview.outlines.{name}"), name
        assert name == station_class(name).ID
        assert station(name).title
