"""What a change of the path is called when it is undone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadworthy.edits.path import switch_blocker, switch_check
from roadworthy.knowledge.edit_words import begun
from roadworthy.model import Decision, put
from roadworthy.model.path import Blocker, Check

PHASE = ("paths", "a", "phases", "p")
DAY = date(2026, 12, 1)
LONG = "Members of two pilot shops sign in on both systems with one account"


@pytest.mark.parametrize("table", ["checks", "blockers"])
def test_it_is_named_by_whole_words_of_what_somebody_wrote(table: str) -> None:
    """A long check was cut in the middle of a word, without a sign of it."""
    path = (*PHASE, table, "one")
    record = Check(words=LONG) if table == "checks" else Blocker(words=LONG)
    decision = put(Decision(), path, record)
    edit = (switch_check if table == "checks" else switch_blocker)(decision, path, DAY)
    assert edit.label.endswith("Members of two pilot shops sign in on…")


@given(st.text(st.sampled_from("ab ,.\n"), max_size=90))
def test_the_beginning_is_the_words_or_some_of_them_and_a_sign(words: str) -> None:
    whole = " ".join(words.split())
    shown = begun(words)
    assert len(shown) <= 41
    if shown != whole:
        assert shown.endswith("…")
        assert whole.startswith(shown[:-1])
