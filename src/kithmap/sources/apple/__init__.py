"""Apple's archive of Contacts (.abbu): its database, and the single cards beside it."""
