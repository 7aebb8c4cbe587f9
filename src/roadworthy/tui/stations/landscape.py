"""Landscape: which approach fits, and which candidates are compared."""

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from roadworthy.edits.edit import Edit
from roadworthy.interview.items import Action, Item, Prose, RecordLine
from roadworthy.interview.outlines.landscape import framework_question
from roadworthy.knowledge.approaches import by_id as approach_texts
from roadworthy.knowledge.frameworks import Framework, catalogue_notes, suggestions
from roadworthy.knowledge.interview_words import say
from roadworthy.model.landscape import Approach
from roadworthy.report.ruled_out import out_words
from roadworthy.report.words import quote
from roadworthy.tui.glyphs import glyph, mark, mark_style
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.text_layout import Fragment, line, row, wrap
from roadworthy.tui.widgets.chrome import Guidance

NAME_WIDTH = 24
"""Cells to which candidates' names are brought to one length; a longer one takes what it needs."""
_APPROACH = 24
"""Cells of an approach's name."""
_STYLES = {"good": "$bright", "poor": "$ink", "possible": "$ink"}


class LandscapeStation(FormStation):
    """The second station: the fit interview, then the candidates."""

    ID = "landscape"

    def draws(self, item: Item) -> bool:
        if isinstance(item, RecordLine):
            return item.kind in ("approach", "candidate", "part")
        return (isinstance(item, Prose) and item.id in ("reasons", "ruled-out")) or (
            isinstance(item, Action) and item.id.startswith("suggestion")
        )

    def lines_of(self, item: Item, width: int) -> Sequence[Content]:
        match item:
            case RecordLine(kind="approach"):
                return [self._approach(item, width)]
            case RecordLine(kind="candidate"):
                return [self._candidate(item, width)]
            case RecordLine():
                return [row(["    ", (item.title, "$ink")], [(item.note, "$dim"), "  "], width)]
            case Prose(id="ruled-out"):
                return _out_lines(item, width)
            case Prose():
                return reason_lines(item, width)
            case _:
                return [self._suggestion(item, width)]

    def _approach(self, item: RecordLine, width: int) -> Content:
        found = next(one for one in self.session.analysis.fit if one.approach == item.path[1])
        counts = say("landscape", "counts", for_=len(found.for_), against=len(found.against))
        right = counts if found.for_ or found.against else ""
        words = (say("landscape", found.verdict), _STYLES.get(found.verdict, "$dim"))
        left: list[Fragment] = [" ", (f"{item.title:<{_APPROACH}}", "$ink"), words]
        return _row_or_short(left, [(right, "$dim")], [], width)

    def _candidate(self, item: RecordLine, width: int) -> Content:
        decision, slug = self.decision, item.path[1]
        place = list(decision.candidates).index(slug)
        candidate = decision.candidates[slug]
        about = ", ".join(part for part in (candidate.language, candidate.version_line) if part)
        longest = max(Content(decision.candidate_name(other)).cell_length for other in decision.candidates)
        name = Content.styled(item.title, "$ink")
        filled = max(0, min(longest, NAME_WIDTH) - name.cell_length)
        left: list[Fragment] = [" ", (mark(place) + " ", mark_style(place)), name.pad_right(filled)]
        if about:
            left.append((f"  {about}", "$dim"))
        if out := out_words(self.session.analysis, slug):
            sign: Fragment = (glyph("look") + " ", "bold $warn")
            whole: list[Fragment] = [sign, (out, "$ink")]
            return _row_or_short(left, whole, [sign, (say("landscape", "out"), "$ink")], width)
        short = approach_texts()[candidate.approach].short if candidate.approach else ""
        return row(left, [(short, "$dim"), "  "], width)

    def _suggestion(self, item: Item, width: int) -> Content:
        assert isinstance(item, Action)
        left: list[Fragment] = [
            "    ",
            (f"{glyph('open')} ", "$accent"),
            (item.words, "$ink"),
            (f"  {item.note}", "$warn"),
        ]
        return row(left, [(say("landscape", "takes_it", enter=glyph("enter")), "$dim"), "  "], width)

    def act(self, action: Action) -> None:
        if action.id != "catalogue":
            super().act(action)
            return
        from roadworthy.tui.screens.catalogue import CatalogueScreen

        screen = CatalogueScreen(self.decision.frame.team.languages)
        self.app.push_screen(screen, partial(self._picked, action))

    def _picked(self, action: Action, framework: Framework | None) -> None:
        if framework is not None:
            self.done(action, {framework_question(self.decision).id: framework.id})
            if suggestions(framework):
                self.post_message(self.Tell((say("landscape", "offered"), "$ink")))

    def after(self, action: Action, edit: Edit) -> None:
        if action.id == "catalogue" or action.id.startswith("present-"):
            self.form.open_path((*edit.path, "name"), opens=True)

    def about_record(self, record: RecordLine) -> Guidance:
        if record.kind == "approach":
            return approach_guidance(record.path[1])  # type: ignore[arg-type]
        return self._about_candidate(record.path[1]) if record.kind == "candidate" else self.about_station()

    def _about_candidate(self, slug: str) -> Guidance:
        candidate = self.decision.candidates[slug]
        blocks: list[tuple[str, str | Sequence[Content]]] = (
            [("", candidate.summary)] if candidate.summary else []
        )
        for key in ("switching_weeks", "running_month", "upkeep_year"):
            words = quote(("candidates", slug, "costs", key), self.decision)
            if words != "not answered":
                blocks.append((say("landscape", key), words))
        if candidate.catalogue:
            from roadworthy.knowledge.frameworks import by_id

            if found := by_id().get(candidate.catalogue):
                blocks.append((say("landscape", "from_catalogue"), catalogue_lines(found)))
        return Guidance(self.decision.candidate_name(slug), tuple(blocks) or (("", self.text.purpose[-1]),))


