"""Chats that were exported from a phone or a service become interactions; what was written is never kept."""
