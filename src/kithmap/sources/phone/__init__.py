"""What a phone keeps of calls and short messages becomes interactions."""
