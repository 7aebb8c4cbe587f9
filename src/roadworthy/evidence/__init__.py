"""Collectors of evidence: registries, a clone, the team's project, cycles; the one room with a network."""
