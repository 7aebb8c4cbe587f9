"""A path with a slip in it is answered with the path that was meant, wherever it stands."""

from datetime import date

from roadworthy.interview.script import advice, asked, set_answers
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision, KeyPath, PathError, dotted, get
from roadworthy.model.check import problems
from roadworthy.model.keypath import record_type_at
from roadworthy.store.load import load
from roadworthy.store.places import sample_file

TODAY = date(2026, 11, 30)
BANK = load(sample_file("bank-migration"))


def kinds_of_paths() -> list[KeyPath]:
    """A path of every kind that is asked: one of all that lie in the same table and end in the same word."""
    found = {(one.path[0], len(one.path), one.path[-1]): one.path for one in asked(Analysis(BANK, TODAY))}
    return list(found.values())


def said(path: KeyPath, value: object = "x") -> str:
    """Why it is not taken, and what to write instead."""
    try:
        after = set_answers(BANK, [(path, value)], TODAY).apply(BANK)
    except PathError as error:
        return f"{error.why}; {advice(BANK, error.path)}"
    return "; ".join(f"{one.what}; {one.todo}" for one in problems(after, BANK))


def test_a_sign_too_many_in_any_part_of_any_path_is_no_puzzle() -> None:
    puzzling = []
    for path in kinds_of_paths():
        for place, part in enumerate(path):
            slipped = (*path[:place], part + "z", *path[place + 1 :])
            words = said(slipped)
            if dotted(path[: place + 1]) not in words and f"“{path[place]}”" not in words:
                puzzling.append(dotted(slipped))
    assert not puzzling


def test_a_record_named_where_an_answer_is_wanted_says_what_is_in_it() -> None:
    records = {path[:-1] for path in kinds_of_paths() if record_type_at(Decision, path[:-1]) is not None}
    assert len(records) > 20
    for path in records - {()}:
        kind = record_type_at(Decision, path)
        assert kind is not None
        assert dotted((*path, next(iter(kind.model_fields)))) in said(path), path


def test_the_class_of_a_record_is_that_of_what_stands_there() -> None:
    for one in asked(Analysis(BANK, TODAY)):
        for depth in range(len(one.path)):
            there = get(BANK, one.path[:depth])
            kind = record_type_at(Decision, one.path[:depth])
            assert there is None or kind is None or type(there) is kind
    assert record_type_at(Decision, ("frame", "nothing")) is None
    assert record_type_at(Decision, ("frame", "scope", "below")) is None
