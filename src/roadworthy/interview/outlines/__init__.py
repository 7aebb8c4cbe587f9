"""The outline of each station: what stands there for a decision on a day, one file each."""
