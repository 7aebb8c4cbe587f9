"""Random decision tables as people write them, with what is true of each: the other side of the reader.

Nothing here is shared with the reader.
"""

import csv
import io
import random
from fractions import Fraction

from table_languages import LANGUAGES
from table_parts import TableParts
from table_truth import Truth, number

SHAPES = (
    "rows", "rows", "in names", "columns", "weight row", "pairs", "two heads", "long", "below", "groups",
    "sums of groups", "folded",
)  # fmt: skip
EXACT = frozenset({"pairs", "two heads", "sums of groups", "folded"})
"""Those in which weighted values stand, which are known and told exactly."""


def make(seed: int) -> tuple[str, str, Truth]:
    """The kind of file (``md`` or ``csv``), its text, and what is true of it."""
    return _Maker(random.Random(seed)).made()


class _Maker(TableParts):
    def made(self) -> tuple[str, str, Truth]:
        shape = self.draw.choice(SHAPES)
        self.exact = shape in EXACT and not self.csv
        truth = self.numbers_of(4 if "groups" in shape else 2)
        self.say_totals(truth)
        if self.csv:
            return "csv", self._as_csv(truth), truth
        truth.features.append(shape)
        table = getattr(self, "_" + shape.replace(" ", "_"))(truth)
        lines = ["# Choice", "", *self.near, "", *_markdown(table), "", *self.below, ""]
        return "md", "\n".join(lines), truth

    def _rows(self, truth: Truth) -> list[list[str]]:
        cells, names = self.cells_of(truth), self.names_of(truth)
        head = [self.words["criterion"], self.words["weight"], *truth.candidates]
        rows = [[names[j], self.weight_of(truth, j), *(row[j] for row in cells)] for j in range(len(names))]
        rows += self.total_row(truth, len(truth.candidates))
        if "some low" in truth.features and self.chance(0.5):
            plain = [[name, *row[1:]] for name, row in zip(truth.criteria, rows, strict=False)]
            rows = [*plain, *rows[len(plain) :]]
            ends = [("min" if low else "max") for low in truth.lower]
            head.insert(1, self.draw.choice(["Direction", "Goal", "Better"]))
            for row, end in zip(rows, [*ends, ""], strict=False):
                row.insert(1, end)
            truth.features.append("direction column")
        if self.chance(0.2):
            head.append(self.words["notes"])
            rows = [[*row, self.draw.choice(["", "seen", "3 of 5 agree"])] for row in rows]
        if self.chance(0.15):
            head.insert(0, self.draw.choice(["#", "No.", "Nr."]))
            rows = [[str(at + 1) if at < len(truth.criteria) else "", *row] for at, row in enumerate(rows)]
        return [head, *rows]

    def _columns(self, truth: Truth) -> list[list[str]]:
        if truth.kind in ("words", "points"):
            return self._rows(truth)
        cells = self.cells_of(truth)
        head = [
            self.words["option"],
            *self.weighted_names(truth),
            *([self.words["total"]] if truth.totals else []),
        ]
        rows = [[name, *cells[i], *(truth.totals[i : i + 1])] for i, name in enumerate(truth.candidates)]
        return [head, *rows]

    def _weight_row(self, truth: Truth) -> list[list[str]]:
        cells = self.cells_of(truth)
        total = [self.words["total"]] if truth.totals else []
        head = [self.words["option"], *self.names_of(truth), *total]
        weights = [
            self.words["weight"],
            *(self.weight_of(truth, j) for j in range(len(truth.criteria))),
            *([""] if total else []),
        ]
        rows = [[name, *cells[i], *(truth.totals[i : i + 1])] for i, name in enumerate(truth.candidates)]
        return [head, weights, *rows]

    def _in_names(self, truth: Truth) -> list[list[str]]:
        cells = self.cells_of(truth)
        head = [self.words["criterion"], *truth.candidates]
        rows = [[name, *(row[j] for row in cells)] for j, name in enumerate(self.weighted_names(truth))]
        return [head, *rows, *([[self.words["total"], *truth.totals]] if truth.totals else [])]

    def _pairs(self, truth: Truth, two: bool = False) -> list[list[str]]:
        products = self.products_of(truth)
        if products is None:
            return self._rows(truth)
        truth.features.append("products")
        names = self.names_of(truth)
        scores = [[self.comma_of(number(score[0])) if score else "" for score in row] for row in truth.scores]
        heads: list[str] = []
        for name in truth.candidates:
            heads += (
                [name, ""]
                if two
                else [f"{name} ({self.words['score']})", f"{name} ({self.words['weighted']})"]
            )
        table = [[self.words["criterion"], self.words["weight"], *heads]]
        if two:
            table.append(["", "", *([self.words["score"], self.words["weighted"]] * len(truth.candidates))])
        for j, name in enumerate(names):
            row = [name, self.weight_of(truth, j)]
            for i in range(len(truth.candidates)):
                row += [scores[i][j], products[i][j]]
            table.append(row)
        if truth.totals:
            table.append([self.words["total"], "", *(part for total in truth.totals for part in ("", total))])
        return table

    def _two_heads(self, truth: Truth) -> list[list[str]]:
        return self._pairs(truth, two=True)

    def _cut(self, truth: Truth, least: int) -> list[range]:
        """The criteria in two groups or more, some of them of two rows or more and none of fewer than `least`."""
        count = len(truth.criteria)
        cuts = sorted(self.draw.sample(range(1, count), self.draw.randint(1, max(1, count // 2 - 1))))
        groups = [range(a, b) for a, b in zip([0, *cuts], [*cuts, count], strict=True)]
        right = max(map(len, groups)) > 1 and min(map(len, groups)) >= least
        return groups if right else [range(2), range(2, count)]

    def _group_names(self) -> list[str]:
        return self.draw.sample(LANGUAGES[self.language]["groups"], 3)

    def _groups(self, truth: Truth) -> list[list[str]]:
        """A row with the weight of its group above each group of criteria."""
        if truth.kind == "words" or len(truth.criteria) < 3:
            return self._rows(truth)
        table = self._rows(truth)
        if len(table[0]) != 2 + len(truth.candidates):
            return table
        truth.features.append("heads of groups")
        head, *rows = table
        bold, found = self.chance(0.5), [head]
        for name, group in zip(self._group_names(), self._cut(truth, 1), strict=False):
            weight = self._weight_of(truth, group)
            row = [f"**{name}**" if bold else name, f"**{weight}**" if bold else weight]
            found += [[*row, *[""] * len(truth.candidates)], *(rows[j] for j in group)]
        return [*found, *rows[len(truth.criteria) :]]

    def _weight_of(self, truth: Truth, group: range) -> str:
        weight = sum((truth.weights[j] for j in group), Fraction(0))
        if truth.kind == "fraction":
            return self.comma_of(number(weight, 2))
        return number(weight) + ("%" if truth.kind == "percent" else "")

    def _sums_of_groups(self, truth: Truth) -> list[list[str]]:
        """A row with what its group adds up to below each group of criteria."""
        products = self.products_of(truth) if truth.kind != "words" and len(truth.criteria) > 3 else None
        table = self._rows(truth)
        if products is None or len(table[0]) != 2 + len(truth.candidates):
            return table
        truth.features.append("sums of groups")
        head, *rows = table
        found = [head]
        called = self.draw.choice(["{}", "{}", "Σ {}", self.words["total"].strip("*") + " {}"])
        for name, group in zip(self._group_names(), self._cut(truth, 2), strict=False):
            parts = [sum((self._exact(row[j]) for j in group), Fraction(0)) for row in products]
            sums = [self.comma_of(number(part)) for part in parts]
            found += [*(rows[j] for j in group), [called.format(name), self._weight_of(truth, group), *sums]]
        return [*found, *rows[len(truth.criteria) :]]

    def _exact(self, words: str) -> Fraction:
        return Fraction(words.replace(",", "."))

    def _folded(self, truth: Truth) -> list[list[str]]:
        """Criteria as columns, each with its weighted values in the column behind it."""
        products = self.products_of(truth) if truth.kind != "words" else None
        if products is None:
            return self._columns(truth)
        truth.features.append("folded")
        in_row = truth.kind == "points" or self.chance(0.4)
        names = self.names_of(truth) if in_row else self.weighted_names(truth)
        weighted = self.words["weighted"]
        called = self.draw.choice(["", weighted, "{} (" + weighted + ")", weighted + " {}"])
        total = [self.words["total"]] if truth.totals else []
        head = [self.words["option"]]
        for j, name in enumerate(names):
            head += [name, called.format(truth.criteria[j])]
        rows = []
        if in_row:
            weights = [part for j in range(len(names)) for part in (self.weight_of(truth, j), "")]
            rows.append([self.words["weight"], *weights, *([""] if total else [])])
        for i, candidate in enumerate(truth.candidates):
            scores = [self.comma_of(number(score[0])) if score else "" for score in truth.scores[i]]
            pairs = [part for pair in zip(scores, products[i], strict=True) for part in pair]
            rows.append([candidate, *pairs, *truth.totals[i : i + 1]])
        return [[*head, *total], *rows]

    def _long(self, truth: Truth) -> list[list[str]]:
        truth.totals, truth.wrong, truth.form = [], set(), "none"
        names = self.names_of(truth)
        head = [self.words["option"], self.words["criterion"], self.words["weight"], self.words["score"]]
        cells = [[self.cell_of(score, truth.scale[1], "plain") for score in row] for row in truth.scores]
        rows = [
            [candidate, names[j], self.weight_of(truth, j), cells[i][j]]
            for i, candidate in enumerate(truth.candidates)
            for j in range(len(names))
        ]
        return [head, *rows]

    def _below(self, truth: Truth) -> list[list[str]]:
        totals, truth.totals = truth.totals, []
        table = self._rows(truth)
        if totals:
            self.below = [
                f"**{self.words['total'].strip('*')}:**",
                "",
                *(f"- {name}: {one}" for name, one in zip(truth.candidates, totals, strict=True)),
            ]
            truth.totals = totals
            truth.features.append("totals below")
        return table

    def _as_csv(self, truth: Truth) -> str:
        """A scorecard in CSV has no place for a scale: so figures are plain and the file is read with
        its scale.
        """
        out = io.StringIO()
        separator = self.draw.choice([",", ";", "\t"])
        self.comma = separator == ";"
        cells = [[self.cell_of(score, truth.scale[1], "plain") for score in row] for row in truth.scores]
        rows = [["criterion", "weight", *truth.candidates]]
        rows += [
            [name, self.weight_of(truth, j), *(row[j] for row in cells)]
            for j, name in enumerate(truth.criteria)
        ]
        if truth.totals:
            rows.append([self.words["total"].strip("*"), "", *(self.comma_of(one) for one in truth.totals)])
        writer = csv.writer(out, delimiter=separator, lineterminator=self.draw.choice(["\n", "\r\n"]))
        if self.chance(0.2):
            out.write(f"sep={separator}\n")
        writer.writerows(rows)
        truth.features.append("csv")
        return out.getvalue()


def _markdown(table: list[list[str]]) -> list[str]:
    head, *rows = [f"| {' | '.join(row)} |" for row in table]
    return [head, "|" + "---|" * len(table[0]), *rows]
