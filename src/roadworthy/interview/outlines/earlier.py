"""What earlier decisions judged too high or too low, told where a criterion is weighed or scored."""

from roadworthy.interview.view import View
from roadworthy.method.analysis import Analysis


def earlier_lines(of: Analysis, view: View, criterion: str) -> tuple[str, ...]:
    """A sentence for each earlier judgement of a criterion that turned out wrong."""
    if not view.earlier:
        return ()
    from roadworthy.interview.earlier import hints  # noqa: PLC0415 - only where somebody has looked back

    return hints(view.earlier, of.decision, criterion)
