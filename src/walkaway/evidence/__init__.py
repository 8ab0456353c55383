"""Documents become proposed statements: who said what, where exactly, and by which rule it was found."""
