"""Names typed from memory become cards."""
