import html
import importlib.util
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from each import each
from examples import part, portion
from forms import full_markdown
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
from roadworthy.report.markdown import as_markdown
from roadworthy.report.markdown_escape import escaped
from roadworthy.report.summary import Summary
from strategies import NASTY

_spec = importlib.util.spec_from_file_location("lint", Path(__file__).with_name("lint.py"))
assert _spec is not None
assert _spec.loader is not None
lint = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(lint)

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

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


@each("text", part(DANGEROUS, 3))
def test_what_people_write_is_no_markup(text: str) -> None:
    assert lint.problems(as_markdown(filled(text))) == []


@portion(2)
@given(texts)
def test_no_text_breaks_the_rules(text: str) -> None:
    assert lint.problems(as_markdown(filled(text))) == []


@portion(2)
@given(st.text("*_`#<>|[]()!.-+=~&1 :/tps@{}$\\;am", max_size=14) | st.text(max_size=12))
def test_words_read_as_they_were_written(text: str) -> None:
    words = " ".join(visible(text).split())
    if "http" in words:
        return
    paragraph = READER.render(escaped(words))
    row = READER.render(f"| a | b |\n| - | - |\n| {escaped(words, cell=True) or 'x'} | y |\n")
    item = READER.render(f"* {escaped(words) or 'x'}\n* y\n")
    assert shown(paragraph) == words
    assert [shown(cell) for cell in row.split("<td>")[1:]] == [words or "x", "y"]
    assert (item.count("<li>"), item.count("<ul>"), shown(item)) == (2, 1, f"{words or 'x'}\ny")


def shown(markup: str) -> str:
    return re.sub(r"\n+", "\n", html.unescape(re.sub(r"<[^>]*>", "", markup)).strip())


def test_the_checker_sees_what_it_is_for() -> None:
    for wrong in (
        "# A\n\n<b>x</b>\n",
        "# A\ntext\n",
        "# A.\n",
        "# A\n\nsee https://x.org\n",
        "# A\n\n*x*\n",
        "# A\n\n+ x\n",
        "# A",
    ):
        assert lint.problems(wrong)


def test_addresses_become_links_and_the_rest_stays_readable() -> None:
    assert escaped("see https://example.org/a_b.") == "see <https://example.org/a_b>."
    assert escaped("a <b> & c, <5 ms & &lt;") == "a &lt;b> & c, <5 ms & &amp;lt;"
    assert escaped("1) one") == r"1\) one"
    assert escaped("a|b") == "a|b"
    assert escaped("a|b", cell=True) == r"a\|b"
    assert [escaped(words) for words in ("4.11", "2 * 3 * 4", "a_b_c", "50 $", "x [1] y")] == [
        "4.11", "2 * 3 * 4", "a_b_c", "50 $", "x [1] y",
    ]  # fmt: skip
    assert escaped("*a* and _b_") == r"\*a\* and \_b\_"


def test_the_summary_passes(told: Summary) -> None:
    text = full_markdown(told)
    assert lint.problems(text) == []
    assert "<https://www.djangoproject.com/download/>" in text
    assert text.startswith("# Orders platform 2027–2031\n")
