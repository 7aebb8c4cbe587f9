"""The one list of forms: whatever offers a form has all of them."""

import os
import subprocess
import sys

import pytest

from roadworthy.knowledge.commands import command_words
from roadworthy.knowledge.formats import format_words
from roadworthy.report.formats import FORMATS, OutputFormat, RenderOptions, output_format
from roadworthy.report.summary import Summary
from roadworthy.tui.palette.commands import export_commands


def test_words_and_forms_are_the_same_list() -> None:
    assert list(format_words()) == [form.id for form in FORMATS]
    assert len({form.ending for form in FORMATS}) == len(FORMATS)
    with pytest.raises(KeyError):
        output_format("pdf")


def test_the_palette_and_the_command_offer_them_all() -> None:
    commands = [one.id for one in export_commands()]
    assert commands == [f"export-{form.id}" for form in FORMATS]
    assert not set(commands) & set(command_words())
    done = subprocess.run(
        [sys.executable, "-m", "roadworthy", "summary", "--help"], capture_output=True, encoding="utf-8",
        check=True, env={**os.environ, "COLUMNS": "200"},
    )  # fmt: skip
    said = " ".join(done.stdout.split()).casefold()
    for form in FORMATS:
        assert f"{form.id} {form.words.purpose}".casefold() in said


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.id)
def test_each_gives_text_that_ends(told: Summary, form: OutputFormat) -> None:
    words = form.render(told, RenderOptions(source="orders.toml"))
    assert words.endswith("\n")
    assert not words.endswith("\n\n")
    assert "Django" in words
