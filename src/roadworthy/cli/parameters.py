"""Kinds of options, and what a shell completes them with."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    _Kind = click.ParamType[Any]
else:
    _Kind = click.ParamType


DASH: Final = Path("-")
"""Standard input or output in place of a file."""


STATION_IDS: Final = (
    "frame", "landscape", "criteria", "evidence", "scores", "compare", "path", "risks", "decision",
)  # fmt: skip
"""The stations by id; a test holds that these are they, as reading them is felt at the start."""


STATUSES: Final = (
    "framing", "choosing", "proposed", "decided", "migrating", "done", "reopened", "abandoned", "superseded",
)  # fmt: skip
"""Every status; a test holds that these are they, for the same reason."""


def one_of(names: Sequence[str]) -> str:
    """Names to choose from, in a sentence: as a metavar, many of them are wider than a terminal."""
    return f"{', '.join(names[:-1])} or {names[-1]}"


class FileParameter(click.Path):
    """A file; `DASH` for ``-`` where `stream` says that a stream will do, an error of usage elsewhere.

    A file that is itself called ``-`` is named ``./-``.
    """

    def __init__(self, *, stream: bool = False) -> None:
        super().__init__(path_type=Path)
        self._stream: Final = stream

    def convert(
        self,
        value: "str | os.PathLike[str]",
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """The path; never `DASH` but for the word ``-`` itself."""
        if value == "-" and not self._stream:
            self.fail("“-” is a stream; give a file name here", param, ctx)
        path = Path(os.fspath(value))
        if value == "-" or path != DASH:
            return path
        try:
            return path.absolute()
        except OSError:
            self.fail("the folder that you are in is not there any more", param, ctx)


class FormatParameter(click.Choice[str]):
    """The id of a form of the summary. Their list is read when it is asked for, not at every start."""

    def __init__(self) -> None:
        super().__init__(())

    @property
    def choices(self) -> tuple[str, ...]:
        """The ids, in the order in which people want them."""
        return tuple(_forms())

    @choices.setter
    def choices(self, given: tuple[str, ...]) -> None:
        """What click would keep: nothing, as the list is elsewhere."""


class FormatOption(click.Option):
    """The form of a summary; its help tells what each is for."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The line for ``--help``."""
        purposes = [f"{form} {words['for']}" for form, words in _forms().items()]
        listed = f"{', '.join(purposes[:-1])} or {purposes[-1]}"
        self.help = f"{listed[:1].upper()}{listed[1:]}."
        return super().get_help_record(ctx)


def _forms() -> dict[str, Any]:
    """The words of each form by its id, without what only a summary needs."""
    from roadworthy.knowledge.files import table

    return table("formats.toml")


class VersionParameter(click.types.StringParamType):
    """A version of a file: its name, ``REV:FILE``, or ``-``; a shell completes it with files."""

    name = "version"

    def shell_complete(
        self, _ctx: click.Context, _param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        """What is typed so far, for the shell to complete as a file."""
        return [as_file(incomplete)]


def as_file(incomplete: str) -> "CompletionItem":
    """What tells a shell to complete a word with the files that there are."""
    from click.shell_completion import CompletionItem

    return CompletionItem(incomplete, type="file")


class TextParameter(click.types.StringParamType):
    """Words that go into a decision; bytes that are no text are an error of usage."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The words."""
        words = str(super().convert(value, param, ctx))
        if not words.isascii() and words.encode("utf-8", "replace").decode("utf-8") != words:
            self.fail("this holds bytes that are no text in UTF-8", param, ctx)
        return words


class DayParameter(_Kind):
    """A day such as 2026-11-23."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; an error of usage for anything else."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value[:40]}” is not a date such as 2026-11-23", param, ctx)


class SpanOfDays(_Kind):
    """A stretch of days such as 30d, 6w or 3m."""

    name = "days"
    _UNITS: ClassVar = {"d": 1, "w": 7, "m": 30, "y": 365}

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number of days; an error of usage for anything else."""
        if isinstance(value, int):
            return value
        number, unit = value[:-1], self._UNITS.get(value[-1:])
        if unit is None or not (number.isascii() and number.isdigit()) or len(number) > 4:
            self.fail(f"“{value[:40]}” is not a length of time such as 30d, 6w or 3m", param, ctx)
        return int(number) * unit


class ScaleParameter(_Kind):
    """The ends of a scale such as 1-5."""

    name = "low-high"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """A `Span` with two different ends; an error of usage for anything else."""
        from roadworthy.model.interval import Interval, read_interval

        if isinstance(value, Interval):
            return value
        try:
            span = read_interval(value)
        except ValueError:
            span = None
        if span is None or span.single:
            self.fail(f"“{value[:40]}” is not a scale such as 1-5", param, ctx)
        return span


def sample_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The shipped samples that begin so, for completion in a shell."""
    from roadworthy.store import places

    return [name for name in places.sample_names() if name.startswith(incomplete)]


def topic_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The topics of the guide that begin so, for completion in a shell."""
    from roadworthy.cli.guide import topics

    return [name for name in topics() if name.startswith(incomplete)]


def product_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The products with a release table that begin so, for completion in a shell."""
    from roadworthy.knowledge.releases import release_tables

    return [name for name in release_tables() if name.startswith(incomplete)]
