"""Mailboxes and mail folders: headers become interactions, bodies are never read."""
