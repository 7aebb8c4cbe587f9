"""Landscape: which approach fits, and which candidates are compared."""

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from roadworthy.edits.edit import Edit
from roadworthy.interview.items import Action, Item, Prose, RecordLine
from roadworthy.interview.outlines.landscape import framework_question, reasons
from roadworthy.knowledge.approaches import by_id as approach_texts
from roadworthy.knowledge.frameworks import Framework, catalogue_notes, suggestions
from roadworthy.knowledge.interview_words import say
from roadworthy.model.landscape import Approach
from roadworthy.report.words import NOT_ANSWERED, quote
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.stations.landscape_drawn import CandidateTable, reason_lines, way_lines
from roadworthy.tui.text_layout import Fragment, fit, head, hung_row, line, prose, title_lines, wrap
from roadworthy.tui.widgets.chrome import Guidance

_PICTURES = frozenset({"reasons", "ruled-out", "candidate-heads"})


class LandscapeStation(FormStation):
    """The second station: the fit interview, then the candidates."""

    ID = "landscape"
    HAS_SECOND_COLUMN = True

    def draws(self, item: Item) -> bool:
        if isinstance(item, RecordLine):
            return item.kind in ("approach", "candidate", "part")
        return (isinstance(item, Prose) and item.id in _PICTURES) or (
            isinstance(item, Action) and item.id.startswith("suggestion")
        )

    def lines_of(self, item: Item, width: int) -> Sequence[Content]:
        match item:
            case RecordLine(kind="approach"):
                found = next(one for one in self.analysis.fit if one.approach == item.path[1])
                return way_lines(found, self.analysis, width, opened=self.form.state.view.is_open(item.path))
            case RecordLine(kind="candidate"):
                return CandidateTable(self.analysis, width).row(item)
            case Prose(id="candidate-heads"):
                return CandidateTable(self.analysis, width).heads()
            case RecordLine():
                return hung_row(["    "], (item.title, "$ink"), (item.note, "$dim"), width)
            case Prose(id="ruled-out"):
                return _out_lines(item, width)
            case Prose(lines=lines):
                return [line("  ", text) for text in reason_lines(lines, width - 4)]
            case _:
                return self._suggestion(item, width)

    def second_column(self, width: int) -> Sequence[Content]:
        """Every reason for and against the way that is looked at; within a candidate, what is known of it."""
        path = self.form.at[1] if self.form.at else ()
        found = next((one for one in self.analysis.fit if path[:2] == ("fit", one.approach)), None)
        if found is None:
            inside = path[:1] == ("candidates",) and len(path) > 2 and path[1] in self.decision.candidates
            return guidance_lines(self._about_candidate(path[1]), width) if inside else ()
        name = approach_texts()[found.approach].name
        counts = say("landscape", "counts", for_=len(found.for_), against=len(found.against))
        lines = [fit(line(" ", head(name, width - 1, counts)), width)]
        return [*lines, *reason_lines(reasons(found, self.decision), width)]

    def _suggestion(self, item: Item, width: int) -> list[Content]:
        assert isinstance(item, Action)
        before: list[Fragment] = ["    ", (f"{glyph('open')} ", "$accent")]
        said = line((item.words, "$ink"), (f"  {item.note}" if item.note else "", "$dim"))
        takes = (say("landscape", "takes_it", enter=glyph("enter")), "$dim")
        return hung_row(before, said, takes, width)

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
            if words != NOT_ANSWERED:
                blocks.append((say("landscape", key), words))
        if candidate.catalogue:
            from roadworthy.knowledge.frameworks import by_id

            if found := by_id().get(candidate.catalogue):
                blocks.append((say("landscape", "from_catalogue"), catalogue_lines(found)))
        return Guidance(self.decision.candidate_name(slug), tuple(blocks) or (("", self.text.purpose[-1]),))


def _out_lines(item: Prose, width: int) -> list[Content]:
    """The answer that rules a candidate out, with the sign of it, and the way to lift it."""
    lines: list[Content] = []
    for words in item.lines:
        told = words.removeprefix("! ")
        sign: Fragment = (f"{glyph('look')} ", "bold $warn") if told != words else ("  ", "")
        for number, text in enumerate(wrap(told, width - 9)):
            lines.append(line("    ", sign if number == 0 else "  ", (text, "$ink")))
    return lines


def guidance_lines(told: Guidance, width: int) -> list[Content]:
    """The guide's words as the second column has them."""
    lines = [*(line(" ", text) for text in title_lines(told.title, width - 3))]
    for label, body in told.blocks:
        if label:
            lines += [Content(""), line(" ", (label, "$dim"))]
        lines += [line(" ", text) for text in prose(body, width - 4)]
    return lines


def approach_guidance(approach: Approach) -> Guidance:
    """What an approach is good at and what it costs."""
    text = approach_texts()[approach]
    blocks: list[tuple[str, str]] = [("", text.in_short)]
    for label, points in (("Gives", text.strengths), ("Costs", text.costs)):
        blocks.append((label, "\n".join(f"{glyph('dot')} {point}" for point in points)))
    blocks += list(text.measures.rows())
    return Guidance(text.name, tuple(blocks))


def catalogue_lines(framework: Framework) -> list[Content]:
    """What the catalogue says, then once what of it nobody confirmed."""
    lines: list[Content] = []
    for detail in framework.details():
        lines.append(line((detail.label, "$dim")))
        lines += [line((words, "$ink")) for words in detail.words.split("\n")]
    return [*lines, Content(""), *(line((words, "$dim")) for words in catalogue_notes(framework))]
