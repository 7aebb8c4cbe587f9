"""Pure functions from a decision to a finding: no I/O, no clock, no words."""
