"""How much of a file's robustness is worked out, so that a file of any size is answered soon."""

from typing import Final

from roadworthy.method.audit.table import DecisionTable
from roadworthy.method.finding import Finding
from roadworthy.method.matrix import DecisionMatrix

MOST_WORK: Final = 60_000
"""Per file: some 180 tables of three candidates and five criteria, or two of a hundred of each."""
_EACH: Final = 300
"""What even the smallest table costs."""


def work(matrix: DecisionMatrix) -> int:
    """What a matrix's robustness costs, in comparisons a draw: ranks m², values m n, stable intervals n²."""
    candidates, criteria = len(matrix.candidates), len(matrix.criteria)
    return _EACH + candidates * (candidates + criteria) + criteria * criteria // 20


class Reach:
    """The work that may still go into one file, table by table in its order."""

    def __init__(self, most: int = MOST_WORK) -> None:
        self._left = most

    def takes(self, matrix: DecisionMatrix) -> bool:
        """Whether this matrix's robustness is still worked out; then its work is taken off."""
        if work(matrix) > self._left:
            return False
        self._left -= work(matrix)
        return True


def beyond_reach(table: DecisionTable) -> Finding:
    """The note that nothing is said of how sure the winner is."""
    return Finding("beyond-reach", "note", facts={"line": table.line})
