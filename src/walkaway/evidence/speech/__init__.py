"""Who says what in a document: direct quotes, reported speech, and the speakers behind names, titles and pronouns."""
