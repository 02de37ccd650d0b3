"""Everything in a set of files is read, in as many processes as it is worth."""
