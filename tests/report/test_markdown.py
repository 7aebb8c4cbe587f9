import importlib.util
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadworthy.model.text import visible
from roadworthy.report.document import (
    Bar,
    Bars,
    Bullet,
    Document,
    Facts,
    Items,
    Paragraph,
    ScoreTable,
    Section,
)
from roadworthy.report.markdown import as_markdown, escaped, summary_markdown
from roadworthy.report.summary import Summary
from strategies import NASTY

_spec = importlib.util.spec_from_file_location("lint", Path(__file__).with_name("lint.py"))
assert _spec is not None
assert _spec.loader is not None
lint = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(lint)

DANGEROUS = (
    *NASTY, "<b>bold</b>", "# heading", "1) one", "1. one", "- minus", "+ plus", "* star", "> quote", "_under_", "a|b", "---", "===",
    "https://example.org/a_b?c=d|e", "see https://example.org.", "www.example.org", "a@example.org", "[x](y)", "![x](y)",
    "(a)[b]", "`code`", "~~~", "```", "&lt;b&gt;", "    indented", "$x$", ":::note", "<https://x.y>", "<5 ms", "a\n\n\nb", "!",
    "ends.", "ends:", "。", "{#id}", "<!-- c -->", "http://[", "https://", "HTTPS://EXAMPLE.ORG/X", "ftp://example.org", "\\",
)  # fmt: skip
texts = (
    st.sampled_from(DANGEROUS) | st.text(max_size=20) | st.text("*_`#<>|[]()!.-+=~&1 \n:/htpsw@", max_size=25)
)


def filled(text: str) -> Document:
    words = visible(text)
    return Document(
        words,
        words,
        (
            Section(words, (Paragraph(words), Items((Bullet(words, "!", words), Bullet(words)))) ),
            Section("Two", (Facts(((words, words),)), ScoreTable(("A", words), ((words, words), ("x", ""))), Paragraph(words))),
            Section("Three", (Bars((Bar("1", "■", words, "4.00", "", 0.1, 0.2, words),)),)),
        ),
    )  # fmt: skip


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_people_write_is_no_markup(text: str) -> None:
    assert lint.problems(as_markdown(filled(text))) == []


@settings(max_examples=200, deadline=None)
@given(texts)
def test_no_text_breaks_the_rules(text: str) -> None:
    assert lint.problems(as_markdown(filled(text))) == []


def test_the_checker_sees_what_it_is_for() -> None:
    for wrong in (
        "# A\n\n<b>x</b>\n",
        "# A\ntext\n",
        "# A.\n",
        "# A\n\nsee https://x.org\n",
        "# A\n\n*x*\n",
        "# A\n\n1. x\n",
        "# A",
    ):
        assert lint.problems(wrong)


def test_addresses_become_links_and_the_rest_stays_readable() -> None:
    assert escaped("see https://example.org/a_b.") == "see <https://example.org/a_b>."
    assert escaped("a <b> & c") == r"a \<b\> \& c"
    assert escaped("1) one") == r"1\) one"
    assert escaped("a|b") == r"a\|b"


def test_the_summary_passes(told: Summary) -> None:
    text = summary_markdown(told)
    assert lint.problems(text) == []
    assert "<https://www.djangoproject.com/download/>" in text
    assert text.startswith("# Orders platform 2027–2031\n")
