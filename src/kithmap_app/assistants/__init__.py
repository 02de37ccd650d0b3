"""Assistants: a server of the Model Context Protocol on standard input and output (optional extra `assistants`)."""
