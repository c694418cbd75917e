"""The measurements: ``python bench`` prints a table, keeps it and compares it with the last."""
