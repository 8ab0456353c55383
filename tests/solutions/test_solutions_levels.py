"""What counts as the same value: the quick answers equal the full one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from walkaway.solutions._levels import TOLERANCE, all_apart, greatest, settled

# Chains of values a part of the tolerance apart, some just under it and some just over it.
STEPS = st.lists(st.sampled_from([0.0, 0.4, 0.9, 1.5, 40.0, 1e9]), min_size=1, max_size=12)


def chain(steps, random):
    values = [float(value) * TOLERANCE - 0.3 for value in np.cumsum(steps)]
    random.shuffle(values)
    return np.array(values)


@given(STEPS, st.randoms(use_true_random=False))
def test_the_greatest_are_those_of_the_settled_values(steps, random):
    values = chain(steps, random)
    same = settled(values)
    assert greatest(values).tolist() == np.flatnonzero(same == same.max()).tolist()


@given(STEPS, st.randoms(use_true_random=False))
def test_values_that_are_all_apart_are_settled_already(steps, random):
    values = chain(steps, random)
    assert all_apart(values[None]) == (len(set(settled(values).tolist())) == len(values))
