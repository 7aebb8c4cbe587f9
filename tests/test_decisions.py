"""Our own records of decisions keep to the form that we ask of others: MADR 4.0, readable for its tools."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from roadworthy.cli.summary import SummaryOptions, recorded

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "decisions"
RECORDS = sorted(FOLDER.glob("[0-9]*.md"))
HEADINGS = [
    "## Context and Problem Statement",
    "## Decision Drivers",
    "## Considered Options",
    "## Decision Outcome",
    "### Consequences",
    "### Confirmation",
    "## Pros and Cons of the Options",
    "## More Information",
]
FRONT = re.compile(r'---\nstatus: "(?P<status>[^"]+)"\ndate: (?P<date>\d{4}-\d\d-\d\d)\n[^#]*\n---\n\n# ')
STATUS = re.compile(r"proposed|rejected|accepted|deprecated|superseded by ADR-\d{4}")


def test_numbers_run_on_without_a_gap() -> None:
    assert [file.name[:5] for file in RECORDS] == [f"{number:04}-" for number in range(1, len(RECORDS) + 1)]
    assert len(RECORDS) >= 10


@pytest.mark.parametrize("file", RECORDS, ids=[file.stem for file in RECORDS])
def test_a_record_has_the_form(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    front = FRONT.match(text)
    assert front
    assert STATUS.fullmatch(front["status"])
    assert (
        f"\n* Status: {front['status']}\n* Date: {front['date']}\n" in text
    )  # for tools that read no front matter
    options = re.findall(
        r"^\* (.+)$", text.partition("## Considered Options")[2].partition("##")[0], re.MULTILINE
    )
    headings = [
        heading for heading in re.findall(r"^##.*$", text, re.MULTILINE) if heading[4:] not in options
    ]
    assert headings == [heading for heading in HEADINGS if heading in headings]
    assert {"## Context and Problem Statement", "## Considered Options", "## Decision Outcome"} <= set(
        headings
    )
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1
    for parent in ("## Decision Outcome", "## Pros and Cons of the Options"):
        text = text.replace(f"{parent}\n\n### ", "")
    assert not re.search(r"^(##.*)\n\n(?:#|\Z)", text, re.MULTILINE)


@pytest.mark.parametrize("file", RECORDS, ids=[file.stem for file in RECORDS])
def test_what_was_chosen_was_considered(file: Path) -> None:
    text = " ".join(file.read_text(encoding="utf-8").split())
    options = text.partition("## Considered Options ")[2].partition(" ## ")[0].removeprefix("* ").split(" * ")
    chosen = re.search(r'Chosen option: "([^"]+)", because \S', text)
    assert len(options) >= 2
    assert chosen
    assert chosen[1] in options


def test_the_index_lists_each_with_its_title_and_status() -> None:
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \[ADR-(\d{4})\]\(([^)]+)\) \| (.+) \| (.+) \|$", index, re.MULTILINE)
    for (number, name, title, status), file in zip(rows, RECORDS, strict=True):
        text = file.read_text(encoding="utf-8")
        assert (number, name) == (file.name[:4], file.name)
        assert f"\n# {title}\n" in text
        assert f'status: "{status}"' in text


def test_the_records_that_were_made_from_decisions_are_what_the_program_makes(tmp_path: Path) -> None:
    made = [file for file in sorted(FOLDER.glob("*.toml")) if "[outcome]" in file.read_text(encoding="utf-8")]
    assert made
    shutil.copytree(FOLDER, tmp_path / "decisions")
    before = {file.name: file.read_bytes() for file in FOLDER.iterdir()}
    for file in made:
        recorded(
            tmp_path / "decisions" / file.name,
            "adr",
            tmp_path / "decisions",
            SummaryOptions(date(2026, 12, 1)),
        )
    assert {file.name: file.read_bytes() for file in (tmp_path / "decisions").iterdir()} == before
