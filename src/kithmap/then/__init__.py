"""Then and now: the people of one map as they were on a past day, and what has moved since."""
