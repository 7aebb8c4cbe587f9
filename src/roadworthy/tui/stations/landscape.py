"""Landscape: which approach fits, and which candidates are compared."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from textual import on
from textual.content import Content

from roadworthy.edits.edit import Edit, clear, move, new_slug, remove_candidate, write
from roadworthy.knowledge.approaches import by_id as approach_texts
from roadworthy.knowledge.frameworks import Framework, Suggestion, as_candidate, as_evidence, suggestions
from roadworthy.knowledge.questions import Question, sheet
from roadworthy.method.fit import ApproachFit
from roadworthy.method.rules.skills import new_languages
from roadworthy.model import Decision, KeyPath, get, put
from roadworthy.model.landscape import Approach, Candidate, Part
from roadworthy.report.words import quote, render
from roadworthy.tui.glyphs import glyph, mark, mark_style
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.stations.records import record_items
from roadworthy.tui.text_layout import Fragment as Piece
from roadworthy.tui.text_layout import line, wrap
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.form import Form
from roadworthy.tui.widgets.form_items import Add, Ask, Entry, Heading, Item, Words

NAME_WIDTH = 24
"""Cells to which candidates' names are brought to one length; a longer one takes what it needs."""
_VERDICTS = {
    "good": "fits well",
    "possible": "could fit",
    "poor": "fits poorly",
    "unknown": "too little said",
}

_APPROACH = 24
"""Cells of an approach's name."""


