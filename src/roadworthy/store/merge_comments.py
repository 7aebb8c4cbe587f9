"""A decision as the text of its file: canonical, with comments and unknown keys woven in by path."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

import tomli_w

from roadworthy.errors import NotKept, StoreError
from roadworthy.model import KeyPath, Record
from roadworthy.model.plain import canonical, same
from roadworthy.store.scanner import plain, scan
from roadworthy.store.statements import Inner, Scan, Statement, first_below
from roadworthy.store.toml_text import read_toml
from roadworthy.store.trivia import EMPTY, Comments, Trivia, exists
from roadworthy.store.unknown import merge

R = TypeVar("R", bound=Record)

_ALTERED: Final = "saving would have altered something"
_LEFT: Final = "the file was left as it is"


def text_of(record: Record, trivia: Trivia = EMPTY, file: str | None = None) -> str:
    """The text of the file. Raises NotKept where the text does not read back as what it was made from."""
    data = data_of(record, trivia)
    try:
        text = tomli_w.dumps(data, multiline_strings=True)
        if trivia.unknown and not _reads_back(text, data):
            # A carriage return in a key that is not ours survives only in a string on one line.
            text = tomli_w.dumps(data)
        if not trivia.plain:
            text = merge_comments(text, trivia, data)
        if trivia.crlf:
            text = text.replace("\n", "\r\n")
        if _reads_back(text, data):
            return text
    except (ValueError, RecursionError) as error:
        raise NotKept(_ALTERED, file=file, todo=_LEFT) from error
    raise NotKept(_ALTERED, file=file, todo=_LEFT)


def data_of(record: Record, trivia: Trivia) -> dict[str, Any]:
    """All that the file will hold, comments apart."""
    data = merge(canonical(record), trivia.unknown, record)
    if not trivia.spoken:
        return data
    return merge(
        data, {path: value for path, value in trivia.spoken.items() if not exists(path, data)}, record
    )


def _reads_back(text: str, data: Mapping[str, Any]) -> bool:
    """Whether what reads files reads the text as the data."""
    try:
        return same(read_toml(text, ""), data)
    except StoreError:
        return False


def check_reads_back(record: R, read: Callable[[], R], file: str) -> None:
    """See that what is about to be written will be read as `record` by its very reader.

    A file that could be written and is refused ever after would take a person's work away. Raises NotKept.
    """
    try:
        if read() == record:
            return
    except StoreError as error:
        what = f"{_ALTERED}, which could not be read again ({error.what})"
        raise NotKept(what, file=file, key=error.key, todo=_LEFT) from None
    raise NotKept(_ALTERED, file=file, todo=_LEFT)


def merge_comments(text: str, trivia: Trivia, data: Mapping[str, Any]) -> str:
    """`text`, which is canonical for `data`, with the trivia's comments at their keys."""
    scanned = scan(text)
    comments, headers = _placed(scanned, trivia, data)
    out: list[str] = [*trivia.head, ""] if trivia.head else []
    open_below = False
    for number, one in enumerate(scanned.statements):
        gap = one.kind != "value" and number > 0
        for path in headers.get(number, ()):
            header = f"[{'.'.join(_key(part) for part in path)}]"
            open_below = _emit(out, header, comments[path], gap=gap or open_below)
            gap = True
        said = comments.get(one.path)
        if said is None:
            if gap or open_below:
                out.append("")
            out.append(scanned.text[one.start : one.end])
            open_below = False
        else:
            words = _with_inner(scanned, one, said.inner)
            open_below = _emit(out, words, said, gap=gap or open_below)
    out += trivia.tail
    return "\n".join(out) + "\n"


def _emit(out: list[str], words: str, said: Comments, *, gap: bool) -> bool:
    if (gap or "" in said.above) and out and out[-1]:
        out.append("")
    out += said.above
    out.append(f"{words}  {said.beside}" if said.beside else words)
    out += said.below
    return bool(said.below)


def _placed(
    scanned: Scan, trivia: Trivia, data: Mapping[str, Any]
) -> tuple[dict[KeyPath, Comments], dict[int, list[KeyPath]]]:
    """Where each comment goes: to its statement, to a header added for it, or to the nearest key above."""
    at = {one.path: number for number, one in reversed(list(enumerate(scanned.statements)))}
    below = first_below(at.items())
    comments: dict[KeyPath, Comments] = {}
    headers: dict[int, list[KeyPath]] = {}
    for path, said in trivia.comments.items():
        if not exists(path, data):
            continue
        if path in at:
            comments[path] = _join(comments.get(path), said)
            continue
        first = below.get(path)
        if first is not None and not _inside_array(path, data):
            comments[path] = said
            headers.setdefault(first, []).append(path)
            continue
        home = next((path[:n] for n in range(len(path) - 1, 0, -1) if path[:n] in at), None)
        if home is not None:
            loose = (*said.above, said.beside, *(note.words for note in said.inner), *said.below)
            comments[home] = _join(
                comments.get(home), Comments(above=tuple(words for words in loose if words))
            )
    for paths in headers.values():
        paths.sort(key=len)
    return comments, headers


def _join(old: Comments | None, new: Comments) -> Comments:
    if old is None:
        return new
    return Comments(
        (*new.above, *old.above), (*old.below, *new.below), old.beside or new.beside, (*old.inner, *new.inner)
    )


def _inside_array(path: KeyPath, data: Mapping[str, Any]) -> bool:
    node: Any = data
    for key in path:
        if not isinstance(node, Mapping):
            return True
        node = node[key]
    return not isinstance(node, Mapping)


def _with_inner(scanned: Scan, one: Statement, notes: tuple[Inner, ...]) -> str:
    """The statement with comments inside its array; those of items that are gone go with them."""
    text = scanned.text[one.start : one.end]
    if not notes or not text.endswith("]"):
        return text
    places: dict[str | None, list[int]] = {}
    for place, (start, end) in enumerate(one.items):
        places.setdefault(plain(scanned.text[start:end]), []).append(place)
    held: dict[int, list[Inner]] = {}
    for note in notes:
        if there := places.get(note.item):
            held.setdefault(there[min(note.nth, len(there) - 1)], []).append(note)
    opening = text[: (one.items[0][0] - one.start)].rstrip() if one.items else text[:-1].rstrip()
    lines = [opening]
    for place, (start, end) in enumerate(one.items):
        mine = held.get(place, [])
        above = [note.words for note in mine if not note.beside]
        *more, beside = ["", *(note.words for note in mine if note.beside)]
        lines += [f"    {words}" for words in (*above, *filter(None, more))]
        lines.append(f"    {scanned.text[start:end]}," + (f"  {beside}" if beside else ""))
    lines += [f"    {note.words}" for note in notes if note.item is None]
    return "\n".join([*lines, "]"])


def _key(part: str) -> str:
    return tomli_w.dumps({part: 0}).removesuffix(" = 0\n")
