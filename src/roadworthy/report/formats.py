"""The one list of the forms in which a summary goes out. Whatever offers, names or writes a form reads it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from roadworthy.model.frozen import frozen

if TYPE_CHECKING:
    from roadworthy.knowledge.formats import FormatWords
    from roadworthy.report.record.madr import MadrTemplate
    from roadworthy.report.summary import Summary


@frozen
class RenderOptions:
    """What a person may ask of a form; each form reads what concerns it."""

    width: int = 80
    """Cells in a line of text at the most."""
    colour: bool = False
    """Whether text may be coloured with terminal codes."""
    full: bool = False
    """All there is, instead of one page."""
    source: str = ""
    """The decision's file as it can be typed after a command; empty where there is none."""
    template: "MadrTemplate" = "full"
    """How much of MADR's form a record has."""
    beside: str = ""
    """The decision's file as seen from the folder in which what is written will lie; empty where nobody
    knows."""


@frozen
class OutputFormat:
    """One form of the summary."""

    id: str
    """Its name after ``--format``."""
    ending: str
    """How the name of a file of this form ends, with the dot."""
    media_type: str
    render: Callable[["Summary", RenderOptions], str]
    """The text of a summary in this form, ending in a new line; imports what it needs when it is called."""

    @property
    def words(self) -> "FormatWords":
        """What people call it."""
        from roadworthy.knowledge.formats import format_words

        return format_words()[self.id]


def _text(summary: "Summary", options: RenderOptions) -> str:
    if options.full:
        from roadworthy.report.contents import document
        from roadworthy.report.text import as_text

        return as_text(document(summary), options.width, colour=options.colour)
    from roadworthy.report.page.layout import page_text
    from roadworthy.report.page.page import page

    return page_text(page(summary, options.source), options.width, colour=options.colour)


def _line(summary: "Summary", options: RenderOptions) -> str:
    from roadworthy.report.page.line import summary_line

    del options
    return summary_line(summary)


def _markdown(summary: "Summary", options: RenderOptions) -> str:
    from roadworthy.report.markdown import as_markdown

    if options.full:
        from roadworthy.report.contents import document

        return as_markdown(document(summary))
    from roadworthy.report.page.matrix import page_with_matrix

    return as_markdown(page_with_matrix(summary, options.source))


def _adr(summary: "Summary", options: RenderOptions) -> str:
    from roadworthy.report.record.facts import record_facts
    from roadworthy.report.record.form import RecordPlace
    from roadworthy.report.record.madr import madr

    return madr(record_facts(summary), RecordPlace(source=options.beside), options.template)


def _nygard(summary: "Summary", options: RenderOptions) -> str:
    from roadworthy.report.record.facts import record_facts
    from roadworthy.report.record.form import RecordPlace
    from roadworthy.report.record.nygard import nygard

    return nygard(record_facts(summary), RecordPlace(source=options.beside))


def _nhs(summary: "Summary", options: RenderOptions) -> str:
    from roadworthy.report.record.facts import record_facts
    from roadworthy.report.record.form import RecordPlace
    from roadworthy.report.record.nhs import nhs

    return nhs(record_facts(summary), RecordPlace(source=options.beside))


def _html(summary: "Summary", options: RenderOptions) -> str:
    from roadworthy.report.html.report import as_html

    return as_html(summary, options.source)


def _json(summary: "Summary", options: RenderOptions) -> str:
    del options
    from roadworthy.report.as_json import as_json

    return as_json(summary)


FORMATS: Final = (
    OutputFormat("text", ".txt", "text/plain", _text),
    OutputFormat("line", ".line.txt", "text/plain", _line),
    OutputFormat("markdown", ".md", "text/markdown", _markdown),
    OutputFormat("html", ".html", "text/html", _html),
    OutputFormat("adr", ".adr.md", "text/markdown", _adr),
    OutputFormat("nygard", ".nygard.md", "text/markdown", _nygard),
    OutputFormat("nhs", ".nhs.md", "text/markdown", _nhs),
    OutputFormat("json", ".json", "application/json", _json),
)
"""Every form, in the order in which people want them."""


def output_format(name: str) -> OutputFormat:
    """The form of that id. Raises KeyError."""
    for form in FORMATS:
        if form.id == name:
            return form
    raise KeyError(name)
