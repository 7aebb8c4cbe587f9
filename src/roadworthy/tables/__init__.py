"""Reading decision tables from Markdown and CSV."""
