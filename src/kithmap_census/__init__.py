"""Ties and readings of many owners at once, on DuckDB, Polars or Spark: what the library says, for each owner apart."""
