"""What is wrong with an installation: one look a file, one sentence a look; nothing is changed by looking."""
