"""Two branches of one decision made one: by meaning, over key paths, with nothing lost."""
