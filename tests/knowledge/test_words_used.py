"""No words are kept that nothing says: a key is named in the code or in a template, or built there from parts."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from parsed import nodes_of
from roadworthy.knowledge.files import table
from roadworthy.knowledge.words import FILES as WORDS_OF_FINDINGS
from roadworthy.knowledge.words import SAYINGS

SOURCE = Path(__file__).parents[2] / "src" / "roadworthy"
FILES = (
    "interview.toml", "plain.toml", "report.toml", "page.toml", "edits.toml", "grounds.toml", "sureness.toml",
    "forecast.toml", "ballots.toml", "ways.toml", "report_html.toml", "evidence.toml", "inspect.toml",
)  # fmt: skip
WAITING = {"criteria.untie"}
"""Built from a word and another one."""


@cache
def named() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Every word of the strings in the code and the templates, and the forms of those that are put together."""
    words: set[str] = set()
    forms: set[str] = set()
    for file in SOURCE.rglob("*.py"):
        for node in nodes_of(file.read_text(encoding="utf-8")):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words.update(re.findall(r"[\w-]+", node.value))
            elif isinstance(node, ast.JoinedStr):
                parts = (
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"
                    for part in node.values
                )
                forms.add("".join(parts))
    for file in SOURCE.rglob("*.jinja"):
        words.update(re.findall(r"[\w-]+", file.read_text(encoding="utf-8")))
    kept = {form for form in forms if re.search(r"[\w-]", form.replace(".+", "")) and len(form) < 60}
    return frozenset(words), tuple(re.compile(form) for form in kept)


def is_named(key: str) -> bool:
    words, forms = named()
    return not words.isdisjoint((key, key.replace("_", "-"))) or any(form.fullmatch(key) for form in forms)


def keys_of(part: dict[str, Any], above: str = "") -> list[str]:
    found: list[str] = []
    for key, value in part.items():
        found += keys_of(value, f"{above}{key}.") if isinstance(value, dict) else [f"{above}{key}"]
    return found


def test_a_word_that_nobody_names_would_be_found() -> None:
    assert not is_named("xyzzyquux")
    assert is_named("ruled_out")


@pytest.mark.parametrize("file", FILES)
def test_every_word_is_said_somewhere(file: str) -> None:
    left = [key for key in keys_of(table(file)) if not is_named(key.rsplit(".", 1)[-1])]
    assert set(left) - WAITING == set()


def test_every_finding_has_a_rule_that_finds_it() -> None:
    assert [rule for rule in SAYINGS if not is_named(rule)] == []


def test_a_rule_has_words_in_one_file() -> None:
    """What is found first would hide what stands in a later one."""
    rules = [rule for name in WORDS_OF_FINDINGS for rule in table(name)]
    assert sorted(rules) == sorted(SAYINGS)
    assert len(rules) == len(SAYINGS) == len(set(rules))
    assert "no-such-rule" not in SAYINGS


def test_nobody_reads_the_name_of_a_class() -> None:
    """A class that is renamed takes words along that were only alike: “StationText 8: Risks” stood in the guide."""
    nodes = [node for file in SOURCE.rglob("*.py") for node in nodes_of(file.read_text(encoding="utf-8"))]
    classes = {node.name for node in nodes if isinstance(node, ast.ClassDef)}
    classes = {name for name in classes if re.search(r"[a-z][A-Z]", name)}
    assert "DecisionMatrix" in classes
    parts = [part for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values]
    said = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    said += [text for file in (SOURCE / "knowledge").rglob("*.toml") for text in _texts(_read(file))]
    assert [words for words in said if not classes.isdisjoint(re.findall(r"\w+", words))] == []


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _texts(part: Any) -> list[str]:
    if isinstance(part, dict):
        return [text for value in part.values() for text in _texts(value)]
    if isinstance(part, list):
        return [text for value in part for text in _texts(value)]
    return [part] if isinstance(part, str) else []
