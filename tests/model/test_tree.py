"""Plain data of a file as a tree."""

from roadworthy.model.judgement import Criterion
from roadworthy.model.landscape import Candidate
from roadworthy.model.tree import rows


def test_the_records_of_things_are_found_with_their_kinds_and_nothing_in_tables_that_are_not_ours() -> None:
    one = {
        "candidates": {"django": {"name": "Django"}},
        "criteria": {"speed": {"name": "Speed", "theirs": {"deep": {"er": {}}}}},
        "theirs": {"a": {"b": {}}},
        "scale": {"low": 1.0},
    }
    other = {"candidates": {"rails": {}, "django": {}}, "title": "Orders"}
    assert [*rows(one, other)] == [
        (("candidates", "django"), Candidate), (("candidates", "rails"), Candidate), (("criteria", "speed"), Criterion),
    ]  # fmt: skip
