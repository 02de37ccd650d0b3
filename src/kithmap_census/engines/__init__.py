"""The engines that a census runs on: each reads and writes Parquet, and runs the same expressions."""
