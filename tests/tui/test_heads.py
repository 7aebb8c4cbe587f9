"""What gives way in a line: a note before a title, folders before a file, a name before a figure."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from each import each
from roadworthy.model import Decision
from roadworthy.model.outcome import Outcome
from roadworthy.store import save
from roadworthy.tui.file_overview import overview_of_file
from roadworthy.tui.screens.paths import tail
from roadworthy.tui.screens.welcome_chrome import WelcomeFoot
from roadworthy.tui.screens.welcome_rows import recent_row
from roadworthy.tui.text_layout import head, line, parted

FAR: Final = re.compile(r" (today|in [1-9]\d? (day|week|month|year)s?|! [1-9]\d? (day|month|year)s? over)$")


@each("title", ["Or look around in a sample", "Heat", "What your answers suggest"])
@each("note", ["", "read-only until you keep it", "2 of 5"])
def test_the_title_is_whole_wherever_there_is_room_for_it(title: str, note: str) -> None:
    for width in range(len(title) + 2, 90):
        shown = head(title, width, note)
        assert shown.plain.startswith(title), width
        assert shown.cell_length == width
        assert not note or note in shown.plain or width < len(title) + len(note) + 4


def test_parts_have_one_blank_line_between_them() -> None:
    one, two, blank = line("one"), line("two"), line("")
    told = parted([[blank, one, blank, blank], [], [blank], [two, blank, two]])
    assert [text.plain for text in told] == ["one", "", "two", "", "two"]


def test_what_is_overdue_has_a_name_that_says_something_or_none() -> None:
    for width in range(58, 140):
        foot = WelcomeFoot()
        foot.due, foot.today = (
            [("Listings: a monolith with functions", "Listings", date(2026, 10, 1))],
            date(2026, 11, 30),
        )
        told = foot.draw(width)[0].plain
        assert "60 days over" in told, width
        assert "r opens it" in told, width
        assert not re.search(r"·  \W?…", told), told
        assert len(told.rstrip()) <= width


def test_how_far_away_the_next_date_is_has_room_in_the_column_of_dates(tmp_path: Path) -> None:
    day, file = date(2027, 8, 1), tmp_path / "orders.toml"
    save(Decision(title="Orders", outcome=Outcome(review_on=day)), file)
    for days in (*range(-40, 40), *range(-4000, 8000, 97)):
        today = day + timedelta(days)
        row = recent_row("", file, overview_of_file(file, today), there=True, today=today)
        for width in (60, 76, 200):
            first, second, *_ = (text.plain for text in row.draw(width, False))
            assert first.endswith("  2027-08-01"), first
            assert FAR.search(second), second
            assert {len(first), len(second)} == {width}


def test_a_path_loses_whole_folders() -> None:
    path = "~/platform/decisions/2026/bank.toml"
    for width in range(14, len(path)):
        assert tail(path, width).startswith(("…/", "..")), width
        assert tail(path, width).endswith("/bank.toml"), width
        assert len(tail(path, width)) <= width
    assert tail(path, 7) == "…k.toml"
