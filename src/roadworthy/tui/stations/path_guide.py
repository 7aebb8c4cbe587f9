"""What the guide says on the path: about a phase, and about what belongs to one."""

from typing import Final

from textual.content import Content

from roadworthy.knowledge.guide import topic_by_id
from roadworthy.knowledge.phases import phase_guide
from roadworthy.knowledge.questions import sheet
from roadworthy.method.analysis import Analysis
from roadworthy.method.path import PathPlan
from roadworthy.tui.glyphs import glyph, is_ascii
from roadworthy.tui.stations.formed import question_guidance
from roadworthy.tui.text_layout import line
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.timeline import ForcedDate

_TOPICS: Final = {"flags": "flags-and-rollback", "pulses": "team-pace"}
_QUESTIONS: Final = {"checks": "check-words", "blockers": "blocker-words", "move": "phase-result"}


def about_phase(analysis: Analysis, candidate: str, slug: str, forced: ForcedDate | None) -> Guidance | None:
    """The phase's own guide, what its bar shows, and what comes next; None for a kind without a guide.

    `forced` is the date as the time line marks it.
    """
    path = analysis.decision.paths.get(candidate)
    record = path.phases.get(slug) if path else None
    guide = phase_guide(record.kind) if record else None
    if guide is None:
        return None
    soft = glyph("soft" if is_ascii() else "mixed") * 4
    bar: list[Content] = [
        line((glyph("full") * 4, "$accent"), ("  over in half of cases", "$ink")),
        line((soft, "$accent"), ("  over in 80 of 100", "$ink")),
    ]
    if forced is not None:
        bar.append(line((glyph("exit"), forced.style), ("     the forced date", "$ink")))
    ahead = next_words(analysis.plan(candidate))
    return Guidance(guide.name, (("", guide.guide), ("What comes next", ahead), ("What the bar shows", bar)))


def next_words(plan: PathPlan | None) -> str:
    """What is done, and what comes next."""
    if plan is None:
        return ""
    names = {row.slug: row.phase.name or row.slug for row in plan.phases}
    done = ", ".join(names[key] for key in plan.done)
    behind = f"Behind you: {done}. " if done else "Nothing is behind you yet. "
    if plan.next is None:
        failed = any(row.state == "failed" for row in plan.phases)
        rest = (
            "A phase failed: look at Compare and at the way out in Risks." if failed else "The move is done."
        )
        return behind + rest
    ahead = next(row for row in plan.phases if row.slug == plan.next)
    return (
        behind
        + f"Now: {names[plan.next]}, {len(ahead.open_checks)} of {len(ahead.phase.checks)} checks open."
    )


def about_table(table: str) -> Guidance | None:
    """About the checks, flags, blockers, pulses or moves of a phase."""
    if table in _TOPICS:
        topic = topic_by_id()[_TOPICS[table]]
        return Guidance(topic.title, tuple(("", words) for words in topic.text))
    wanted = _QUESTIONS.get(table)
    question = next((one for one in sheet("path") if one.id == wanted), None)
    return question_guidance(question) if question else None
