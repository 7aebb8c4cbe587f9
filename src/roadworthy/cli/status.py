"""``roadworthy status``: a decision in ten lines."""

import shutil
from datetime import date
from pathlib import Path
from typing import Final

import click

from roadworthy.cli.parameters import DASH
from roadworthy.cli.streams import INPUT, input_text
from roadworthy.report.standup import stand_up, stand_up_json, stand_up_text
from roadworthy.report.summary import summary
from roadworthy.store.load import load, parse

_WIDEST: Final = 100


def told(file: Path, form: str, today: date, width: int | None) -> None:
    """Print where the decision in a file stands. Raises StoreError."""
    decision = parse(input_text(), INPUT)[0] if file == DASH else load(file)
    found = stand_up(summary(decision, today))
    if form == "json":
        click.echo(stand_up_json(found), nl=False)
    else:
        cells = width or min(_WIDEST, shutil.get_terminal_size().columns)
        click.echo(stand_up_text(found, cells), nl=False)
