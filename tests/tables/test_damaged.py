"""Damaged tables: every one is read, refused or passed over in words; nothing raises but what can be said in one line."""

import os
import random
from pathlib import Path

import pytest

from roadworthy.errors import StoreError
from roadworthy.method.audit.audit import audit
from roadworthy.method.audit.table import DecisionTable
from roadworthy.report.audit_json import audit_json
from roadworthy.report.audit_text import audit_text
from roadworthy.report.audit_words import Audit, near_words
from roadworthy.tables.decision import decision_of
from roadworthy.tables.files import looked_of
from roadworthy.tables.fix import applied, corrections
from roadworthy.tables.near_miss import NearMiss
from table_maker import make
from tables.in_html import as_html

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.suffix != ".json")
COUNT = 4_000 if os.environ.get("HYPOTHESIS_PROFILE") == "full" else 160
PIECES = (
    "|", "||", "\n", "\n\n", " ", "-", "---", "*", "**", "_", "`", "(", ")", "[", "]", "/", "=", "→", "★", "⭐", "☆", "½", "?", "%", "0", "10",
    "-3", "1e9", "999999999999", "—", "…", "...", "Total", "Weight", "lower is better", "↓", "min", "Scale 0-0", "Scale 5-1", "++", "\t", "\r",
    "\x00", "\u202e", "名", "\ufeff", "'", '"', ",", ";", "High", "#", "<!--", "```", ">", "- ", "nan", "inf", "٣", "²", "1,000", "1,5", "= 5",
    "100%", "0%", "<table>", "</table>", "<tr>", "<td>", "</td>", '<td colspan="3" rowspan=2>', '<td class="', "<caption>", "&nbsp;", "<b>", "<table",
)  # fmt: skip


def damaged(draw: random.Random) -> tuple[str, str]:
    if draw.random() < 0.5:
        path = draw.choice(CASES)
        name, text = path.name, path.read_text(encoding="utf-8")
    else:
        kind, text, _ = make(draw.randrange(10**6))
        name = f"t.{kind}"
        text = as_html(text) if kind == "md" and draw.random() < 0.3 else text
    for _ in range(draw.randint(1, 8)):
        at = draw.randrange(len(text) + 1)
        how = draw.random()
        lines = text.split("\n")
        one, other = draw.randrange(len(lines)), draw.randrange(len(lines))
        if how < 0.4:
            text = text[:at] + draw.choice(PIECES) + text[at:]
        elif how < 0.6:
            text = text[:at] + text[at + draw.randint(1, 6) :]
        elif how < 0.8:
            lines[one], lines[other] = lines[other], lines[one]
            text = "\n".join(lines)
        else:
            lines.insert(one, lines[other])
            text = "\n".join(lines)
    return name, text


@pytest.mark.parametrize("part", range(4))
def test_damaged_tables_are_read_or_refused_in_words(part: int) -> None:
    draw = random.Random(part)
    lines: list[str] = []
    for _ in range(COUNT // 4):
        name, text = damaged(draw)
        try:
            looked = looked_of(
                text, Path(name), draw.choice([None, (0, 10)]), draw.choice([None, {"high": 3, "low": 1}])
            )
        except StoreError as refused:
            lines.append(str(refused))
            continue
        near = [one for one in looked if isinstance(one, NearMiss)]
        audits = [Audit(audit(one)) for one in looked if isinstance(one, DecisionTable)]
        assert all(map(near_words, near))
        assert audit_json(audits, near).endswith("}\n")
        assert not audits or audit_text(audits)
        for one in audits:
            written, _ = corrections(text, one.found, order=True)
            assert len(applied(text, written).splitlines()) == len(text.splitlines())
            try:
                decision_of(one.found.table)
            except StoreError as refused:
                lines.append(str(refused))
    assert not [line for line in lines if "\n" in line]


def test_a_scale_of_one_step_is_no_fault_of_the_program() -> None:
    text = (
        "| Criterion | Weight | Alpha | Beta |\n"
        "|---|---|---|---|\n"
        "|---|---|---|---|\n"
        "| Cost | ×2 | 8 → 16 | 7 → 14 |\n"
        "| Cost | ×2 | 8 → 16 | 7 → 14 |\n"
        "| Speed | ×1 | 9 | 6 |\n"
        "| *Total / 20** | |High\r"
        " **25*2(0"
    )
    looked_of(text, Path("t.md"), None, {"high": 3, "low": 1})
