"""What the owner works towards, what that needs, and what each person could do for it."""