class LandscapeStation(FormStation):
    """The second station: the fit interview, then the candidates."""

    ID = "landscape"

    def sheet(self, decision: Decision, opened: frozenset[KeyPath]) -> Sequence[Item]:
        items: list[Item] = [Heading("Approaches", "open one to answer")]
        for found in self.analysis.fit:
            items += self._approach(found, decision, opened)
        items.append(Heading("Candidates", "two to four make a good comparison"))
        for place, slug in enumerate(decision.candidates):
            items += self._candidate(place, slug, decision, opened)
        table: KeyPath = ("candidates",)
        items += [
            Add(table, "from the catalogue", self._from_catalogue),
            Add(table, "one of your own", partial(_own, Candidate())),
        ]
        stack = decision.frame.present_stack or "what you run today"
        there = {candidate.present for candidate in decision.candidates.values()}
        if "as-is" not in there:
            as_is = Candidate(name=stack, present="as-is")
            items.append(Add(table, "what you have, as it is", partial(_own, as_is)))
        if "upgraded" not in there:
            upgraded = Candidate(name=f"{stack}, upgraded", present="upgraded")
            items.append(Add(table, "what you have, upgraded", partial(_own, upgraded)))
        return items

    def _approach(self, found: ApproachFit, decision: Decision, opened: frozenset[KeyPath]) -> list[Item]:
        path: KeyPath = ("fit", found.approach)
        words = _VERDICTS[found.verdict]
        said = found.for_ or found.against
        counts = f"{len(found.for_)} for, {len(found.against)} against" if said else ""
        style = {"good": "$bright", "poor": "$ink", "possible": "$ink"}.get(found.verdict, "$dim")
        title = approach_texts()[found.approach].name
        items: list[Item] = [
            Entry(
                path,
                title,
                [(f"{title:<{_APPROACH}}", "$ink"), (words, style)],
                [(counts, "$dim")],
                short=[],
                deletes=False,
                guide=found.approach,
            )
        ]
        if path in opened:
            questions = [q for q in sheet("landscape") if q.path.startswith(f"fit.{found.approach}.")]
            items += [Ask(question, {}, 3) for question in questions if self.asked(question)]
            items.append(Words(lambda width: reason_lines(found, decision, width)))
        return items

    def _candidate(self, place: int, slug: str, decision: Decision, opened: frozenset[KeyPath]) -> list[Item]:
        candidate = decision.candidates[slug]
        path: KeyPath = ("candidates", slug)
        failed = self.analysis.ruled_out[slug]
        about = ", ".join(part for part in (candidate.language, candidate.version_line) if part)
        longest = max(Content(decision.candidate_name(other)).cell_length for other in decision.candidates)
        name = Content.styled(decision.candidate_name(slug), "$ink")
        filled = max(0, min(longest, NAME_WIDTH) - name.cell_length)
        parts: list[Piece] = [(mark(place) + " ", mark_style(place)), name.pad_right(filled)]
        if about:
            parts.append((f"  {about}", "$dim"))
        right: list[Piece] = []
        short: list[Piece] | None = None
        if failed:
            names = ", ".join(decision.must_haves[key].name or key for key in failed)
            right = [(glyph("look") + " ", "bold $warn"), (f"ruled out: no {names}", "$ink")]
            short = [right[0], ("ruled out", "$ink")]
        elif candidate.approach:
            right = [(approach_texts()[candidate.approach].short, "$dim")]
        items: list[Item] = [Entry(path, decision.candidate_name(slug), parts, right, short)]
        if path not in opened:
            return items
        items += self._suggestions(slug, candidate)
        plain = candidate_questions(candidate, decision.frame.team.languages)
        items += self.asks(plain, 3, candidate=slug)
        must = next(q for q in sheet("candidate") if "{must_have}" in q.path)
        for key, wanted in decision.must_haves.items():
            items.append(Ask(_named(must, wanted.name or key), {"candidate": slug, "must_have": key}, 3))
        if candidate.approach == "hybrid" or candidate.parts:
            questions = [q for q in sheet("candidate") if "{part}" in q.path]
            items += record_items(
                self,
                opened,
                (*path, "parts"),
                "part",
                questions=questions,
                new=Part,
                describe=lambda key, part: (
                    getattr(part, "name", "") or key,
                    [],
                    [(getattr(part, "framework", ""), "$dim")],
                ),
                add_label="a part",
                indent=3,
                candidate=slug,
            )
        return items

    def _suggestions(self, slug: str, candidate: Candidate) -> list[Item]:
        """What the catalogue believes and has not confirmed: a line each, taken with enter, or left."""
        from roadworthy.knowledge.frameworks import by_id  # noqa: PLC0415 - the catalogue is read when wanted

        framework = by_id().get(candidate.catalogue) if candidate.catalogue else None
        items: list[Item] = []
        for found in suggestions(framework) if framework else ():
            path: KeyPath = ("candidates", slug, found.field)
            if get(self.decision, path) is not None:
                continue
            said: list[Piece] = [
                (f"{glyph('open')} ", "$accent"),
                (f"{found.label}: {found.words}", "$ink"),
                ("  unconfirmed", "$warn"),
            ]
            items.append(
                Entry(
                    ("suggested", slug, found.field),
                    found.label,
                    said,
                    [(f"{glyph('enter')} takes it", "$dim")],
                    deletes=False,
                    indent=3,
                    on_enter=partial(self._take, path, found),
                )
            )
        return items

    def _take(self, path: KeyPath, found: Suggestion) -> None:
        self.session.end_step()
        if self.do(write(path, found.value, f"{found.label}: {found.words}", merge=False)):
            self.form.open_path(path)

    def _from_catalogue(self, decision: Decision) -> None:
        """Open the catalogue over the form."""
        from roadworthy.tui.screens.catalogue import CatalogueScreen  # noqa: PLC0415 - opened on demand

        self.app.push_screen(CatalogueScreen(decision.frame.team.languages), self._picked)

    def _picked(self, framework: Framework | None) -> None:
        if framework is None:
            return
        slug = new_slug(self.decision, ("candidates",), framework.name, "candidate")
        candidate, evidence = as_candidate(framework), as_evidence(framework, slug)

        def apply(decision: Decision) -> Decision:
            decision = put(decision, ("candidates", slug), candidate)
            if evidence is not None:
                key = new_slug(decision, ("evidence",), f"{framework.name} catalogue", "evidence")
                decision = put(decision, ("evidence", key), evidence)
            return decision

        if self.do(Edit(f"Added {framework.name}", ("candidates", slug), apply)):
            self.session.end_step()
            self.form.open_path(("candidates", slug, "name"))
            if suggestions(framework):
                words = "What is not confirmed is not filled in; the first lines offer it"
                self.post_message(self.Tell((words, "$ink")))

    @on(Form.Shifted)
    def _shifted(self, event: Form.Shifted) -> None:
        event.stop()
        if event.path[0] == "candidates" and len(event.path) == 2:
            self.do(
                move(
                    ("candidates",),
                    event.path[1],
                    event.by,
                    f"Moved {self.decision.candidate_name(event.path[1])}",
                )
            )

    def deletion(self, entry: Entry) -> Edit:
        if entry.path[0] == "candidates" and len(entry.path) == 2:
            return remove_candidate(entry.path[1], f"Deleted “{entry.title}” and its scores")
        return clear(entry.path, f"Deleted “{entry.title}”")

    def about_entry(self, entry: Entry) -> Guidance:
        if entry.path[0] == "fit":
            return approach_guidance(entry.path[1])  # type: ignore[arg-type]
        return self._about_candidate(entry.path[1]) if len(entry.path) == 2 else self.about_station()

    def _about_candidate(self, slug: str) -> Guidance:
        candidate = self.decision.candidates[slug]
        blocks: list[tuple[str, str | Sequence[Content]]] = (
            [("", candidate.summary)] if candidate.summary else []
        )
        costs = [
            (
                "To switch, person-weeks",
                quote(("candidates", slug, "costs", "switching_weeks"), self.decision),
            ),
            ("To run, a month", quote(("candidates", slug, "costs", "running_month"), self.decision)),
            (
                "Upkeep, person-weeks a year",
                quote(("candidates", slug, "costs", "upkeep_year"), self.decision),
            ),
        ]
        blocks += [(label, words) for label, words in costs if words != "not answered"]
        if candidate.catalogue:
            from roadworthy.knowledge.frameworks import by_id  # noqa: PLC0415 - the catalogue is read when wanted

            if found := by_id().get(candidate.catalogue):
                blocks.append(("From the catalogue", catalogue_lines(found)))
        return Guidance(self.decision.candidate_name(slug), tuple(blocks) or (("", self.text.purpose[-1]),))


