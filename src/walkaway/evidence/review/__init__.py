"""Proposed statements are shown one by one; what is accepted goes into the case, and every answer is kept."""
