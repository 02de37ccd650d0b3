"""Personal networks as research programs keep them: people become cards, who knows whom becomes edges."""
