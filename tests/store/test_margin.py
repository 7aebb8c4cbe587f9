"""Comments and unknown keys stay at their keys."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changes import move
from examples import portion
from roadworthy.edits.records import delete_record
from roadworthy.model import Decision, KeyPath, drop, put
from roadworthy.store.load import read_text
from roadworthy.store.merge_comments import text_of
from roadworthy.store.scanner import scan
from roadworthy.store.trivia import EMPTY, Trivia, exists
from strategies import decisions, slugs

FILE = """\
# Head of the file
# in two lines

# about the format
format = 1  # one
title = "Orders"   # the title
status = "framing"
note = '''
# no comment
'''  # after a long text

# the scale
scale = { low = 1, high = 5 } # inline

# all candidates
[candidates]

[candidates.django] # D
name = "Django"
# summary = "later"

owner = "nobody"  # unknown here
chosen_for = [ "trend", # because
  # second
  "syntax",
  # the end
]
must_haves."a-b" = "yes" # dotted and quoted

# the fast one
[candidates.fastapi]
name = 'FastAPI'
costs.currency = "EUR" # money

[[weird]] # first
a = 1
[weird.sub]
b = 2
[frame]
scope = "all"

[frame.tam] # a slip
x = 1979-05-27T07:32:00Z
# right below the last

