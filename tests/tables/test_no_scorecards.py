"""Tables that are no scorecards are left alone; what is one and can't be read is said."""

from each import each
from tables.audited import Every, One

NONE = {
    "prices": "| Item | AWS | GCP |\n|---|---|---|\n| Compute | 5 | 6 |\n| Disks | 1 | 2 |\n| Total | 6 | 8 |\n",
    "prices in dollars": "| Cost | A | B |\n|---|---|---|\n| Licences | $500 | $200 |\n| People | $10 | $20 |\n| **Total** | $510 | $220 |\n",
    "features": "| Feature | Django | FastAPI |\n|---|---|---|\n| ORM | ✅ | ❌ |\n| Admin | ✅ | ❌ |\n| Async | 🟡 | ✅ |\n",
    "benchmark": "| Benchmark | Django | FastAPI |\n|---|---|---|\n| Requests/s | 1200 | 4800 |\n| p99 (ms) | 40 | 12 |\n| Memory (MB) | 90 | 60 |\n",
    "benchmark with an average": "| Test | Run 1 | Run 2 |\n|---|---|---|\n| json | 3.1 | 3.3 |\n| db | 9.8 | 9.2 |\n| Average | 6.45 | 6.25 |\n",
    "status": "| Task | Owner | Status |\n|---|---|---|\n| Migrate | Ann | 50% |\n| Test | Bob | 30% |\n",
    "animals": "| Animal | Weight | Height |\n|---|---|---|\n| Cat | 4 | 25 |\n| Dog | 20 | 60 |\n",
    "fonts": "| Role | Size | Weight | Line height |\n|---|---|---|---|\n| Body | 14px | 400 | 1.5 |\n| Label | 13px | 500 | 1.4 |\n",
    "judging": "| Criterion | Weight | What they look for |\n|---|---|---|\n| Accuracy | 60% | Correct answers |\n| Style | 40% | Clear words |\n",
    "weights alone": "| Criterion | Weight |\n|---|---|\n| Cost | 25 |\n| Time | 75 |\n| **Total** | **100** |\n",
    "template": "| Criterion | Weight | Option A | Option B |\n|---|---|---|---|\n| [one] | X | [1-5] | [1-5] |\n| [two] | X | [1-5] | [1-5] |\n| **Total** | | **XX** | **XX** |\n",
    "empty template": "| Criterion | Weight | A | B |\n|---|---|---|---|\n| Cost | 50% | | |\n| Time | 50% | | |\n| Total | 100% | | |\n",
    "template of zeros": "| Criterion | Weight | A | B |\n|---|---|---|---|\n| Cost | 5 | 0 | 0 |\n| Time | 4 | 0 | 0 |\n| TOTAL | - | 0 | 0 |\n",
    "template out of ten": "| Category (weight) | A | B |\n|---|---|---|\n| Cost (50%) | /10 | /10 |\n| Time (50%) | /10 | /10 |\n| **Total** | **/10** | **/10** |\n",
    "rubric": "| Criterion | Weight | Score | Notes |\n|---|---|---|---|\n| Code | 20% | 19/20 | fine |\n| Tests | 10% | 9/10 | fine |\n",
    "one column of scores": "| Dimension | Score | Notes |\n|---|---|---|\n| Speed | 4/5 | good |\n| Care | 3/5 | fair |\n| **Weighted total** | **3.6/5** | |\n",
    "words": "| Criteria | Node.js | Go |\n|---|---|---|\n| Performance | High | Very high |\n| Setup | Easy | Moderate |\n",
    "sampling": "| Dataset | Weight | Samples |\n|---|---|---|\n| A | 0.25 | 300,000 |\n| B | 0.75 | 880,000 |\n| **Total** | **1.0** | **1.2M** |\n",
    "hours": "| Category | Hours | Priority |\n|---|---|---|\n| Review | 0.5 | High |\n| Merge | 0.5 | High |\n| **Total** | **1.0** | |\n",
    "key and value": "| | |\n|---|---|\n| **Rank** | #1 |\n| **Total** | 3 |\n",
    "risks": "| Risk | Impact | Likelihood | Score |\n|---|---|---|---|\n| Fire | 5 | 1 | 5 |\n| Flood | 4 | 2 | 8 |\n",
    "league": "| Team | Won | Lost | Points |\n|---|---|---|---|\n| A | 5 | 1 | 15 |\n| B | 4 | 2 | 12 |\n",
    "reward": "| Step | Max reward |\n|---|---|\n| One | 0.2 |\n| Two | 0.8 |\n| **Total** | **1.0** |\n",
    "so many run, so many passed": "| Suite | Runs | Green | Red |\n|---|---|---|---|\n| Web | 30 | 28 | 2 |\n| Jobs | 12 | 12 | 0 |\n| Mail | 9 | 8 | 1 |\n| **Total** | **51** | **48** | **3** |\n",
    "of so many so many": "| Team | Services | Moved |\n|---|---|---|\n| Orders | 14 | 9 |\n| Billing | 6 | 6 |\n| Search | 11 | 2 |\n| Total | 31 | 17 |\n",
    "counts under criteria": "| Category | Files | Issues | Status |\n|---|---|---|---|\n| Core | 5 | 2 | fair |\n| Web | 8 | 0 | good |\n| **Total** | **13** | **2** | fair |\n",
    "findings by how grave they are": "| Area | Critical | High | Low |\n|---|---|---|---|\n| Web | 1 | 2 | 5 |\n| Jobs | 0 | 3 | 4 |\n| Total | 1 | 5 | 9 |\n",
    "counted in German": "| Kategorie | Dateien | Fehler |\n|---|---|---|\n| Kern | 5 | 2 |\n| Rand | 8 | 0 |\n| Summe | 13 | 2 |\n",
    "html": "<table><tr><td>Criterion</td><td>Weight</td></tr></table>\n",
    "in code": "```\n| Criterion | Weight | A | B |\n|---|---|---|---|\n| x | 50% | 4 | 2 |\n| y | 50% | 2 | 5 |\n```\n",
}  # fmt: skip


