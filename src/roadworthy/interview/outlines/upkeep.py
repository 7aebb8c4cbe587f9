"""What keeping a candidate current takes, where it is published, and when the team moves to newer lines."""

from roadworthy.interview.items import Ask, Item, RecordLine, SectionHead, Sign
from roadworthy.interview.outlines.asking import asks, bare_asks, table_items
from roadworthy.interview.view import View
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import Question, answered, sheet
from roadworthy.method.analysis import Analysis
from roadworthy.model import KeyPath, get
from roadworthy.model.evidence import OwnCycle

_LINES = "Lines that you typed"


def upkeep_items(slug: str, of: Analysis, view: View) -> list[Item]:
    """The line of a candidate's upkeep; open, its questions and the release lines that were typed."""
    path: KeyPath = ("upkeep", slug)
    own = [question for question in sheet("upkeep") if question.path.startswith("upkeep.{candidate}.")]
    flat = [question for question in own if "{cycle}" not in question.path]
    done = sum(answered(get(of.decision, question.at(candidate=slug))) for question in flat)
    note = say("upkeep", "answered", count=done, total=len(flat))
    sign: Sign = "done" if done == len(flat) else "open"
    title = say("upkeep", "title")
    items: list[Item] = [RecordLine(path, "upkeep", title, note, sign, deletes=False, depth=1)]
    if not view.is_open(path):
        return items
    for item in asks(flat, of, view, 2, candidate=slug):
        items.append(item)
        if isinstance(item, Ask) and item.question.section == _LINES:
            items += _cycles(slug, [q for q in own if q not in flat], of, view)
    return items


def _cycles(slug: str, questions: list[Question], of: Analysis, view: View) -> list[Item]:
    table: KeyPath = ("upkeep", slug, "cycles")

    def line(key: str, row: OwnCycle) -> RecordLine:
        until = say("upkeep", "until", day=row.eol.isoformat()) if row.eol else ""
        return RecordLine((*table, key), "cycle", row.cycle or key, until, moves=True, depth=2)

    label = say("upkeep", "a_line", name=of.decision.candidate_name(slug))
    items = table_items(
        of, view, table, "cycle", line=line, questions=questions, label=label, depth=2, candidate=slug
    )
    return [item for item in items if not isinstance(item, SectionHead)]


def moving(of: Analysis, view: View) -> list[Item]:
    """When the team moves to newer lines: asked once, for every candidate; not in the short walk."""
    questions = [question for question in sheet("upkeep") if question.path.startswith("upgrades.")]
    if view.short or not of.decision.candidates:
        return []
    head = SectionHead(say("upkeep", "ahead"), say("upkeep", "ahead_note"))
    return [head, *bare_asks(questions, of, view)]
