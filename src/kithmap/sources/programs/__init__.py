"""What other programs for keeping in touch export."""
