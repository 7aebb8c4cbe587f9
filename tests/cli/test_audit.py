"""``roadworthy audit`` as people run it."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from in_process import Run
from patience import LONGEST

pytestmark = pytest.mark.turns

RIGHT = """# Choose a framework

## Decision matrix

| Criterion | Weight | Django | FastAPI |
|---|---|---|---|
| Ecosystem | 50% | 5 | 2 |
| Speed | 30% | 3 | 4 |
| People | 20% | 4 | 3 |
| **Total** | **100%** | **4.2** | **2.8** |
"""
WRONG = RIGHT.replace("**2.8**", "**2.9**")
PRICES = "| Item | AWS | GCP |\n|---|---|---|\n| Compute | 5 | 6 |\n| Disks | 1 | 2 |\n| Total | 6 | 8 |\n"


def test_a_right_table_is_exit_0_and_a_wrong_one_exit_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "right.md").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "wrong.md").write_text(WRONG, encoding="utf-8")
    done = run("audit", "right.md")
    assert (done.returncode, done.stderr) == (0, "")
    assert "right.md:5 Decision matrix" in done.stdout
    assert "Django leads" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    done = run("audit", "right.md", "wrong.md")
    assert (done.returncode, done.stderr) == (1, "")
    assert "! 10: FastAPI: “Total” says 2.9; its own numbers give 2.8." in done.stdout
    assert "2 decision tables in 2 files" in done.stdout
    assert "1 of 2 to fix" in done.stdout


def test_json_has_the_promised_shape(run: Run, tmp_path: Path) -> None:
    (tmp_path / "wrong.md").write_text(WRONG, encoding="utf-8")
    done = run("audit", "wrong.md", "--format", "json")
    assert done.returncode == 1
    (table,) = json.loads(done.stdout)["tables"]
    assert list(table) == [
        "file", "line", "scale", "form", "criteria", "candidates", "leader", "stated_leader", "robustness", "findings",
    ]  # fmt: skip
    assert (table["file"], table["line"], table["scale"], table["form"]) == ("wrong.md", 5, [1, 5], "mean")
    assert table["criteria"] == [
        {"name": "Ecosystem", "weight": 0.5, "better": "higher"}, {"name": "Speed", "weight": 0.3, "better": "higher"},
        {"name": "People", "weight": 0.2, "better": "higher"},
    ]  # fmt: skip
    django, fastapi = table["candidates"]
    shares = django.pop("rank_shares")
    assert shares[0] > 0.99
    assert django == {
        "name": "Django", "value": 4.2, "stated": 4.2, "recomputed": 4.2, "ok": True, "rank": 1, "stated_rank": 1,
    }  # fmt: skip
    assert (fastapi["stated"], fastapi["recomputed"], fastapi["ok"]) == (2.9, 2.8, False)
    assert (table["leader"], table["stated_leader"]) == ("Django", "Django")
    sure = table["robustness"]
    assert {
        "weights", "spread", "concentration", "samples", "seed", "stability", "weight_flips", "cell_flips", "information",
        "information_total",
    } <= set(sure)  # fmt: skip
    assert (sure["weights"], sure["samples"]) == ("near", 10_000)
    assert sure["information_total"] == {"value": 0, "error": 0}
    (finding,) = table["findings"]
    assert finding == {
        "rule": "wrong-total", "level": "error", "line": 10,
        "message": "FastAPI: “Total” says 2.9; its own numbers give 2.8.",
    }  # fmt: skip


def test_the_same_seed_gives_the_same_bytes_and_another_one_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.md").write_text(RIGHT.replace("| 2 |", "| 5 |"), encoding="utf-8")
    one, two = (run("audit", "t.md", "--format", "json", "--samples", "500").stdout for _ in range(2))
    assert one == two
    other = json.loads(run("audit", "t.md", "--format", "json", "--samples", "500", "--seed", "7").stdout)
    assert other["tables"][0]["robustness"]["seed"] == 7
    assert (
        other["tables"][0]["candidates"][0]["rank_shares"]
        != json.loads(one)["tables"][0]["candidates"][0]["rank_shares"]
    )


def test_annotations_for_a_pull_request(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "a,b"
    folder.mkdir()
    (folder / "50%: x.md").write_text(WRONG.replace("FastAPI", "Fast: a, b 100%::error"), encoding="utf-8")
    done = run("audit", "a,b/50%: x.md", "--format", "github")
    assert done.returncode == 1
    assert done.stdout.count("\n") == 1
    found = re.fullmatch(r"::error file=a%2Cb/50%25%3A x\.md,line=10,title=([^:,]*)::(.*)\n", done.stdout)
    assert found
    assert found[1].startswith("Fast%3A a%2C b 100%25%3A%3Aerror")
    assert "says 2.9; its own numbers give 2.8" in found[2]


def test_a_tie_is_a_warning_and_a_fragile_lead_a_notice(run: Run, tmp_path: Path) -> None:
    level = "| Criterion | Weight | A | B |\n|---|---|---|---|\n| x | 50% | 4 | 2 |\n| y | 50% | 2 | 4 |\n"
    (tmp_path / "tie.md").write_text(level, encoding="utf-8")
    done = run("audit", "tie.md", "--format", "github")
    assert done.returncode == 1
    assert done.stdout.startswith("::warning file=tie.md,line=1,title=A tie for the first place::")
    (tmp_path / "close.md").write_text(level.replace("| x | 50% | 4 |", "| x | 50% | 5 |"), encoding="utf-8")
    done = run("audit", "close.md", "--format", "github")
    assert done.returncode == 0
    assert done.stdout.startswith("::notice file=close.md,line=1,title=A's lead is fragile::")
    assert "The lead is fragile." in run("audit", "close.md").stdout


def test_no_scorecard_is_a_note_and_with_expect_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "prices.md").write_text(PRICES, encoding="utf-8")
    done = run("audit", "prices.md")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "No decision table with weights or totals in “prices.md”.\n"
    done = run("audit", "prices.md", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (0, {"tables": []})
    done = run("audit", "prices.md", "--expect")
    assert done.returncode == 1
    assert "prices.md: a decision table is expected here" in done.stderr
    (tmp_path / "right.md").write_text(RIGHT, encoding="utf-8")
    assert run("audit", "right.md", "--expect").returncode == 0
    assert run("audit", "right.md", "prices.md").returncode == 0
    assert run("audit", "right.md", "prices.md", "--expect").returncode == 1
    assert run("audit", ".", "--expect").returncode == 0


def test_a_folder_is_searched_for_markdown(run: Run, tmp_path: Path) -> None:
    for folder in (".git", "node_modules/x", ".venv/lib", "docs/adr", ".github"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "wrong.MD").write_text(WRONG, encoding="utf-8")
    (tmp_path / "docs" / "t.csv").write_text("criterion,weight,A,B\nx,1,2,3\n", encoding="utf-8")
    found = json.loads(run("audit", tmp_path, "--format", "json").stdout)
    assert [Path(table["file"]).relative_to(tmp_path).as_posix() for table in found["tables"]] == [
        ".github/wrong.MD",
        "docs/adr/wrong.MD",
    ]


def test_a_file_that_is_named_twice_is_audited_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "wrong.md").write_text(WRONG, encoding="utf-8")
    done = run("audit", "docs", "docs/wrong.md", ".", "--format", "json", "--expect")
    assert [table["file"] for table in json.loads(done.stdout)["tables"]] == [str(Path("docs", "wrong.md"))]
    assert done.stderr == ""


def test_csv_is_read_on_its_own_scale(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        'criterion,weight,"A, one",B\nSpeed,3,4,3-5\nCare,1,?,2\nTotal,,3.8,3.5\n', encoding="utf-8"
    )
    done = run("audit", "t.csv", "--format", "json")
    (table,) = json.loads(done.stdout)["tables"]
    assert (table["scale"], table["form"], table["line"]) == ([1, 5], "mean", 1)
    assert [(row["name"], row["value"], row["ok"]) for row in table["candidates"]] == [
        ("A, one", 3.75, True), ("B", 3.5, True),
    ]  # fmt: skip
    assert [(row["candidate"], row["criterion"]) for row in table["robustness"]["information"]] != []
    (tmp_path / "ten.csv").write_text(
        "criterion;weight;A;B\nSpeed;0,7;9,5;7\nCare;0,3;8;10\n", encoding="utf-8"
    )
    done = run("audit", "ten.csv")  # nobody wrote that it ends at 5
    assert (done.returncode, "Scale 1–10 (inferred)" in done.stdout) == (0, True)
    (tmp_path / "stray.csv").write_text(
        "criterion;weight;A;B\nSpeed;0,7;9,5;4\nCare;0,3;3;5\n", encoding="utf-8"
    )
    done = run("audit", "stray.csv")
    assert done.returncode == 1
    assert "9.5 is outside the scale 1–5" in done.stdout
    assert run("audit", "stray.csv", "--scale", "1-10").returncode == 0
    (tmp_path / "twice.csv").write_text("criterion,weight,A,A\nSpeed,1,4,5\nCare,1,4,5\n", encoding="utf-8")
    assert "“A” is there twice" in run("audit", "twice.csv").stdout


def test_rows_of_a_csv_with_more_or_fewer_cells_are_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("criterion,weight,A,B\nx,1,4\ny,1,5,1,7\nz,1,5,4\n", encoding="utf-8")
    done = run("audit", "t.csv", "--format", "json")
    assert done.returncode == 1
    (table,) = json.loads(done.stdout)["tables"]
    assert [(row["rule"], row["line"]) for row in table["findings"]] == [
        ("unreadable-row", 2), ("unreadable-row", 3),
    ]  # fmt: skip
    assert [row["name"] for row in table["candidates"]] == ["A", "B"]
    assert table["leader"] is None


def test_weights_of_nothing_are_an_error_under_totals_and_else_a_note(run: Run, tmp_path: Path) -> None:
    table = "| Criterion | Weight | A | B |\n|---|---|---|---|\n| x | 0 | 4 | 2 |\n| y | 0 | 2 | 5 |\n"
    (tmp_path / "new.csv").write_text("criterion,weight,A,B\nx,0,4,2\ny,0,2,5\n", encoding="utf-8")
    (tmp_path / "said.md").write_text(f"{table}| Total | | 3 | 3.5 |\n", encoding="utf-8")
    done = run("audit", "said.md")
    assert done.returncode == 1
    assert "All weights are 0, so nobody leads." in done.stdout
    assert run("audit", "new.csv").returncode == 0
    found = json.loads(run("audit", "new.csv", "--format", "json").stdout)["tables"][0]
    assert [(row["value"], row["rank"]) for row in found["candidates"]] == [(None, None)] * 2
    assert found["robustness"] is None


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_new_lines_of_other_systems_and_a_byte_order_mark(run: Run, tmp_path: Path, ends: str) -> None:
    (tmp_path / "t.md").write_bytes(("\ufeff" + WRONG).replace("\n", ends).encode())
    done = run("audit", "t.md", "--format", "github")
    assert done.returncode == 1
    assert ",line=10," in done.stdout


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("gone.md", None, "there is no such file or folder"),
        (
            "latin.md",
            RIGHT.replace("People", "Größe").encode("latin-1"),
            "latin.md:9: this is not UTF-8 text",
        ),
        ("big.md", 64 * 1024 * 1024 + 1, "larger than 64 MB"),
        ("bad.csv", b'a,b\n"x,1\n', "bad.csv:2: this is not CSV"),
        ("nul\x1b[2J.md", None, "there is no such file or folder"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_exit_2(
    run: Run, tmp_path: Path, name: str, content: bytes | int | None, says: str
) -> None:
    if isinstance(content, int):
        with (tmp_path / name).open("wb") as file:
            file.truncate(content)
    elif content is not None:
        (tmp_path / name).write_bytes(content)
    done = run("audit", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("roadworthy: ")
    assert done.stderr.count("\n") == 1
    assert says in done.stderr
    assert "\x1b" not in done.stderr
    (tmp_path / "right.md").write_text(RIGHT, encoding="utf-8")
    both = run("audit", name, "right.md")
    assert both.returncode == 2
    assert "Django leads" in both.stdout


@pytest.mark.parametrize(
    "nasty",
    ["[/foo]", "\x1b[2J", "\u202eback", "{0}", "%s", "中文", "<b>x</b>", "x" * 3000, "a\\|b", "::error::"],
)
@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_names_are_text(run: Run, tmp_path: Path, nasty: str, form: str) -> None:
    (tmp_path / "n.md").write_text(
        WRONG.replace("FastAPI", nasty).replace("People", f"p{nasty}"), encoding="utf-8"
    )
    done = run("audit", "n.md", "--format", form)
    assert done.stderr == ""
    assert done.returncode == 1
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", done.stdout)


def test_new_from_a_table_in_markdown(run: Run, tmp_path: Path) -> None:
    (tmp_path / "adr.md").write_text(
        PRICES + "\n" + RIGHT.replace("| 3 | 4 |", "| fast | 3-5 |").replace("| 4 | 3 |", "| ? | **3** |"),
        encoding="utf-8",
    )
    done = run("new", "adr.toml", "--from", "adr.md")
    assert (done.returncode, done.stdout) == (0, "")
    assert "Taken from the table on line 11 of adr.md." in done.stderr
    assert (
        "adr.md:14: Speed, Django: “fast” can't be read as a score with certainty. Left open." in done.stderr
    )
    made = tomllib.loads((tmp_path / "adr.toml").read_text(encoding="utf-8"))
    assert (made["title"], made["status"]) == ("Choose a framework", "framing")
    assert made["scores"]["fastapi"]["speed"]["score"] == "3-5"
    assert "score" not in made["scores"]["django"]["speed"]
    found = json.loads(run("summary", "adr.toml", "--format", "json").stdout)
    assert [(row["name"], row["weight"]) for row in found["criteria"]] == [
        ("Ecosystem", 0.5), ("Speed", 0.3), ("People", 0.2),
    ]  # fmt: skip
    (tmp_path / "prices.md").write_text(PRICES, encoding="utf-8")
    done = run("new", "p.toml", "--from", "prices.md")
    assert done.returncode == 2
    assert "prices.md: no decision table in it" in done.stderr
    assert not (tmp_path / "p.toml").exists()


def test_new_takes_the_first_table_and_says_where_the_others_are(run: Run, tmp_path: Path) -> None:
    shares = "## Scores\n\n| Variant | Base /30 | Extra /50 | Total |\n|---|---|---|---|\n| One | 30 | 10 | 40 |\n| Two | 15 | 50 | 65 |\n"
    (tmp_path / "two.md").write_text(f"{shares}\n{RIGHT}\n{RIGHT}", encoding="utf-8")
    done = run("new", "two.toml", "--from", "two.md")
    assert done.returncode == 0
    assert "There are more decision tables in it, on lines 12 and 23." in done.stderr
    assert "became the weight" in done.stderr
    made = tomllib.loads((tmp_path / "two.toml").read_text(encoding="utf-8"))
    assert [made["criteria"][slug]["weight"] for slug in ("base", "extra")] == [30, 50]
    assert made["scores"]["one"]["extra"]["score"] == 20
    before = (tmp_path / "two.toml").read_bytes()
    done = run("new", "two.toml", "--from", "two.md")
    assert done.returncode == 2
    assert (tmp_path / "two.toml").read_bytes() == before


def test_new_from_markdown_takes_the_scale_that_is_given(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.md").write_text(RIGHT, encoding="utf-8")
    assert run("new", "t.toml", "--from", "t.md", "--scale", "0-10").returncode == 0
    assert json.loads(run("summary", "t.toml", "--format", "json").stdout)["scale"] == [0, 10]
    done = run("new", "u.toml", "--from", "t.md", "--scale", "1-4")
    assert done.returncode == 2
    assert "t.md:7: the score 5 lies outside the scale 1-4" in done.stderr


def test_the_hook_for_pre_commit_is_a_command_that_runs(run: Run, tmp_path: Path) -> None:
    hook = (Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    (tmp_path / "wrong.md").write_text(WRONG, encoding="utf-8")
    found = re.search(r"^  entry: roadworthy (.+)$", hook, re.MULTILINE)
    assert found
    assert run(*found[1].split(), "wrong.md").returncode == 1
    assert "roadworthy-audit" in (Path(__file__).parents[2] / "docs" / "audit.md").read_text(encoding="utf-8")


def test_an_audit_imports_what_it_needs_alone(tmp_path: Path) -> None:
    (tmp_path / "t.md").write_text(RIGHT, encoding="utf-8")
    program = (
        "import sys\nfrom roadworthy.__main__ import main\n"
        f"assert main(['audit', {str(tmp_path)!r}]) == 0\n"
        "assert not {'textual', 'rich', 'roadworthy.report.contents', 'roadworthy.method.rules'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, timeout=LONGEST)


def test_audit_reads_no_markdown_library_for_files_without_weights_or_totals(tmp_path: Path) -> None:
    (tmp_path / "plain.md").write_text("# Words\n\na | b\n\n" * 50, encoding="utf-8")
    facts = "| Setting | Default | Meaning |\n|---|---|---|\n| port | 80 | where it listens |\n"
    (tmp_path / "facts.md").write_text(facts, encoding="utf-8")
    program = (
        "import sys\nfrom roadworthy.__main__ import main\n"
        f"assert main(['audit', {str(tmp_path)!r}]) == 0\n"
        "assert not {'markdown_it', 'numpy', 'textual'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, timeout=LONGEST)


def test_a_table_beyond_reach_says_that_nothing_is_said_of_how_sure_it_is(run: Run, tmp_path: Path) -> None:
    many = range(300)
    rows = [f"| C{i} | {1 + i % 5} |" + "".join(f" {1 + (i * k) % 5} |" for k in many) for i in range(3)]
    head = "| Criterion | Weight |" + "".join(f" N{k} |" for k in many) + "\n|" + "---|" * 302
    wide = "# Decision matrix\n\n" + "\n".join([head, *rows]) + "\n"
    (tmp_path / "wide.md").write_text(f"{wide}\n{RIGHT}", encoding="utf-8")
    done = run("audit", "wide.md", "--format", "json")
    large, usual = json.loads(done.stdout)["tables"]
    assert large["robustness"] is None
    assert [one["rule"] for one in large["findings"] if one["level"] == "note"][-1] == "beyond-reach"
    assert usual["robustness"]["samples"] == 10_000
    assert "How certain the winner is was not checked" in run("audit", "wide.md").stdout


@pytest.mark.slow
def test_what_stands_behind_a_thousand_tables_is_said_to_be_unread(run: Run, tmp_path: Path) -> None:
    small = (
        "| c | weight | A | B |\n|-|-|-|-|\n| x | 3 | 4 | 2 |\n| y | 2 | 3 | 2 |\n| total | | 3.6 | 2 |\n\n"
    )
    (tmp_path / "many.md").write_text(small * 1_002, encoding="utf-8")
    done = run("audit", "many.md", "--format", "json", "--samples", 10)
    tables = json.loads(done.stdout)["tables"]
    assert (done.returncode, len(tables)) == (1, 1_000)
    errors = [one for table in tables for one in table["findings"] if one["level"] == "error"]
    assert [one["rule"] for one in errors] == ["unreadable-more"]
    assert "1000th decision table" in errors[0]["message"]
    assert "from line 6001 on" in errors[0]["message"]
    assert [table["robustness"] is None for table in tables].count(False) < 200


def test_a_decision_from_a_table_keeps_the_words_of_a_cell_that_could_not_be_read(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text(RIGHT.replace("| 3 | 4 |", "| great | 4 |"), encoding="utf-8")
    done = run("new", "a.toml", "--from", "a.md")
    assert "a.md:8: Speed, Django: “great” can't be read as a score with certainty. Left open." in done.stderr
    cell = tomllib.loads((tmp_path / "a.toml").read_text(encoding="utf-8"))["scores"]["django"]["speed"]
    assert cell == {"rationale": "The table has “great” here, which is not a score (a.md, line 8)."}


def test_a_near_miss_is_named_beside_a_file_that_can_not_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "near.md").write_text(
        "| Criterion | Weight | A | B |\n|---|---|---|---|\n| x | 3 | ✓ | ✗ |\n| y | 2 | ✗ | ✓ |\n",
        encoding="utf-8",
    )
    (tmp_path / "other.md").write_bytes(b"| \xff |\n")
    done = run("audit", tmp_path)
    assert done.returncode == 2
    assert "near.md:1: Nearly a decision table" in done.stderr
    assert "other.md" in done.stderr
