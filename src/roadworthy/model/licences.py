"""Names of licences, and which of them are approved."""

from collections.abc import Mapping

from roadworthy.model.frozen import frozen


@frozen
class LicenceNames:
    """What is known about names of licences."""

    osi: frozenset[str]
    """SPDX ids that the Open Source Initiative has approved, in lower case."""
    spellings: Mapping[str, str]
    """Other ways of writing them, in lower case, to the SPDX id; ambiguous ones are not in it."""
    classifiers: Mapping[str, str]
    """Classifier to the SPDX id, or to nothing where it is approved and does not say which."""
