"""What a person reads when the program itself fails, and what is kept of it."""

from pathlib import Path

import pytest

from roadworthy.knowledge.templates import title_from
from roadworthy.store.crash import told
from roadworthy.store.places import state_dir


def test_one_line_and_one_report_a_crash() -> None:
    for number in (1, 2):
        line = told(ValueError("out of cheese"))
        reports = list((state_dir() / "crashes").iterdir())
        assert len(reports) == number
        assert "\n" not in line
        assert any(str(report) in line for report in reports)
        assert all("out of cheese" in report.read_text(encoding="utf-8") for report in reports)


def test_the_walk_says_where_the_work_is(tmp_path: Path) -> None:
    assert f"your work is in {tmp_path / 'orders.toml'};" in told(ValueError(), kept=tmp_path / "orders.toml")
    assert "your files were not touched" in told(ValueError())


def test_no_report_is_no_second_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ROADWORTHY_STATE_DIR", str(tmp_path / "file"))
    assert "no report could be written" in told(ValueError())


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("orders-platform.toml", "Orders platform"),
        ("API_gateway.toml", "API gateway"),
        ("-.toml", "Untitled decision"),
        ("中文.toml", "中文"),
    ],
)
def test_a_title_from_a_file_s_name(file: str, title: str) -> None:
    assert title_from(Path(file)) == title
