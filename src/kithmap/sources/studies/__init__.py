"""Personal networks as research programs keep them: people become cards."""
