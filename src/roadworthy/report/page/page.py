"""The page of a decision as a document of sections, from which every form of it is made."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from roadworthy.report.cells import wrapped
from roadworthy.report.document import Document, Paragraph, Section
from roadworthy.report.page.choice import about_choice
from roadworthy.report.page.cost import about_cost
from roadworthy.report.page.fit import Heights, fitted
from roadworthy.report.page.give_up import about_give_up
from roadworthy.report.page.layout import text_width
from roadworthy.report.page.next_steps import about_next
from roadworthy.report.page.parts import PageDraft, PagePart, blocks_of
from roadworthy.report.page.state import scope_parts, state_words, title_words
from roadworthy.report.page.sure import about_sure
from roadworthy.report.page.upkeep import about_keeping_up
from roadworthy.report.page.view import PageView
from roadworthy.report.page.watch import about_watch
from roadworthy.report.page.where import about_where
from roadworthy.report.page.why import about_choice_reasons, about_each, about_now
from roadworthy.report.page.wording import say
from roadworthy.report.phrases import listed
from roadworthy.report.summary import Summary
from roadworthy.report.typed_command import to_type

LINES: Final = 60
"""Lines of a page at the most, at `WIDTH`."""
WIDTH: Final = 80
"""Cells for which it is decided what there is room for: a page says the same in every form and width."""
_FOOT: Final = 3
"""Lines for what was left out, with the blank one before it; how all is printed comes below."""

_SCOPE: Final = "scope"

_Teller = Callable[[PageView], Iterator[PagePart]]


def page(summary: Summary, source: str = "") -> Document:
    """The page. Its sections are bright labels with their text; the scope stands before the first.

    `source` is the decision's file as it can be typed after a command: the foot says how all is printed.
    """
    view = PageView(summary)
    title, under = title_words(view), state_words(view)
    where = say("left", "where", file=source) if source else say("left", "where_bare")
    fixed = _FOOT + sum(len(wrapped(words, WIDTH)) for words in (title, under)) + len(to_type(where, WIDTH))
    scope = PageDraft(_SCOPE, scope_parts(view), wide=True)
    drafts = [PageDraft(key, tuple(teller(view))) for key, teller in _tellers(view)]
    shown, left = _told_once((*drafts, scope), LINES - fixed)
    return Document(
        title,
        under,
        tuple(
            Section(say("heading", draft.key), blocks_of(draft.parts))
            for draft in shown
            if draft.key != _SCOPE
        ),
        lead=tuple(block for draft in shown if draft.key == _SCOPE for block in blocks_of(draft.parts)),
        foot=tuple(
            Paragraph(words, "dim", typed=words is where) for words in (_left(view, left), where) if words
        ),
    )


def _told_once(
    drafts: tuple[PageDraft, ...], room: int
) -> tuple[tuple[PageDraft, ...], tuple[PagePart, ...]]:
    """What there is room for; what one section says no later one says again, and others take its place."""
    heights = Heights(text_width(WIDTH), WIDTH - text_width(WIDTH))
    while True:
        shown, left = fitted(drafts, room, heights)
        told: set[str] = set()
        again: set[tuple[str, str]] = set()
        for draft in shown:
            again |= {(draft.key, part.about) for part in draft.parts if part.about in told}
            told |= {part.about for part in draft.parts if part.about}
        if not again:
            return shown, left
        drafts = tuple(
            replace(draft, parts=tuple(part for part in draft.parts if (draft.key, part.about) not in again))
            for draft in drafts
        )


def _tellers(view: PageView) -> tuple[tuple[str, _Teller], ...]:
    """The sections in their order; what stands for the reasons depends on whether there is a choice."""
    over = view.situation in ("done", "abandoned", "superseded")
    return (
        ("decision", about_choice),
        ("why_then" if over else "why", about_now),
        ("which", about_each) if view.undecided else ("this", about_choice_reasons),
        ("give_up", about_give_up),
        ("sure", about_sure),
        ("cost", about_cost),
        ("upkeep", about_keeping_up),
        ("where", about_where),
        ("next", about_next),
        ("watch", about_watch),
    )


def _left(view: PageView, left: Iterable[PagePart]) -> str:
    """What the page leaves out, counted."""
    counts = Counter(part.left for part in left if part.left)
    things = [
        say("left", key if count == 1 else f"{key}s", count=str(count)) for key, count in counts.items()
    ]
    decision = view.decision
    if any(decision.scores.values()):
        things.append(say("left", "scores_sources" if decision.evidence else "scores"))
    return say("left", "intro", things=listed(things)) if things else ""
