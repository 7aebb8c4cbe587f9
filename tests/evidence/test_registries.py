"""Every registry that a decision can name is called by its name, offered, and asked."""

from roadworthy.evidence import collect
from roadworthy.knowledge.questions import question_at
from roadworthy.knowledge.signals import collector_name
from roadworthy.model.evidence import REGISTRIES


def test_a_registry_has_its_call_its_name_and_its_option() -> None:
    asked = question_at(("upkeep", "django", "registry"))
    assert asked is not None
    assert set(collect._ASK) == set(REGISTRIES)
    assert [option.value for option in asked.options] == list(REGISTRIES)
    assert [option.label for option in asked.options] == [collector_name(one) for one in REGISTRIES]
