"""How many examples of a property are looked at: all by `make test-all`, two in five of them by `make test`.

Both are the same at every run. A test that counts on having met something says so itself, and fails where it has not.
"""

from hypothesis import settings

STEADY, THOROUGH = "steady", "thorough"
_MOST = 100
"""How many examples Hypothesis looks at where nothing else is said."""


def register_profiles() -> None:
    """Make both profiles known: the same examples at every run, and no limit on the time of one.

    A failure is then the code's, never the machine's.
    """
    always = {"derandomize": True, "deadline": None, "print_blob": True}
    settings.register_profile(THOROUGH, max_examples=_MOST, **always)
    settings.register_profile(STEADY, max_examples=_fewer(_MOST), **always)


def examples(most: int) -> settings:
    """So many examples of a property for Hypothesis to look at, or two in five."""
    return settings(max_examples=most if _all_are_asked_for() else _fewer(most))


def seeds(most: int) -> range:
    """The seeds from 0 for so many examples, or the first two in five."""
    return range(most if _all_are_asked_for() else _fewer(most))


def _all_are_asked_for() -> bool:
    return settings.get_current_profile_name() == THOROUGH


def _fewer(most: int) -> int:
    return -(-most * 2 // 5)
