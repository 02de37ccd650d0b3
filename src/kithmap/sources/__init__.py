"""Files the owner has become cards, interactions and troubles: one file a format, `readers.py` chooses."""
