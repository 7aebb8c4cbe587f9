"""A decision and its findings in, a string out."""
