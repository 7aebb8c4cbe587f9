"""The ballots' screens: what a voter and what the lead reads on them."""
