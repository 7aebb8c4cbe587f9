"""Any decision, written and read, is the same decision."""

from pathlib import Path

from hypothesis import given

from examples import portion
from roadworthy.model import Decision
from roadworthy.store import load, parse, save
from roadworthy.store.load import read_text
from roadworthy.store.merge_comments import text_of
from strategies import decisions


@portion(3)
@given(decisions())
def test_any_decision_comes_back_and_its_text_is_canonical(decision: Decision) -> None:
    text = text_of(decision)
    again, notes, trivia = read_text(text, "x.toml")
    assert again == decision
    assert notes == ()
    assert text_of(again, trivia) == text


def test_a_canonical_file_keeps_its_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a.toml", tmp_path / "b.toml"
    save(Decision(title="Orders", note="two\nlines"), first)
    save(load(first), second)
    assert second.read_bytes() == first.read_bytes()
    before = first.stat().st_mtime_ns
    save(load(first), first)
    assert first.stat().st_mtime_ns == before, "an equal file is not written again"


def test_what_always_stands_there() -> None:
    assert text_of(Decision()) == 'format = 1\ntitle = ""\nstatus = "framing"\n'
    assert parse("format = 1", "x")[0] == Decision()
