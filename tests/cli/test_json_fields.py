"""The fields of `diff`, `log`, `list` and `status` in JSON are those that docs/json.md says, neither more nor fewer."""

import json
import re
from pathlib import Path
from typing import Any

from cli.git_repo import ROOT, Repo
from roadworthy.store.places import sample_file

_OTHERS = "`log`, `list` and `status` with `--format json`"


def documented(section: str, command: str = "") -> set[str]:
    """The fields in the first block of a section; of one command where several share the block."""
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    words = page.split(f"## {section}", 1)[1].split("```")[1]
    if command:
        words = words.split(f"\n{command}:", 1)[1]
        words = re.split(r"\n\w+:", words, maxsplit=1)[0]
    without_values = re.sub(r'("[a-z]+"\|)+"[a-z]+"', "", words)
    return set(re.findall(r'"([a-z_0-9]+)"', without_values))


def fields(node: Any) -> set[str]:
    if isinstance(node, list):
        return set().union(*map(fields, node)) if node else set()
    return set(node).union(*map(fields, node.values())) if isinstance(node, dict) else set()


def test_every_field_is_documented_and_every_documented_field_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "decisions"
    folder.mkdir()
    repo = Repo(folder)
    repo.file.write_bytes(sample_file("bank-migration").read_bytes())
    repo.git("add", "--all")
    repo.git("commit", "--quiet", "--message", "Accounts")

    def printed(*arguments: str, status: int = 0) -> Any:
        return json.loads(repo.roadworthy(*arguments, "--format", "json", status=status))

    repo.roadworthy("set", "orders.toml", "scores.quarkus.long-term-maintenance.score=5", "--by", "Ana")
    there = fields(printed("diff", "HEAD:orders.toml", "orders.toml", status=1))
    record = {"status", "on", "role", "note"}  # the amendment that came: fields of the file
    assert there - record == documented("`diff --format json`")
    whole = repo.file.read_text(encoding="utf-8")
    (folder / "broken.toml").write_text(f"{whole}\n[frame\n", encoding="utf-8")
    late = printed("status", "orders.toml", "--today", "2027-02-01")
    assert fields(late) == documented(_OTHERS, "status")
    assert fields(printed("list", ".")) == documented(_OTHERS, "list")
    assert fields(printed("log", "orders.toml")) == documented(_OTHERS, "log")
