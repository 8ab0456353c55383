"""NegMAS scenarios in YAML or JSON: an outcome space and utility functions, with short or full type names."""
