"""Writing what was made from a decision: it never takes the place of anybody's answers."""

from pathlib import Path

from roadworthy.errors import NotWritable
from roadworthy.store.atomic import write
from roadworthy.store.places import is_there
from roadworthy.store.recognise import holds_answers


def write_output(path: Path, words: str, *, new: bool = False) -> None:
    """Put `words` in place of the file in one step, in UTF-8; `new` refuses to replace anything.

    Raises NotWritable, also where a decision or a ballot lies there, and Exists; what was there stays.
    """
    if is_there(path) and holds_answers(path):
        raise NotWritable(
            "there is a decision or a ballot in that file, and it was left as it is",
            file=path, todo="name another file",
        )  # fmt: skip
    write(path, words.encode("utf-8"), new=new)
