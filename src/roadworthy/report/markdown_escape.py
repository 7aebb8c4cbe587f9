"""People's words in Markdown: shown as they were written, with no more escapes than that takes.

An escape that a reader's Markdown does not know shows. So a sign is escaped only where it could mean
something there; what is written for that (``&lt;``, ``&amp;``, a backslash before a sign of the first
Markdown) is known to all.
"""

import re
from typing import Final

_LINK: Final = re.compile(
    r"https?://[^\s<>\"|\\^`{}]*[^\s<>\"|\\^`{}.,;:!?)\]}'*_~]"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.ASCII,
)
_AUTOMATIC: Final = re.compile(r"(www)(\.)|(https?|ftp|mailto|xmpp)(:)|(\w)(@)", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?=#?\w{1,31};)")
_TAG: Final = re.compile(r"<(?=[A-Za-z/!?])")
_BACKSLASH: Final = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_BRACKETS: Final = re.compile(r"\]\(|\]\[|\]:|\[\[|^\s*\[|!\[|\[\^")
_RUN: Final = {
    "*": re.compile(r"\*+"), "_": re.compile(r"_+"), "`": re.compile(r"`+"), "~": re.compile(r"~+"),
    "$": re.compile(r"\$+"),
}  # fmt: skip
_RULE: Final = re.compile(r"[-_*=\s]+")
_STARTS: Final = re.compile(r"^(?:([-+*>])(?=\s|$)|([>#])|(:)(?=[:\s])|(```|~~~)|(\d{1,9})([.)])(?=\s|$))")


def escaped(words: str, *, cell: bool = False) -> str:
    """`words` on one line, such that Markdown shows them as they are; web addresses become links.

    `cell` is for a table, in which a bar has to be escaped.
    """
    words = " ".join(words.split())
    parts: list[str] = []
    end = 0
    for link in _LINK.finditer(words):
        parts += [words[end : link.start()], f"<{link[0]}>"]
        end = link.end()
    parts.append(words[end:])
    plain = parts[0::2]
    rest = "".join(plain)
    brackets = _BRACKETS.search(rest) is not None
    active = {sign for sign, run in _RUN.items() if _can_pair(rest, sign, run)}
    parts[0::2] = [_plain(part, active, brackets=brackets) for part in plain]
    line = _started("".join(parts), words)
    return line.replace("|", r"\|") if cell else line


def _can_pair(words: str, sign: str, run: re.Pattern[str]) -> bool:
    """Whether runs of a sign could begin and end something between them."""
    able = 0
    for found in run.finditer(words):
        before, after = words[found.start() - 1 : found.start()], words[found.end() : found.end() + 1]
        alone = (not before or before.isspace()) and (not after or after.isspace())
        inside = sign == "_" and before.isalnum() and after.isalnum()
        able += not (inside or (alone and sign in "*_"))
    return able > 1


def _plain(words: str, active: set[str], *, brackets: bool) -> str:
    words = _BACKSLASH.sub(r"\\\\", words)
    words = _ENTITY.sub("&amp;", words)
    words = _TAG.sub("&lt;", words)
    signs = "".join(active) + ("[]" if brackets else "") + "{}"
    words = re.sub(rf"([{re.escape(signs)}])", r"\\\1", words)
    return _AUTOMATIC.sub(lambda found: "\\".join(part for part in found.groups() if part), words)


def _started(line: str, words: str) -> str:
    """The line without what would begin a list, a quotation, a heading or a rule."""
    if _RULE.fullmatch(words):
        return line if line.startswith("\\") else f"\\{line}"
    found = _STARTS.match(line)
    if found is None:
        return line
    return f"{found[5]}\\{line[len(found[5]) :]}" if found[5] else f"\\{line}"
