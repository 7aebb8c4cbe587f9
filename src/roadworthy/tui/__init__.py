"""The full-screen walk: the only room that knows Textual."""
