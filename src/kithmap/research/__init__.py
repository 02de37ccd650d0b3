"""Research: one goal's map as the data of an ego-network study, with pseudonyms unless names are asked for."""
