"""What a shell completes with names that stand in the decision that the command line names."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from roadworthy.model import Decision


def voter_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> Sequence[str]:
    """The names of those invited that begin so, or their keys where a name is there twice."""
    decision = _decision_named(ctx)
    voters = decision.ballots.voters if decision is not None else {}
    names = [voter.name or slug for slug, voter in voters.items()]
    asked = {slug: slug if names.count(name) > 1 else name for slug, name in zip(voters, names, strict=True)}
    return [name for name in asked.values() if name.casefold().startswith(incomplete.casefold())]


def horizon_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> Sequence[str]:
    """The keys of the horizons that begin so."""
    decision = _decision_named(ctx)
    return [key for key in (decision.horizons if decision is not None else ()) if key.startswith(incomplete)]


def table_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> Sequence[str]:
    """The tables to which records are added that begin so."""
    decision = _decision_named(ctx)
    if decision is None:
        return ()
    from roadworthy.interview.script import tables
    from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
    from roadworthy.method.analysis import Analysis

    known = (".".join(one.path) for one in tables(Analysis(decision, date.min, signs=SIGN_CATALOGUE)))
    return [name for name in dict.fromkeys(known) if name.startswith(incomplete)]


def act_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> Sequence[str]:
    """The ids of what can be done to the decision that begin so."""
    decision = _decision_named(ctx)
    if decision is None:
        return ()
    from roadworthy.interview.acts import acts
    from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
    from roadworthy.method.analysis import Analysis

    known = (one.id for one in acts(Analysis(decision, date.min, signs=SIGN_CATALOGUE)))
    return [name for name in dict.fromkeys(known) if name.startswith(incomplete)]


def paths_inside(ctx: click.Context, _param: click.Parameter, incomplete: str) -> Sequence[str]:
    """The paths of records and answers one key further than what is typed."""
    decision = _decision_named(ctx)
    if decision is None or "=" in incomplete:
        return ()
    from roadworthy.model.plain import canonical

    before, dot, _ = incomplete.rpartition(".")
    node: Any = canonical(decision)
    for key in before.split(".") if dot else ():
        node = node.get(key) if isinstance(node, dict) else None
    keys = node if isinstance(node, dict) else {}
    return [path for key in keys if (path := f"{before}{dot}{key}").startswith(incomplete)]


def _decision_named(ctx: click.Context) -> "Decision | None":
    from roadworthy.store import StoreError, load

    # An option that waits for its value leaves the arguments before it unread.
    file = ctx.params.get("file") or next(iter(ctx.args), None)
    try:
        return load(file) if file is not None else None
    except StoreError:
        return None
