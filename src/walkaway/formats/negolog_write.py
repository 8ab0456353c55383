"""A domain as NegoLog's profiles."""

import json

from walkaway.errors import InputError
from walkaway.formats.separate import Separated, separate
from walkaway.formats.written import Written, cannot, level_text, lost_discounts
from walkaway.space import Domain

__all__ = ["write_negolog"]

NAME = "NegoLog"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def write_negolog(domain: Domain) -> Written:
    """Return one file a profile, named profileA.json, profileB.json and so on.

    Numbers in steps become listed values.

    Raises:
        InputError: a utility is no plain sum over the issues, or an issue takes any real number.
    """
    if len(domain.profiles) > len(LETTERS):
        raise InputError(f"{NAME} names its profiles by letters, and {len(domain.profiles)} are too many")
    for issue in domain.issues:
        if issue.range is not None and issue.range.step is None:
            raise InputError(f"{NAME} lists values, and '{issue.id}' takes any number; give it a step")
    files = []
    for letter, profile in zip(LETTERS, domain.profiles, strict=False):
        found = separate(domain, profile)
        if not found.is_sum:
            raise cannot(NAME, profile.id, _why(found))
        rows = found.with_constant()
        data = {
            "reservationValue": domain.reservation(profile.id),
            "issueWeights": {row.issue.id: row.weight for row in rows},
            "issues": {
                row.issue.id: dict(zip(map(level_text, row.levels), map(float, row.numbers), strict=True))
                for row in rows
            },
        }
        files.append((f"profile{letter}.json", json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False) + "\n"))
    return Written(files=tuple(files), losses=tuple(lost_discounts(domain, NAME)))


def _why(found: Separated) -> str:
    if found.at_most is not None:
        return f"it is cut at {found.at_most:g}, and {NAME} cuts nothing"
    return f"it hangs on several issues at once, and {NAME} has sums over the issues only"
