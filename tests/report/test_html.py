"""The report in HTML: nothing that a person wrote is markup, nothing is fetched, and everybody can read it."""

import base64
import hashlib
import json
import re
import shutil
import subprocess
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from examples import portion
from roadworthy.model import Decision, Interval, put
from roadworthy.model.judgement import Cell
from roadworthy.model.landscape import Candidate
from roadworthy.report.html.report import as_html
from roadworthy.report.summary import summary
from roadworthy.store.load import load
from roadworthy.store.places import sample_file
from strategies import decisions

pytestmark = pytest.mark.turns

TODAY = date(2026, 12, 1)
SAMPLES = (
    "article-comparison", "bank-migration", "event-driven-hybrid", "marina-looked-back", "startup-crud"
)  # fmt: skip
HOSTILE = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", "{{ 7 * 7 }}", "{% raw %}",
    "</title></style></script><svg/onload=alert(1)>", "javascript:alert(1)", "&lt;b&gt;", "<!--", "]]>",
)  # fmt: skip
TAGS = {
    "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "p", "nav", "ul", "ol", "li", "a", "main",
    "section", "div", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "details", "summary", "span", "svg",
    "rect", "line", "dl", "dt", "dd", "footer", "script",
}  # fmt: skip
VOID = {"meta", "rect", "line"}


class Page(HTMLParser):
    """What a browser would make of the file, as far as the tests ask."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.of: dict[str, list[str]] = {}
        self.feed(re.sub(r'<span class="day">([^<]*)</span>', r"\1", text))  # a date is part of its sentence

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.of.setdefault(self.open[-1], []).append(data)
        if self.open and self.open[-1] not in ("style", "script"):
            self.text.append(data)

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.text).split())


def check(text: str) -> Page:
    """The laws of every report."""
    page = Page(text)
    assert page.open == []
    names = [tag for tag, _ in page.tags]
    assert set(names) <= TAGS
    assert [names.count(tag) for tag in ("script", "style", "h1", "main", "title")] == [1] * 5
    for tag, attributes in page.tags:
        assert not [
            name
            for name in attributes
            if name.startswith("on") or name in ("src", "srcset", "style", "action")
        ]
        href = attributes.get("href")
        assert href is None or (tag == "a" and re.match(r"#[a-z]+$|https?://", href))
        if tag == "th":
            assert attributes["scope"] in ("col", "row")
        if tag == "svg":
            assert attributes["role"] == "img"
            assert attributes["aria-label"].strip()
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = [
        attributes["href"][1:] for tag, attributes in page.tags if attributes.get("href", "").startswith("#")
    ]
    assert set(targets) <= set(ids)
    levels = [int(tag[1]) for tag in names if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    style, script = ("".join(page.of[tag]) for tag in ("style", "script"))
    assert not re.search(r"url\(|@import|https?:", style + script)
    policy = next(
        row["content"] for tag, row in page.tags if row.get("http-equiv") == "Content-Security-Policy"
    )
    for own in (style, script):
        digest = base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    return page


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_a_whole_report(name: str) -> None:
    decision = load(sample_file(name))
    page = check(as_html(summary(decision, TODAY), "x.toml"))
    assert page.tags[0] == ("html", {"lang": "en"})
    for section in (
        "page",
        "matrix",
        "ranking",
        "turning",
        "horizons",
        "tradeoffs",
        "costs",
        "upkeep",
        "timeline",
        "risks",
        "evidence",
    ):
        assert any(row.get("id") == section for _, row in page.tags), section
    for candidate in decision.candidates.values():
        assert candidate.name in page.words
    for row in decision.evidence.values():
        assert " ".join(row.words.split()) in page.words


def test_the_page_comes_first_and_each_cell_tells_its_grounds() -> None:
    text = as_html(summary(load(sample_file("bank-migration")), TODAY), "bank-migration.toml")
    page = check(text)
    assert page.words.index("Spring Boot 4.x with bought support.") < page.words.index(
        "Evidence for audit 15"
    )
    grounds = [row["class"] for tag, row in page.tags if tag == "td" and "data-sort" in row]
    assert len(grounds) == 24
    assert {name: grounds.count(name) for name in set(grounds)} == {
        "evidence": 18,
        "reason": 5,
        "unknown": 1,
    }
    assert "roadworthy summary bank-migration.toml --full" in page.words
    assert "The broken line is 2027-03-31, which forces it." in page.words


def hostile(node: Any, words: list[str]) -> Any:
    """A decision's data with hostile words in every text."""
    if isinstance(node, dict):
        return {key: hostile(value, words) for key, value in node.items()}
    if isinstance(node, list):
        return [hostile(value, words) for value in node]
    if isinstance(node, str) and (" " in node or node[:1].isupper()):
        words.append(HOSTILE[len(words) % len(HOSTILE)])
        return words[-1]
    return node


