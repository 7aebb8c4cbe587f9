"""A section's head: the title is whole before a note stands at its end."""

from each import each
from roadworthy.tui.text_layout import head, line, parted


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
