"""The rules of markdownlint that people's text can break, checked strictly. MADR's configuration: all but MD013, MD024."""

import re

from markdown_it import MarkdownIt

_ESCAPED = re.compile(r"\\[\\`*_{}\[\]<>()#+\-.!|~&$@:=,;\"'/^?%]")
_ITEM = re.compile(r" *(?:\*|\d+\.) ")
_READS = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_MARKUP = re.compile(r"<(?:em|strong|s|code|img|blockquote|pre|hr)\b|<a href=\"(?!https?://|mailto:)")
_AUTOLINK = re.compile(r"<(?:https?://[^\s<>]*|[\w.+-]+@[\w.-]+)>")


def problems(text: str) -> list[str]:
    """What is wrong, as ``line rule``."""
    found = []
    lines = text.split("\n")
    found += [f"markup: {one}" for one in _MARKUP.findall(_READS.render(text))]
    if not text.endswith("\n") or text.endswith("\n\n"):
        found.append("end MD047")
    if sum(line.startswith("# ") for line in lines) != 1 or not lines[0].startswith("# "):
        found.append("1 MD025/MD041")
    columns = 0
    for number, line in enumerate(lines[:-1], 1):
        before, after = lines[number - 2] if number > 1 else "", lines[number]
        bare = _AUTOLINK.sub("", _ESCAPED.sub("·", line))  # what is escaped is a sign between its neighbours
        is_list, is_table = bool(_ITEM.match(line)), line.startswith("| ")
        checks = {
            "MD009": line != line.rstrip(),
            "MD010": "\t" in line,
            "MD012": not line and not after and number < len(lines) - 1,
            "MD018": bool(re.match(r"#+[^# ]", line)),
            "MD022": line.startswith("#") and (bool(after) or (number > 1 and bool(before))),
            "MD026": line.startswith("#") and line[-1] in ".,;:!。，；：！",
            "MD032": is_list and ((bool(before) and not _ITEM.match(before)) or (bool(after) and not _ITEM.match(after))),
            "MD033": bool(re.search(r"<[A-Za-z/!?]", bare)),
            "MD034": bool(re.search(r"https?://|www\.|[\w.+-]+@[\w-]+\.\w", bare, re.IGNORECASE)),
            "MD058": is_table and bool(before) and not before.startswith("| "),
            "MD052": bool(re.search(r"\]\[", bare)),
            "starts a block": not is_list and not is_table and not line.startswith("#") and bool(re.match(r"([-+>]( |$)|\d+[.)]( |$)|~~~|    )", line)),
        }  # fmt: skip
        found += [f"{number} {rule}: {line[:60]}" for rule, wrong in checks.items() if wrong]
        if is_table:
            cells = bare.count("|")
            if columns and cells != columns:
                found.append(f"{number} MD056: {line[:60]}")
            columns = cells
        else:
            columns = 0
    return found
