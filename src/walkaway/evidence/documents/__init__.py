"""What a document says, line by line, with what is left out of it and why."""
