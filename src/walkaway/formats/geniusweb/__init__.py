"""GeniusWeb JSON: domains, linear additive profiles and sums of groups, in the spelling of Java and of Python."""
