"""A Markdown text with its tables in HTML."""

import re
from html import escape


def as_html(text: str) -> str:
    """A text with its tables in HTML."""
    lines: list[str] = []
    for line in text.split("\n"):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|"):
            lines.append(line)
        elif not all(cell and not cell.strip("-: ") for cell in cells):
            bold = [re.sub(r"\*\*(.*?)\*\*", r"<b>\1</b>", escape(cell)) for cell in cells]
            lines.append(f"<tr>{''.join(f'<td>{cell}</td>' for cell in bold)}</tr>")
    return re.sub(r"(?:<tr>.*</tr>\n?)+", r"<table>\n\g<0></table>\n", "\n".join(lines))


def as_wiki(text: str) -> str:
    """A text with its tables in the markup of wikis."""
    lines: list[str] = []
    head = True
    for line in text.split("\n"):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|"):
            lines.append(line)
            head = True
        elif not all(cell and not cell.strip("-: ") for cell in cells):
            plain = [re.sub(r"\*\*(.*?)\*\*", r"*\1*", cell) or " " for cell in cells]
            lines.append(f"||{'||'.join(plain)}||" if head else f"|{'|'.join(plain)}|")
            head = False
    return "\n".join(lines)
