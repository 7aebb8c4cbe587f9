"""``roadworthy status``: ten lines for a stand-up, as text and as JSON."""

import json
from pathlib import Path

import pytest

from in_process import called
from roadworthy.store.places import sample_file

KEYS = ["state", "leads", "phase", "checks", "ends", "overdue", "next", "blockers", "risk", "review"]
LABELS = ["State", "Leads", "Phase", "Checks", "Ends", "Overdue", "Next", "Blocked", "Risk", "Look again"]
SAMPLES = (
    "article-comparison", "bank-migration", "event-driven-hybrid", "marina-looked-back", "startup-crud"
)  # fmt: skip


def said(*arguments: str) -> str:
    done = called("status", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("width", [24, 60, 80, 400])
def test_ten_labels_in_their_order_whatever_the_width(name: str, width: int) -> None:
    lines = said(str(sample_file(name)), "--today", "2026-12-01", "--width", str(width)).splitlines()
    labels = [*LABELS, "Reopen?"] if name == "bank-migration" else LABELS  # a risk of it came true
    assert [text[:12].strip() for text in lines if text[:1] != " "] == labels
    assert all(len(text) <= width for text in lines)
    if width == 400:
        assert len(lines) == len(labels)


def test_the_bank_on_a_day() -> None:
    lines = said(str(sample_file("bank-migration")), "--today", "2026-12-10", "--width", "400").splitlines()
    told = {text[:12].strip(): text[12:] for text in lines}
    assert told["Leads"] == "Spring Boot, 4.11 of 5, first in 88 of 100"
    assert told["Phase"] == "Side by side, 3 of 4"
    assert told["Checks"] == "2 of 5 met"
    assert "2027-03-31 holds" in told["Ends"]
    assert "due 2026-12-04" in told["Overdue"], "the risk that was to be looked at"
    assert "Head of operations" in told["Next"]
    assert told["Risk"].startswith("came true: ")
    assert told["Look again"] == "2027-03-01"


def test_json_has_the_same_and_a_key_for_each_line() -> None:
    found = json.loads(said(str(sample_file("bank-migration")), "--today", "2026-12-10", "--format", "json"))
    assert list(found) == [*KEYS, "reopen"]
    assert found["checks"] == {"met": 2, "total": 5}
    assert found["leads"]["candidates"] == ["spring-boot"]
    assert found["overdue"][0]["on"] == "2026-12-04"
    assert found["review"] == "2027-03-01"


def test_an_empty_decision_says_so_in_ten_lines(tmp_path: Path) -> None:
    file = tmp_path / "orders.toml"
    file.write_text('format = 1\ntitle = "Orders"\n', encoding="utf-8")
    lines = said(str(file), "--today", "2026-12-10", "--width", "400").splitlines()
    assert len(lines) == 10
    assert "nobody yet" in lines[1]
    assert lines[-1].endswith("no day is set")


def test_what_is_no_file_is_one_line_and_exit_status_2(tmp_path: Path) -> None:
    done = called("status", str(tmp_path / "gone.toml"))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
