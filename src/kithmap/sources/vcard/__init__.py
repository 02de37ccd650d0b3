"""vCards of all versions become cards."""
