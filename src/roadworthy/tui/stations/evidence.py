"""Evidence: what each score rests on, from how many entries, how old; and the signs that can be seen."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content

from roadworthy.edits.edit import Edit
from roadworthy.interview.items import Action, AddRecord, Ask, Item, Prose, RecordLine, SectionHead, Stop
from roadworthy.interview.outlines.grounds import behind, criterion_words, shown_cell
from roadworthy.interview.view import View
from roadworthy.knowledge.interview_words import say
from roadworthy.method.cell_evidence import CellKey
from roadworthy.method.sensitivity import Sensitivity
from roadworthy.model import KeyPath
from roadworthy.tui.glyphs import mark, mark_style
from roadworthy.tui.sizes import GUTTER, Layout, layout_of
from roadworthy.tui.stations.evidence_back import back_lines, cell_head, last_lines
from roadworthy.tui.stations.evidence_drawn import GroundsDrawing, entry_lines
from roadworthy.tui.stations.evidence_guide import about_entry, about_grounds, about_line, about_sign
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.text_layout import Fragment, fit, line
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.form import Form
from roadworthy.tui.widgets.form_rows import IN_CELLS, RowItem
from roadworthy.tui.widgets.item_lines import draw_item

_PICTURES: Final = frozenset(
    {"grounds-heads", "grounds-foot", "backs", "backed-last", "signs-heads", "signs-foot"}
)
_ANSWERS: Final = {
    "holds": "holds",
    "in_part": "in-part",
    "does_not": "does-not",
    "cant_tell": "unknown",
    "confirm": "confirm",
}
"""What a key does with the row that has the focus, by the action's id."""


