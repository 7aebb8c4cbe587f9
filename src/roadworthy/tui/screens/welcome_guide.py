"""What the first screen says about the row with the focus."""

from datetime import date, datetime

from textual.content import Content

from roadworthy.method.homes import STATIONS
from roadworthy.report.verdict import verdict
from roadworthy.tui.file_overview import FileOverview
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.saved import when_words
from roadworthy.tui.screens.welcome_rows import place_bar, place_mark
from roadworthy.tui.text_layout import Fragment, first_sentence, line, names_in, row
from roadworthy.tui.widgets.chrome import Guidance

WIDTH = 27


def about_decision(overview: FileOverview, today: date, *, width: int = WIDTH) -> Guidance:
    """A decision's standing, the verdict, what is left to do, when it changed."""
    view, decision = overview.overview, overview.decision
    since: list[Fragment] = [(view.status, "$ink")]
    if overview.status_since:
        since.append((f" since {overview.status_since.isoformat()}", "$dim"))
    blocks: list[tuple[str, str | list[Content]]] = [("", [line(*since)])]
    lines: list[Content] = []
    shown = overview.places[:3]
    names = names_in([decision.candidate_name(place.candidate) for place in shown], width - 8)
    for place, (first, *rest) in zip(shown, names, strict=True):
        value = f"{place.value:.2f}" if place.value is not None and not place.ruled_out_by else glyph("dash")
        style = "bold $bright" if place.rank == 1 else "$ink"
        lines.append(
            row([place_mark(decision, place.candidate), " ", (first, style)], [(value, style)], width)
        )
        lines += [line("  ", (text, style)) for text in rest]
        if place.value is not None:
            lines.append(line("  ", place_bar(decision, place, width - 2)))
    if len(overview.places) > 3:
        lines.append(line((f"  and {len(overview.places) - 3} more", "$dim")))
    if lines:
        blocks.append(("", lines))
    blocks.append(
        ("", ". ".join(words[:1].upper() + words[1:] for words in verdict(overview.leader, decision)[:2]))
    )
    blocks.append(("Left to do", _left(overview)))
    if view.next_on:
        blocks.append(("Next date", f"{view.next_on.isoformat()}: {view.next_what}"))
    if overview.changed is not None:
        blocks.append(("Last change", _when(overview.changed, today)))
    return Guidance(view.title, tuple(blocks))


def _left(overview: FileOverview) -> list[Content]:
    lines: list[Content] = []
    if overview.unknown:
        lines.append(
            line(("?", "bold $warn"), (f" {overview.unknown} score{_s(overview.unknown)} unknown", "$ink"))
        )
    if overview.points:
        lines.append(
            line(
                (glyph("look"), "bold $warn"),
                (f" {overview.points} point{_s(overview.points)} to look at", "$ink"),
            )
        )
    open_ = len(STATIONS) - overview.stations_done
    if open_:
        lines.append(line((glyph("begun"), "$accent"), (f" {open_} of {len(STATIONS)} stations", "$ink")))
    return lines or [line((glyph("holds"), "$ink"), (" nothing; it is complete", "$ink"))]


def _s(count: int) -> str:
    return "" if count == 1 else "s"


def _when(when: datetime, today: date) -> str:
    return when_words(when, today).rpartition(":")[0] if when.date() == today else when_words(when, today)


def about_sample(overview: FileOverview, today: date) -> Guidance:
    """A sample: what it tells, and where it stands."""
    told = about_decision(overview, today)
    words = " ".join(overview.decision.note.split("\n\n")[0].split())
    keep = "Read-only. The commands (ctrl+p) keep a copy as your own file."
    return Guidance(
        told.title,
        (("", words or first_sentence(overview.decision.note)), *told.blocks[:3], ("A sample", keep)),
    )


def about_problem(name: str, problem: str, *, gone: bool) -> Guidance:
    """A file that is gone or can't be read."""
    if gone:
        why = "The file is not where it was. It may have been moved, or be on another branch."
        todo = "Open it from its new place with o, or press x to take it off this list."
        return Guidance(name, (("", why), ("What you can do", todo)))
    return Guidance(
        name, (("", f"{problem}."), ("What you can do", "Enter shows the versions that are kept of it."))
    )


BEGINNINGS = {
    "new": Guidance("A new decision", (
        ("", "A title and a file name, that is all. Three horizons and five criteria are there already."),
        ("The short walk", "Some fifty answers: five minutes of reading and keys, and the time you think."),
        ("Where it is kept", "In one TOML file in the folder you are in. Put it beside your code."),
    )),
    "table": Guidance("From a table", (
        ("", "A scorecard you have already, in Markdown or CSV. What can't be read is listed and left open."),
        ("Its first line", "In CSV: criterion,weight,NAME,NAME…"),
        ("Its cells", "A score from 1 to 5, a range such as 3-5, or ? where nobody knows."),
    )),
    "other": Guidance("Another file", (
        ("", "Any decision on this machine: a colleague's, one from another branch."),
        ("At the prompt", "roadworthy FILE opens it as well."),
    )),
    "more": Guidance("More decisions", (("", "All that you had open on this machine, the last one first."),)),
}  # fmt: skip
