"""What could be looked up about the candidates, of whom, and how; nothing is asked from here."""

from typing import TYPE_CHECKING

from roadworthy.interview.items import Action, Item, Prose, RecordLine
from roadworthy.interview.view import View
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.signals import collector_name
from roadworthy.method.analysis import Analysis
from roadworthy.model import KeyPath
from roadworthy.model.evidence import REGISTRIES
from roadworthy.model.text import one_line

if TYPE_CHECKING:
    from roadworthy.evidence.plan import EvidencePlan

LOOK_UP: KeyPath = ("evidence", " look-up")
"""The line's place; the space keeps it apart from every key of a file."""


def look_up(of: Analysis, view: View) -> list[Item]:
    """One line, which opens to what the registries would be asked and how; not in the short walk."""
    if view.short or not of.decision.candidates:
        return []
    line = RecordLine(
        LOOK_UP, "look-up", say("look_up", "title"), say("look_up", "note"), "arrow", deletes=False
    )
    if not view.is_open(LOOK_UP):
        return [line]
    from roadworthy.evidence.plan import plan  # noqa: PLC0415 - wanted when the line is opened

    planned = plan(of.decision)
    items: list[Item] = [line, Prose(_plan_lines(planned, of), "look-up", path=LOOK_UP, depth=1)]
    for left in planned.left_out:
        if left.why == "no-package":
            words = say("look_up", "name_package", name=of.decision.candidate_name(left.candidate))
            leads: KeyPath = ("upkeep", left.candidate, "package")
            items.append(Action(f"package-{left.candidate}", LOOK_UP, words, leads=leads, depth=1))
    first = next(iter(of.decision.candidates))
    rest = Action("rest", LOOK_UP, say("look_up", "rest"), leads=("signs", first), depth=1)
    return [*items, rest]


def _plan_lines(planned: "EvidencePlan", of: Analysis) -> tuple[str, ...]:
    """What would be asked of each registry, what can't be, and the command that does it."""
    lines = []
    for registry in REGISTRIES:
        names = [one_line(one.what) for one in planned.over_network if one.collector == registry]
        if names:
            lines.append(
                say(
                    "look_up",
                    "would_ask",
                    registry=collector_name(registry),
                    names=", ".join(dict.fromkeys(names)),
                )
            )
    if not lines:
        lines.append(say("look_up", "nothing"))
    for left in planned.left_out:
        name = one_line(of.decision.candidate_name(left.candidate))
        key = left.why.replace("-", "_")
        package = one_line(left.package)
        lines.append(say("look_up", key, name=name, registry=left.registry, package=package))
    return (*lines, say("look_up", "cycles"), say("look_up", "how"))
