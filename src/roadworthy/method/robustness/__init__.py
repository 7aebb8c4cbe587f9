"""How many of the plausible weights and scores keep the ranking. numpy comes with the first call."""

from roadworthy.method.card import Card
from roadworthy.method.law import DEFAULT_SAMPLES, DEFAULT_SEED, Law
from roadworthy.method.robustness.result import Acceptability, Gain, Information


def acceptability(
    card: Card,
    law: Law = Law(),  # noqa: B008 - frozen
    *,
    samples: int = DEFAULT_SAMPLES,
    seed: int = DEFAULT_SEED,
) -> Acceptability | None:
    """Rank shares and central weights (SMAA-2); None without weights or candidates.

    Lahdelma & Salminen, Operations Research 49 (2001) 444-454. With the same card, law and seed a run of
    more samples goes on where a shorter one ended.
    """
    if not card.weights or not card.candidates:
        return None
    from roadworthy.method.robustness.smaa import run  # noqa: PLC0415 - numpy on first use

    return run(card, law, samples, seed)


def confidence(card: Card, found: Acceptability) -> tuple[float | None, ...]:
    """Confidence factors: how often each candidate is first with its central weights, the cells drawn.

    One a candidate, in the order of the card; None where it has no central weights.
    """
    from roadworthy.method.robustness.smaa import confidence as drawn  # noqa: PLC0415 - as above

    return drawn(card, found)


def information(
    card: Card, *, samples: int = DEFAULT_SAMPLES, seed: int = DEFAULT_SEED
) -> Information | None:
    """What it would be worth to know cells for certain: in total, per candidate and per criterion.

    Raiffa (1968); Brennan et al., Med. Decis. Making 27 (2007) 448-470. None without weights or candidates.
    """
    if not card.weights or not card.candidates:
        return None
    from roadworthy.method.robustness.gains import run  # noqa: PLC0415 - numpy on first use

    return run(card, samples, seed)


__all__ = ["Acceptability", "Gain", "Information", "acceptability", "confidence", "information"]
