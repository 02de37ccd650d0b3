"""What is remembered: facts only, never anything that can be derived from them."""
