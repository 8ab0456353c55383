"""Random numbers that belong to a name, not to a place in a file.

Every quantity (a party's weight on an issue, say) draws from a stream of its own, seeded by the run's seed and the
quantity's name. So the order of parties, issues and statements in a file changes nothing, and two settings that share a
quantity share its draws (common random numbers).
"""

import hashlib

import numpy as np

__all__ = ["stream"]


def stream(seed: int, *name: str) -> np.random.Generator:
    """Return the generator of a named quantity.

    Examples:
        >>> stream(1, "usa", "weight").random() == stream(1, "usa", "weight").random()
        True
        >>> stream(1, "usa", "weight").random() == stream(1, "dprk", "weight").random()
        False
    """
    digest = hashlib.sha256("\x1f".join(name).encode()).digest()
    words = [int.from_bytes(digest[k : k + 4], "little") for k in range(0, 16, 4)]
    return np.random.default_rng(np.random.SeedSequence([seed, *words]))
