"""The session: what stations read and send their edits to."""

from pathlib import Path
from typing import ClassVar, Final, Self, Unpack

from roadworthy.edits.edit import Edit, replace
from roadworthy.errors import Missing, ReadOnly, StoreError
from roadworthy.knowledge.questions import CATALOGUE
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision, PathError
from roadworthy.model.aftermath import EarlierLesson
from roadworthy.model.check import problems
from roadworthy.session.clock import Clocks, local_now
from roadworthy.session.decision_file import DecisionFile
from roadworthy.session.history import NamedChange, Snapshot
from roadworthy.session.sharing import same
from roadworthy.session.working_copy import WorkingCopy
from roadworthy.store import Note, atomic, places, recent, versions
from roadworthy.store.load import Loaded, read, read_text
from roadworthy.store.places import absolute
from roadworthy.store.trivia import EMPTY
from roadworthy.store.versions import Version
from roadworthy.text_files import decode

_SAMPLE: Final = "this is a sample; keep a copy to make it yours"


class Session(WorkingCopy[Decision]):
    """One decision being worked on."""

    SETTLES: ClassVar[bool] = True

    def __init__(
        self,
        snapshot: Snapshot[Decision],
        file: DecisionFile | None,
        *,
        notes: tuple[Note, ...] = (),
        read_only_because: str = "",
        **clocks: Unpack[Clocks],
    ) -> None:
        super().__init__(snapshot, file, read_only_because=read_only_because, **clocks)
        self.notes = notes
        """What was worth knowing about the file when it was read."""
        self.earlier: tuple[EarlierLesson, ...] = ()
        """Lessons of other decisions in the folder, once a face has looked for them."""
        self._analysis = Analysis(snapshot.value, self.today(), CATALOGUE, signs=SIGN_CATALOGUE)

    @classmethod
    def open(cls, path: str | Path, **clocks: Unpack[Clocks]) -> Self:
        """Open an existing file; only to look where another walk has it open. Raises StoreError."""
        place = absolute(path)
        file, loaded, because = DecisionFile.open(place, clocks.get("now", local_now)(), str(path))
        notes = (*loaded.notes, *file.notes())
        return cls(_snapshot(loaded), file, notes=notes, read_only_because=because, **clocks)

    @classmethod
    def create(cls, path: str | Path, start: str | Decision = "", **clocks: Unpack[Clocks]) -> Self:
        """Begin a new file, with a title or a whole decision. Raises Exists, never overwrites; StoreError.

        Where somebody left off in another file that was called so is forgotten.
        """
        if isinstance(start, str):
            from roadworthy.knowledge.templates import new_decision  # noqa: PLC0415 - for a new file alone

            start = new_decision(start)
        session = cls(Snapshot(start, EMPTY), None, **clocks)
        session.save_as(path)
        if recent.left_off(path) is not None:
            recent.forget(path)
        return session

    @classmethod
    def sample(cls, name: str, **clocks: Unpack[Clocks]) -> Self:
        """A shipped sample, to look at until it is kept. Raises Missing or StoreError."""
        loaded = read(places.sample_file(name))
        return cls(_snapshot(loaded), None, notes=loaded.notes, read_only_because=_SAMPLE, **clocks)

    @property
    def analysis(self) -> Analysis:
        """All that is worked out about the decision as it is now, on today's date."""
        with self._lock:
            self._analysis = self._analysis.after(self.value, self.today())
            return self._analysis

    @property
    def path(self) -> Path | None:
        """The file; None for a sample that was not kept."""
        return self._storage.path if self._storage else None

    def do(self, edit: Edit) -> bool:
        """Apply an edit to the current value; whether anything changed.

        False as well where the session is read-only. A PathError passes through, the value unchanged; it is
        raised, too, for an edit after which the file would not load, such as a score outside the scale.
        """
        return self._change(edit)

    def _fitting(self, change: NamedChange[Decision], new: Decision) -> Decision:
        del change
        for problem in problems(new, self.value):
            raise PathError(problem.path, f"{problem.what}; {problem.todo}")
        return new

    def theirs(self) -> Decision:
        """The decision on the disk. Raises StoreError."""
        return self._place().read().value

    def differences(self) -> list[str]:
        """What differs between the file on the disk and this session, by station. Raises StoreError."""
        from roadworthy.report.difference_lines import difference_lines  # noqa: PLC0415 - seldom wanted

        return difference_lines(self.theirs(), self.value, self.today())

    def reload(self) -> None:
        """Take what is on the disk; undo brings the session's own back. Raises StoreError."""
        file = self._place()
        with self._disk:
            loaded = file.take()
            file.keep(self._snapshot, self._now())
        self._take(loaded, "Reloaded from the file")

    def follow(self) -> bool:
        """Take what somebody else wrote, where nothing of ours would be lost by it; whether it was taken.

        Undo brings back what stood there. A file that is gone or can't be read is not taken.
        """
        if self.state != "conflict" or self.value is not self._saved:
            return False
        try:
            self.reload()
        except StoreError:
            return False
        return True

    def keep_mine(self) -> None:
        """Write the session's own over the file; what was there is kept as a version. Raises StoreError."""
        file = self._place()
        with self._disk:
            file.keep_theirs(self._now())
        with self._lock:
            self._conflict = False
            self._saved = None
        self.save()

    def save_as(self, path: str | Path) -> None:
        """Write to a new file and go on there; overwrites nothing. Raises StoreError, all then as it was."""
        self._finish_works()
        atomic.check_free(path)
        with self._disk:
            snapshot = self._snapshot
            file = DecisionFile.new(absolute(path), snapshot, self._now())
            if self._storage:
                self._storage.free()
        with self._lock:
            self._storage, self.read_only_because = file, ""
            self._written(snapshot)
        self._tell()

    def keep_as(self, path: str | Path) -> None:
        """Make a sample the person's own, in a new file. Raises StoreError."""
        self.save_as(path)

    def take_over(self) -> None:
        """Take the file, as it is now, from the walk that has it; undo covers it. Raises StoreError."""
        file = self._place()
        with self._disk:
            loaded = file.take_over(self._now())
        self.read_only_because = ""
        self._take(loaded, "Took the file over")

    def versions(self) -> tuple[Version, ...]:
        """The kept versions of this file, the newest first."""
        return versions.versions_of(self.path) if self.path else ()

    def restore(self, version: Version) -> None:
        """Go back to a version; undo covers it. Raises StoreError; ReadOnly where it may only look."""
        if self.read_only:
            raise ReadOnly(self.read_only_because, file=self.path)
        name = f"version of {version.when.astimezone():%Y-%m-%d %H:%M}"
        decision, notes, trivia = read_text(decode(versions.read_version(version), name), name)
        file = self._place()
        with self._disk:
            file.keep(self._snapshot, self._now())
        with self._lock:
            self._remember(replace(decision, f"Back to the {name}"), decision)
            self.notes = notes
            self._become(Snapshot(decision, trivia))
        self._tell()

    def _place(self) -> DecisionFile:
        """The file, with nothing under way that another thread does with it."""
        self._finish_works()
        if not isinstance(self._storage, DecisionFile):
            raise Missing("this sample is in no file yet", todo="keep a copy first")
        return self._storage

    def _remember(self, edit: Edit, new: Decision) -> None:
        self._history.end_step()
        self._history.push(edit, self._snapshot, new)

    def _take(self, loaded: Loaded, label: str) -> None:
        with self._lock:
            if not same(loaded.decision, self.value):
                self._remember(replace(loaded.decision, label), loaded.decision)
            self._snapshot = _snapshot(loaded)
            self._saved = loaded.decision
            self.notes = loaded.notes
            self._conflict, self.problem = False, None
            self._scheduler.rest()
        self._tell()


def _snapshot(loaded: Loaded) -> Snapshot[Decision]:
    return Snapshot(loaded.decision, loaded.trivia)
