"""The inspection: is a decision still roadworthy, long after it was made?"""

from roadworthy.method.inspection.inspection import Inspected, inspect, inspect_of
from roadworthy.method.inspection.items import InspectionFinding

__all__ = ["Inspected", "InspectionFinding", "inspect", "inspect_of"]
