"""The interview line by line: no cursor movement, no colour, nothing rewritten."""
