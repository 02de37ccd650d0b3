"""Cards, addresses and the owner's verdicts become people: who is who, and what is nobody."""
