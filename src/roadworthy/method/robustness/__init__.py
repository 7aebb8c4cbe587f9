"""How many of the plausible weights and scores keep the ranking. numpy comes with the first call."""

from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.robustness.kept import KeptDraws
from roadworthy.method.robustness.result import Acceptability, Gain, ValueOfInformation
from roadworthy.method.weight_distribution import DEFAULT_SAMPLES, DEFAULT_SEED, WeightDistribution


def acceptability(
    matrix: DecisionMatrix,
    distribution: WeightDistribution = WeightDistribution(),  # noqa: B008 - frozen
    *,
    samples: int = DEFAULT_SAMPLES,
    seed: int = DEFAULT_SEED,
    kept: KeptDraws | None = None,
) -> Acceptability | None:
    """Rank shares and central weights (SMAA-2); None without weights or candidates.

    `kept` holds what was drawn for another value of the decision, and changes no figure.

    Lahdelma & Salminen, Operations Research 49 (2001) 444-454. With the same matrix, distribution and seed
    a run of more samples goes on where a shorter one ended.
    """
    if not matrix.weights or not matrix.candidates:
        return None
    from roadworthy.method.robustness.smaa import run  # noqa: PLC0415 - numpy on first use

    return run(matrix, distribution, samples, seed, (kept or KeptDraws()).draws())


def confidence(matrix: DecisionMatrix, found: Acceptability) -> tuple[float | None, ...]:
    """Confidence factors: how often each candidate is first with its central weights, the cells drawn.

    One a candidate, in the order of the matrix; None where it has no central weights.
    """
    from roadworthy.method.robustness.smaa import confidence as drawn  # noqa: PLC0415 - as above

    return drawn(matrix, found)


def value_of_information(
    matrix: DecisionMatrix, *, samples: int = DEFAULT_SAMPLES, seed: int = DEFAULT_SEED
) -> ValueOfInformation | None:
    """What it would be worth to know cells for certain: in total, per candidate and per criterion.

    Raiffa (1968); Brennan et al., Med. Decis. Making 27 (2007) 448-470. None without weights or candidates.
    """
    if not matrix.weights or not matrix.candidates:
        return None
    from roadworthy.method.robustness.gains import run  # noqa: PLC0415 - numpy on first use

    return run(matrix, samples, seed)


__all__ = [
    "Acceptability",
    "Gain",
    "KeptDraws",
    "ValueOfInformation",
    "acceptability",
    "confidence",
    "value_of_information",
]
