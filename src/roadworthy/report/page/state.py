"""The head of the page: title, state, day and scope."""

from roadworthy.report.cells import width_of
from roadworthy.report.page.parts import PagePart, said
from roadworthy.report.page.view import PageView
from roadworthy.report.page.wording import say, sentence, whole

LONGEST_TITLE = 240
"""Cells: three lines of a page."""


def title_words(view: PageView) -> str:
    """The title, whole; what it is where it is none, or longer than a title can be."""
    title = whole(view.decision.title)
    if not title:
        return say("state", "no_title")
    if width_of(title) > LONGEST_TITLE:
        return say("state", "long_title", count=f"{len(title):,}")
    return title


def state_words(view: PageView) -> str:
    """Where it stands, and as of when."""
    words = f"{say('state', view.situation)} {say('state', 'as_of', today=view.today.isoformat())}"
    if view.summary.horizon:
        horizon = view.decision.horizons[view.summary.horizon].name or view.summary.horizon
        words += f" {say('state', 'valued_for', horizon=horizon)}"
    return words


def scope_parts(view: PageView) -> tuple[PagePart, ...]:
    """What the decision covers and what it leaves alone."""
    frame = view.decision.frame
    return (
        *said(_stated("covers", frame.scope), 0, "answer"),
        *said(_stated("leaves", frame.out_of_scope), 4, "answer"),
    )


def _stated(key: str, words: str) -> str:
    return f"{say('state', key)}: {sentence(words)}" if whole(words) else ""
