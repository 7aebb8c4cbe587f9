"""Decision tables that people already have: their numbers worked out anew."""