def _row_or_short(
    left: Sequence[Fragment], right: Sequence[Fragment], short: Sequence[Fragment], width: int
) -> Content:
    """A row; with what is `short` at its end where there is too little room for all."""
    fits = line(*left, *right).cell_length + 4 <= width
    return row(left, [*(right if fits else short), "  "], width)


def _out_lines(item: Prose, width: int) -> list[Content]:
    """The answer that rules a candidate out, with the sign of it, and the way to lift it."""
    lines: list[Content] = []
    for words in item.lines:
        told = words.removeprefix("! ")
        sign: Fragment = (f"{glyph('look')} ", "bold $warn") if told != words else ("  ", "")
        for number, text in enumerate(wrap(told, width - 9)):
            lines.append(line("    ", sign if number == 0 else "  ", (text, "$ink")))
    return lines


def reason_lines(item: Prose, width: int) -> list[Content]:
    """Every reason for and against an approach, singly."""
    lines: list[Content] = []
    for reason in item.lines:
        sign, _, words = reason.partition(" ")
        if sign not in ("+", "-"):
            lines.append(line("    ", (reason, "$dim")))
            continue
        shown = "+" if sign == "+" else glyph("dash")
        for number, text in enumerate(wrap(words, width - 9)):
            lines.append(line("    ", (f"{shown if number == 0 else ' '} ", "$accent"), (text, "$ink")))
    return lines


def approach_guidance(approach: Approach) -> Guidance:
    """What an approach is good at and what it costs."""
    text = approach_texts()[approach]
    blocks: list[tuple[str, str]] = [("", text.in_short)]
    for head, points in (("Gives", text.strengths), ("Costs", text.costs)):
        blocks.append((head, "\n".join(f"{glyph('dot')} {point}" for point in points)))
    blocks += list(text.measures.rows())
    return Guidance(text.name, tuple(blocks))


def catalogue_lines(framework: Framework) -> list[Content]:
    """What the catalogue says, then once what of it nobody confirmed."""
    lines: list[Content] = []
    for detail in framework.details():
        lines.append(line((detail.label, "$dim")))
        lines += [line((words, "$ink")) for words in detail.words.split("\n")]
    return [*lines, Content(""), *(line((words, "$dim")) for words in catalogue_notes(framework))]
