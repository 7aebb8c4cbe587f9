"""Every question leads to a field of the model, offers exactly its values, and every field has a question."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from typing_extensions import TypeAliasType

from each import each
from roadworthy.knowledge.questions import Question, all_questions, answered, question_at, sheet
from roadworthy.model import Decision, Interval, Record, get, key_path, put
from roadworthy.model.frame import Frame, Horizon, MustHave, Person
from roadworthy.model.landscape import Candidate, Fit

NOTHING: tuple[Any, ...] = (None, "", (), {})
MINE = ("frame", "landscape", "candidate")
ALL = all_questions()
KIND_TYPES: Mapping[str, tuple[type, ...]] = {
    "number": (int, float),
    "date": (date,),
    "text": (str,),
    "long-text": (str,),
    "range": (Interval,),
}


def bare(annotation: Any) -> Any:
    """The annotation without its name, without Annotated and without None."""
    while True:
        origin = get_origin(annotation)
        if isinstance(annotation, TypeAliasType):
            annotation = annotation.__value__
        elif origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (Union, UnionType):
            rest = [item for item in get_args(annotation) if item is not NoneType]
            assert len(rest) == 1, annotation
            annotation = rest[0]
        else:
            return annotation


def is_table(annotation: Any) -> bool:
    origin = get_origin(annotation)
    return isinstance(origin, type) and issubclass(origin, Mapping)


def leaf(question: Question) -> Any:
    """The bare type of the field that the question's path names in the model."""
    node: Any = Decision
    for part in question.path.split("."):
        if part.startswith("{"):
            assert is_table(node), f"{question.id}: {part} stands where no table is"
            node = bare(get_args(node)[1])
        else:
            assert isinstance(node, type), f"{question.id}: {part} lies below a plain value"
            assert issubclass(node, Record), f"{question.id}: {part} lies below a plain value"
            assert part in node.model_fields, f"{question.id}: there is no {part}"
            node = bare(node.model_fields[part].annotation)
    return node


def choices(annotation: Any) -> tuple[str, ...] | None:
    """The values that a field may hold, where it says so."""
    if get_origin(annotation) is tuple:
        annotation = bare(get_args(annotation)[0])
    return get_args(annotation) if get_origin(annotation) is Literal else None


def fields(record: type[Record], path: str) -> Iterator[str]:
    """The paths of all fields of a record, those of the records inside it included."""
    tables = {"parts": "{part}", "must_haves": "{must_have}"}
    for name, info in record.model_fields.items():
        here = f"{path}.{name}"
        node = bare(info.annotation)
        if is_table(node):
            here, node = f"{here}.{tables[name]}", bare(get_args(node)[1])
        if isinstance(node, type) and issubclass(node, Record):
            yield from fields(node, here)
        else:
            yield here


def named(question: Question) -> str:
    return question.id


def test_ids_are_unique() -> None:
    twice = [name for name, count in Counter(question.id for question in ALL).items() if count > 1]
    assert not twice


def test_paths_are_unique() -> None:
    twice = [path for path, count in Counter(question.path for question in ALL).items() if count > 1]
    assert not twice


@each("question", ALL, ids=named)
def test_it_leads_to_a_field_of_its_kind_and_offers_its_values(question: Question) -> None:
    kind = leaf(question)
    wanted = choices(kind)
    if wanted:
        assert tuple(option.value for option in question.options) == wanted
    if question.kind == "people":
        assert is_table(kind)
    elif question.kind == "several":
        assert get_origin(kind) is tuple
    elif question.kind == "choice":
        assert get_origin(kind) is not tuple
        for option in question.options:
            assert wanted or (kind is int and option.value.isdigit()), option
    else:
        assert not wanted
        assert not question.options
        assert kind in KIND_TYPES[question.kind] or get_origin(kind) is tuple


@each("question", ALL, ids=named)
def test_it_says_why_and_how_in_few_words(question: Question) -> None:
    assert 0 < len(question.label) <= 18
    assert len(question.label.split()) <= 3
    assert question.label[0].isupper()
    assert question.ask.endswith("?")
    assert question.why.endswith((".", "”"))
    assert question.how.endswith((".", "?", "”", ":"))
    assert len(question.why) <= 260
    assert question.readers
    for option in question.options:
        assert 0 < len(option.label) <= 24, option
        assert option.meaning, option


@each("question", [q for q in ALL if q.sheet in MINE], ids=named)
def test_an_option_or_a_condition_names_what_is_there(question: Question) -> None:
    labels = [option.label for option in question.options]
    assert len(set(labels)) == len(labels)
    for path, values in question.when:
        earlier = next(other for other in ALL if other.path == path)
        known = {option.value for option in earlier.options} | {"*"}
        assert set(values) <= known
        assert ALL.index(earlier) < ALL.index(question) or earlier.sheet != question.sheet


def test_every_field_of_the_three_sheets_has_a_question() -> None:
    wanted = {
        *fields(Frame, "frame"),
        *fields(MustHave, "must_haves.{must_have}"),
        *fields(Person, "people.{person}"),
        *fields(Horizon, "horizons.{horizon}"),
        "people",
        *fields(Fit, "fit"),
        *fields(Candidate, "candidates.{candidate}"),
    }
    assert wanted == {question.path for name in MINE for question in sheet(name)}


def test_the_short_walk_is_short() -> None:
    essential = [question.id for question in ALL if question.essential]
    mine = [question.id for name in MINE for question in sheet(name) if question.essential]
    assert 10 <= len(mine) <= 16
    assert len(essential) <= 27


def test_an_example_is_an_answer() -> None:
    """What the form shows as an example could be typed."""
    for question in ALL:
        if not question.example:
            continue
        kind = leaf(question)
        if question.kind == "number":
            assert kind(question.example) >= 0
        elif question.kind == "date":
            date.fromisoformat(question.example)


def test_a_question_waits_for_the_answer_that_makes_it_worth_asking() -> None:
    measured = next(question for question in sheet("frame") if question.path == "frame.bottleneck.measured")
    decision = Decision()
    assert not measured.asked(decision)
    assert measured.asked(put(decision, ("frame", "bottleneck", "kind"), "latency"))
    assert not measured.asked(put(decision, ("frame", "bottleneck", "kind"), "none"))


def test_a_question_is_found_by_the_place_of_its_answer() -> None:
    path = key_path("candidates.{candidate}.governance", candidate="django")
    found = question_at(path)
    assert found is not None
    assert found.id == "candidate-governance"
    decision = put(Decision(), ("candidates", "django"), Candidate(governance="foundation"))
    assert found.label_of(get(decision, path)) == "A foundation"
    assert question_at(("candidates", "django", "no-such-field")) is None


def test_answered_tells_a_given_answer_from_none() -> None:
    assert answered(0)
    assert answered("no")
    assert not any(answered(value) for value in NOTHING)


def test_a_question_about_a_day_that_is_over_reads_a_day_without_a_year_as_the_last_such_one() -> None:
    over = re.compile(r"\b(was|were|did|entered|read)\b|from\?")
    days = [question for question in ALL if question.kind == "date"]
    assert [question.id for question in days if over.search(question.ask) and not question.past] == []
    ahead = [question for question in days if re.search(r"\b(will|must|until|meant)\b", question.ask)]
    assert len(ahead) > 3
    assert [question.id for question in ahead if question.past] == []
