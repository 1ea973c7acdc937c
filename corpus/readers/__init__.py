"""Readers: from a file of some format to a ``Layout``."""

from corpus.readers.reading import read_layout

__all__ = ["read_layout"]
