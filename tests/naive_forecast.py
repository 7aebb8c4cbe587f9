"""The forecast once more, from its definition alone: dates, lists and a walk day by day. Slow on purpose."""
# ruff: noqa: E731, PERF401 - a walk in as few words as it takes

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from roadworthy.model.releases import ReleaseTable

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Line:
    label: str
    released: date
    a: date
    eol: object  # date, None for open
    lts: date | None
    guessed: bool = False
    nth: int = 0


@cache
def natural(label):
    parts = []
    for chunk in re.split(r"[.\-_ ]", label):
        for run in re.findall(r"[0-9]+|[^0-9]+", chunk):
            parts.append((1, int(run), "") if run.isdigit() else (0, 0, run))
    return parts


@cache
def order(line):
    return (line.a, line.nth, natural(line.label))


def digit(line):
    return line.label[:1] in set("0123456789")


@cache
def newer(x, c):
    if order(x) <= order(c):
        return False
    both = not x.nth and not c.nth and digit(x) and digit(c)
    return not (both and natural(x.label) < natural(c.label))


def months_later(day, months):
    total = day.year * 12 + day.month - 1 + months
    year, month = total // 12, total % 12 + 1
    for last in (day.day, 30, 29, 28):
        if last <= day.day:
            try:
                return date(year, month, last)
            except ValueError:
                continue
    raise AssertionError


def lines_of(table):
    rows = [row for row in table.cycles if row.released is not None]
    rows = sorted(rows, key=lambda row: (row.released, natural(row.cycle)))
    found = []
    for place, row in enumerate(rows):
        eol, guessed = (row.eol if isinstance(row.eol, date) else None), False
        if row.eol is True:
            following = [other.released for other in rows[place + 1 : place + 2]]
            eol, guessed = max(row.released, min([table.as_of, *following])), True
        lts = row.released if row.lts is True else row.lts if isinstance(row.lts, date) else None
        found.append(Line(row.cycle, row.released, row.released, eol, lts, guessed))
    return found


