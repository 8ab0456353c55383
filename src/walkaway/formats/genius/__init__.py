"""Genius XML: domains, linear and nonlinear profiles; read as Genius evaluates them, and written."""
