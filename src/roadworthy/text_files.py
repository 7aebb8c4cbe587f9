"""The bytes and the text of a file that a person named, or one line why they can't be had."""

import os
import stat
from typing import BinaryIO, Final

from roadworthy.errors import IsFolder, Missing, NotReadable, NotUtf8, TooBig

BIGGEST: Final = 4 * 1024 * 1024
"""Bytes. 20 candidates on 30 criteria with a rationale each are 131 KB."""


def read_bytes(
    path: str | os.PathLike[str],
    *,
    wanted: str = "a decision file, such as orders.toml",
    biggest: int = BIGGEST,
) -> bytes:
    """A file's bytes; `wanted` is what should have been named, `biggest` how many bytes are read at the most.

    Raises Missing, IsFolder, NotReadable or TooBig.
    """
    name = str(path)
    try:
        found = os.stat(path)  # noqa: PTH116 - a path's own method makes the path anew, felt in a list
        if stat.S_ISDIR(found.st_mode):
            raise IsFolder("this is a folder", file=name, todo=f"name {wanted}")
        if not stat.S_ISREG(found.st_mode):
            raise NotReadable("this is not an ordinary file", file=name, todo=f"name {wanted}")
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - as above
            raw = file.read(min(biggest, found.st_size) + 1)
            if len(raw) > found.st_size:  # it grew meanwhile
                raw += file.read(biggest + 1 - len(raw))
    except FileNotFoundError:
        raise Missing("there is no such file", file=name, todo="check the name") from None
    except (OSError, ValueError) as error:
        raise NotReadable(
            f"it can't be read ({reason(error)})", file=name, todo="check its permissions"
        ) from None
    if len(raw) > biggest:
        raise TooBig(
            f"larger than {biggest // (1024 * 1024)} MB, so it was not read", file=name, todo=f"name {wanted}"
        )
    return raw


def check_folder(path: str | os.PathLike[str], wanted: str) -> None:
    """Raise Missing, IsFolder or NotReadable where a path is no folder that can be looked into.

    `wanted` is what should have been named.
    """
    name = str(path)
    try:
        found = os.stat(path)  # noqa: PTH116 - as above
    except FileNotFoundError:
        raise Missing("there is no such folder", file=name, todo=f"name {wanted}") from None
    except (OSError, ValueError) as error:
        raise NotReadable(
            f"it can't be looked into ({reason(error)})", file=name, todo="check who may use it"
        ) from None
    if not stat.S_ISDIR(found.st_mode):
        raise IsFolder("this is a file", file=name, todo=f"name {wanted}")


def read_stream(stream: BinaryIO | None, name: str) -> bytes:
    """The bytes of a stream to its end; `name` is how it is called in errors.

    Raises NotReadable or TooBig.
    """
    if stream is None:
        raise NotReadable("it is closed", file=name, todo="name a file, or send one in")
    try:
        raw = stream.read(BIGGEST + 1)
    except (OSError, ValueError) as error:
        raise NotReadable(f"it can't be read ({reason(error)})", file=name, todo="name a file") from None
    if len(raw) > BIGGEST:
        raise TooBig("larger than 4 MB, so it was not read", file=name, todo="send a smaller one")
    return raw


def reason(error: Exception) -> str:
    """An operating system's reason in its own short words."""
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return words[:1].lower() + words[1:]


def decode(raw: bytes, name: str) -> str:
    """The text of a file's bytes, without a byte-order mark. Raises NotUtf8."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise NotUtf8("this is not UTF-8 text", file=name, line=line, todo="save it as UTF-8") from None