class Habit:
    def __init__(self, lines, event_lines, as_of, lts_only=False):
        self.as_of = as_of
        self.events: list[Any] = []
        counted = None
        for line in sorted(event_lines, key=order):
            if counted and digit(line) and digit(counted) and natural(line.label) <= natural(counted.label):
                continue
            counted = line
            if not self.events or (line.a - self.events[-1]).days >= 14:
                self.events.append(line.a)
        self.gaps = [(b - a).days for a, b in zip(self.events, self.events[1:], strict=False)][-4:]
        weights = range(1, len(self.gaps) + 1)
        self.cadence = (
            sum(i * g for i, g in zip(weights, self.gaps, strict=True)) // sum(weights) if self.gaps else None
        )
        lines = sorted(lines, key=order)

        def known(line):
            return line.eol is not None and not line.guessed and line.eol > line.a

        lengths = [(line.eol - line.a).days for line in lines if known(line)][-4:]
        self.supports, self.support = [], None
        if lengths:
            usual = sum(lengths) // len(lengths)
            every = []
            for line in lines:
                if known(line):
                    every.append((line.eol - line.a).days)
                elif line.eol is None and (as_of - line.a).days >= usual:
                    every.append((as_of - line.a).days)
            self.supports = every[-4:]
            self.support = sum(self.supports) // len(self.supports)
        self.k = None
        if not any(line.eol is not None and not line.guessed and line.eol > as_of for line in lines):
            for k in range(1, 7):
                values = []
                for line in lines:
                    later = self.later(line)
                    if len(later) < k:
                        continue
                    if known(line):
                        values.append((line.eol - later[k - 1]).days)
                    elif line.eol is None and (as_of - later[k - 1]).days > 30:
                        values.append("failure")
                values = values[-3:]
                if len(values) == 3 and "failure" not in values and all(-30 <= v <= 30 for v in values):
                    self.k = k
                    self.supports = [max(0, v) for v in values]
                    break
        if lts_only and len(self.events) == 1 and self.support is not None:
            self.cadence, self.gaps = self.support, [self.support]
        if self.k:
            self.support = sorted(self.supports)[1]
        self.alive = self.cadence is not None and (as_of - self.events[-1]).days <= 2 * self.cadence

    def later(self, line):
        return [event for event in self.events if (event - line.a).days >= 14]

    def release(self, n, cadence):
        last = self.events[-1]
        m = max(0, (self.as_of - last).days // cadence)
        return last + timedelta(days=cadence * (n + m))


class Naive:
    def __init__(self, table: ReleaseTable, start, months, policy, current=None):
        self.table, self.start, self.policy, self.current = table, start, policy, current
        self.as_of = table.as_of
        self.end = months_later(start, months)
        lines = lines_of(table)
        self.other = None
        self.habit = Habit(lines, lines, self.as_of)
        self.published = lines
        self.candidates = lines
        kept = [replace(line, a=line.lts) for line in lines if line.lts]
        if policy.kind == "lts" and kept:
            habit = Habit(kept, kept, self.as_of, lts_only=True)
            there = [c for c in kept if c.a <= self.as_of and (c.eol is None or self.as_of < c.eol)]
            if habit.alive and there:
                rest = [line for line in lines if not line.lts]
                self.habit, self.other = habit, Habit(rest, lines, self.as_of)
                self.candidates, self.published = kept, kept + rest

    def ends(self, cadence, support):
        """Every line of this future with the day on which its support ends (None: never)."""
        found = {}
        for line in self.published:
            if line.eol is not None:
                found[line] = line.eol
                continue
            habit, k, s = self.habit, cadence, support
            if self.other is not None and not line.lts:
                habit, k, s = self.other, self.other.cadence, self.other.support
            until = None
            if s is not None:
                if habit.k:
                    later = habit.later(line)
                    if len(later) >= habit.k:
                        until = later[habit.k - 1] + timedelta(days=s)
                    elif habit.alive:
                        until = habit.release(habit.k - len(later), k) + timedelta(days=s)
                else:
                    until = line.a + timedelta(days=s)
            found[line] = until if until is not None and until > self.as_of else None
        if cadence is not None and self.habit.alive:
            n = 1
            while self.habit.release(n, cadence) < self.end:
                day = self.habit.release(n, cadence)
                until = None
                if support is not None:
                    until = day + timedelta(days=support + (self.habit.k or 0) * cadence)
                found[Line("", day, day, None, None, nth=n)] = until
                n += 1
        return found

    def walk(self, cadence, support):
        """Moves, unsupported days and whether anything is projected, day by day."""
        ends = self.ends(cadence, support)
        candidates = self.candidates + [line for line in ends if line.nth]
        lives = lambda line, day: ends[line] is None or day < ends[line]
        newest = lambda some: max(some, key=order) if some else None
        day = self.start
        if self.current is not None:
            line = next(line for line in self.published if line.label == self.current)
        else:
            if not self.published:
                return [], 0, False, None
            day = max(day, min(line.released for line in self.published))
            if day >= self.end:
                return [], 0, False, None
            out = [line for line in self.published if line.released <= day]
            if self.policy.kind == "latest":
                line = newest(out)
            else:
                line = (
                    newest([c for c in self.candidates if c.a <= day and lives(c, day)])
                    or newest([c for c in out if lives(c, day)])
                    or newest(out)
                )
        self.newers, self.deadline = {}, {}
        first, moves, unsupported, projected = line, [], 0, False
        if self.policy.kind == "latest":
            soon = months_later(self.as_of, self.policy.within_months)
            projected = day < self.end and soon < self.end  # a window without a day counts nothing
        while day < self.end:
            while (target := self.wanted(line, day, candidates, lives, newest)) is not None:
                # The line that is left was relied on, even where that was for no whole day.
                projected |= line.guessed or (line.eol is None and day > self.as_of)
                moves.append(day)
                line = target
            projected |= bool(line.nth or line.guessed)
            projected |= line.eol is None and day >= self.as_of
            if not lives(line, day):
                unsupported += 1
                projected |= day >= self.as_of
            day += DAY
        return moves, unsupported, projected, first.label

    def wanted(self, line, day, candidates, lives, newest):
        if self.policy.kind == "latest":
            newer_ones = self.newer_ones(line, candidates)
            if not newer_ones:
                return None
            deadline = self.deadline[line]
            return newest([c for c in newer_ones if c.a <= day]) if day >= deadline else None
        if lives(line, day):
            return None
        fit = lambda some, when: [c for c in some if newer(c, line) and when(c) <= day and lives(c, day)]
        return newest(fit(candidates, lambda c: c.a)) or newest(fit(self.published, lambda c: c.released))

    def newer_ones(self, line, candidates):
        if line not in self.newers:
            self.newers[line] = [c for c in candidates if newer(c, line)]
            days = [c.a for c in self.newers[line]]
            self.deadline[line] = months_later(min(days), self.policy.within_months) if days else None
        return self.newers[line]

    def futures(self):
        habit = self.habit
        if habit.cadence is None:
            return [(None, habit.support)]
        supports = habit.supports or [None, habit.cadence]
        return [
            (max(14, gap * f // 100), support)
            for gap in habit.gaps
            for f in (85, 100, 115)
            for support in supports
        ]

    def answer(self):
        moves, unsupported, projected, first = self.walk(self.habit.cadence, self.habit.support)
        played = {future: self.walk(*future)[0] for future in set(self.futures())}
        courses = [played[future] for future in self.futures()]
        counts = sorted(map(len, courses))
        q = -(-len(counts) // 10)
        never = date.max
        nexts = [course[0] if course else never for course in [moves, *courses]]
        day = lambda found: None if found == never else found
        return {
            "forced_upgrades": len(moves),
            "low": min(counts[q - 1], len(moves)),
            "high": max(counts[-q], len(moves)),
            "unsupported_days": unsupported,
            "projected": projected,
            "first_cycle": first,
            "next_forced_upgrade": day(nexts[0]),
            "next_earliest": day(min(nexts)),
            "next_latest": day(max(nexts)),
        }


def likely(table, start, months, policy, found):
    """Definition 3 by the naive walk over the months before."""
    first = min((row.released for row in table.cycles if row.released is not None), default=None)
    since = months_later(start, -months)
    if first is None or since < first:
        return found.forced_upgrades
    past = Naive(table, since, months, policy)
    past.end = start
    return min(max(len(past.walk(past.habit.cadence, past.habit.support)[0]), found.low), found.high)
