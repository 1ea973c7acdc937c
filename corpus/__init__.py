"""A plan document: read a file, find its structure, extract its records."""
