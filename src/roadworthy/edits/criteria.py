"""Changes of what counts: criteria that ship, and groups."""

from datetime import date

from roadworthy.edits.edit import Edit, add, new_slug
from roadworthy.edits.weights import reweigh
from roadworthy.knowledge.criteria import by_id
from roadworthy.knowledge.edit_words import label_of, refusal
from roadworthy.model import Decision, KeyPath, PathError, put
from roadworthy.model.judgement import Criterion, Group


def add_shipped_criterion(criterion: str) -> Edit:
    """Add a criterion that ships, under its own key."""
    name = by_id()[criterion].name
    return add(("criteria",), criterion, Criterion(name=name), label_of("added", name=name))


def assign_group(decision: Decision, criterion: str, group: str, today: date) -> Edit:
    """Put a criterion into a group by its key, or into none where `group` is empty."""
    path: KeyPath = ("criteria", criterion, "group")
    name = decision.criterion_name(criterion)
    label = label_of("no_group", name=name)
    if group:
        known = decision.groups.get(group)
        label = label_of("group", name=name, group=(known.name if known else "") or group)
    return reweigh(label, path, "points", lambda now: put(now, path, group), today=today)


def assign_new_group(decision: Decision, criterion: str, name: str, today: date) -> Edit:
    """Put a criterion into a new group of that name. Refused without a name."""
    path: KeyPath = ("criteria", criterion, "group")
    if not name.strip():
        raise PathError(path, refusal("no_name"))
    slug = new_slug(decision, ("groups",), name, "group")

    def change(now: Decision) -> Decision:
        return put(put(now, ("groups", slug), Group(name=name.strip())), path, slug)

    label = label_of("group", name=decision.criterion_name(criterion), group=name.strip())
    return reweigh(label, path, "points", change, today=today)


def group_of_word(decision: Decision, word: str) -> Edit:
    """Make a group of a word that stands beside criteria; they belong to it from now on."""
    slug = new_slug(decision, ("groups",), word, "group")

    def change(now: Decision) -> Decision:
        for key, criterion in now.criteria.items():
            if criterion.group == word:
                now = put(now, ("criteria", key, "group"), slug)
        return put(now, ("groups", slug), Group(name=word))

    return Edit(label_of("group_made", name=word), ("groups", slug), change)
