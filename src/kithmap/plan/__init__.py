"""The reading becomes this week: a handful of conversations, each with its reason."""
