"""Replies: one module per kind of answer, each from evidence to sentences with citations."""
