"""Walkaway: a negotiation workbench."""
