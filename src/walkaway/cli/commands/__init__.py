"""The commands, one room for those that belong together."""
