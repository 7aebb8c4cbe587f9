"""The four approaches: complete, and of the same names as the model's."""

from typing import get_args

import pytest

from roadworthy.knowledge.approaches import ApproachGuide, approaches, by_id
from roadworthy.knowledge.framework_search import find
from roadworthy.model.landscape import Approach


def test_the_four_of_the_model_in_its_order() -> None:
    assert tuple(approach.id for approach in approaches()) == get_args(Approach)
    assert list(by_id()) == list(get_args(Approach))


@pytest.mark.parametrize("approach", approaches(), ids=lambda approach: approach.id)
def test_each_has_both_sides_and_a_beginning(approach: ApproachGuide) -> None:
    assert len(approach.short) <= 14
    assert len(approach.strengths) >= 3
    assert len(approach.costs) >= 3
    assert len(approach.suits) >= 2
    assert approach.first_steps
    assert approach.pitfall
    assert all(words for _, words in approach.measures.rows())
    for lines in (approach.strengths, approach.costs, approach.suits, approach.first_steps):
        assert all(line.endswith(".") for line in lines)


@pytest.mark.parametrize("slug", ["monolithic", "microservices", "serverless"])
def test_the_examples_are_in_the_catalogue_under_this_approach(slug: Approach) -> None:
    for name in by_id()[slug].examples:
        found = find(name)[0]
        assert found.name == name
        assert found.approach in (slug, None), "one that serves several is an example, too"
