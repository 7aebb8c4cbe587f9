"""The commands: one file each, and `commands`, where they are declared."""
