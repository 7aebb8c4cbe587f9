"""Groups of criteria: their points, their members, and putting a criterion into one."""

from dataclasses import replace
from datetime import date
from functools import partial

from roadworthy.edits.criteria import assign_group, assign_new_group, group_of_word
from roadworthy.edits.edit import Edit
from roadworthy.interview.items import Action, Ask, Given, Item, RecordLine, SectionHead
from roadworthy.interview.outlines.asking import adding, the
from roadworthy.interview.outlines.weighing import Weighing
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import Option, Question, sheet
from roadworthy.knowledge.weight_methods import said_of
from roadworthy.model import Decision, KeyPath

NEW, NONE = "+", "-"
"""Answers that name no group: one that is to be made, and none."""


def group_note(at: Weighing, slug: str) -> str:
    """The name of the group that a criterion is in; the word beside it where it is in none."""
    group = at.decision.group_of(slug)
    return group_name(at.decision, group) if group else at.decision.criteria[slug].group


def group_name(decision: Decision, slug: str) -> str:
    """What a group is called."""
    return decision.groups[slug].name or slug


def group_question(decision: Decision, criterion: str) -> Question:
    """Into which group a criterion goes, of those that there are."""
    options = [Option(slug, group_name(decision, slug)) for slug in decision.groups]
    options += [Option(NEW, said_of("group_new")), Option(NONE, said_of("group_none"))]
    question = the("criteria", "criterion-group")
    words = said_of("group_which", name=decision.criterion_name(criterion))
    return replace(question, id="group", kind="choice", ask=words, options=tuple(options))


def group_action(at: Weighing, criterion: str) -> Action:
    """Put a criterion into a group, or into none."""

    def does(decision: Decision, today: date, given: Given) -> Edit:
        group = given["group"]
        if group == NEW:
            return assign_new_group(decision, criterion, given["group-name"] or "", today)
        return assign_group(decision, criterion, "" if group == NONE else group, today)

    path: KeyPath = ("criteria", criterion, "group")
    name = replace(the("criteria", "group-name"), when=(("group", (NEW,)),))
    asks = (group_question(at.decision, criterion), name)
    return Action("group", path, say("criteria", "group_ask"), asks=asks, does=does, key="b")


def bare_words(decision: Decision) -> list[str]:
    """Words beside criteria that are no group yet."""
    words = [it.group for slug, it in decision.criteria.items() if it.group and not decision.group_of(slug)]
    return list(dict.fromkeys(words))


def members(decision: Decision) -> dict[str, list[str]]:
    """The criteria of each group."""
    return {
        slug: [key for key in decision.criteria if decision.group_of(key) == slug] for slug in decision.groups
    }


def group_items(at: Weighing) -> list[Item]:
    """A row each, words that could become one, a line that adds one."""
    decision = at.decision
    found: list[Item] = []
    for slug, inside in members(decision).items():
        found += _row(at, slug, inside)
    for word in bare_words(decision):
        count = str(sum(criterion.group == word for criterion in decision.criteria.values()))
        words = said_of("group_word", name=word, count=count)
        does = partial(_make, word)
        found.append(Action("group", ("groups", f" {word}"), words, said_of("group_make"), does=does))
    if found:
        keys = "" if at.held else say("criteria", "groups_note")
        found.insert(0, SectionHead(say("criteria", "groups"), id="groups", keys=keys))
    if decision.criteria:
        found += adding(at.of, at.view, ("groups",), "group", label=say("criteria", "add_group"))
    return found


def _make(word: str, decision: Decision, today: date, given: Given) -> Edit:
    del today, given
    return group_of_word(decision, word)


def _row(at: Weighing, slug: str, inside: list[str]) -> list[Item]:
    path: KeyPath = ("groups", slug)
    named = ", ".join(at.called(member) for member in inside) or say("criteria", "nothing_inside")
    own = at.decision.groups[slug].weight is not None
    note = named if own else f"{said_of('group_by_its_own')}: {named}"
    figure = Ask(the("weights", "group-points"), {"group": slug})
    items: list[Item] = [
        RecordLine(path, "group", group_name(at.decision, slug), note, moves=True, figure=figure)
    ]
    if at.view.is_open(path):
        items += [Ask(q, {"group": slug}, 1) for q in sheet("criteria") if "{group}" in q.path]
    return items
