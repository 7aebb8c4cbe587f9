"""The man page and the completions that go into the wheel, made from the commands themselves.

`python scripts/shipped.py` writes them into `share/`, where a package manager or `pip` puts them to be found;
a test fails where they say something else than the commands do.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import click

from roadworthy.cli.commands import roadworthy
from roadworthy.cli.completion import script

SHARE: Final = Path(__file__).resolve().parent.parent / "share"
COMPLETIONS: Final = {
    "bash": "bash-completion/completions/roadworthy",
    "zsh": "zsh/site-functions/_roadworthy",
    "fish": "fish/vendor_completions.d/roadworthy.fish",
}
_FILES: Final = (
    ("~/.config/roadworthy/config.toml", "Settings; ROADWORTHY_CONFIG_DIR names another folder."),
    ("~/.local/state/roadworthy", "Versions, leases, where you left off; ROADWORTHY_STATE_DIR elsewhere."),
    ("~/.cache/roadworthy", "What registries answered; ROADWORTHY_CACHE_DIR names another folder."),
)  # fmt: skip


def escaped(words: str) -> str:
    """Words as roff takes them for words."""
    plain = words.replace("\\", "\\e").replace("-", "\\-").replace("…", "...")
    plain = plain.translate({0x201C: "\\(lq", 0x201D: "\\(rq", 0x2019: "'", 0x2013: "\\(en"})
    return re.sub(r"^([.'])", r"\\&\1", plain)


def told(words: str) -> Iterator[str]:
    """Paragraphs of a help text; one that begins with a backspace keeps its lines."""
    for number, part in enumerate(re.split(r"\n\s*\n", words.strip())):
        if number:
            yield ".PP"
        kept = part.startswith("\b")
        lines = [line.strip() for line in part.lstrip("\b").strip("\n").split("\n")]
        yield from [".nf", *map(escaped, lines), ".fi"] if kept else [escaped(" ".join(lines))]


def options(command: click.Command, ctx: click.Context) -> Iterator[str]:
    """Each option with its help."""
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
        if record is not None:
            yield from (".TP", f".B {escaped(record[0])}", escaped(" ".join(record[1].split())))


def usage(command: click.Command, ctx: click.Context) -> str:
    """What follows the name of a command."""
    return escaped(" ".join(command.collect_usage_pieces(ctx)))


def man_page() -> str:
    """The page for section 1."""
    ctx = click.Context(roadworthy, info_name="roadworthy", **roadworthy.context_settings)
    help_text = str(roadworthy.help)
    first, _, rest = help_text.partition("\n\n")
    # No date and no version: a page that changes by itself could not be built twice as the same bytes.
    lines = ['.TH ROADWORTHY 1 "" "Roadworthy"', ".SH NAME"]
    lines.append(f"roadworthy \\- {escaped(' '.join(first.split()).rstrip('.'))}")
    lines += [".SH SYNOPSIS", f".B roadworthy\n{usage(roadworthy, ctx)}", ".SH DESCRIPTION", *told(rest)]
    lines += [".SH OPTIONS", *options(roadworthy, ctx), ".SH COMMANDS"]
    for name in roadworthy.list_commands(ctx):
        command = roadworthy.get_command(ctx, name)
        if command is None or command.hidden:
            continue
        inner = click.Context(command, info_name=name, parent=ctx)
        lines += [f".SS roadworthy {escaped(name)} {usage(command, inner)}", *told(str(command.help or ""))]
        lines += options(command, inner)
    lines += [".SH EXIT STATUS", escaped(str(roadworthy.epilog).removeprefix("Exit status: ")).capitalize()]
    lines.append(".SH FILES")
    for path, words in _FILES:
        lines += [".TP", f".I {escaped(path)}", escaped(words)]
    lines += [
        ".SH SEE ALSO",
        "The guide: roadworthy guide. The file format: roadworthy schema. The tutorial: docs/tutorial.md.",
    ]
    return "\n".join(lines) + "\n"


def made() -> Mapping[str, str]:
    """What each file below `share/` holds."""
    found = {f"{path}": script(shell, roadworthy) + "\n" for shell, path in COMPLETIONS.items()}
    return {"man/man1/roadworthy.1": man_page(), **found}


def main() -> int:
    """Write them."""
    for name, words in made().items():
        path = SHARE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8", newline="\n")
        print(path.relative_to(SHARE.parent))
    return 0


if __name__ == "__main__":
    sys.exit(main())
