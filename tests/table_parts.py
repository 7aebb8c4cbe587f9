"""What random decision tables are put together from: figures, the words of cells, and what is true of them.

All arithmetic is exact.
"""

import random
from collections.abc import Callable
from fractions import Fraction

from table_languages import LANGUAGES
from table_truth import Score, Truth, number

CANDIDATES = (
    "Alpha",
    "Beta",
    "Gamma Ray",
    "Delta-4",
    "Django",
    "Spring Boot 3.4",
    "方案甲",
    "Bêta",
    "Go + chi",
    "C#",
)
SCALES = ((1, 5), (1, 10), (0, 10), (0, 5), (1, 6), (0, 2), (0, 3), (0, 100), (-2, 2), (0, 12), (1, 4))


class TableParts:
    """The parts of one random table."""

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        self.csv = draw.random() < 0.2
        self.language = draw.choice(list(LANGUAGES))
        self.words = {
            key: draw.choice(values)
            for key, values in LANGUAGES[self.language].items()
            if key not in ("names", "groups")
        }
        self.comma = draw.random() < 0.25 and not self.csv
        self.exact = False
        """Whether every score is known, and no range, and weighted values are told as they are."""
        self.near: list[str] = []
        self.below: list[str] = []

    def chance(self, share: float) -> bool:
        return self.draw.random() < share

    def numbers_of(self, least: int) -> Truth:
        draw = self.draw
        criteria = draw.sample(LANGUAGES[self.language]["names"], draw.randint(least, 6))
        candidates = draw.sample(CANDIDATES, draw.randint(2, 5))
        scale = draw.choice(SCALES)
        kind = draw.choice(["percent", "fraction", "points", "times", *([] if self.exact else ["words"])])
        weights = self._weights(kind, len(criteria))
        low, high = scale
        step = 10 if high == 100 else draw.choice([1, 1, 2])
        pool = [
            Fraction(low) + Fraction(n, 1 if step == 10 else step)
            for n in range((high - low) * (1 if step == 10 else step) + 1)
        ]
        scores: list[list[Score]] = [[self._score(pool) for _ in criteria] for _ in candidates]
        for row in scores:
            row[0] = row[0] or (pool[0], pool[0])
        truth = Truth(
            self.language, criteria, candidates, weights, kind, scores, scale,
            [False] * len(criteria), low_wins=False, form="", right=[],
        )  # fmt: skip
        self._say_scale(truth)
        self._say_direction(truth)
        return truth

    def _weights(self, kind: str, count: int) -> list[Fraction]:
        draw = self.draw
        if kind in ("percent", "fraction"):
            cuts = sorted(draw.sample(range(1, 20), count - 1))
            parts = [5 * (b - a) for a, b in zip([0, *cuts], [*cuts, 20], strict=True)]
            return [Fraction(part) if kind == "percent" else Fraction(part, 100) for part in parts]
        if kind == "words":
            return [Fraction(draw.randint(1, 3)) for _ in range(count)]
        return [Fraction(draw.randint(1, 9)) for _ in range(count)]

    def _score(self, pool: list[Fraction]) -> Score:
        one, other = self.draw.choice(pool), self.draw.choice(pool)
        if self.chance(0.06) and not self.exact:
            return None
        if self.chance(0.05) and pool[0] >= 0 and not self.exact:
            return min(one, other), max(one, other)
        return one, one

    def _say_scale(self, truth: Truth) -> None:
        low, high = truth.scale
        said = {
            "en": [f"Scale {low}-{high}", f"Scores from {low} to {high}.", f"We rated each on a scale of {low} to {high}."], "de": [f"Skala {low} bis {high}"],
            "fr": [f"Échelle de {low} à {high}"], "es": [f"Escala de {low} a {high}"], "pt": [f"Escala de {low} a {high}"], "it": [f"Scala da {low} a {high}"],
            "ru": [f"Шкала {low}–{high}"], "zh": [f"评分 {low}-{high}"], "ja": [f"評価 {low}〜{high}"],
        }[self.language]  # fmt: skip
        self.near.append(self.draw.choice(said))
        truth.features.append("scale said")

    def _say_direction(self, truth: Truth) -> None:
        if self.chance(0.65) or self.csv:
            return
        if self.chance(0.3):
            truth.lower, truth.low_wins = [True] * len(truth.criteria), True
            self.near.append(
                {
                    "en": self.draw.choice(["Lower is better.", "The lowest total wins.", "1 = very good, lower is better"]), "de": "Niedriger ist besser.",
                    "fr": "Plus bas est mieux.", "es": "Más bajo es mejor.", "pt": "Menor é melhor.", "it": "Più basso è meglio.", "ru": "Ниже — лучше.", "zh": "越低越好", "ja": "低いほど良い",
                }[self.language]
            )  # fmt: skip
            truth.features.append("all low")
            return
        for at in self.draw.sample(range(len(truth.criteria)), self.draw.randint(1, len(truth.criteria) - 1)):
            truth.lower[at] = True
        truth.features.append("some low")

    def say_totals(self, truth: Truth) -> None:
        if self.chance(0.2):
            truth.form, truth.right = "none", [truth.value(i) for i in range(len(truth.candidates))]
            return
        whole, high = sum(truth.weights, Fraction(0)), truth.scale[1]
        forms: dict[str, Callable[[Fraction], Fraction]] = {"mean": lambda v: v, "sum": lambda v: v * whole}
        if self.exact:
            forms = {"sum": forms["sum"]} if truth.kind in ("points", "times") else forms
        elif truth.scale[0] >= 0:
            forms["percent"] = lambda v: 100 * v / high
        truth.form = self.draw.choice(list(forms))
        truth.right = [forms[truth.form](truth.value(i)) for i in range(len(truth.candidates))]
        places = self.draw.randint(1, 3)
        half_down = self.chance(0.3)
        sign = "%" if truth.form == "percent" and self.chance(0.5) else ""
        figures = [number(one, places, half_down=half_down) for one in truth.right]
        errors = self.draw.choice([0, 0, 0, 1, 1, 2]) if len(figures) > 2 else self.draw.choice([0, 0, 1])
        for i in self.draw.sample(range(len(figures)), min(errors, len(figures) // 2)):
            off = Fraction(self.draw.choice([-30, -7, -3, 3, 5, 20]), 10**places)
            figures[i] = number(truth.right[i] + off, places)
            truth.wrong.add(truth.candidates[i])
        truth.totals = [f"{self.comma_of(one)}{sign}" for one in figures]
        truth.features.append(truth.form)

    def comma_of(self, words: str) -> str:
        return words.replace(".", ",") if self.comma else words

    def weight_of(self, truth: Truth, at: int) -> str:
        weight = truth.weights[at]
        if truth.kind == "percent":
            return f"{number(weight)}%"
        if truth.kind == "fraction":
            return self.comma_of(number(weight, 2))
        if truth.kind == "words":
            return self.words[{1: "low", 2: "medium", 3: "high"}[int(weight)]]
        return f"×{number(weight)}" if truth.kind == "times" else number(weight)

    def cell_of(self, score: Score, high: int, style: str) -> str:
        if score is None:
            return self.draw.choice(["?", "n/a", "", "TBD"] if style != "out of" else ["?", f"?/{high}"])
        low, top = score
        if low != top:
            return f"{self.comma_of(number(low))}–{self.comma_of(number(top))}"
        words = self.comma_of(number(low))
        if style == "out of":
            return f"{words}/{high}"
        if style == "bold":
            return f"**{words}**"
        if style == "words":
            return f"{words} {self.draw.choice(['–', '--', '—'])} {self.draw.choice(['fine', 'as seen', 'gut', '足够'])}"
        if style == "brackets":
            return f"{words} {self.draw.choice(['(native)', '（受限）', '(as is)'])}"
        return words

    def cells_of(self, truth: Truth) -> list[list[str]]:
        styles = ["plain", "plain", "bold", "words", "brackets"]
        if truth.scale[0] in (0, 1) and truth.scale[1] in (5, 10, 100):
            styles.append("out of")
        style = self.draw.choice(styles)
        truth.features.append(style)
        return [[self.cell_of(score, truth.scale[1], style) for score in row] for row in truth.scores]

    def names_of(self, truth: Truth) -> list[str]:
        """The criteria with what their names say of the better end."""
        if "some low" not in truth.features:
            return list(truth.criteria)
        return [
            f"{name} ({self.words['lower']})" if low else name
            for name, low in zip(truth.criteria, truth.lower, strict=True)
        ]

    def weighted_names(self, truth: Truth) -> list[str]:
        return [f"{name} ({self.weight_of(truth, j)})" for j, name in enumerate(self.names_of(truth))]

    def total_row(self, truth: Truth, width: int) -> list[list[str]]:
        if not truth.totals:
            return []
        all_of_it = {"percent": "100%", "fraction": "1.0"}.get(truth.kind, "")
        if self.comma:
            all_of_it = all_of_it.replace(".", ",")
        blank = self.draw.choice(["", all_of_it])
        bold = self.chance(0.5)
        cells = [f"**{one}**" if bold else one for one in truth.totals]
        assert width == len(cells)
        return [[self.words["total"], blank, *cells]]

    def products_of(self, truth: Truth) -> list[list[str]] | None:
        """Weighted values, a row a candidate; None where there is an unknown or a range, or totals are
        no means or sums.
        """
        if (
            any(score is None or score[0] != score[1] for row in truth.scores for score in row)
            or truth.form == "percent"
        ):
            return None
        whole = sum(truth.weights, Fraction(0)) if truth.form in ("mean", "none") else Fraction(1)
        low, high = truth.scale
        found = []
        for row in truth.scores:
            line = []
            for weight, score, lower in zip(truth.weights, row, truth.lower, strict=True):
                value = score[0] if score else Fraction(0)
                value = low + high - value if lower and not truth.low_wins else value
                product = weight * value / whole
                if (product * 10**6).denominator != 1:
                    return None
                line.append(self.comma_of(number(product)))
            found.append(line)
        return found