def test_hostile_words_in_every_field_stay_words() -> None:
    words: list[str] = []
    raw = hostile(load(sample_file("bank-migration")).model_dump(mode="json"), words)
    page = check(as_html(summary(Decision.model_validate_json(json.dumps(raw)), TODAY, samples=50)))
    assert len(words) > 200
    shown = {word for word in HOSTILE if word in page.words}
    assert len(shown) == len(HOSTILE)
    assert "49" not in page.of["h1"][0]


def test_only_a_plain_address_becomes_a_link() -> None:
    raw = load(sample_file("startup-crud")).model_dump(mode="json")
    sources = [
        "https://example.org/a?b=c&d=<e>",
        "https://example.org/a?b=c&d=e",
        "javascript:alert(1)",
        "see https://x.org",
    ]
    for row, source in zip(raw["evidence"].values(), sources, strict=False):
        row["source"] = source
    page = check(as_html(summary(Decision.model_validate_json(json.dumps(raw)), TODAY, samples=50)))
    links = {row["href"] for tag, row in page.tags if tag == "a" and not row["href"].startswith("#")}
    assert links == {"https://example.org/a?b=c&d=e"}


@portion(0.3)
@given(decisions())
def test_any_decision_is_a_report(decision: Decision) -> None:
    check(as_html(summary(decision, TODAY, samples=20)))


def test_the_checker_sees_what_it_is_for() -> None:
    text = as_html(summary(load(sample_file("startup-crud")), TODAY, samples=20))
    for old, new in (
        ("<h2", "<h4"), ("</main>", "<img></main>"), ('scope="col"', 'scope="x"'), ("<p", '<p onclick="x"'), ("display", "Display"),
    ):  # fmt: skip
        with pytest.raises(AssertionError):
            check(text.replace(old, new, 1))


CHECKER = Path(__file__).with_name("browser.mjs")


def _browser() -> str | None:
    """Why the report can't be looked at in a browser here; None where it can."""
    if shutil.which("node") is None or not (shutil.which("chromium") or shutil.which("chromium-browser")):
        return "node or chromium is not installed"
    done = subprocess.run(["node", str(CHECKER)], capture_output=True, encoding="utf-8", check=False)
    return (
        None if done.returncode == 0 else "puppeteer-core and axe-core are not installed where NODE_PATH says"
    )


def crowded() -> Decision:
    """The sample of the shop with nine more candidates of long names, all scored."""
    decision = load(sample_file("startup-crud"))
    for number in range(9):
        row = Candidate(name=f"Internationalization framework number {number}")
        decision = put(decision, ("candidates", f"extra-{number}"), row)
        for criterion in decision.criteria:
            cell = Cell(score=Interval(2, 4))
            decision = put(decision, ("scores", f"extra-{number}", criterion), cell)
    return decision


@pytest.mark.parametrize("name", ["bank-migration", "article-comparison", "crowded"])
def test_axe_finds_nothing_and_nothing_is_asked_for(name: str, tmp_path: Path) -> None:
    if why := _browser():
        pytest.skip(why)
    file = tmp_path / "report.html"
    decision = crowded() if name == "crowded" else load(sample_file(name))
    file.write_text(as_html(summary(decision, TODAY, samples=50)), encoding="utf-8")
    done = subprocess.run(
        ["node", str(CHECKER), str(file)], capture_output=True, encoding="utf-8", check=True
    )
    seen_printed = [seen for seen in json.loads(done.stdout) if "printed" in seen]
    assert all(seen["printed"] <= seen["width"] for seen in seen_printed)
    for seen in json.loads(done.stdout):
        if "printed" in seen:
            continue
        assert seen["requests"] == [file.as_uri()]
        assert seen["violations"] == []
        assert seen["console"] == []
        assert seen["scroll"] <= seen["width"]
        assert seen["stays"]
        assert seen["scrolled"] > 0 or seen["width"] > 390
        assert seen["sorted"] == "descending"


def test_no_date_is_broken_at_its_dashes_and_what_is_out_says_so() -> None:
    decision = load(sample_file("bank-migration"))
    text = as_html(
        summary(put(decision, ("frame", "scope"), "<i>2026-12-24</i> is the day"), TODAY, samples=20)
    )
    assert '&lt;i&gt;<span class="day">2026-12-24</span>&lt;/i&gt;' in text
    assert 'Look again on <span class="day">2027-03-01</span>.' in text
    assert "<td>out</td></tr></tfoot>" in text
