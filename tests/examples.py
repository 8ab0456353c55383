"""How many examples of a property are looked at: all by `make test-all`, the first two in five by `make test`.

Examples come in the same order at every run, so those of `make test` are the beginning of those of `make test-all`.
What a property's examples must hold, a test says itself: a count of them, or a search that fails where none was met.
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
    settings.register_profile(STEADY, max_examples=_first(_MOST), **always)


def examples(most: int) -> settings:
    """So many examples of a property that Hypothesis looks at, or the first of them."""
    return settings(max_examples=most if _all_are_asked_for() else _first(most))


def seeds(most: int) -> range:
    """The seeds from 0 for so many examples, or the first of them."""
    return range(most if _all_are_asked_for() else _first(most))


def _all_are_asked_for() -> bool:
    return settings.get_current_profile_name() == THOROUGH


def _first(most: int) -> int:
    return -(-most * 2 // 5)
