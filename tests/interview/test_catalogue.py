"""A candidate is found by any name of its catalogue entry, and by no word that only leads near it."""

import pytest

from roadworthy.interview.catalogue import catalogue_names, completed, named_framework
from roadworthy.knowledge.frameworks import frameworks


@pytest.mark.parametrize(
    ("typed", "entry"),
    [("spring", "spring-boot"), ("ASP.NET", "asp-net-core"), (" rails ", "ruby-on-rails"), ("Quart", None)],
)
def test_what_is_typed_names_an_entry_or_none(typed: str, entry: str | None) -> None:
    found = named_framework(typed)
    assert (None if found is None else found.id) == entry


def test_every_name_of_every_entry_names_it_and_is_completed_to() -> None:
    for one in frameworks():
        for name in (one.name, *one.other_names):
            assert named_framework(name.upper()) is one
            assert name in catalogue_names()
        for words in one.near:
            assert named_framework(words) is None, words


def test_whatever_is_completed_begins_with_what_was_typed_and_names_an_entry() -> None:
    names = catalogue_names()
    for name in names:
        for length in range(1, len(name) + 1):
            found = completed(name[:length], names)
            assert found.casefold().startswith(name[:length].casefold())
            assert named_framework(found) is not None
    assert completed("spring", names) == "Spring Boot"
    assert completed("rail", names) == "Rails"
    assert completed("", names) == completed("our own", names) == completed("django", ()) == ""
