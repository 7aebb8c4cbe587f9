"""Taking what the answers suggest for the weights, or taking it back."""

from collections.abc import Mapping
from datetime import date

from roadworthy.edits.edit import Edit
from roadworthy.edits.weights import reweigh
from roadworthy.knowledge.criteria import by_id
from roadworthy.knowledge.edit_words import label_of
from roadworthy.method.presets import Preset, apply_presets, missing_criteria
from roadworthy.model import Decision, KeyPath, put
from roadworthy.model.judgement import Criterion

_PATH: KeyPath = ("weighting", "presets_taken")


def even_points(decision: Decision, today: date) -> Edit:
    """Begin with the same points for every criterion."""
    return _set_all(label_of("even"), apply_presets(decision, ()), (), today)


def take_preset(decision: Decision, preset: Preset, today: date) -> Edit:
    """Take a suggestion for the points, with the criteria that it speaks about."""
    ids = (*decision.weighting.presets_taken, preset.id)
    return _set_all(_label("preset_taken", decision, preset), _points(decision, preset, ids, 1.0), ids, today)


def take_preset_back(decision: Decision, preset: Preset, today: date) -> Edit:
    """Take a suggestion back: its points are taken off again."""
    ids = tuple(one for one in decision.weighting.presets_taken if one != preset.id)
    return _set_all(_label("preset_back", decision, preset), _points(decision, preset, ids, -1.0), ids, today)


def short_name(decision: Decision, criterion: str) -> str:
    """A criterion in a word or two: the short name of one that ships, else its own."""
    guide = by_id().get(criterion)
    return (guide.short if guide else decision.criterion_name(criterion)).lower()


def _label(key: str, decision: Decision, preset: Preset) -> str:
    return label_of(key, names=", ".join(short_name(decision, slug) for slug in preset.points))


def _points(decision: Decision, preset: Preset, ids: tuple[str, ...], sign: float) -> Mapping[str, float]:
    whole = decision
    for slug in missing_criteria(decision, preset):
        if slug in by_id():
            whole = put(whole, ("criteria", slug), Criterion(name=by_id()[slug].name))
    if not any(criterion.weight is not None for criterion in decision.criteria.values()):
        return apply_presets(whole, ids)
    return {
        slug: max(0.0, (criterion.weight or 0.0) + sign * preset.points.get(slug, 0.0))
        for slug, criterion in whole.criteria.items()
    }


def _set_all(label: str, points: Mapping[str, float], ids: tuple[str, ...], today: date) -> Edit:
    def change(decision: Decision) -> Decision:
        for slug, amount in points.items():
            if slug not in decision.criteria:
                decision = put(decision, ("criteria", slug), Criterion(name=by_id()[slug].name))
            decision = put(decision, ("criteria", slug, "weight"), amount)
        return put(decision, _PATH, ids)

    return reweigh(label, _PATH, "points", change, today=today)
