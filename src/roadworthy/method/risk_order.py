"""The register of risks in the order in which they matter."""

from roadworthy.model import Decision


def largest_first(decision: Decision) -> tuple[str, ...]:
    """The keys of all risks: by likelihood times impact, else in their order; no answer counts 0."""

    def size(slug: str) -> int:
        risk = decision.risks[slug]
        return (risk.likelihood or 0) * (risk.impact or 0)

    return tuple(sorted(decision.risks, key=lambda slug: -size(slug)))