class EvidenceStation(FormStation):
    """The fourth station: the matrix, and below it the cell that is looked at."""

    ID = "evidence"
    HAS_SECOND_COLUMN = True
    VIEW = View(matrix=True)
    KEYS_FIRST = frozenset(
        f"evidence.{name}"
        for name in ("holds", "in-part", "does-not", "unknown", "confirm", "source", "signs")
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "column(-1)", "candidate", key_display="←→", id="evidence.left"),
        Binding("right", "column(1)", "candidate", key_display="←→", id="evidence.right"),
        Binding("y", "holds", "holds", id="evidence.holds"),
        Binding("p", "in_part", "in part", id="evidence.in-part"),
        Binding("d", "does_not", "does not", id="evidence.does-not"),
        Binding("question_mark", "cant_tell", "can't tell", key_display="?", id="evidence.unknown"),
        Binding("c", "confirm", "confirm", id="evidence.confirm"),
        Binding("plus", "new", "new entry", key_display="+", id="evidence.new"),
        Binding("s", "signs", "signs", id="evidence.signs"),
        Binding("s", "source", "source", id="evidence.source"),
        Binding("b", "back_it", "back it", id="evidence.back-it"),
    ]

    @property
    def cell(self) -> CellKey | None:
        """The cell that is looked at; None where there is no matrix yet."""
        return shown_cell(self.decision, self.form.state.view)

    @property
    def _wide(self) -> bool:
        return layout_of(self.app.size.width) is Layout.WIDE

    # Drawing

    def _drawing(self, width: int) -> GroundsDrawing:
        cell = self.cell
        assert cell is not None
        return GroundsDrawing(self.analysis, cell, width)

    def draws(self, item: Item) -> bool:
        match item:
            case RecordLine(kind=kind):
                return kind == "evidence" or kind in IN_CELLS
            case Prose(id=name):
                return name in _PICTURES
            case SectionHead(id=name):
                return name.startswith("cell ")
            case _:
                return False

    def lines_of(self, item: Item, width: int) -> Sequence[Content]:
        match item:
            case RecordLine(kind="evidence"):
                return self._entry(item, width)
            case RecordLine():
                return self._row(item, width, lit=False)
            case SectionHead():
                return [Content(""), *cell_head(self.decision, item, width)]
            case Prose(id="grounds-heads"):
                return self._drawing(width).heads()
            case Prose(id="grounds-foot"):
                return self._drawing(width).foot()
            case Prose(id="signs-heads"):
                return self._drawing(width).sign_heads()
            case Prose(id="signs-foot"):
                return self._drawing(width).sign_foot()
            case Prose(id="backs"):
                return [] if self._wide else self._backs(width)
            case Prose():
                return [] if self._wide else last_lines(self.analysis, self._ready, width)
            case _:
                return []

    def lit_lines(self, item: RowItem, width: int) -> Sequence[Content] | None:
        if isinstance(item, RecordLine) and item.kind in IN_CELLS:
            return self._row(item, width, lit=True)
        return None

    def _row(self, item: RecordLine, width: int, *, lit: bool) -> list[Content]:
        drawing = self._drawing(width)
        if item.kind == "grounds":
            return drawing.row(item.path[1], lit=lit)
        return drawing.sign(item.title, item.path[2], lit=lit)

    def _entry(self, item: RecordLine, width: int) -> list[Content]:
        key, cell = item.path[1], self.cell
        of_cell = cell is not None and key in behind(self.analysis, cell).entries and item.switch is not None
        named = key in behind(self.analysis, cell).named if of_cell and cell is not None else None
        entry = self.decision.evidence[key]
        lines = entry_lines(entry, key, named, width)
        if named is None and entry.criterion not in self.decision.criteria:
            return lines
        if named is None:  # one of a list a candidate, where no matrix says what it speaks to
            about = criterion_words(self.decision, entry.criterion)
            return [line("   ", (about, "$dim")), *lines]
        return lines

    def _backs(self, width: int) -> list[Content]:
        cell = self.cell
        return [] if cell is None else back_lines(self.analysis, cell, self._ready, width)

    def _ready(self, asker: str, found: Sensitivity) -> bool:
        if self.jobs is None:
            return found.has("acceptability")
        return self.jobs.ready(f"evidence {asker}", found, "acceptability")

    def worked(self) -> None:
        self.form.rebuild()
        self.post_message(self.GuideChanged())

    def head_of(self, item: SectionHead, width: int) -> "tuple[Fragment | None, str]":
        kind, _, slug = item.id.partition(" ")
        if kind != "candidate":
            return super().head_of(item, width)
        place = list(self.decision.candidates).index(slug)
        return (mark(place), mark_style(place)), item.note

    def second_column(self, width: int) -> Sequence[Content]:
        """What would back the cell, and what was backed last; on a sign, first what the signs suggest."""
        cell, room = self.cell, width + GUTTER
        if cell is None:
            return ()
        heads = [
            one for one in self.form.items if isinstance(one, SectionHead) and one.id.startswith("cell ")
        ]
        if _kind(self.form.current) == "sign":
            lines = cell_head(self.decision, heads[-1], room)
            for told in self.form.items:
                if isinstance(told, Prose) and told.id == "suggested":
                    lines += draw_item(told, self, room)
        else:
            lines = []
        back = back_lines(self.analysis, cell, self._ready, room)
        lines += back if lines else back[1:]
        lines += last_lines(self.analysis, self._ready, room)
        return [fit(text.rstrip(), width) for text in lines]

    # What is done

    def entered(self, item: RecordLine) -> bool:
        """From a cell to its entries; to a sign's questions and back."""
        cell = self.cell
        if cell is None or item.kind not in IN_CELLS:
            return False
        if item.kind == "sign":
            path: KeyPath = ("signs", cell[0], *item.path[1:])
            opened = self.form.state.view.opened
            if path in opened:
                self.form.look(opened=opened - {path})
            else:
                self.form.open_path((*path, "answer"))
            return True
        entries = behind(self.analysis, cell).entries
        if entries:
            self._stand_on(("evidence", entries[0]))
        else:
            self.action_new()
        return True

    def _stand_on(self, path: KeyPath) -> None:
        found = next(
            (one for one in self.form.stops() if isinstance(one, RecordLine) and one.path == path), None
        )
        if found is not None:
            self.form.open_item(found)

    def way_back(self, stops: Sequence[Stop], place: int) -> Stop | None:
        """From the first entry of a cell back to its row."""
        before, cell = stops[place - 1], self.cell
        if cell is None or _kind(before) != "grounds" or _kind(stops[place]) == "grounds":
            return None
        return next(
            (one for one in stops if isinstance(one, RecordLine) and one.path == ("grounds", cell[1])), None
        )

    @on(Form.Moved)
    def _followed(self) -> None:
        current, cell = self.form.current, self.cell
        if cell is None or not isinstance(current, RecordLine) or current.kind != "grounds":
            return
        if current.path[1] != cell[1] or self.form.state.view.shown:
            self._look_at((cell[0], current.path[1]))

    def _look_at(self, cell: CellKey) -> None:
        self.form.look(cell=cell, shown="")
        self.post_message(self.GuideChanged())

    def after(self, action: Action, edit: Edit) -> None:
        if action.id == "elsewhere":  # it stands at another cell than the one that is seen
            now, entry = self.decision, self.decision.evidence[edit.path[-1]]
            where = now.candidate_name(entry.candidate), criterion_words(now, entry.criterion)
            self.post_message(
                self.Tell((say("evidence", "said_of", name=where[0], criterion=where[1]), "$ink"))
            )

    def clicked_row(self, item: RowItem, x: int, width: int) -> bool:
        cell = self.cell
        if cell is None or not isinstance(item, RecordLine) or item.kind not in IN_CELLS:
            return False
        at = self._drawing(width).columns.at(x)
        if at is not None:
            self._look_at((list(self.decision.candidates)[at], cell[1]))
        return True

    def go_to(self, path: KeyPath) -> None:
        if path[:1] == ("signs",) and len(path) < 4 and self.cell is not None and len(path) > 1:
            self.form.state.view = self.form.state.view.but(cell=(*path[1:], self.cell[1])[:2], shown="")
            self.form.rebuild()
            self.action_signs()
            self.form.rest()
            return
        super().go_to(path)

    def action_column(self, by: int) -> None:
        if (cell := self._beside(by)) is not None:
            self.session.end_step()
            self._look_at(cell)

    def _beside(self, by: int) -> CellKey | None:
        """The cell so many candidates further on; None beyond the last."""
        cell, candidates = self.cell, list(self.decision.candidates)
        at = candidates.index(cell[0]) + by if cell is not None else -1
        return (candidates[at], cell[1]) if cell is not None and 0 <= at < len(candidates) else None

    def action_new(self) -> None:
        """An entry for the cell that is looked at."""
        if (item := self._adds_here()) is not None:
            self.form.enter(item)

    def _adds_here(self) -> AddRecord | None:
        adds = (one for one in self.form.stops() if isinstance(one, AddRecord) and one.table == ("evidence",))
        return next((one for one in adds if getattr(one.record, "criterion", "")), None)

    def action_signs(self) -> None:
        """From a cell to the signs of its criterion."""
        found = next((one for one in self.form.stops() if _kind(one) == "sign"), None)
        if found is not None:
            self.form.open_item(found)
            self.form.bring_into_view(high=True)

    def action_source(self) -> None:
        """Where a sign was seen; later answers of the day take it over."""
        if (path := self._answered_sign()) is not None:
            self.form.open_path((*path, "source"), opens=True)

    def _answered_sign(self) -> KeyPath | None:
        current, cell = self.form.current, self.cell
        if cell is None or not isinstance(current, RecordLine) or current.kind != "sign":
            return None
        row = self.decision.signs.get(cell[0], {}).get(cell[1], {}).get(current.path[2])
        return ("signs", *cell, current.path[2]) if row is not None and row.answer is not None else None

    def _lookups(self) -> list[CellKey]:
        found = self.analysis.sensitivity()
        return [(one.worth.candidate, one.worth.criterion) for one in found.lookups]

    def action_back_it(self) -> None:
        """The next of the cells to find out about, the first of them after the last."""
        cells = self._lookups()
        if not cells:
            return
        here = cells.index(self.cell) if self.cell in cells else -1
        self._look_at(cells[(here + 1) % len(cells)])
        assert self.cell is not None
        self._stand_on(("grounds", self.cell[1]))

    def _action_here(self, key: str) -> Action | None:
        current = self.form.current
        if not isinstance(current, RecordLine):
            return None
        return next((one for one in current.actions if one.id == _ANSWERS[key]), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        kind = _kind(self.form.current)
        if action in _ANSWERS:
            return not self.form.field_open and self._action_here(action) is not None
        match action:
            case "column":
                return kind in IN_CELLS and self._beside(int(str(parameters[0]))) is not None
            case "new":
                return kind != "sign" and not self.form.field_open and self._adds_here() is not None
            case "signs":
                return kind == "grounds" and any(_kind(one) == "sign" for one in self.form.items)
            case "source":
                return self._answered_sign() is not None
            case "back_it":
                cells = self._lookups() if kind == "grounds" else []
                return bool(cells) and cells != [self.cell]
            case "leave_record":
                return not self.form.field_open and self.cell is not None and kind != "grounds"
            case _:
                return super().check_action(action, parameters)

    def action_leave_record(self) -> None:
        """Back to the line of the record, from there to the sign or to the cell in the matrix."""
        cell, current = self.cell, self.form.current
        if self.form.state.record_line is not None or cell is None:
            super().action_leave_record()
            return
        opened = self.form.state.view.opened
        if isinstance(current, Ask | Action) and current.path[:1] == ("signs",) and len(current.path) > 3:
            self.form.look(opened=opened - {current.path[:4]})
            self._stand_on(("sign-row", *current.path[2:4]))
        else:
            self._stand_on(("grounds", cell[1]))

    def _press(self, key: str) -> None:
        if (action := self._action_here(key)) is not None:
            self.act(action)

    def action_holds(self) -> None:
        self._press("holds")

    def action_in_part(self) -> None:
        self._press("in_part")

    def action_does_not(self) -> None:
        self._press("does_not")

    def action_cant_tell(self) -> None:
        self._press("cant_tell")

    def action_confirm(self) -> None:
        self._press("confirm")

    # The guide

    def key_note(self) -> list[Fragment]:
        rows = self.analysis.grounds.rows.values()
        total = len(self.decision.candidates) * len(self.decision.criteria)
        backed = sum(one.ground == "evidence" for row in rows for one in row.in_order)
        words = say("matrix", "cells_backed", count=backed, total=total)
        return [(words, "$dim")] if total and _kind(self.form.current) != "sign" else []

    def about_record(self, record: RecordLine) -> Guidance:
        cell = self.cell
        if record.kind == "grounds":
            found = about_grounds(self.analysis, self._lookups())
            return Guidance(found.title, (*found.blocks, *self.missing()))
        if record.kind == "sign" and cell is not None:
            return about_sign(self.decision, (*cell, record.path[2]))
        other = about_line(record.kind) or about_entry(self.decision, record.path[-1])
        return other or self.about_station()

    def about_add(self, add: AddRecord) -> Guidance:
        if getattr(add.record, "criterion", ""):
            return about_grounds(self.analysis, self._lookups())
        return self.about_station()


def _kind(item: Item | None) -> str:
    return item.kind if isinstance(item, RecordLine) else ""