# tail
"""


def saved(text: str, decision: Decision | None = None) -> str:
    read, _, trivia = read_text(text, "x.toml")
    return text_of(decision or read, trivia)


def comments(text: str) -> list[str]:
    return sorted(line[line.index("#") :].strip() for line in text.splitlines() if "#" in line)


def test_every_comment_and_unknown_key_survives_and_the_second_save_changes_nothing() -> None:
    once = saved(FILE)
    assert comments(once) == comments(FILE)
    assert saved(once) == once
    data = tomllib.loads(once)
    assert data["candidates"]["django"]["owner"] == "nobody"
    assert data["weird"] == [{"a": 1, "sub": {"b": 2}}]
    assert once.startswith("# Head of the file\n# in two lines\n\n# about the format\nformat = 1  # one\n")
    assert once.endswith("# tail\n")
    for line in (
        'title = "Orders"  # the title', "[scale]  # inline", "[candidates.django]  # D", 'owner = "nobody"  # unknown here',
        'currency = "EUR"  # money', 'a-b = "yes"  # dotted and quoted', '    "trend",  # because', '    # second\n    "syntax",',
        "# the fast one\n[candidates.fastapi]", "# all candidates\n[candidates]", "[frame.tam]  # a slip",
    ):  # fmt: skip
        assert line in once


def test_a_deleted_row_takes_its_comments_with_it_and_no_others() -> None:
    decision = drop(read_text(FILE, "x")[0], ("candidates", "django"))
    left = saved(FILE, decision)
    gone = {
        "# D",
        '# summary = "later"',
        "# unknown here",
        "# because",
        "# second",
        "# the end",
        "# dotted and quoted",
    }
    assert comments(left) == sorted(set(comments(FILE)) - gone)
    assert "owner" not in left
    assert saved(left) == left


def test_a_deleted_key_takes_its_comment_with_it() -> None:
    left = saved(FILE, put(read_text(FILE, "x")[0], ("note",), ""))
    assert comments(left) == sorted(set(comments(FILE)) - {"# after a long text", "# no comment"})


def test_a_rename_changes_the_name_alone() -> None:
    before = saved(FILE)
    after = saved(FILE, put(read_text(FILE, "x")[0], ("candidates", "django", "name"), "Django 6"))
    assert after == before.replace('name = "Django"', 'name = "Django 6"')


def test_a_moved_row_takes_its_comments_along() -> None:
    decision = read_text(FILE, "x")[0]
    moved = saved(FILE, move(("candidates",), "fastapi", -1, "up").apply(decision))
    assert "# the fast one\n[candidates.fastapi]" in moved
    assert moved.index("candidates.fastapi") < moved.index("candidates.django")
    assert comments(moved) == comments(FILE)


def test_a_removed_item_of_a_list_takes_its_comment_with_it() -> None:
    decision = put(read_text(FILE, "x")[0], ("candidates", "django", "chosen_for"), ("syntax", "benchmark"))
    after = saved(FILE, decision)
    assert "# because" not in after
    assert '    # second\n    "syntax",\n    "benchmark",\n    # the end\n]' in after


def test_what_stands_at_the_end_stays_there() -> None:
    text = 'format = 1\ntitle = "x"\n\n[frame]\nscope = "s"\n# vim: ft=toml\n'
    assert saved(text).endswith('scope = "s"\n# vim: ft=toml\n')
    assert saved(text, Decision(title="x")) == 'format = 1\ntitle = "x"\nstatus = "framing"\n# vim: ft=toml\n'


def test_windows_line_ends_stay() -> None:
    text = saved(FILE).replace("\n", "\r\n")
    assert saved(text) == text
    decision, _, _ = read_text(text, "x")
    assert decision == read_text(FILE, "x")[0]


@pytest.mark.parametrize(
    "text",
    ["# only\n# words\nformat = 1\n", "format = 1 # only words", "\n\n# a\n\n\n# b\n\nformat = 1\n# c\n\n"],
)
def test_a_file_of_comments_and_its_format_alone(text: str) -> None:
    once = saved(text)
    assert comments(once) == comments(text)
    assert tomllib.loads(once)["format"] == 1
    assert saved(once) == once


def test_a_table_in_braces_over_several_lines_keeps_its_comments() -> None:
    text = 'format = 1\ntitle = "T" # t\n# above\nx = { a = 1, # one\n  b = [1, # two\n    { c = 2 # deep\n    }],\n  # last\n} # end\n'
    once = saved(text)
    assert comments(once) == comments(text)
    assert saved(once) == once
    assert tomllib.loads(once)["x"] == {"a": 1, "b": [1, {"c": 2}]}
    assert "# above\n# one\n# deep\n# last\n[x]  # end\n" in once


def test_unknown_values_of_every_kind_are_kept() -> None:
    text = 'format = 1\ntitle = ""\nstatus = "framing"\na = nan\nb = [1, [2, {c = "\\r\\n x"}]]\nd = 07:32:00\ne = -inf\n\n[frame.x]\ny = {}\n'
    once = saved(text)
    assert saved(once) == once
    assert tomllib.loads(once)["b"] == [1, [2, {"c": "\r\n x"}]]
    assert tomllib.loads(once)["frame"] == {"x": {"y": {}}}


@portion(1.5)
@given(decisions(), st.data())
def test_comments_everywhere_survive_any_field_edit_at_their_keys(
    decision: Decision, data: st.DataObject
) -> None:
    """Each line of a canonical file gets a comment that names its key; after edits it still stands there."""
    marked, paths = _marked(text_of(decision))
    read, notes, trivia = read_text(marked, "x")
    assert (read, notes) == (decision, ())
    assert text_of(read, trivia) == marked
    edited = decision
    for _ in range(data.draw(st.integers(1, 3))):
        edited = data.draw(st.sampled_from(_edits(edited)))
    once = text_of(edited, trivia)
    for one in scan(once).statements:
        if one.path in paths:
            assert f"# at {paths[one.path]}" in one.above
            assert one.beside == f"# by {paths[one.path]}"
        else:
            assert not one.above
            assert not one.beside
    assert text_of(*_again(once)) == once


def _again(text: str) -> tuple[Decision, Trivia]:
    read, _, trivia = read_text(text, "x")
    return read, trivia


def _marked(text: str) -> tuple[str, dict[tuple[str, ...], int]]:
    scanned = scan(text)
    out, paths, done = [], {}, 0
    for number, one in enumerate(scanned.statements):
        paths[one.path] = number
        out += [
            scanned.text[done : one.start],
            f"# at {number}\n",
            scanned.text[one.start : one.end],
            f"  # by {number}",
        ]
        done = one.end
    return "".join([*out, scanned.text[done:]]), paths


def _edits(decision: Decision) -> list[Decision]:
    found = [put(decision, ("title",), "changed # here"), put(decision, ("frame", "team", "size"), 7)]
    for table in ("candidates", "criteria", "people", "risks"):
        for slug in getattr(decision, table):
            taken = delete_record(("criteria", slug)).apply(decision) if table == "criteria" else decision
            found.append(drop(drop(taken, (table, slug)), ("scores", slug)))
            found.append(move((table,), slug, 1, "down").apply(decision))
    found += [put(decision, ("candidates", slug, "name"), 'new "name"\n#') for slug in decision.candidates]
    return found


@portion(1)
@given(decisions(), slugs)
def test_unknown_keys_anywhere_survive(decision: Decision, key: str) -> None:
    unknown: dict[KeyPath, Any] = {("frame", "team", f"x{key}"): "kept", (f"y{key}",): [1, 2]}
    for slug in decision.candidates:
        unknown["candidates", slug, f"z{key}"] = {"a": True}
    text = text_of(decision, type(EMPTY)(unknown=unknown))
    read, notes, trivia = read_text(text, "x")
    assert read == decision
    assert trivia.unknown == unknown
    assert {note.key for note in notes} == {".".join(path) for path in unknown}
    assert text_of(read, trivia) == text


def test_a_commented_key_that_says_what_holds_anyway_is_kept_until_it_is_deleted() -> None:
    text = """\
format = 1
title = "x"
status = "framing"

[candidates.django]
name = "D"
version_line = ""  # to be told

[criteria.a]
name = "A"

[scores.django.a]
score = "?"  # ask operations
rationale = "r"
"""
    assert saved(text) == text
    decision, _, trivia = read_text(text, "x")
    scored = put(decision, ("scores", "django", "a", "score"), 4)
    assert 'score = 4  # ask operations\nrationale = "r"' in text_of(scored, trivia)
    assert "#" not in text_of(drop(drop(decision, ("scores", "django")), ("candidates", "django")), trivia)


def test_a_key_of_more_digits_than_any_number_is_no_place_in_a_list() -> None:
    assert exists(("list", "1"), {"list": [0, 1]})
    assert not exists(("list", "2"), {"list": [0, 1]})
    assert not exists(("list", "9" * 9_001), {"list": [0, 1]})
