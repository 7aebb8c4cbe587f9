"""Records in every form: what MADR, its rules for Markdown, log4brains and adr-tools ask of them."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from examples import portion
from roadworthy.model import Decision, put
from roadworthy.model.text import visible
from roadworthy.report.formats import RenderOptions, output_format
from roadworthy.report.record.facts import record_facts
from roadworthy.report.record.form import RecordLink, RecordPlace
from roadworthy.report.record.linking import with_entry, with_superseded, with_supersedes
from roadworthy.report.record.madr import madr
from roadworthy.report.record.nhs import nhs
from roadworthy.report.record.nygard import nygard
from roadworthy.report.record.series import ExistingRecord, file_name, mark_comment, referred, title_slug
from roadworthy.report.summary import summary
from roadworthy.store.load import load
from roadworthy.store.places import sample_file
from strategies import NASTY, decisions

pytestmark = pytest.mark.turns

TODAY = date(2026, 12, 1)
SAMPLES = (
    "article-comparison", "bank-migration", "event-driven-hybrid", "marina-looked-back", "startup-crud"
)  # fmt: skip
HEADINGS = [
    "## Context and Problem Statement", "## Decision Drivers", "## Considered Options", "## Decision Outcome",
    "### Consequences", "### Confirmation", "## Pros and Cons of the Options", "## More Information",
]  # fmt: skip
FRONT = re.compile(
    r'\A---\nstatus: "(?P<status>[^"]+)"\ndate: (?P<date>\d{4}-\d\d-\d\d)\n(?:[a-z-]+: .*\n)*\n---\n\n# '
)
NEWER = RecordLink(7, "Accounts anew", "0007-accounts-anew.md")
OLDER = RecordLink(3, "Accounts", "0003-accounts.md")


def told(name: str) -> Decision:
    return load(sample_file(name))


def of(decision: Decision, place: RecordPlace = RecordPlace(), form: str = "adr") -> str:  # noqa: B008 - frozen
    facts = record_facts(summary(decision, TODAY, samples=200))
    return {"adr": madr, "nygard": nygard, "nhs": nhs}[form](facts, place)


def check_madr(text: str) -> None:
    front = FRONT.match(text)
    assert front, text[:300]
    assert not re.search(r"^#", front[0][:-2], re.MULTILINE)
    rest = text[front.end() - 2 :]
    assert len(re.findall(r"^# ", rest, re.MULTILINE)) == 1
    assert f"\n* Status: {front['status']}\n* Date: {front['date']}\n" in text
    fixed = [line for line in re.findall(r"^##+ .*$", rest, re.MULTILINE) if line in HEADINGS]
    assert fixed == [heading for heading in HEADINGS if heading in fixed]
    assert {HEADINGS[0], HEADINGS[2], HEADINGS[3]} <= set(fixed)
    assert not re.search(r"^## .*\n\n(?:## |\Z)", rest, re.MULTILINE)
    assert "TODO" not in text
    assert not re.search(r"\{[a-z_]+\}", text)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("template", ["full", "bare"])
def test_a_sample_has_madrs_form(name: str, template: str) -> None:
    text = output_format("adr").render(summary(told(name), TODAY), RenderOptions(template=template))  # type: ignore[arg-type]
    check_madr(text)
    assert ("## Decision Drivers" in text) is (template == "full")
    chosen = re.search(r'Chosen option: "([^"]+)", because (\S.*)\.\n', text)
    options = text.partition("## Considered Options\n\n")[2].partition("\n\n")[0].splitlines()
    if name == "article-comparison":
        assert chosen is None
        assert "Nothing is chosen yet." in text
    else:
        assert chosen
        assert f"* {chosen[1]}" in options
        assert len(chosen[2]) > 20


def test_what_the_bank_decided() -> None:
    text = of(told("bank-migration"))
    for line in (
        'status: "accepted"',
        "date: 2026-03-16",
        "consulted: [Identity squad senior]",
        "* Deciders: Lead architect with head of operations and product owner; security officer present",
        "* Long-term maintenance cost: 25 of 100",
        "* Side by side: Internal audit has reviewed one service's evidence (met on 2026-10-22)",
        "* Look again on 2027-03-01.",
        "### ASP.NET Core",
        "* Bad, because it lacks the must-have Approved runtime",
    ):
        assert f"{line}\n" in text, line
    assert 'Chosen option: "Spring Boot", because five squads release alone:' in text
    assert "* Neutral, because Long-term maintenance cost is not known\n" in text


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("framing", "proposed"), ("choosing", "proposed"), ("proposed", "proposed"), ("reopened", "proposed"),
        ("decided", "accepted"), ("migrating", "accepted"), ("done", "accepted"), ("abandoned", "rejected"),
        ("superseded", "deprecated"),
    ],
)  # fmt: skip
def test_every_status_is_one_of_madrs(status: str, said: str) -> None:
    text = of(put(told("bank-migration"), ("status",), status))
    assert text.startswith(f'---\nstatus: "{said}"\n')
    assert f"\n* Status: {said}\n" in text


def test_a_superseded_record_names_the_other_by_its_identifier() -> None:
    text = of(put(told("bank-migration"), ("status",), "superseded"), RecordPlace(3, superseded_by=NEWER))
    assert 'status: "superseded by ADR-0007"\n' in text
    assert "* Status: superseded by [0007-accounts-anew](0007-accounts-anew.md)\n" in text
    newer = of(told("bank-migration"), RecordPlace(7, supersedes=(OLDER,)))
    assert "Supersedes [ADR-0003](0003-accounts.md)." in newer


def test_adr_tools_reads_title_status_and_links() -> None:
    """The regular expressions are those of adr-tools."""
    text = of(told("startup-crud"), RecordPlace(12, "../x.toml", supersedes=(OLDER,)), "nygard")
    assert text.splitlines()[0][2:] == "12. Toolshed: lending and repair records for tool libraries"
    assert (
        "\nDate: 2026-11-16\n\n## Status\n\nAccepted\n\nSupercedes [3. Accounts](0003-accounts.md)\n" in text
    )
    links = re.findall(r"^(.+) \[.*\]\(0*([1-9][0-9]*).*\)$", text, re.MULTILINE)
    assert ("Supercedes", "3") in links
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## Status", "## Context", "## Decision", "## Consequences",
    ]  # fmt: skip


def test_the_form_of_nhs_england_states_the_weighting_once() -> None:
    text = of(told("startup-crud"), RecordPlace(4), "nhs")
    assert text.startswith("# ADR-004: Toolshed")
    assert "> | Date | 16/11/2026 |" in text
    assert text.count("each criterion has points of 100") == 1
    assert text.count("**Weighted option score**") == text.count("**Top criteria**") == 4
    assert "#### Option A: Ruby on Rails (Selected)" in text
    assert "**Weighted option score**: 4.21 of 5" in text
    assert "**Effort**: L (42–56 person-weeks)" in text
    assert "- [x] " in text
    assert "- [ ] " in text
    anchors = re.findall(r"\]\(#([^)]+)\)", text.partition("## Context")[0])
    heads = [
        re.sub(r"[^\w -]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in text.splitlines()
        if re.match(r"#{1,4} ", line)
    ]
    assert anchors == heads
    odd = put(load(sample_file("startup-crud")), ("title",), "<b>Tom</b> & `Ann` *or* a_b")
    contents = nhs(record_facts(summary(odd, TODAY)), RecordPlace(4))
    assert "](#adr-004-btomb--ann-or-a_b)" in contents  # as read, not as escaped


@portion(0.25)
@given(decisions())
def test_any_decision_has_the_form(decision: Decision) -> None:
    facts = record_facts(summary(decision, TODAY, samples=20))
    check_madr(madr(facts, RecordPlace(1, "../x.toml")))
    first = nygard(facts, RecordPlace(5)).splitlines()[0]
    assert first.startswith("# 5. ")
    assert nhs(facts, RecordPlace(5)).startswith("# ADR-005: ")


@pytest.mark.parametrize("words", NASTY)
def test_peoples_words_stay_words_in_the_front_matter(words: str) -> None:
    decision = put(told("startup-crud"), ("outcome", "decided_by"), visible(words))
    text = of(decision)
    check_madr(text)
    makers = re.search(r"^decision-makers: \[(.*)\]$", text, re.MULTILINE)
    assert makers is None or '"' in makers[1] or re.fullmatch(r"[\w .,-]+", makers[1])


def test_a_record_knows_its_decision() -> None:
    for form in ("adr", "nygard", "nhs"):
        for source in ("../x.toml", '../a "b"/c d.toml', "../a--b.toml"):
            record = ExistingRecord("0004-x.md", of(told("startup-crud"), RecordPlace(4, source), form))
            assert record.mark == source
            assert record.title == "Toolshed: lending and repair records for tool libraries"
    assert ExistingRecord("0004-x.md", "# By hand\n").mark == ""
    assert mark_comment("a.toml") == "<!-- decision-file: a.toml -->"


def test_names_and_numbers() -> None:
    assert file_name(12, "Orders platform 2027–2031!") == "0012-orders-platform-2027-2031.md"
    assert file_name(3, "Éclair", nhs=True) == "ADR-003_Eclair.md"
    assert title_slug("中文") == "decision"
    assert len(title_slug("word " * 100)) <= 80
    assert [ExistingRecord(name, "").number for name in ("0012-x.md", "ADR-003_X.md", "README.md")] == [
        12,
        3,
        None,
    ]
    assert [referred(words) for words in ("ADR-0012", "adr 7", "0012-title.md", "orders-2028.toml", "")] == [
        12, 7, 12, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["adr", "nygard", "nhs"])
def test_both_sides_of_a_link(form: str) -> None:
    old = of(told("startup-crud"), RecordPlace(3), form)
    text = with_superseded(old, NEWER)
    assert with_superseded(text, NEWER) == text
    if form == "adr":
        check_madr(text.replace("[0007-accounts-anew](0007-accounts-anew.md)", "ADR-0007"))
    if form == "nygard":
        assert "## Status\n\nSuperceded by [7. Accounts anew](0007-accounts-anew.md)\n\n## Context" in text
    if form == "nhs":
        assert "> | Status | Superseded by ADR-0007 |" in text
    new = with_supersedes(old, OLDER)
    assert with_supersedes(new, OLDER) == new
    assert new.count("0003-accounts.md" if form != "nhs" else "Supersedes ADR-0003") == 1


def test_a_table_of_contents_gets_a_line_in_its_own_form() -> None:
    names = frozenset({"0001-a.md"})
    table = "| Record | Decision | Status |\n| --- | --- | --- |\n| [ADR-0001](0001-a.md) | A | accepted |\n\nMore.\n"
    told_ = with_entry(table, NEWER, "accepted", below=names)
    assert told_ is not None
    assert (
        "| [ADR-0001](0001-a.md) | A | accepted |\n| [ADR-0007](0007-accounts-anew.md) | Accounts anew | accepted |\n\nMore.\n"
        in told_
    )
    again = with_entry(told_, NEWER, "deprecated", below=names)
    assert again is not None
    assert again.count("0007-accounts-anew.md") == 1
    assert "| deprecated |" in again
    listed = with_entry("# Records\n\n* [1. A](0001-a.md)\n", NEWER, "x", below=names)
    assert listed == "# Records\n\n* [1. A](0001-a.md)\n* [7. Accounts anew](0007-accounts-anew.md)\n"
    assert with_entry("# Read me\n\nSee [a](other.md).\n", NEWER, "x", below=names) is None


def test_our_own_folder_is_read(request: pytest.FixtureRequest) -> None:
    del request
    folder = Path(__file__).resolve().parents[2] / "docs/decisions"
    found = [
        ExistingRecord(path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("0*.md"))
    ]
    assert found[0].title == "Write a full-screen terminal program in Python with Textual"
    assert [record.number for record in found] == list(range(1, len(found) + 1))
