"""The source as trees: a dozen laws of the house read all of it, and parsing takes longer than what they do with it."""

import ast
from functools import cache


@cache
def tree_of(text: str) -> ast.Module:
    """The tree of a file of the house; nobody changes it."""
    return ast.parse(text)


@cache
def nodes_of(text: str) -> tuple[ast.AST, ...]:
    """All that is in the tree of a file, as `ast.walk` goes through it."""
    return tuple(ast.walk(tree_of(text)))
