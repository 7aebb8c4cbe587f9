"""What the documents promise to scripts is so."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from roadworthy.report.as_json import as_json
from roadworthy.report.summary import summary
from roadworthy.store import load
from roadworthy.store.places import sample_file

DOC = Path(__file__).parent.parent / "docs" / "json.md"


def test_the_library_s_example_runs(capsys: Any) -> None:
    code = re.search(r"```python\n(.*?)```", DOC.read_text(encoding="utf-8"), re.DOTALL)
    assert code is not None
    exec(code[1].replace("orders.toml", sample_file("startup-crud").as_posix()), {})
    assert "1 ruby-on-rails 4.2" in capsys.readouterr().out


def keys(node: Any) -> set[str]:
    """Every key of the data but the ids of candidates, criteria, horizons and places in the file."""
    if isinstance(node, list):
        return set().union(*map(keys, node)) if node else set()
    if not isinstance(node, dict):
        return set()
    return {key for key in node if re.fullmatch(r"[a-z_]+", key)}.union(*map(keys, node.values()))


def test_every_field_of_the_numbers_is_documented() -> None:
    told = json.loads(as_json(summary(load(sample_file("bank-migration")), date(2026, 11, 23))))
    words = DOC.read_text(encoding="utf-8")
    of_numbers = {key: told[key] for key in ("criteria", "candidates", "robustness")}
    documented = set(re.findall(r'"([a-z_]+)"', words))
    assert set(told) <= documented
    assert keys(of_numbers) - set(load(sample_file("bank-migration")).criteria) <= documented
