"""Where the two axes meet: who stands where on one goal's map, by closeness and by what they could do."""
