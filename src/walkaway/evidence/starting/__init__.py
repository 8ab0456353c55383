"""What documents tell of a negotiation that nobody has coded yet: who, when, and over what."""
