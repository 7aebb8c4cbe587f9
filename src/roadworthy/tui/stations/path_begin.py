"""The path before there is one: whose it is to be, and the four phases to begin with."""

from collections.abc import Callable
from functools import partial

from textual.content import Content

from roadworthy.knowledge.phases import phase_guides
from roadworthy.model import Decision, KeyPath
from roadworthy.tui.glyphs import glyph, mark, mark_style
from roadworthy.tui.text_layout import Fragment, line, wrap
from roadworthy.tui.widgets.form_items import Entry, Heading, Item, Words


def nobody(decision: Decision, look_at: Callable[[str], None], name_some: Callable[[], None]) -> list[Item]:
    """Where nobody is chosen or leads: the candidates to choose from, or the way to name some."""
    items: list[Item] = [Heading("Whose path?", "nobody leads yet")]
    for place, slug in enumerate(decision.candidates):
        name = decision.candidate_name(slug)
        parts: list[Fragment] = [(mark(place) + " ", mark_style(place)), name]
        note: list[Fragment] = [("plan its path", "$dim")]
        items.append(
            Entry(("candidates", slug), name, parts, note, deletes=False, on_enter=partial(look_at, slug))
        )
    if not decision.candidates:
        parts = [(glyph("arrow") + "  ", "$accent"), "Name candidates first"]
        items.append(
            Entry(
                ("candidates",),
                "candidates",
                parts,
                [("Landscape", "$dim")],
                deletes=False,
                on_enter=name_some,
            )
        )
    return [*items, Heading("Four phases", "what the path will be"), Words(_four)]


def first(slug: str, begin: Callable[[], None]) -> list[Item]:
    """The four phases as they ship, and the line that takes them over."""
    checks = sum(len(guide.checks) for guide in phase_guides())
    parts: list[Fragment] = [("+ ", "$accent"), "Begin with these four; every part can be changed"]
    return [
        Heading("Four phases", f"{checks} exit checks"),
        Words(_four),
        Entry(_at(slug), "the four phases", parts, deletes=False, on_enter=begin),
    ]


def _at(slug: str) -> KeyPath:
    return ("paths", slug)


def _four(width: int) -> list[Content]:
    drawn: list[Content] = []
    for number, guide in enumerate(phase_guides(), 1):
        weeks = f"{guide.weeks} weeks".replace("-", glyph("dash"))
        ours = ", our guess" if guide.weeks_are_ours else ""
        drawn.append(line((f"{number} ", "$dim"), (f"{guide.name:<20}", "$ink"), (weeks + ours, "$dim")))
        drawn += [line("  ", (text, "$dim")) for text in wrap(guide.goal, width - 2)]
        drawn.append(line(""))
    return drawn
