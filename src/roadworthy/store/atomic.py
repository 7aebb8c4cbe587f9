"""Writing a whole file or nothing of it."""

import contextlib
import os
import secrets
import stat
import time
from pathlib import Path
from typing import Final

from roadworthy.errors import Exists, NotWritable
from roadworthy.store.places import is_folder, is_there
from roadworthy.text_files import reason

_MARK: Final = ".roadworthy-tmp"
_ELSEWHERE: Final = "save it under another name or in another place"
_STALE: Final = 3600.0


def target_of(path: str | os.PathLike[str]) -> Path:
    """The file that `path` leads to, symbolic links followed, so that a rename does not replace the link.

    Raises NotWritable for what can't be a name at all.
    """
    try:
        return Path(os.path.realpath(path))
    except ValueError:
        raise NotWritable("this can't be the name of a file", file=str(path), todo=_ELSEWHERE) from None
    except OSError as error:  # a relative one, and the folder that one is in is gone
        raise NotWritable(f"it can't be written ({reason(error)})", file=str(path), todo=_ELSEWHERE) from None


def check_writable(path: str | os.PathLike[str]) -> None:
    """Raise NotWritable where a save could not succeed or would override a read-only mark."""
    target, name = target_of(path), str(path)
    try:
        found = target.stat()
    except FileNotFoundError:
        found = None
    except (OSError, ValueError) as error:
        raise NotWritable(f"it can't be written ({reason(error)})", file=name, todo=_ELSEWHERE) from None
    if found is not None:
        if not stat.S_ISREG(found.st_mode):
            raise NotWritable("this is not an ordinary file", file=name, todo=_ELSEWHERE)
        if not found.st_mode & 0o222 or not os.access(target, os.W_OK):
            raise NotWritable("the file is read-only", file=name, todo=_ELSEWHERE)
    if not is_folder(target.parent):
        raise NotWritable("its folder is not there", file=name, todo=_ELSEWHERE)


def check_free(path: str | os.PathLike[str]) -> None:
    """Raise Exists where something of this name is there, a broken link included."""
    if os.path.islink(path) and not is_there(path):  # noqa: PTH114 - a name that can't be is no link
        raise Exists(
            "this is a link, and what it leads to is not there", file=str(path),
            todo="put that back, or take the link away",
        )  # fmt: skip
    if os.path.lexists(target_of(path)) or os.path.lexists(path):
        raise Exists("there is a file of this name already", file=str(path), todo="take another name")


def write(
    path: str | os.PathLike[str], raw: bytes, *, new: bool = False, outlives_power: bool = True
) -> None:
    """Put `raw` in place of the file in one step; permission bits, owner and links are kept.

    `new` refuses to replace anything. Without `outlives_power` nobody waits for the disk: for what says
    nothing once the machine was off. Raises NotWritable or Exists; the old file is then as it was.
    """
    check_writable(path)
    target, name = target_of(path), str(path)
    draft = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}{_MARK}")
    try:
        _fill(draft, raw, _bits(target), sync=outlives_power)
        if new:
            _settle_new(draft, target)
        else:
            os.replace(draft, target)  # noqa: PTH105 - the same call on all systems
        if outlives_power:
            sync_folder(target.parent)
    except FileExistsError:
        raise Exists("there is a file of this name already", file=name, todo="take another name") from None
    except (OSError, ValueError) as error:
        raise NotWritable(f"it can't be written ({reason(error)})", file=name, todo=_ELSEWHERE) from None
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()


def other_names(path: str | os.PathLike[str]) -> int:
    """How many more names the file has by hard links: a save leaves those with what was there before."""
    try:
        found = target_of(path).stat()
    except (OSError, NotWritable):
        return 0
    return found.st_nlink - 1 if stat.S_ISREG(found.st_mode) else 0


def is_draft(name: str) -> bool:
    """Whether a file of this name is a draft of ours; one that is not new was left by a killed program."""
    return name.startswith(".") and name.endswith(_MARK)


def sweep(path: str | os.PathLike[str]) -> None:
    """Take away drafts of this file that a killed program left behind more than an hour ago."""
    target = target_of(path)
    begin = f".{target.name[:100]}."
    with contextlib.suppress(OSError):
        for draft in target.parent.iterdir():
            ours = is_draft(draft.name) and draft.name.startswith(begin)
            if ours and time.time() - draft.stat().st_mtime > _STALE:
                draft.unlink()


def _bits(target: Path) -> os.stat_result | None:
    try:
        return target.stat()
    except FileNotFoundError:
        return None


def _fill(draft: Path, raw: bytes, old: os.stat_result | None, *, sync: bool) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    # What only some may read stays so while it is written.
    with os.fdopen(os.open(draft, flags, 0o666 if old is None else 0o600), "wb") as file:
        file.write(raw)
        file.flush()
        if sync:
            os.fsync(file.fileno())
    if old is not None:
        if hasattr(os, "chown") and (old.st_uid, old.st_gid) != (draft.stat().st_uid, draft.stat().st_gid):
            # Only the superuser can give a file back to its owner; anybody else keeps what they wrote.
            with contextlib.suppress(OSError):
                os.chown(draft, old.st_uid, old.st_gid)
        draft.chmod(stat.S_IMODE(old.st_mode))


def _settle_new(draft: Path, target: Path) -> None:
    if os.name == "nt":
        draft.rename(target)  # refuses to replace, there
        return
    try:
        target.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links: claim the name first, then replace the claim.
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
        try:
            draft.replace(target)
        except OSError:
            target.unlink()
            raise


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` last, where the system can."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
