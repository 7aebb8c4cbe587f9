"""The forms of a summary as tests ask for them."""

from roadworthy.report.formats import RenderOptions, output_format
from roadworthy.report.summary import Summary


def full_text(told: Summary, width: int = 80, *, colour: bool = False) -> str:
    """All there is, as text."""
    return output_format("text").render(told, RenderOptions(width, colour=colour, full=True))


def full_markdown(told: Summary) -> str:
    """All there is, as Markdown."""
    return output_format("markdown").render(told, RenderOptions(full=True))


def page_of(told: Summary, width: int = 80) -> str:
    """The page as text."""
    return output_format("text").render(told, RenderOptions(width))