def _own(candidate: Candidate, decision: Decision) -> tuple[Edit, KeyPath]:
    slug = new_slug(decision, ("candidates",), candidate.name, "candidate")
    path: KeyPath = ("candidates", slug)
    return Edit(f"Added {candidate.name or 'a candidate'}", path, lambda now: put(now, path, candidate)), path


def candidate_questions(candidate: Candidate, known: Sequence[str]) -> list[Question]:
    """The questions about a candidate alone; what a language brings is asked of those that are new."""
    new = new_languages(tuple(known), candidate.language) if known else ()
    asked: list[Question] = []
    for question in sheet("candidate"):
        if "{part}" in question.path or "{must_have}" in question.path:
            continue
        if question.id != "candidate-language-advantage":
            asked.append(question)
        elif new:
            words = f"{' and '.join(new)} is new to the team. What does it bring that outweighs learning it?"
            asked.append(replace(question, ask=words, essential=True))
        elif candidate.language_advantage or not (known and candidate.language):
            asked.append(question)
    return asked


def _named(question: Question, label: str) -> Question:
    return replace(question, label=label)


def reason_lines(found: ApproachFit, decision: Decision, width: int) -> list[Content]:
    """Every reason for and against an approach, singly."""
    lines: list[Content] = []
    for sign, findings in (("+", found.for_), (glyph("dash"), found.against)):
        for finding in findings:
            for number, words in enumerate(wrap(render(finding, decision).says, width - 6)):
                lines.append(line("   ", (f"{sign if number == 0 else ' '} ", "$accent"), (words, "$ink")))
    return lines or [line("   ", ("No reasons yet: answer the questions above", "$dim"))]


def approach_guidance(approach: Approach) -> Guidance:
    """What an approach is good at and what it costs."""
    text = approach_texts()[approach]
    blocks: list[tuple[str, str]] = [("", text.in_short)]
    for head, points in (("Gives", text.strengths), ("Costs", text.costs)):
        blocks.append((head, "\n".join(f"{glyph('dot')} {point}" for point in points)))
    blocks += list(text.measures.rows())
    return Guidance(text.name, tuple(blocks))


def catalogue_lines(framework: Framework) -> list[Content]:
    """What the catalogue says, with what is not confirmed marked as such."""
    lines: list[Content] = []
    for detail in framework.details():
        lines.append(line((detail.label, "$dim"), ("" if detail.confirmed else "  unconfirmed", "$warn")))
        lines += [line((words, "$ink")) for words in detail.words.split("\n")]
    return lines
