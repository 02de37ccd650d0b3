"""Where the app keeps books: facts in a database, on SQLite or PostgreSQL."""
