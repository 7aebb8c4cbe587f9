"""What the answers raise, as rows: what it says, what would quiet it, and what a person may say to it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from roadworthy.knowledge.questions import question_at, sheet
from roadworthy.knowledge.stations import station as station_text
from roadworthy.method.finding import Finding
from roadworthy.method.rules import settled
from roadworthy.model import Decision, KeyPath
from roadworthy.model.frozen import frozen
from roadworthy.report.words import RenderedFinding, render
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.stations import HOMES
from roadworthy.tui.stations.risk_moves import risk_of
from roadworthy.tui.text_layout import Fragment, fit, labelled, line, row, wrap
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.form_items import Entry, Heading, Item, Subheading, Words

if TYPE_CHECKING:
    from roadworthy.tui.stations.risks import RisksStation


@frozen
class RaisedSheet:
    """The findings of the rules, those first that nobody has answered."""

    station: "RisksStation"
    decision: Decision
    findings: Sequence[Finding]
    opened: frozenset[KeyPath]
    letters: dict[str, str]

    def items(self) -> list[Item]:
        """The rows under their head."""
        open_ones = [one for one in self.findings if not settled(self.decision, one)]
        answered = [one for one in self.findings if settled(self.decision, one)]
        note = f"{len(open_ones)} to answer" if open_ones else "all answered" if answered else "nothing now"
        items: list[Item] = [Heading("Raised by your answers", note)]
        if not self.findings:
            items.append(Words(lambda width: _dim("Your answers give no reason to worry today.", width)))
        for finding in open_ones:
            items += self._row(finding)
        if answered and open_ones:
            items.append(Subheading("answered"))
        for finding in answered:
            items += self._row(finding)
        return items

    def _row(self, finding: Finding) -> list[Item]:
        told = render(finding, self.decision)
        path: KeyPath = ("raised", finding.id)
        items: list[Item] = [
            Entry(path, told.title, opens=True, deletes=False, draw=partial(self._draw, told), guide="raised")
        ]
        if path in self.opened:
            items += [Words(lambda width: told_lines(told, width)), *self._before(told), *self._moves(told)]
            if settled(self.decision, finding):
                words = [q for q in sheet("risks") if q.id in ("raised-reason", "raised-role", "raised-on")]
                items += [
                    ask
                    for ask in self.station.asks(words, 3, finding=finding.id)
                    if not isinstance(ask, Subheading)
                ]
        return items

    def _draw(self, told: RenderedFinding, width: int) -> list[Content]:
        finding = told.finding
        done = settled(self.decision, finding)
        warned = finding.level == "warning"
        sign: Fragment = (glyph("look"), "bold $warn") if warned else (glyph("raised"), "$accent")
        if done:
            sign = (glyph("holds"), "$dim")
        right = self._state(finding)
        room = max(8, width - 8 - line(*right).cell_length)
        first, *rest = wrap(told.title, room) or [""]
        style = "$dim" if done else ""
        lines = [row([" ", sign, "  ", (first, style)], [*right, "  "], width)]
        return [*lines, *(fit(line("    ", (text, style)), width) for text in rest)]

    def _state(self, finding: Finding) -> list[Fragment]:
        word = self.decision.raised.get(finding.id)
        if word is None or word.state is None:
            return [] if finding.level == "warning" else [("a note", "$dim")]
        if not settled(self.decision, finding):
            return [(f"{glyph('back')} ", "$accent"), ("back, an answer changed", "$dim")]
        if word.state == "accepted":
            slug = risk_of(self.decision, finding.id)
            return [(f"risk {self.letters[slug]}" if slug in self.letters else "taken up", "$dim")]
        return [("dismissed", "$dim")]

    def _before(self, told: RenderedFinding) -> list[Item]:
        word = self.decision.raised.get(told.finding.id)
        if word is None or word.state is None or settled(self.decision, told.finding):
            return []
        who = f" by {word.role}" if word.role else ""
        when = f" on {word.on.isoformat()}" if word.on else ""
        what = "Taken up" if word.state == "accepted" else "Dismissed"
        words = f"{what}{who}{when}. An answer behind it has changed since. {word.reason}".strip()
        return [Words(lambda width: [line("   ", text) for text in labelled("before", words, width - 3)])]

    def _moves(self, told: RenderedFinding) -> list[Item]:
        finding, station = told.finding, self.station
        at: KeyPath = ("raised", finding.id, "move")
        items: list[Item] = []
        if finding.path:
            go = partial(station.to_answer, finding)
            items.append(_move((*at, "go"), "Go to the answer", go, place_words(finding)))
        if settled(self.decision, finding):
            items.append(_move((*at, "back"), "Take your word back", partial(station.unsay, told)))
            return items
        there = risk_of(self.decision, finding.id) is not None
        words = "Keep it in the register" if there else "Take it up into the register"
        items.append(_move((*at, "accept"), words, partial(station.accept, told)))
        leave = partial(station.ask_dismiss, told)
        items.append(_move((*at, "dismiss"), "Dismiss it", leave, "with a reason"))
        return items


def _move(path: KeyPath, words: str, act: Callable[[], None], note: str = "") -> Entry:
    parts: list[Fragment] = ["   ", (glyph("arrow"), "$accent"), "  ", words]
    return Entry(
        path, words, [" ", *parts], [(note, "$dim")] if note else [], opens=False, deletes=False, on_enter=act
    )


def _dim(words: str, width: int) -> list[Content]:
    return [line((text, "$dim")) for text in wrap(words, width)]


def place_words(finding: Finding) -> str:
    """Where the answer is given: the station and the question."""
    home = HOMES.get(finding.path[0])
    question = question_at(finding.path)
    title = station_text(home).title if home else ""
    return f"{title}, {question.label}" if question else title


def told_lines(told: RenderedFinding, width: int) -> list[Content]:
    """A finding in full: what it says, what to do, the early sign, what would quiet it."""
    lines = [line("   ", (text, "$ink")) for text in wrap(told.says, width - 3)]
    for label, words in (("mitigation", told.mitigation), ("early sign", told.sign)):
        if words:
            lines += [line("   ", text) for text in labelled(label, words, width - 3, column=13)]
    for number, words in enumerate(told.quiet_when):
        label, item = "quiet when" if number == 0 else "", f"{glyph('open')} {words}"
        lines += [line("   ", text) for text in labelled(label, item, width - 3, column=13)]
    return lines


def raised_guidance(told: RenderedFinding) -> Guidance:
    """What the guide says about a finding that has the focus."""
    blocks: list[tuple[str, str]] = [("", told.says)]
    if told.mitigation:
        blocks.append(("What helps", told.mitigation))
    if told.quiet_when:
        quiet = "\n".join(f"{glyph('open')} {words}" for words in told.quiet_when)
        blocks.append(("It goes quiet when", quiet))
    if told.finding.path:
        blocks.append(("The answer", place_words(told.finding)))
    return Guidance(told.title, tuple(blocks))