@each("name", NONE)
def test_no_scorecard(every: Every, name: str) -> None:
    assert every(f"# Notes\n\n{NONE[name]}\nwords\n") == []


def test_several_tables_in_one_file_each_with_its_line(every: Every) -> None:
    text = "\n".join(
        [
            NONE["features"],
            "## First\n",
            "| Criterion | Weight | A | B |\n|---|---|---|---|\n| x | 60% | 4 | 2 |\n| y | 40% | 2 | 5 |\n",
            NONE["prices"],
            "- a list\n\n  > | Option | x (60%) | y (40%) | Total |\n  > |---|---|---|---|\n  > | A | 4 | 2 | 3.2 |\n  > | B | 2 | 5 | 3.2 |\n",
        ]
    )
    found = every(text)
    assert [one.table.line for one in found] == [9, 22]
    assert [one.table.title for one in found] == ["First", "First"]
    assert text.splitlines()[21].strip("> ").startswith("| Option")


def test_weights_and_totals_in_tables_of_their_own(one: One) -> None:
    found = one(
        "| Criterion | Weight | Why |\n|---|---|---|\n| **Cost** | 30% | money |\n| Time | 70% | autumn |\n| Total | 100% | |\n\n"
        "Scores:\n\n| Criterion | A | B |\n|---|---|---|\n| Cost | 4 | 2 |\n| Time | 2 | 5 |\n\n"
        "| Option | Weighted score | Rank |\n|---|---|---|\n| B | 4.1 | 2 |\n| A | 2.5 | 1 |\n"
    )
    assert found.table.weights == (0.3, 0.7)
    assert [(row.name, round(row.value or 0, 9), row.stated and row.stated.value, row.ok) for row in found.rows] == [
        ("A", 2.6, 2.5, False), ("B", 4.1, 4.1, True),
    ]  # fmt: skip
    assert [(f.rule, f.facts["line"]) for f in found.findings] == [("wrong-total", 17), ("wrong-winner", 14)]
    assert (found.leader, found.stated_leader) == ("B", "A")


def test_totals_that_no_weights_explain_are_not_guessed_at(one: One) -> None:
    found = one(
        "| Option | Speed /5 | Care /5 | **Weighted score** |\n|---|---|---|---|\n| A | 5 | 4 | 4.7 |\n| B | 4 | 2 | 3.4 |\n"
    )
    assert [finding.rule for finding in found.findings] == ["unreadable-no-weights"]
    assert [row.value for row in found.rows] == [None, None]


def test_cells_and_weights_that_cannot_be_read_are_said_with_their_line(one: One) -> None:
    found = one(
        "| Criterion | Weight | A | B |\n|---|---|---|---|\n| Cost | 30% | $500/mo | $2,000/mo |\n| Time | 30% | 4 | 5 |\n"
        "| Care | 40% | 3 | fair |\n| **Score** | | 3.3 | 4.1 |\n"
    )
    assert [(f.rule, f.level, f.facts["line"]) for f in found.findings] == [
        ("unreadable-cells", "error", 3), ("unreadable-cell", "error", 5),
    ]  # fmt: skip
    assert [row.rank for row in found.rows] == [None, None]
    found = one(
        "| Criterion | Weight | A | B |\n|---|---|---|---|\n| Cost | vital | 4 | 5 |\n| Time | 30% | 4 | 3 |\n| Total | | 4 | 4 |\n"
    )
    assert [(f.rule, f.facts["line"]) for f in found.findings] == [("unreadable-weight", 3)]
    assert found.leader is None


def test_scores_out_of_different_numbers_are_not_mixed(one: One) -> None:
    found = one(
        "| Criterion | Weight | A | B |\n|---|---|---|---|\n| Cost | 50% | 9/10 | 8/10 |\n| Time | 50% | 18/20 | 12/20 |\n| Total | | 9 | 7 |\n"
    )
    assert [finding.rule for finding in found.findings] == ["unreadable-denominators"]
