"""Passages become proposed statements, each by a rule that has a name."""
