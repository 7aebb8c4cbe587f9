"""The ways to say how much each criterion counts: one view for each, and side by side."""
