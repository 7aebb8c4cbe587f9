"""Asking who amends a decision that was made, or opens it again, and why."""

from collections.abc import Callable, Mapping
from typing import Any

from textual.app import App

from roadworthy.edits.amendment import amend
from roadworthy.edits.edit import Edit
from roadworthy.edits.status import move_status
from roadworthy.session import Session
from roadworthy.session.person import git_name
from roadworthy.tui.screens.prompt import Field, PromptScreen


def own_name(session: Session) -> str:
    """The name that git knows beside the decision's file; empty where there is none."""
    return git_name(session.path.parent) if session.path else ""


def ask_amendment(
    app: App[Any],
    session: Session,
    grounds: tuple[str, ...],
    changes: tuple[str, ...],
    then: Callable[[str], object],
) -> None:
    """Put on record what was changed after the decision, with who and why; `then` is told its label."""
    _ask(
        app, session, f"Amendment of {' and '.join(grounds)}", "put on record",
        make=lambda role, why: amend(grounds, session.today(), role, why, changes), then=then,
    )  # fmt: skip


def ask_reopening(app: App[Any], session: Session) -> None:
    """Move the status to reopened, with who does it and why."""
    _ask(
        app, session, "Reopen the decision", "reopen",
        make=lambda role, why: move_status("reopened", session.today(), role, why), then=lambda _: None,
    )  # fmt: skip


def _ask(
    app: App[Any],
    session: Session,
    title: str,
    does: str,
    *,
    make: Callable[[str, str], Edit],
    then: Callable[[str], object],
) -> None:
    def take(values: Mapping[str, str]) -> object:
        return make(values["role"], values["why"])

    def taken(edit: object) -> None:
        if isinstance(edit, Edit):
            session.end_step()
            session.do(edit)
            session.end_step()
            then(edit.label)

    fields = (Field("role", "By", own_name(session), "lead, architecture board, …"), Field("why", "Why"))
    app.push_screen(PromptScreen(title, fields, take, does=does), taken)
