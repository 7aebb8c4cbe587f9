"""Which parts of a page are kept: whole ones, the most important first, longer ones where there is room."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import portion
from roadworthy.model import Decision
from roadworthy.report.document import Paragraph
from roadworthy.report.page.fit import Heights, fitted
from roadworthy.report.page.layout import section_lines
from roadworthy.report.page.page import page
from roadworthy.report.page.parts import Longer, PageDraft, PagePart, blocks_of
from roadworthy.report.page.wording import sentence, softened, whole
from roadworthy.report.summary import summary
from roadworthy.store.load import load
from roadworthy.store.places import sample_file
from strategies import decisions


def part(words: str, importance: int, more: str = "", more_importance: int = 5) -> PagePart:
    longer = Longer(Paragraph(f"{words} {more}"), more_importance, "answer") if more else None
    return PagePart(Paragraph(words), importance, "risk", apart=True, longer=longer)


def texts(drafts: tuple[PageDraft, ...]) -> list[str]:
    return [
        block.text for draft in drafts for block in blocks_of(draft.parts) if isinstance(block, Paragraph)
    ]


PARTS = (part("one", 0), part("two", 2, "and more " * 9, 4), part("three", 3))


def test_where_there_is_room_the_longer_form_stands() -> None:
    shown, left = fitted((PageDraft("a", PARTS),), 12, Heights(40))
    assert texts(shown)[1].startswith("two and more")
    assert left == ()


def test_what_is_added_goes_before_its_part_and_is_counted_by_itself() -> None:
    shown, left = fitted((PageDraft("a", PARTS),), 5, Heights(40))
    assert texts(shown) == ["one", "two", "three"]
    assert [one.left for one in left] == ["answer"]
    shown, left = fitted((PageDraft("a", PARTS),), 3, Heights(40))
    assert texts(shown) == ["one", "two"]
    assert sorted(one.left for one in left) == ["answer", "risk"]


def test_an_addition_is_never_more_important_than_its_part() -> None:
    parts = (part("one", 0), part("two", 4, "and more", 0), part("three", 3))
    shown, _ = fitted((PageDraft("a", parts),), 3, Heights(40))
    assert texts(shown) == ["one", "three"]


_PART = st.builds(
    part, st.sampled_from(["a", "b c", "word " * 20]), st.integers(0, 9),
    st.sampled_from(["", "x", "more " * 20]), st.integers(0, 9),
)  # fmt: skip


@given(st.lists(st.lists(_PART, max_size=6), min_size=1, max_size=4), st.integers(0, 40))
def test_what_is_kept_fits_and_all_else_is_counted(sections: list[list[PagePart]], room: int) -> None:
    drafts = tuple(PageDraft(str(number), tuple(parts)) for number, parts in enumerate(sections))
    shown, left = fitted(drafts, room, Heights(30))
    height = sum(1 + len(section_lines(blocks_of(draft.parts), 30)) for draft in shown)
    kept = [one for draft in shown for one in draft.parts]
    assert height <= room or len(kept) <= 1
    forms = sum(2 if one.longer else 1 for parts in sections for one in parts)
    grown = sum(one.longer is None and one.left == "answer" for one in kept)
    assert len(left) + len(kept) <= forms
    assert grown <= len(kept)


def told_twice(decision: Decision, today: date) -> list[str]:
    """Titles of risks that the page has as a step and as something to watch."""
    sections = {
        section.title: section.blocks for section in page(summary(decision, today, samples=20)).sections
    }
    said = {key: section_lines(sections.get(key, ()), 5000) for key in ("Next", "Watch")}
    titles = [whole(risk.title) for risk in decision.risks.values()]
    return [
        title
        for title in titles
        if title
        and titles.count(title) == 1
        and any(f" a risk: {sentence(softened(title))}" in line for line in said["Next"])
        and any(sentence(title) in line for line in said["Watch"])
    ]


@portion(0.3)
@given(decisions(), st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_no_page_tells_a_risk_twice(decision: Decision, today: date) -> None:
    assert told_twice(decision, today) == []


@pytest.mark.parametrize("name", ["bank-migration", "event-driven-hybrid", "startup-crud"])
def test_no_sample_tells_a_risk_twice(name: str) -> None:
    decision = load(sample_file(name))
    assert told_twice(decision, date(2026, 12, 1)) == []
