"""Ties and goals become the reading: six dials, gaps, and whom to connect with again."""
