"""A document as a page: its text, marks and relations, and the file behind it."""
